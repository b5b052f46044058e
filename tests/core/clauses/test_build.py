"""The clause tree is lossless and places numbers by their neighbours."""

import re

from hypothesis import given
from hypothesis import strategies as st

from monitor.core.clauses import build
from monitor.model.clause import Block, Clause, ClauseTree, Document


def document(text: str) -> Document:
    """A document with one block a line; ``- `` at a line's start makes it a point of a list."""
    blocks = []
    for match in re.finditer(r"[^\n]+", text):
        bullet = match.group().startswith("- ")
        start = match.start() + 2 * bullet
        blocks.append(Block(kind="item" if bullet else "paragraph", start=start, end=match.end(), level=int(bullet)))
    return Document(text=text, blocks=tuple(blocks), media_type="text/plain")


def assert_lossless(tree: ClauseTree) -> None:
    position = 0
    for clause in tree.walk():
        if clause.kind == "inline":
            assert clause.start == clause.end
            continue
        assert clause.start == position <= clause.end
        position = clause.end
        assert_slices(tree.text, clause)
    assert position == len(tree.text)


def assert_slices(text: str, clause: Clause) -> None:
    spans = []
    if clause.heading:
        spans.append((clause.heading_start, clause.heading_start + len(clause.heading), clause.heading))
    if clause.text:
        spans.append((clause.text_start, clause.text_start + len(clause.text), clause.text))
    before = clause.start
    for start, end, piece in spans:
        assert before <= start <= end <= clause.end
        assert text[start:end] == piece
        before = end


@given(st.lists(st.sampled_from(["1. A", "1.1 b;", "(a) c", "(i) d", "- x", "Text goes on.", "2. B", "", "一、甲"])))
def test_any_arrangement_is_lossless(lines: list[str]) -> None:
    text = "\n".join(lines)
    tree = build(document(text))
    if text.strip():
        assert_lossless(tree)
