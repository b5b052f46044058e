"""Tables of contents: runs of lines that come again, in order, as the headings of the body."""

import re
from collections.abc import Sequence as Items
from dataclasses import replace
from functools import lru_cache

from monitor.core.clauses.headings import capitalised
from monitor.core.clauses.places import Places
from monitor.core.clauses.units import Unit
from monitor.core.lang.structures import STRUCTURES
from monitor.core.text import KEPT, collapsed

_FEWEST_LINES = 3
_LONGEST_LINE = 140
#: Of a run's lines, this share at least comes again below.
_COMING_AGAIN = 0.6
#: Headings of a body have text between them: they lie at least this many units apart on average.
_SPREAD = 1.6
#: Within a run as long as this that is none, no table of contents is looked for: time stays linear.
_LONG_RUN = 64
#: So many lines between the title of a table of contents and the first that comes again may not come again.
_NOT_AGAIN = 3
_LEADERS = re.compile(r"[\s.…·_]{3,}\d{1,3}$")
_NOT_LETTERS = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[.;。；:：,，]$")
_TITLES = frozenset(title for structure in STRUCTURES for title in structure.contents)


def without_contents(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units that are not lines of a table of contents, counted anew."""
    dropped = contents(units)
    if not dropped:
        return units
    kept = [unit for unit in units if unit.index not in dropped]
    return tuple(replace(unit, index=index) for index, unit in enumerate(kept))


def contents(units: Items[Unit]) -> frozenset[int]:
    """Indices of the units that are lines of a table of contents, its own title included."""
    keys = [_key(unit) for unit in units]
    where = Places[str]()
    for index, key in enumerate(keys):
        if key:
            where.add(key, index)
    found: set[int] = set()
    index = 0
    while index < len(units):
        described = _described(index, units, keys, where) if _is_title(units[index]) else index
        if described > index:
            found.update(range(index, described))
            index = described
            continue
        end, whole = _run(index, units, keys, where)
        if whole:
            found.update(range(_beginning(index, units, keys), end))
        index = end if whole or end - index > _LONG_RUN else index + 1
    return frozenset(found)


def _described(title: int, units: Items[Unit], keys: Items[str], where: Places[str]) -> int:
    """Where a table of contents ends (exclusive) that has a title and words below its lines: where its first line comes
    again. ``title`` itself if it is none."""
    first = title + 1
    end = _again(first, keys, where, first) if first < len(units) and keys[first] else None
    if end is None or end - first > _LONG_RUN:
        return title
    marked = [index for index in range(first, end) if units[index].heading or units[index].markers]
    place, met = end - 1, 0
    for index in marked:
        again = _again(index, keys, where, place) if keys[index] else None
        if again is not None:
            place, met = again, met + 1
    return end if met >= _FEWEST_LINES and met >= _COMING_AGAIN * len(marked) and place - end >= met else title


def _beginning(start: int, units: Items[Unit], keys: Items[str]) -> int:
    """Where a table of contents begins whose lines come again from ``start`` on: at its title, if it has one.

    Its first lines may name what has no heading in the body ("Introduction").
    """
    for index in range(start - 1, max(-1, start - 2 - _NOT_AGAIN), -1):
        if _is_title(units[index]):
            return index
        if not _is_line(units[index], keys[index]):
            break
    return start


def _key(unit: Unit) -> str:
    """The line's words without its number; empty if it is a sentence, hence neither heading nor line of contents."""
    if len(unit.text) > _LONGEST_LINE or unit.block.kind == "row":
        return ""
    marker = next((m for m in unit.markers if not m.weak and not m.repaired), None)
    return _words(unit.text[marker.end if marker else 0 :])


@lru_cache(maxsize=KEPT)
def _words(line: str) -> str:
    body = _LEADERS.sub("", line.strip())
    if _SENTENCE_END.search(body) and not capitalised(body):
        return ""
    return _NOT_LETTERS.sub("", body).casefold()


def _is_title(unit: Unit) -> bool:
    return len(unit.text) <= _LONGEST_LINE and collapsed(unit.text).rstrip(":：").casefold() in _TITLES


def _again(index: int, keys: Items[str], where: Places[str], after: int) -> int | None:
    return where.next(keys[index], after)


def _run(start: int, units: Items[Unit], keys: Items[str], where: Places[str]) -> tuple[int, bool]:
    """Where the run of lines that begins at ``start`` ends (exclusive), and whether it is a table of contents."""
    end = start + 1
    if units[start].block.anchor:
        while end < len(units) and units[end].block.anchor:
            end += 1
        return end, end - start >= _FEWEST_LINES
    first = _again(start, keys, where, start)
    if not _is_line(units[start], keys[start]) or first is None or first - start < _FEWEST_LINES:
        return end, False
    again = {start: first}
    last = first
    said = {keys[start]}
    while end < first and _is_line(units[end], keys[end]) and keys[end] not in said:
        said.add(keys[end])
        place = _again(end, keys, where, last)
        if place is not None:
            again[end] = last = place
        end += 1
    while end > start and _again(end - 1, keys, where, first - 1) is None and not units[end - 1].markers:
        end -= 1
    return end, _is_contents(units[start:end], again)


def _is_line(unit: Unit, key: str) -> bool:
    return bool(key) and unit.block.kind != "heading"


def _is_contents(lines: Items[Unit], again: dict[int, int]) -> bool:
    """Whether enough of the lines come again, or of the numbered ones among them, and not just as another list."""
    numbered = [line for line in lines if line.markers]
    share = max(
        len(again) / len(lines),
        sum(line.index in again for line in numbered) / len(numbered) if len(numbered) >= _FEWEST_LINES else 0,
    )
    if len(again) < _FEWEST_LINES or share < _COMING_AGAIN:
        return False
    if lines[0].markers and all(marker.ordinal > 1 for marker in lines[0].markers):
        return False  # a list's points from the second on, as they come again in another list
    places = list(again.values())
    return places[-1] - places[0] >= _SPREAD * (len(places) - 1)
