"""Runs of text with places on printed pages to drafts: reading order, paragraphs, tables, running heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from monitor.core.extract.columns import Run, columns
from monitor.core.extract.draft import Draft, table
from monitor.core.extract.inline import clean
from monitor.core.text import CJK

__all__ = ["Page", "Run", "drafts"]

_BULLET = re.compile(r"[•●○▪■◦‣∙·\uf0b7–-]\s+(?=\S)")
_FOLIO = re.compile(
    r"(?i)\W*(?:page|seite)?\s*\d{1,4}\s*(?:(?:of|/|von|-)\s*\d{1,4})?\W*|第\s*\d+\s*页.{0,10}|[ivx]{1,5}"
)
_NEW_LINE_STARTS = re.compile(
    r"\(?[a-zA-Z0-9]{1,3}[.)]\s|\d+(?:\.\d+)+\.?\s|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第.{1,4}[条章节]"
)
_CJK_CHAR = re.compile(f"[{CJK}，。；：、）】」』！？]")
_SENTENCE_END = tuple(".:;!?。：；！？")

MARGIN = 0.1
"""Share of a page's height at its top and bottom where running heads and folios stand."""

HEADING_SIZE = 1.15
"""A line this much larger than most text is a heading."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """``height`` and ``width`` in points; ``runs`` in the order of the file."""

    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """Runs side by side; ``cells`` parts them where the gap is wider than a space can be. ``edge``: of their column."""

    runs: tuple[Run, ...]
    cells: tuple[str, ...]
    page: int
    edge: float

    @property
    def text(self) -> str:
        return clean(" ".join(self.cells))

    @property
    def left(self) -> float:
        return self.runs[0].left

    @property
    def right(self) -> float:
        return max(run.right for run in self.runs)

    @property
    def bottom(self) -> float:
        return min(run.bottom for run in self.runs)

    @property
    def top(self) -> float:
        return max(run.top for run in self.runs)

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)


def drafts(pages: Sequence[Page]) -> Iterator[Draft]:
    """The blocks of a printed text in reading order, without running heads, feet and page numbers."""
    running = _running(pages)
    lines: list[_Line] = []
    for number, page in enumerate(pages):
        kept = [run for run in page.runs if not _is_running(run, page, running)]
        lines += [line for column in columns(kept, page.width) for line in _lines(column, number)]
    if not lines:
        return
    words = Counter(word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text))
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    heads = sorted({size for size in sizes if size >= HEADING_SIZE * body}, reverse=True)
    for group in _paragraphs(lines, heads):
        yield from _drafts_of(group, heads, words)


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Masked texts that stand in the margin of at least half of the pages, three if there are so many."""
    counts = Counter(
        masked for page in pages for masked in {_masked(run) for run in page.runs if _in_margin(run, page)}
    )
    needed = max(2, min(3, len(pages)), len(pages) // 2)
    return frozenset(text for text, count in counts.items() if count >= needed)


def _masked(run: Run) -> str:
    return re.sub(r"\d+", "#", clean(run.text))


def _in_margin(run: Run, page: Page) -> bool:
    return run.bottom > (1 - MARGIN) * page.height or run.top < MARGIN * page.height


def _is_running(run: Run, page: Page, running: frozenset[str]) -> bool:
    return _in_margin(run, page) and (_masked(run) in running or _FOLIO.fullmatch(clean(run.text)) is not None)


def _lines(runs: Iterable[Run], page: int) -> Iterator[_Line]:
    """Runs that overlap in height make a line; lines from top to bottom."""
    runs = list(runs)
    edge = max((run.right for run in runs), default=0.0)
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        middle = (run.top + run.bottom) / 2
        line = next((line for line in lines[-3:] if line[0].bottom <= middle <= line[0].top), None)
        if line is None:
            lines.append([run])
        else:
            line.append(run)
    for line in lines:
        ordered = sorted(line, key=lambda run: run.left)
        cells = [ordered[0].text]
        for before, run in pairwise(ordered):
            gap = run.left - before.right
            if gap > 1.2 * run.size and before.text.strip():
                cells.append(run.text)
            else:
                spaced = gap > 0.1 * run.size and not cells[-1].endswith(" ") and not run.text.startswith(" ")
                cells[-1] += (" " if spaced else "") + run.text
        yield _Line(
            runs=tuple(ordered),
            cells=tuple(clean(cell) for cell in cells if cell.strip()) or ("",),
            page=page,
            edge=edge,
        )


def _paragraphs(lines: Sequence[_Line], heads: Sequence[float]) -> Iterator[list[_Line]]:
    """Lines that belong together."""
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group, line, heads):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: Sequence[_Line], line: _Line, heads: Sequence[float]) -> bool:
    before = group[-1]
    row = next((one for one in reversed(group) if len(one.cells) > 1), None)
    if len(line.cells) > 1 or row is not None:
        return len(line.cells) == len(before.cells) > 1 or (row is not None and _wraps_in_row(row, before, line))
    if abs(line.size - before.size) > 0.6:
        return False
    gap = before.bottom - line.top
    if before.page == line.page and gap >= -2 * line.size:
        if gap > 0.75 * line.size:
            return False
    elif before.text.endswith(_SENTENCE_END):  # the next page, or the next column
        return False
    if _BULLET.match(line.text) or (_NEW_LINE_STARTS.match(line.text) and before.text.endswith(_SENTENCE_END)):
        return False
    is_full = before.right > before.edge - 0.18 * (before.edge - min(before.left, group[0].left))
    return is_full or round(line.size, 1) in heads or before.text.endswith("-") or line.text[:1].islower()


