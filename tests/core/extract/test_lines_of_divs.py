"""A page whose every line is an element of its own keeps all its lines."""

from monitor.core.extract import read

LINES = (
    "Terms",
    "1. Scope",
    "1.1 You use it as agreed.",
    "1.2 You must not copy, sell, lend, lease, or otherwise hand on what we let you use under these terms.",
    "2. Fees",
    "2.1 You pay.",
)


def test_one_long_line_is_not_the_whole_text() -> None:
    page = "<html><body><div>" + "".join(f"<div>{line}</div>" for line in LINES) + "</div></body></html>"
    assert read(page.encode(), name="a.html").text == "\n".join(LINES)
