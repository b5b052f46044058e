"""Several legal texts in one page: where each begins, what it is called and what it is."""

import re
from collections import defaultdict
from collections.abc import Sequence as Items
from dataclasses import dataclass
from functools import lru_cache

from monitor.core.clauses.dates import is_date_line
from monitor.core.clauses.headings import title_like
from monitor.core.clauses.nodes import sectional
from monitor.core.clauses.sequence import Neighbours
from monitor.core.clauses.units import Unit
from monitor.core.lang.structures import STRUCTURES
from monitor.core.numbering import Marker
from monitor.core.text import KEPT

#: A title stands among the first units of a text, before its body.
_HEAD_UNITS = 10
_LONGEST_TITLE = 100
#: A page that marks up so many headings marks up its titles, too.
_FEW_HEADINGS = 3
#: A line in capitals that is longer, and that its neighbours say is no heading, begins a paragraph.
_LONGEST_CAPS = 60
#: What stands below a paragraph as long as this heads a section, not the text.
_PROSE = 200
#: A text of its own has at least this many units.
_FEWEST_UNITS = 8
_NO_TITLE = re.compile(r"[@/?？]|: |：")
_TYPES = tuple((re.compile(pattern), kind) for structure in STRUCTURES for pattern, kind in structure.types)


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """The units ``[first, last)`` of one part and, if it has a title, the unit that bears it."""

    first: int
    last: int
    title: int | None


def type_of(title: str) -> str:
    """The type of legal text that a title names; "other" if it names none.

    >>> type_of("Data Processing Addendum"), type_of("用户隐私政策"), type_of("Blog")
    ('dpa', 'privacy', 'other')
    """
    folded = title.casefold()
    return next((kind for pattern, kind in _TYPES if pattern.search(folded)), "other")


def most_named_type(opening: str) -> str:
    """The type of legal text that the opening of a text names most often, the first on a tie; "other" if none.

    >>> most_named_type("These terms go with our privacy policy. By using it you accept these terms.")
    'terms'
    """
    folded = opening.casefold()
    named: dict[str, set[int]] = defaultdict(set)
    for pattern, kind in _TYPES:
        if kind != "other":
            named[kind].update(match.start() for match in pattern.finditer(folded))
    found = [(-len(places), min(places), kind) for kind, places in named.items() if places]
    return min(found)[2] if found else "other"


_BANNER = re.compile(r"(?:we|us) (?:value|respect|care|and our)\b|your privacy (?:matters|is important|choices)")
"""How the heading of a consent banner begins, which names no text."""


@lru_cache(maxsize=KEPT)
def names_legal_text(title: str) -> bool:
    """Whether a line names a kind of legal text ("Terms of Service", "隐私政策")."""
    folded = title.casefold()
    return not _BANNER.match(folded) and any(pattern.search(folded) for pattern, _ in _TYPES)


def extents(units: Items[Unit]) -> tuple[Extent, ...]:
    """The parts of a page, in order; a page of one text is one part."""
    starts = [_first_title(units)]
    firsts = [0]
    neighbours = Neighbours(units)
    same_level = _titles_of_one_level(units)
    marked_up = sum(unit.heading and unit.level > 0 for unit in units) >= _FEW_HEADINGS
    for unit in units[_FEWEST_UNITS:]:
        if unit.index - firsts[-1] < _FEWEST_UNITS or not _may_be_title(unit) or (marked_up and not unit.heading):
            continue
        if unit.index in same_level or _restarts(unit, units[firsts[-1] : unit.index], units, neighbours):
            starts.append(unit.index)
            firsts.append(_with_date_lines(unit.index, units))
    lasts = [*firsts[1:], len(units)]
    return tuple(Extent(first=f, last=n, title=t) for f, n, t in zip(firsts, lasts, starts, strict=True))


def _first_title(units: Items[Unit]) -> int | None:
    head = units[:_HEAD_UNITS]
    for unit in head:
        if unit.heading and unit.level == 1 and not unit.markers:
            return _own_title(unit, units)
    for unit in head:
        if _may_be_title(unit):
            return unit.index
        if not unit.heading and len(unit.text) > _PROSE:
            return None
        if unit.markers and not unit.block.anchor:
            return None
    return None


def _own_title(site: Unit, units: Items[Unit]) -> int:
    """The title itself where the first heading only says in which part of the site one is ("Legal"): the heading right
    after it, if it alone of its level names a legal text."""
    following = units[site.index + 1 : site.index + 2]
    for unit in following:
        alone = sum(other.heading and other.level == unit.level for other in units) == 1
        if alone and unit.heading and unit.level and _may_be_title(unit) and not names_legal_text(site.text):
            return unit.index
    return site.index


def _may_be_title(unit: Unit) -> bool:
    if unit.markers or unit.depth or unit.block.kind not in ("heading", "paragraph") or unit.level > 2:
        return False
    line = unit.text.strip()
    if _NO_TITLE.search(line):
        return False
    titled = unit.heading or (title_like(line) and (len(line) <= _LONGEST_CAPS or not line.isupper()))
    return len(line) <= _LONGEST_TITLE and titled and names_legal_text(line)


def _titles_of_one_level(units: Items[Unit]) -> frozenset[int]:
    """Titles among headings of the first level, where these are nearly all titles of legal texts of several types."""
    tops = [unit for unit in units if unit.heading and unit.level == 1 and not unit.markers]
    titles = [unit for unit in tops if _may_be_title(unit)]
    several = len({type_of(unit.text) for unit in titles}) == len(titles) > 1
    return frozenset(unit.index for unit in titles) if several and len(titles) >= len(tops) - 1 else frozenset()


def _restarts(title: Unit, before: Items[Unit], units: Items[Unit], neighbours: Neighbours) -> bool:
    """Whether after ``title`` the sections are counted from one again, having been counted up to two or more before."""
    counted = _section_markers(before)
    if len(counted) < 2 or any(neighbours.follower(marker, title.index) is not None for marker in counted[-1:]):
        return False
    after = next((u for u in units[title.index + 1 :] if section_marker(u) is not None), None)
    marker = section_marker(after) if after is not None else None
    return marker is not None and marker.path == (1,)


def _section_markers(units: Items[Unit]) -> list[Marker]:
    """The longest run 1, 2, 3 ... of sections among the units."""
    found: list[Marker] = []
    for unit in units:
        marker = section_marker(unit)
        if marker is None:
            continue
        if not found or (marker.shape == found[-1].shape and marker.ordinal == found[-1].ordinal + 1):
            found.append(marker)
        elif marker.ordinal == 1 and len(found) < 2:
            found = [marker]
    return found


def section_marker(unit: Unit) -> Marker | None:
    """The number of a unit that reads as a section's heading."""
    for marker in unit.markers:
        if len(marker.path) == 1 and sectional(marker.shape) and (unit.heading or title_like(unit.text[marker.end :])):
            return marker
    return None


def _with_date_lines(index: int, units: Items[Unit]) -> int:
    """The first unit of a part: date lines just above a title belong to it."""
    while index > 1 and is_date_line(units[index - 1].text):
        index -= 1
    return index
