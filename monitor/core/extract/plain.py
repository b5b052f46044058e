"""Plain text to drafts: a line is a block; tabs part the cells of a table row; list signs are markup.

Where the whole text is wrapped at a fixed width, the lines of a paragraph are joined first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from monitor.core.extract.draft import MAX_CELLS, Draft, lines_of, table
from monitor.core.extract.inline import clean
from monitor.core.extract.lists import own_marker

_BULLET = re.compile(r"(\s*)[-*+•·●○▪■◦‣–]\s+(?=\S)")
_SENTENCE_END = tuple(".:;!?。：；！？")
_WRAP_WIDTH = range(45, 101)
"""Characters of a full line in a text that is wrapped at a fixed width."""

_ENOUGH = 5
"""So many line breaks inside paragraphs must be seen before a text counts as wrapped."""


def drafts(text: str) -> Iterator[Draft]:
    """One draft for each line that holds something; for each paragraph if the text is wrapped."""
    lines = lines_of(text)
    for in_table, some in groupby(_unwrapped(lines) if _is_wrapped(lines) else lines, key=_is_row):
        if in_table:
            yield from table([clean(cell) for cell in line.strip().split("\t")] for line in some)
        else:
            yield from filter(None, map(_draft, some))


def _is_row(line: str) -> bool:
    return 0 < line.strip().count("\t") < MAX_CELLS


def _draft(line: str) -> Draft | None:
    """A line outside of tables; None if it holds nothing."""
    bullet = _BULLET.match(line)
    if bullet:
        depth = 1 + len(bullet[1].expandtabs(4)) // 2
        return Draft(kind="item", text=clean(line[bullet.end() :]), level=min(depth, 9))
    content = clean(line)
    return Draft(kind="paragraph", text=content) if content else None


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Do most lines that another follows directly end near one width, in the middle of a sentence?"""
    followed = [line.rstrip() for line, following in pairwise(lines) if line.strip() and following.strip()]
    full = [line for line in followed if len(line) in _WRAP_WIDTH and not line.endswith(_SENTENCE_END)]
    longest = max(map(len, lines), default=0)
    return len(full) >= _ENOUGH and len(full) * 2 > len(followed) and longest <= _WRAP_WIDTH.stop + 20


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a wrapped text, each as one line."""
    gathered: list[str] = []
    for line in lines:
        full = bool(gathered) and len(gathered[-1].rstrip()) in _WRAP_WIDTH
        starts = not line.strip() or own_marker(line.strip()) or _BULLET.match(line) is not None
        if gathered and (starts or not full):
            yield _one_line(gathered)
            gathered = []
        gathered.append(line)
    yield _one_line(gathered)


def _one_line(lines: Sequence[str]) -> str:
    first, *others = lines
    return " ".join([first.rstrip(), *map(str.strip, others)]) if others else first
