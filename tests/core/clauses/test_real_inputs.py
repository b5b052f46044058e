"""Properties that hold for every page: nothing lost, nothing twice, stable ids, linear time."""

import doctest
import gzip
import importlib
import pickle
import pkgutil
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import monitor.core.clauses
from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.model.clause import Block, BlockKind, Clause, ClauseTree, Document

KINDS: tuple[BlockKind, ...] = ("heading", "paragraph", "item", "row", "term", "definition", "pre")
LINES = st.one_of(
    st.sampled_from(
        [
            "1. Fees",
            "1.1 You pay;",
            "1. 1.2 x",
            "(a) one",
            "(i) two",
            "第一条 总则",
            "一、甲",
            "① 乙",
            "Article 2",
            "§ 3",
            "Terms of Service",
            "○ sign",
            "(1) x; (2) y",
            "Contents",
            "LIABILITY",
            "You pay",
            "2024年1月1日",
            "7.8 z",
            "A. B",
            "•",
        ]
    ),
    st.text(min_size=1, max_size=30),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Blocks of any kind, anywhere, with white space between them."""
    text, blocks = draw(st.text(" \n\t", max_size=3)), []
    for line in draw(st.lists(LINES, max_size=25)):
        start, end = len(text), len(text) + len(line)
        text += line + draw(st.sampled_from(["\n", "\n\n", " ", ""]))
        blocks.append(
            Block(
                kind=draw(st.sampled_from(KINDS)),
                start=start,
                end=end,
                level=draw(st.integers(0, 6)),
                marker=draw(st.integers(0, min(4, len(line)))),
                lead=draw(st.integers(0, len(line))),
                anchor=draw(st.booleans()),
            )
        )
    return Document(text=text, blocks=tuple(blocks), media_type="text/plain")


def assert_sound(tree: ClauseTree) -> None:
    """Spans partition the text, pieces are disjoint slices of spans, inline points are slices of texts, ids are unique."""
    position = 0
    for part in tree.parts:
        for clause in part.walk():
            assert clause.part == part.id
            if clause.kind != "inline":
                assert clause.start == position <= clause.end
                position = clause.end
                assert_pieces(tree.text, clause)
            for child in clause.children:
                if child.kind == "inline":
                    assert child.start == child.end
                    assert child.text in clause.text
                    assert tree.text.startswith(child.text, child.text_start)
    assert position == len(tree.text) or not tree.parts
    eids = [clause.eid for clause in tree.walk()]
    assert len(eids) == len(set(eids))


def assert_pieces(text: str, clause: Clause) -> None:
    position = clause.start
    raw = clause.num_raw or clause.num
    if raw:
        position = text.index(raw, position) + len(raw)
    if clause.heading:
        assert position <= clause.heading_start
        position = clause.heading_start + len(clause.heading)
        assert text[clause.heading_start : position] == clause.heading
    if clause.text:
        assert position <= clause.text_start
        position = clause.text_start + len(clause.text)
        assert text[clause.text_start : position] == clause.text
    assert position <= clause.end


@given(documents())
def test_any_document_is_sound(document: Document) -> None:
    tree = build(document)
    assert_sound(tree)
    assert bool(tree.parts) == bool(document.text)


def real_pages(shared: Path) -> Iterator[Path]:
    yield from sorted((shared / "seeds").glob("*.txt"))
    yield from sorted((shared / "corpus" / "pairs").glob("*/*.md"))
    yield from sorted((shared / "corpus" / "html").glob("*/*.html.gz"))


def document_of(page: Path) -> Document:
    data = page.read_bytes()
    if page.suffix == ".gz":
        return read(gzip.decompress(data), name=page.name.removesuffix(".gz"))
    return read(data, name=page.name)


def test_some_real_pages_are_sound(shared: Path) -> None:
    for page in list(real_pages(shared))[::23]:
        assert_sound(build(document_of(page)))


@pytest.mark.long
def test_all_real_pages_are_sound(shared: Path) -> None:
    for page in real_pages(shared):
        assert_sound(build(document_of(page)))


def test_insertion_elsewhere_keeps_ids(shared: Path) -> None:
    (page,) = (shared / "seeds").glob("000_*")
    text = page.read_text("utf-8")
    before = build(read(text.encode(), name="a.txt"))
    longer = text.replace("2. Purchase", "1.6 “Sandbox” means a place for trials.\n2. Purchase", 1)
    after = build(read(longer.encode(), name="a.txt"))
    old, new = ({clause.eid: clause.text for clause in tree.walk()} for tree in (before, after))
    assert set(old) <= set(new)
    assert len(new) == len(old) + 1


def test_tree_can_be_pickled_however_deep() -> None:
    text = "x"
    blocks = tuple(Block(kind="item", start=0, end=1, level=level) for level in range(1, 3000))
    spread = "\n".join("x" for _ in blocks)
    blocks = tuple(replace(block, start=2 * i, end=2 * i + 1) for i, block in enumerate(blocks))
    tree = build(Document(text=spread, blocks=blocks, media_type="text/plain"))
    assert len(text) == 1
    assert_sound(tree)
    assert pickle.loads(pickle.dumps(tree)) == tree


PATTERNS = {
    "numbered": lambda n: f"{n // 20 + 1}.{n % 20 + 1} You pay what you owe, and you pay it on time.",
    "one": lambda n: "1. Fees are owed.",
    "points": lambda n: f"({n % 9 + 1}) you pay; (i) now; (ii) later;",
    "titles": lambda n: f"Heading {n % 400}",
    "restarts": lambda n: f"{n % 3 + 1}. Fees",
    "brackets": lambda n: "x" + "(" * 30 + ")" * 30,
}


@pytest.mark.long
@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_linear(name: str) -> None:
    seconds = []
    for size in (2_000, 16_000):
        page = "\n".join(PATTERNS[name](n) for n in range(size)).encode()
        document = read(page, name="a.txt")
        start = time.process_time()
        build(document)
        seconds.append(time.process_time() - start)
    assert all(later <= 8 * 2.5 * max(earlier, 0.02) for earlier, later in pairwise(seconds)), seconds


@pytest.mark.parametrize(
    "name",
    [
        "monitor.core.numbering",
        *(f"monitor.core.clauses.{m.name}" for m in pkgutil.iter_modules(monitor.core.clauses.__path__)),
    ],
)
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
