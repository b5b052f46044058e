"""Where a number may stand: next of its siblings, first child, or return to an ancestor; else it is body text."""

from collections import defaultdict
from collections.abc import Sequence as Items
from dataclasses import dataclass, replace

from monitor.core.clauses.headings import title_like
from monitor.core.clauses.nodes import Node, sectional, sequence_of, word_rank
from monitor.core.clauses.places import Places
from monitor.core.clauses.stack import Stack
from monitor.core.clauses.units import Unit
from monitor.core.numbering import LETTERED, Marker, letter_number

# Grades of a place.
_EXACT = 0  #: the next of its siblings, or a first child
_BEGUN = 1  #: the first of a sequence whose parent is not there, or whose beginning is not
_GAP = 2  #: some numbers are skipped, or one is used twice
_VOUCHED = 3  #: nothing but the markup speaks for it

#: A sequence may skip this many numbers (a repealed provision, a slip) and still be the same sequence.
_LARGEST_GAP = 8
#: A number in brackets needs no follower if it skips no more than one: nothing but a point begins with one.
_SLIP = 2
#: The follower of a number is looked for this many units ahead.
_AHEAD = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a marker fits: below ``parent``.

    ``rank`` orders the choices, the best first: its grade, whether its sibling looks otherwise, whether it begins a
    sequence, how far below the deepest open node it goes.
    """

    rank: tuple[int, int, int, int]
    parent: Node
    marker: Marker

    @property
    def exact(self) -> bool:
        """Whether the number is the very next one, or a first child's."""
        return self.rank[0] == _EXACT

    @property
    def by_number(self) -> bool:
        """Whether a dotted number finds the parent that its own ordinals name."""
        return len(self.marker.path) > 1 and self.rank[0] != _BEGUN


class Neighbours:
    """Which numbers stand where in the document: the look ahead that decides between readings."""

    def __init__(self, units: Items[Unit]) -> None:
        self._where: dict[str, Places[tuple[int, ...]]] = defaultdict(Places)
        for unit in units:
            for marker in unit.markers:
                if not marker.repaired:
                    self._where[marker.shape].add(marker.path, unit.index)

    def next(self, shape: str, path: tuple[int, ...], after: int) -> int | None:
        """Index of the next unit after ``after`` that may bear this number, if it is near; else None."""
        place = self._where[shape].next(path, after)
        return place if place is not None and place - after <= _AHEAD else None

    def once(self, marker: Marker) -> bool:
        """Whether this number may stand in one place only."""
        return len(self._where[marker.shape].of(marker.path)) == 1

    def follower(self, marker: Marker, after: int) -> int | None:
        """Index of the next unit that may bear the number after ``marker``'s, before that number itself comes again."""
        follower = self.next(marker.shape, (*marker.path[:-1], marker.ordinal + 1), after)
        again = self.next(marker.shape, marker.path, after)
        return None if follower is None or (again is not None and again < follower) else follower


def find_place(unit: Unit, stack: Stack, neighbours: Neighbours) -> Place | None:
    """The best place for a unit's number among the open nodes; None if its number fits nowhere."""
    places = []
    for marker in unit.markers:
        find = _dotted_places if len(marker.path) > 1 else _plain_places
        places.extend(find(unit, marker, stack, neighbours))
    if not any(place.exact for place in places):
        places.extend(_mended_places(unit, stack, neighbours))
    letters = {place.marker.shape for place in places if place.marker.raw.strip("(). ").isalpha()}
    if len(letters) > 1:
        nearest = min(_distance(place.marker, unit, neighbours) for place in places)
        places.sort(key=lambda place: _distance(place.marker, unit, neighbours) > nearest)
        return min(places, key=lambda place: place.rank[0])
    return min(places, key=lambda place: place.rank, default=None)


def _distance(marker: Marker, unit: Unit, neighbours: Neighbours) -> int:
    follower = neighbours.follower(marker, unit.index)
    return _AHEAD if follower is None else follower - unit.index


def _dotted_places(unit: Unit, marker: Marker, stack: Stack, neighbours: Neighbours) -> list[Place]:
    sequence, prefix = sequence_of(marker), marker.path[:-1]
    places, named = [], False
    for depth, node in enumerate(reversed(stack)):
        if sequence in node.last:
            step = marker.ordinal - node.last[sequence][0]
        elif node.path == prefix and _lettered(node.marker) == (marker.shape == LETTERED):
            step = marker.ordinal or 1
        else:
            continue
        named = True
        rank = _step_rank(step, unit, marker, neighbours)
        if rank is not None and not (marker.repaired and step != 1):
            places.append(Place(rank=(rank, 0, 0, depth), parent=node, marker=marker))
    return places if named or marker.repaired else _orphan_places(unit, marker, stack, neighbours)


def _lettered(marker: Marker | None) -> bool:
    """Whether a number is a letter: "A.1" stands below "A." or "Annex A", never below "1."."""
    if marker is None or marker.shape == LETTERED:
        return marker is not None
    return letter_number(marker.num.split()[-1]) == marker.ordinal


def _mended_places(unit: Unit, stack: Stack, neighbours: Neighbours) -> list[Place]:
    """A dotted number with one wrong ordinal between two right ones: 7.1, 8.2, 7.3.

    It is mended where the number expected here stands nowhere else and the one after it follows.
    """
    for marker in unit.markers:
        if len(marker.path) < 2 or marker.repaired:
            continue
        for node in reversed(stack):
            last = node.last.get((marker.shape, node.path))
            expected = (*node.path, last[0] + 1) if last else ()
            if len(expected) != len(marker.path) or neighbours.next(marker.shape, expected, unit.index) is not None:
                continue
            wrong = sum(ours != theirs for ours, theirs in zip(expected, marker.path, strict=True))
            right = replace(marker, path=expected, num=".".join(map(str, expected)), repaired=True)
            if wrong == 1 and neighbours.follower(right, unit.index) is not None:
                return [Place(rank=(_EXACT, 0, 0, 0), parent=node, marker=right)]
    return []


