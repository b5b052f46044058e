"""The same text in other clothes reads the same: HTML in four styles, Markdown, plain text and PDF."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.core.text import fold

_SPEC = importlib.util.spec_from_file_location("clothes", Path(__file__).with_name("clothes.py"))
assert _SPEC and _SPEC.loader
clothes = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(clothes)


def _has_chinese_font() -> bool:
    listed = (
        subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False) if shutil.which("fc-list") else None
    )
    return bool(listed and listed.stdout.strip())


def _worn(language: str) -> dict[str, bytes]:
    """Every clothing of the text in a language but those that this machine cannot show."""
    worn = clothes.wardrobe(clothes.TEXTS[language], language)
    if language == "zh" and not _has_chinese_font():
        del worn["pdf"]
    return worn


@pytest.mark.parametrize("language", sorted(clothes.TEXTS))
def test_same_text_same_blocks(language: str) -> None:
    text = clothes.TEXTS[language]
    expected = [
        fold(line)
        for kind, *rest in text
        for line in (["\t".join(row) for row in rest[0]] if kind == "table" else [" ".join(rest)])
    ]
    for name, data in _worn(language).items():
        document = read(data)
        found = [fold(document.text[block.start : block.end]) for block in document.blocks]
        assert found == expected, name


def test_table_rows_know_their_headers_in_all_clothes() -> None:
    for name, data in clothes.wardrobe(clothes.ENGLISH).items():
        contexts = [block.context for block in read(data).blocks if block.kind == "row"]
        assert contexts == [(), ("Monthly uptime", "Service credit"), ("Monthly uptime", "Service credit")], name


def test_headings_are_marked_where_markup_tells() -> None:
    for name in ("html-semantic", "html-sections", "markdown", "pdf"):
        document = read(clothes.wardrobe(clothes.ENGLISH)[name])
        headings = [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]
        assert headings[1:] == ["1. Scope", "2. Service Levels", "3. Liability", "4. Notice of Changes"], name


@pytest.mark.parametrize("language", sorted(clothes.TEXTS))
def test_same_clause_texts_and_numbers(language: str) -> None:
    trees = {name: build(read(data)) for name, data in _worn(language).items()}
    plain = trees["html-semantic"]
    expected = [(fold(clause.num), fold(clause.heading), fold(clause.text)) for clause in plain.walk()]
    for name, tree in trees.items():
        assert [(fold(clause.num), fold(clause.heading), fold(clause.text)) for clause in tree.walk()] == expected, name
        kinds = {change.kind for change in compare(plain, tree).changes}
        assert not kinds - {"cosmetic"}, (name, kinds)
