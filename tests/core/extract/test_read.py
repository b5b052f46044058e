"""monitor.core.extract.read: pages to blocks."""

import pytest

from monitor.core.extract import join, read
from monitor.errors import ExtractError
from monitor.model.clause import Document

LONG = "You agree that we may terminate this Agreement upon thirty days' notice to the registered address."


def page(body: str) -> Document:
    return read(f"<!doctype html><html lang='en'><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def test_blocks_of_a_small_page() -> None:
    document = page(
        f"<h1>Terms</h1><h2>1. Scope</h2><p><b>Notice.</b> {LONG}</p><ol><li>First</li><li>Second</li></ol>"
    )
    assert texts(document) == ["Terms", "1. Scope", f"Notice. {LONG}", "1. First", "2. Second"]
    assert [block.kind for block in document.blocks] == ["heading", "heading", "paragraph", "item", "item"]
    assert [block.level for block in document.blocks] == [1, 2, 0, 1, 1]
    assert [block.marker for block in document.blocks] == [0, 0, 0, 3, 3]
    assert document.blocks[2].lead == len("Notice.")
    assert document.declared_language == "en"


def test_join_shifts_offsets() -> None:
    joined = join(
        [
            page(f"<p>{LONG}</p>"),
            page(f"<table><tr><th>A</th><th>B</th></tr><tr><td>{LONG}</td><td>x</td></tr></table>"),
        ]
    )
    assert texts(joined) == [LONG, "A\tB", f"{LONG}\tx"]
    assert joined.text[joined.blocks[2].end - 1 : joined.blocks[2].end] == "x"
    assert joined.blocks[2].context == ("A", "B")


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"<html><body></body></html>", b"\x89PNG\r\n", b"PK\x03\x04rest", b"ab\0\1\2c"]
)
def test_what_holds_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractError):
        read(data)


def test_text_wrapped_at_a_fixed_width_is_joined() -> None:
    wrapped = """1. Scope

You agree that these terms apply to each and every order that you
place with us, whatever the channel that you choose to place it
through, and that your own conditions do not apply to any of them.
2. A numbered line begins anew even though nothing ends the one
before it.

* A point that is long enough to be wrapped and goes on and on and
  on to the second line.
* Another point that is long enough to be wrapped, so that there
  are enough of them.

Short line
another short line
"""
    found = texts(read(wrapped.encode(), name="terms.txt"))
    assert found == [
        "1. Scope",
        "You agree that these terms apply to each and every order that you place with us, whatever the channel that you "
        "choose to place it through, and that your own conditions do not apply to any of them.",
        "2. A numbered line begins anew even though nothing ends the one before it.",
        "A point that is long enough to be wrapped and goes on and on and on to the second line.",
        "Another point that is long enough to be wrapped, so that there are enough of them.",
        "Short line",
        "another short line",
    ]


def test_lines_of_seeds_stay_lines() -> None:
    text = (
        "A first line that nothing follows.\n\nA second one, longer than any width that anybody would wrap a text at, "
        + "so it is. " * 9
    )
    assert len(texts(read(text.encode(), name="a.txt"))) == 2


def test_terms_in_a_pre_element_are_read_as_plain_text() -> None:
    document = page(f"<pre>1. Scope\n\n{LONG}\n\n  - first\n  - second</pre>")
    assert texts(document) == ["1. Scope", LONG, "first", "second"]
    assert [block.kind for block in document.blocks][2:] == ["item", "item"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=3><li>a</li><li value=7>b</li><li>c</li></ol>", ["3. a", "7. b", "8. c"]),
        ("<ol type=a><li>x</li><li>y</li></ol>", ["a. x", "b. y"]),
        ("<ol type=I><li>x</li><li>y</li></ol>", ["I. x", "II. y"]),
        ("<ol style='list-style-type: lower-roman'><li>x</li><li>y</li></ol>", ["i. x", "ii. y"]),
        ("<ol style='list-style:none'><li>x</li></ol>", ["x"]),
        (
            "<ol><li>(a) own</li><li>1.2 own</li><li>第一条 own</li><li>30 days</li></ol>",
            ["(a) own", "1.2 own", "第一条 own", "4. 30 days"],
        ),
        ("<ol><li><h3>Head</h3><p>Text</p></li></ol>", ["1. Head", "Text"]),
        ("<ol><li>a<ol type=i><li>b</li></ol></li></ol>", ["1. a", "i. b"]),
        ("<ul><li>a<ul><li>b</li></ul>tail</li></ul>", ["a", "b", "tail"]),
    ],
)
def test_list_markers(markup: str, expected: list[str]) -> None:
    assert texts(page(f"<p>{LONG}</p>{markup}"))[1:] == expected


def test_list_depth_and_what_continues_an_item() -> None:
    blocks = page(f"<p>{LONG}</p><ul><li>a<ul><li>b</li></ul><p>tail</p></li></ul><p>after it all</p>").blocks[1:]
    assert [(block.kind, block.level) for block in blocks] == [
        ("item", 1),
        ("item", 2),
        ("paragraph", 1),
        ("paragraph", 0),
    ]


def test_spans_and_row_headers_of_a_table() -> None:
    table = (
        "<table><thead><tr><th>Plan</th><th>Uptime</th><th>Credit</th></tr></thead><tbody>"
        "<tr><td rowspan=2>Pro</td><td>&lt; 99.9%</td><td>10%</td></tr><tr><td>&lt; 99%</td><td>25%</td></tr>"
        "<tr><td colspan=2>All plans</td><td>5%</td></tr></tbody></table>"
    )
    document = page(f"<p>{LONG}</p>{table}")
    rows = document.blocks[2:]
    assert texts(document)[1:] == ["Plan\tUptime\tCredit", "Pro\t< 99.9%\t10%", "< 99%\t25%", "All plans\t5%"]
    assert [row.context for row in rows] == [("Plan", "Uptime", "Credit"), ("Uptime", "Credit"), ("Plan", "Credit")]


def test_terms_definitions_and_contents_lines() -> None:
    document = page(
        f"<ul><li><a href='#s1'>Scope</a></li></ul><h2 id=s1><a href='#s1'>Scope</a></h2><p>{LONG}</p><dl><dt>Fee</dt><dd>What you pay.</dd></dl>"
    )
    assert [(block.kind, block.anchor) for block in document.blocks] == [
        ("item", True), ("heading", False), ("paragraph", False), ("term", False), ("definition", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"<!DOCTYPE html><p>We may end this.", "x.txt", "text/html"),
        (b"<div><p>We may end this.</p></div>", "x", "text/html"),
        (b"We may end this.", "x.html", "text/html"),
        (b"We may end this.", "x", "text/plain"),
        (b"We may end this.", "x.md", "text/markdown"),
    ],
)
def test_format_by_content_then_by_name(data: bytes, name: str, media_type: str) -> None:
    assert read(data, name=name).media_type == media_type
