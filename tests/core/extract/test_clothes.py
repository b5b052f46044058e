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
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True).stdout.strip())


def _wearings() -> list[object]:
    """Each language in each clothing; a PDF that the machine has no font for is skipped."""
    without = pytest.mark.skipif(not _has_chinese_font(), reason="this machine has no Chinese font (fonts-noto-cjk)")
    return [
        pytest.param(language, name, marks=without if (language, name) == ("zh", "pdf") else ())
        for language in sorted(clothes.TEXTS)
        for name in clothes.wardrobe(clothes.TEXTS[language], language)
    ]


@pytest.mark.parametrize(("language", "name"), _wearings())
def test_same_text_same_blocks(language: str, name: str) -> None:
    text = clothes.TEXTS[language]
    expected = [
        fold(line)
        for kind, *rest in text
        for line in (["\t".join(row) for row in rest[0]] if kind == "table" else [" ".join(rest)])
    ]
    document = read(clothes.wardrobe(text, language)[name])
    assert [fold(document.text[block.start : block.end]) for block in document.blocks] == expected


def test_table_rows_know_their_headers_in_all_clothes() -> None:
    for name, data in clothes.wardrobe(clothes.ENGLISH).items():
        contexts = [block.context for block in read(data).blocks if block.kind == "row"]
        assert contexts == [(), ("Monthly uptime", "Service credit"), ("Monthly uptime", "Service credit")], name


def test_headings_are_marked_where_markup_tells() -> None:
    for name in ("html-semantic", "html-sections", "markdown", "pdf"):
        document = read(clothes.wardrobe(clothes.ENGLISH)[name])
        headings = [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]
        assert headings[1:] == ["1. Scope", "2. Service Levels", "3. Liability", "4. Notice of Changes"], name


@pytest.mark.parametrize(("language", "name"), _wearings())
def test_same_clause_texts_and_numbers(language: str, name: str) -> None:
    wardrobe = clothes.wardrobe(clothes.TEXTS[language], language)
    plain, tree = build(read(wardrobe["html-semantic"])), build(read(wardrobe[name]))
    expected = [(fold(clause.num), fold(clause.heading), fold(clause.text)) for clause in plain.walk()]
    assert [(fold(clause.num), fold(clause.heading), fold(clause.text)) for clause in tree.walk()] == expected
    assert not {change.kind for change in compare(plain, tree).changes} - {"cosmetic"}
