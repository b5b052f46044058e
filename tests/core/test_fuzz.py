"""Whatever bytes a server sends: a tree or an ExtractError, in time, and the tree is sound.

A short run in the quick suite; ``CLAUSEWATCH_FUZZ=20000`` runs that many examples of each kind.
"""

import gzip
import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.inspection import inspect
from monitor.core.inspection.shell import is_script_shell
from monitor.errors import ExtractError

EXAMPLES = int(os.environ.get("CLAUSEWATCH_FUZZ", "10"))
SLOWEST = 10.0
"""CPU seconds that one page of a few kilobytes may never take."""

short = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

PIECES = (
    "<html>", "</html>", "<body>", "<main>", "</main>", "<div>", "</div>", "<p>", "</p>", "<ol>", "<ol start=99999999999>",
    "<ol type=i>", "<li>", "<li value=-3>", "</li>", "</ol>", "<ul>", "</ul>", "<table>", "<tr>", "<td colspan=9999999>",
    "<td rowspan=0>", "</td>", "</tr>", "</table>", "<h1>", "</h1>", "<h6>", "</h6>", "<br>", "<pre>", "</pre>", "<details>",
    "<del>", "</del>", "<ins>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "<template>", "<svg>", "<dl>",
    "<dt>", "<dd>", "<a href='#1'>", "<a href='javascript:x'>", "</a>", "<p hidden>", "<p style='display:none'>", "&amp;", "&#0;",
    "&#xD800;", "&#x110000;", "&nbsp;", "1.", "1.1 ", "1.1.1 ", "(a) ", "(i) ", "(iv) ", "第一条", "第9999条", "一、", "（一）", "①", "IX. ",
    "Section 4.1", "Schedule 2", "Effective 31/02/2025", "2025-13-45", "at least 30 days", "99.9%", "USD 1,000", "shall not", "notice",
    "\u202e", "\u200b", "\u0301", "\ud7ff", "\U0001f600", "\x00", "\x0c", "\ufeff", "\t", "\n", "\n\n", " ", "# ", "## ", "- ", "* ", "1) ", "> ",
    "| a | b |\n|---|---|\n", "```\n", "[x](", "![](", "**", "***", "_", "===\n", "---\n", "\\",
)  # fmt: skip

markup = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=60).map("".join)
charsets = st.sampled_from(["utf-8", "utf-16", "gb18030", "latin-1", "utf-8-sig"])


def sound(data: bytes, name: str, charset: str | None = None) -> None:
    """The bytes give a tree whose spans partition its text, or an ExtractError; and a verdict, all in time."""
    started = time.process_time()
    try:
        document = read(data, name=name, charset=charset)
        tree = build(document)
    except ExtractError:
        document = tree = None
    inspect(document, tree, raw=data, before=tree)
    is_script_shell(data)
    assert time.process_time() - started < SLOWEST
    if document is None or tree is None:
        return
    assert tree.text == document.text
    spans = [(clause.start, clause.end) for clause in tree.walk() if clause.kind != "inline"]
    if spans:
        assert spans[0][0] == 0
        assert spans[-1][1] == len(tree.text)
        assert all(left[1] == right[0] for left, right in pairwise(spans))


@short
@given(data=st.binary(max_size=2000), name=st.sampled_from(["x.html", "x.md", "x.txt", "x.pdf", "x"]))
def test_any_bytes(data: bytes, name: str) -> None:
    sound(data, name)


@short
@example(text="\x80", charset="gb18030", said="\x00")
@example(text="\x80", charset="gb18030", said="hex")
@given(text=markup, charset=charsets, said=st.none() | charsets | st.text(max_size=6))
def test_any_markup(text: str, charset: str, said: str | None) -> None:
    sound(text.encode(charset, "replace"), "x.html", said)


@short
@given(text=markup, name=st.sampled_from(["x.md", "x.txt"]))
def test_any_text(text: str, name: str) -> None:
    sound(text.encode("utf-8", "replace"), name)


@short
@given(data=st.data())
def test_real_pages_with_holes(shared: Path, data: st.DataObject) -> None:
    """A real page with stretches cut out, doubled or swapped."""
    folders = sorted(path for path in (shared / "corpus" / "html").iterdir() if path.is_dir())
    folder = data.draw(st.sampled_from(folders))
    page = gzip.decompress(sorted(folder.glob("*.gz"))[0].read_bytes())[:60_000]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(page)))
        end = min(len(page), start + data.draw(st.integers(0, 4000)))
        piece = data.draw(st.sampled_from([b"", page[start:end] * 2, page[start:end][::-1], b"<", b"\xff\xfe"]))
        page = page[:start] + piece + page[end:]
    sound(page, "x.html")


@pytest.mark.long
def test_a_hundred_thousand_levels_of_nesting() -> None:
    rule = b"Acme may change the fee after thirty days' notice in writing. " * 20
    sound(b"<div>" * 100_000 + rule + b"</div>" * 100_000, "x.html")


@pytest.mark.long
def test_one_line_of_a_megabyte() -> None:
    for unit in (b"a", b"1.1 ", b"((((", b"notice of ", "第一条".encode()):
        sound(unit * (1_000_000 // len(unit)), "x.txt")
