"""Plain text to drafts: each line is a block; tabs part the cells of a table row; list signs are markup."""

import re
from collections.abc import Iterator

from monitor.core.extract.draft import Draft, table
from monitor.core.extract.inline import clean

_BULLET = re.compile(r"(\s*)[-*+•·●○▪■◦‣–]\s+(?=\S)")


def drafts(text: str) -> Iterator[Draft]:
    """One draft for each line that holds something."""
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
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
