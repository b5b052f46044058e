"""The columns of a printed page: text set side by side is read one column after the other, a table row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_GUTTER = 8.0
"""Points between two columns at least."""

_ACROSS = 0.2
"""Share of the runs that may stand across a gutter: titles, notices over all columns."""

_FEWEST = 8
"""Runs that a column has at least."""

_WIDE = 0.6
"""A line of running text takes this share of its column's width; the cells of a table seldom do."""

_MOSTLY = 0.45
"""Share of a column's lines that are wide: headings and ends of paragraphs are not."""

_SAME = 2.0
"""Points within which two lines begin at one height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Text of one font on one line. Points from the lower left corner; ``size``: of the font."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False


def columns(runs: Sequence[Run], width: float) -> list[list[Run]]:
    """The runs of one page in columns from left to right, if gutters part it; else all in one.

    Runs across a gutter (a title over both columns) begin a new band of columns.
    """
    edges = _edges(runs, width)
    sides = [[run for run in runs if low <= run.left and run.right <= high] for low, high in pairwise(edges)]
    across = [run for run in runs if not any(low <= run.left and run.right <= high for low, high in pairwise(edges))]
    if len(sides) < 2 or not all(map(_is_text, sides)) or any(_are_rows(*pair) for pair in pairwise(sides)):
        return [list(runs)]
    return _bands(sides, across)


def _edges(runs: Sequence[Run], width: float) -> list[float]:
    """The page's left edge, the middle of every gutter, and the right edge."""
    cover = [0] * (int(max((run.right for run in runs), default=0.0)) + 2)
    for run in runs:
        for x in range(max(0, int(run.left)), int(run.right) + 1):
            cover[x] += 1
    few = _ACROSS * len(runs)
    edges, begun = [float("-inf")], None
    for x, count in enumerate(cover):
        if count <= few and begun is None:
            begun = x
        elif count > few and begun is not None:
            if x - begun >= _GUTTER and _parts(runs, edges[-1], x - 2.0):
                edges.append(x - 2.0)
            begun = None
    return [*edges, max(width, len(cover)) + 1.0]


def _parts(runs: Sequence[Run], low: float, at: float) -> bool:
    """Whether enough stands on either side of ``at`` (to the left down to ``low``)."""
    left = sum(low <= run.left and run.right <= at for run in runs)
    right = sum(run.left >= at for run in runs)
    return min(left, right) >= _FEWEST


def _is_text(column: Sequence[Run]) -> bool:
    if len(column) < _FEWEST:
        return False
    width = max(run.right for run in column) - min(run.left for run in column)
    return sum(run.right - run.left >= _WIDE * width for run in column) >= _MOSTLY * len(column)


def _are_rows(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether what begins after a gap begins at the same heights on both sides, as the rows of a table do."""
    starts, others = _starts(left), _starts(right)
    if min(len(starts), len(others)) < 3:
        return False
    met = sum(any(abs(one - other) <= _SAME for other in others) for one in starts)
    return met >= 0.6 * min(len(starts), len(others))


def _starts(column: Sequence[Run]) -> list[float]:
    """Tops of the lines that stand after a gap: of paragraphs, of rows."""
    lines = sorted(column, key=lambda run: -run.top)
    return [line.top for before, line in pairwise(lines) if before.bottom - line.top > 0.5 * line.size]


def _bands(sides: Sequence[Sequence[Run]], across: Sequence[Run]) -> list[list[Run]]:
    bands: list[list[Run]] = []
    crossing = sorted(across, key=lambda run: -run.top)
    top = float("inf")
    for run in [*crossing, None]:
        edge = run.bottom if run is not None else float("-inf")
        bands += [[one for one in side if edge < one.top <= top] for side in sides]
        if run is not None:
            bands.append([run])
        top = edge
    return [band for band in bands if band]
