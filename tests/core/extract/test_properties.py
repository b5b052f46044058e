"""Whatever comes in: blocks are in order, apart, and only white space stands between them; or a clear error."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.extract import join, read
from monitor.errors import ExtractError
from monitor.model.clause import Document

WORDS = st.sampled_from(
    ["You agree to be bound by these terms.", "30 days", "1.", "1.1", "(a)", "第一条", "我们有权终止服务。", "a & b < c", "\u00a0",
     "\u200b", "\u202e", "𝔘", "|", "**", "\t", "- x", "a" * 70]
)  # fmt: skip
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "b",
        "a",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "h3",
        "pre",
        "br",
        "section",
        "nav",
        "footer",
        "details",
        "summary",
        "button",
        "iframe",
        "noscript",
        "title",
        "template",
        "del",
        "main",
        "article",
        "form",
        "svg",
        "script",
        "textarea",
        "select",
    ]
)


@st.composite
def html_pages(draw: st.DrawFn) -> str:
    """Tags and words in any order, some closed, some not, some only closed."""
    parts = draw(
        st.lists(
            st.one_of(
                WORDS,
                TAGS.map(lambda tag: f"<{tag}>"),
                TAGS.map(lambda tag: f"</{tag}>"),
                TAGS.map(lambda tag: f"<{tag} class='nav hidden' style='display:none' id=x rowspan=3>"),
                st.just("<!--"),
                st.just("<a href='#x'>"),
            ),
            max_size=60,
        )
    )
    return "<html><body>" + "".join(parts)


def check(document: Document) -> None:
    position = 0
    for block in document.blocks:
        assert block.start >= position
        assert document.text[position : block.start].strip() == ""
        piece = document.text[block.start : block.end]
        assert piece and piece == piece.strip()
        assert any(map(str.isalnum, piece))
        assert 0 <= block.marker <= len(piece)
        assert 0 <= block.lead <= len(piece)
        assert not block.context or len(block.context) > piece.count("\t")
        position = block.end
    assert document.text[position:].strip() == ""
    assert 0 <= document.coverage <= 1


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        document = read(data, name=name)
    except ExtractError as error:
        assert str(error)
        return
    check(document)
    check(join([document, document]))


@settings(max_examples=60, deadline=None)
@given(html_pages())
def test_html(page: str) -> None:
    read_or_refuse(page.encode(), "page.html")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            WORDS,
            st.sampled_from(
                [
                    "\n",
                    "\n\n",
                    "# ",
                    "    ",
                    "*   ",
                    "> ",
                    "---\n",
                    "| a | b |\n|---|---|\n",
                    "[x](#y)",
                    "\\",
                    "`",
                    "1. ",
                ]
            ),
        ),
        max_size=60,
    )
)
@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_markdown_and_plain_text(name: str, parts: list[str]) -> None:
    read_or_refuse("".join(parts).encode(), name)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    read_or_refuse(data, "")


@settings(max_examples=40, deadline=None)
@given(html_pages())
def test_reading_is_deterministic_and_free_of_scripts(page: str) -> None:
    try:
        first = read(page.encode(), name="p.html")
    except ExtractError:
        return
    assert read(page.encode(), name="p.html") == first
    assert not re.search(r"<script|display:none", first.text)