def _wraps_in_row(row: _Line, before: _Line, line: _Line) -> bool:
    """Is the line the rest of cells that did not fit? ``row``: the last line of several cells, which shows where they
    begin; ``before``: the line above."""
    close = before.page == line.page and before.bottom - line.top < 0.4 * line.size
    places = _cell_places(row)
    return (
        close
        and len(line.cells) <= len(row.cells)
        and all(any(abs(run.left - x) < 3 for x in places) for run in line.runs[:1])
    )


def _drafts_of(group: Sequence[_Line], heads: Sequence[float], words: Counter[str]) -> Iterator[Draft]:
    if any(len(line.cells) > 1 for line in group):
        yield from table(_rows(group))
        return
    text = _joined(group, words)
    size = round(group[0].size, 1)
    if size in heads and len(text) < 300:
        yield Draft(kind="heading", text=text, level=min(1 + list(heads).index(size), 6))
        return
    bullet = _BULLET.match(text)
    if bullet:
        yield Draft(kind="item", text=text[bullet.end() :], level=1)
        return
    yield Draft(kind="paragraph", text=text, lead=_lead(group, text))


def _rows(group: Sequence[_Line]) -> list[list[str]]:
    """Cell texts of each row; a line close below that starts no new row continues its cells."""
    rows: list[list[str]] = []
    row = group[0]
    for position, line in enumerate(group):
        before = group[position - 1] if position else None
        close = before is not None and before.bottom - line.top < 0.35 * line.size
        if before is not None and close and _wraps_in_row(row, before, line):
            places = _cell_places(row)
            for place, cell in zip(_cell_places(line), line.cells, strict=False):
                nearest = min(range(len(places)), key=lambda index: abs(places[index] - place))
                rows[-1][nearest] = f"{rows[-1][nearest]} {cell}".strip()
            continue
        rows.append(list(line.cells))
        row = line
    return rows


def _cell_places(line: _Line) -> list[float]:
    """The left edge of each cell of a line."""
    places = [line.runs[0].left]
    for before, run in pairwise(line.runs):
        if run.left - before.right > 1.2 * run.size and before.text.strip():
            places.append(run.left)
    return places[: len(line.cells)]


def _joined(group: Sequence[_Line], words: Counter[str]) -> str:
    """The lines as one text: words parted at a line's end are made whole, Chinese lines join without a space."""
    text = ""
    for line in group:
        following = line.text
        if text and text[-1] in "\u0002\ufffe\u00ad":
            text = text[:-1] + following
        elif text.endswith("-") and following[:1].islower() and text[-2:-1].isalpha():
            text = _unhyphenated(text, following, words)
        elif text and not (_CJK_CHAR.match(text[-1]) and _CJK_CHAR.match(following[:1])):
            text += " " + following
        else:
            text += following
    return clean(text)


def _unhyphenated(text: str, following: str, words: Counter[str]) -> str:
    """Join a word parted at a hyphen, which stays only if the document spells the word with it elsewhere."""
    head = re.search(r"[^\W\d_]+(?=-$)", text)
    tail = re.match(r"[^\W\d_]+", following)
    if head and tail:
        parted, whole = f"{head[0]}-{tail[0]}".lower(), f"{head[0]}{tail[0]}".lower()
        if words[parted] > words[whole]:
            return text + following
    return text[:-1] + following


def _lead(group: Sequence[_Line], text: str) -> int:
    """Length of the bold beginning."""
    runs = [run for line in group for run in line.runs if run.text.strip()]
    if all(run.bold for run in runs):
        return len(text)
    bold = [list(found) for is_bold, found in groupby(runs, key=lambda run: run.bold) if is_bold]
    if not runs[0].bold or not bold:
        return 0
    return min(len(clean(" ".join(clean(run.text) for run in bold[0]))), len(text))