def _step_rank(step: int, unit: Unit, marker: Marker, neighbours: Neighbours) -> int | None:
    """How well a dotted number fits that stands ``step`` after the last of its sequence; None if not at all."""
    if step == 1:
        return _EXACT
    if 1 < step <= _LARGEST_GAP:
        return _GAP
    goes_on = neighbours.follower(marker, unit.index) is not None
    return _GAP if goes_on and (step == 0 or (step > 0 and _heads(marker, unit))) else None


def _orphan_places(unit: Unit, marker: Marker, stack: Stack, neighbours: Neighbours) -> list[Place]:
    """A dotted number without its parent: below the nearest ancestor by number, else the nearest plain heading."""
    begins = marker.ordinal in (0, 1) or unit.given or _heads(marker, unit)
    if not begins or (neighbours.follower(marker, unit.index) is None and not unit.heading):
        return []
    for depth, node in enumerate(reversed(stack)):
        ancestor = node.path and marker.path[: len(node.path)] == node.path
        if ancestor or node.parent is None or (node.kind == "section" and node.marker is None):
            return [Place(rank=(_BEGUN, 0, 0, depth), parent=node, marker=marker)]
    return []


def _plain_places(unit: Unit, marker: Marker, stack: Stack, neighbours: Neighbours) -> list[Place]:
    places = []
    sequence = sequence_of(marker)
    follower = neighbours.follower(marker, unit.index)
    heads = _heads(marker, unit)
    for depth, node in enumerate(reversed(stack)):
        if sequence in node.last:
            last, look = node.last[sequence]
            bracketed = marker.shape[0] in "(（" and 0 <= marker.ordinal - last <= _SLIP
            sure = heads or bracketed or follower is not None
            grade = _plain_grade(marker.ordinal - last, alike=look == unit.look, sure=sure)
        else:
            look = unit.look
            grade = _EXACT if sectional(marker.shape) and _carries_on(node, marker, look) else None
        if grade is not None:
            places.append(Place(rank=(grade, int(look != unit.look), 0, depth), parent=node, marker=marker))
    if marker.ordinal == 1 and (follower is not None or not marker.weak):
        parent = _first_child_of(marker, unit, stack, once=neighbours.once(marker))
        places.append(Place(rank=(_EXACT, 0, 1, 0), parent=parent, marker=marker))
    elif not places and heads and not unit.depth and follower is not None and not marker.weak:
        parent = _first_child_of(marker, unit, stack, once=True)
        places.append(Place(rank=(_BEGUN, 0, 0, 0), parent=parent, marker=marker))
    elif not places and (unit.given or (unit.heading and not marker.weak and not _cites(unit, marker))):
        places.append(Place(rank=(_VOUCHED, 0, 0, 0), parent=stack.top, marker=marker))
    return places


def _heads(marker: Marker, unit: Unit) -> bool:
    """Whether a unit reads as the heading of a numbered section."""
    return unit.heading or (sectional(marker.shape) and title_like(unit.text[marker.end :]))


def _cites(unit: Unit, marker: Marker) -> bool:
    """Whether a line in capitals goes on after "SECTION 18" as a sentence does that only cites it."""
    if word_rank(marker.shape) is None or unit.level or marker.path == (1,):
        return False
    return unit.text[marker.start + len(marker.raw) : marker.end].isspace()


def _plain_grade(step: int, *, alike: bool, sure: bool) -> int | None:
    """How well a number fits that stands ``step`` after the last of its sequence; None if not at all."""
    if step == 1:
        return _EXACT
    return _GAP if 0 <= step <= _LARGEST_GAP and alike and sure else None


def _carries_on(node: Node, marker: Marker, look: str) -> bool:
    """Whether a numbering goes on under a new heading (articles counted through the chapters)."""
    above = node.parent
    if above is None or node.kind != "section":
        return False
    return above.carried.get((sequence_of(marker), look)) == marker.ordinal - 1


def _first_child_of(marker: Marker, unit: Unit, stack: Stack, *, once: bool) -> Node:
    """The parent of a sequence's first number: the deepest open node, but never a point numbered in the same way.

    ``once``: the page counts from one in this way only once; then numbered sections are not below a heading of
    unknown level, which is one of their kind or a mere notice.
    """
    rank = word_rank(marker.shape)
    if rank is not None and not unit.depth:
        return _first_counted_child_of(rank, stack)
    heads = _heads(marker, unit)
    for node in reversed(stack):
        if unit.depth > node.depth > 0:
            return node
        same = node.listed and node.marker is not None and node.marker.shape == marker.shape
        above_items = unit.heading and sectional(marker.shape) and node.listed
        if not same and not above_items and not (heads and once and node.loose):
            return node
    return stack.root


def _first_counted_child_of(rank: int, stack: Stack) -> Node:
    """The parent of "Article 1": what a higher counting word counts, or a plain heading of a known level."""
    for node in reversed(stack):
        above = word_rank(node.marker.shape) if node.marker is not None else None
        plain = node.kind == "section" and node.marker is None and not node.loose
        if plain or (above is not None and above < rank):
            return node
    return stack.root
