"""Tables of what is watched and how it goes, for a terminal: columns in line also with wide characters."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime


def when(instant: datetime | None) -> str:
    """``2026-03-02 09:00`` in UTC, or a dash."""
    return instant.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if instant else "-"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a table; the last column is not padded."""
    lines = [head, *rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        cells = [cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)]
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
