"""A page whose every line is an element of its own keeps all its lines."""

from monitor.core.extract import read

LINES = (
    "Acme Terms of Service",
    "1. Scope",
    "1.1 You use it as agreed.",
    "1.2 You must not copy, sell or lend out what we let you use in here.",
    "2. Fees",
    "2.1 You pay what is listed.",
)


def test_one_long_line_is_not_the_whole_text() -> None:
    page = "<html><body><div>" + "".join(f"<div>{line}</div>" for line in LINES) + "</div></body></html>"
    assert read(page.encode(), name="a.html").text == "\n".join(LINES)
