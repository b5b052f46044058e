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
    start, end = joined.blocks[2].cells[1]
    assert joined.text[start:end] == "x"
    assert joined.blocks[2].context == ("A", "B")


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"<html><body></body></html>", b"\x89PNG\r\n", b"PK\x03\x04rest", b"ab\0\1\2c"]
)
def test_what_holds_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractError):
        read(data)
