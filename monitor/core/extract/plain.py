"""Plain text to drafts: a line is a block; tabs part the cells of a table row; list signs are markup.

Where the whole text is wrapped at a fixed width, the lines of a paragraph are joined first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from monitor.core.extract.draft import Draft, table
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
    lines = text.split("\n")
    if _is_wrapped(lines):
        lines = _unwrapped(lines)
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "\t" in line.strip():
            rows.append([clean(cell) for cell in line.strip().split("\t")])
            continue
        if rows:
            yield from table(rows)
            rows = []
        bullet = _BULLET.match(line)
        if bullet:
            depth = 1 + len(bullet[1].expandtabs(4)) // 2
            yield Draft(kind="item", text=clean(line[bullet.end() :]), level=min(depth, 9))
        elif content := clean(line):
            yield Draft(kind="paragraph", text=content)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Do most lines that another follows directly end near one width, in the middle of a sentence?"""
    followed = [line.rstrip() for line, following in pairwise(lines) if line.strip() and following.strip()]
    full = [line for line in followed if len(line) in _WRAP_WIDTH and not line.endswith(_SENTENCE_END)]
    longest = max(map(len, lines), default=0)
    return len(full) >= _ENOUGH and len(full) * 2 > len(followed) and longest <= _WRAP_WIDTH.stop + 20


def _unwrapped(lines: Sequence[str]) -> list[str]:
    joined: list[str] = []
    open_line = False
    for line in lines:
        starts = not line.strip() or own_marker(line.strip()) or _BULLET.match(line) is not None
        if open_line and not starts:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        open_line = len(line.rstrip()) in _WRAP_WIDTH
    return joined
