"""Two clause trees -> which clause goes with which.

Identity rests on text and place, never on numbers: half of all published terms have none, and one insertion shifts
the rest. The passes go from certain to likely; each looks only at what is still without a partner.
"""

from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from monitor.core.align.exact import match_equal, trim
from monitor.core.align.fuzzy import LIKELY, SURE, find_likely, is_long, match_anywhere, match_in_gaps
from monitor.core.align.matching import Matching
from monitor.core.align.pieces import match_pieces
from monitor.core.align.reflow import match_reflowed
from monitor.core.align.sections import match_sections
from monitor.core.align.side import Side, flatten
from monitor.model.clause import ClauseTree

__all__ = ["Alignment", "Group", "Side", "align", "flatten"]

MOVE_LENGTH = 20
"""Letters (a Chinese character counts for two) below which a clause out of order is not called moved."""


class Group(NamedTuple):
    """Clauses that are the same: one on either side, or several where a clause was split, merged or re-cut.

    ``moved``: it no longer stands in order with the others. ``carried``: so does the clause above it, which takes
    it along.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """All groups in the order of the new side, and the clauses without a partner; positions count in ``Side``."""

    old: Side
    new: Side
    groups: tuple[Group, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def align(old: ClauseTree, new: ClauseTree) -> Alignment:
    """Pair the clauses of two trees.

    Works in O(text) for what is equal, and in the cells of the gaps for what is not. Source of the passes: Heckel 1978
    (unique keys, spread to neighbours), GumTree (equal first, fuzzy second), git --color-moved (a minimum length).
    """
    matching = Matching(flatten(old), flatten(new))
    trim(matching)
    for pass_ in _PASSES:
        if -1 not in matching.old and -1 not in matching.new:
            break
        pass_(matching)
    return _frozen(matching)


def _equal_words(matching: Matching) -> None:
    match_equal(matching, matching.old_keys.body, matching.new_keys.body)


def _equal_canonical(matching: Matching) -> None:
    match_equal(matching, matching.old_keys.canonical, matching.new_keys.canonical)


def _equal_masked(matching: Matching) -> None:
    match_equal(matching, matching.old_keys.masked, matching.new_keys.masked)


_PASSES = (
    _equal_words,
    _equal_canonical,
    _equal_masked,
    match_reflowed,
    find_likely,
    lambda matching: match_in_gaps(matching, SURE),
    match_anywhere,
    match_pieces,
    lambda matching: match_in_gaps(matching, LIKELY),
    match_sections,
)


def _frozen(matching: Matching) -> Alignment:
    moved = _moved(matching)
    groups = []
    for number, (old, new) in enumerate(matching.groups):
        above = matching.new_side.parents[new[0]]
        carried = number in moved and above >= 0 and matching.new[above] in moved
        groups.append(Group(tuple(old), tuple(new), moved=number in moved, carried=carried))
    return Alignment(
        old=matching.old_side,
        new=matching.new_side,
        groups=tuple(sorted(groups, key=attrgetter("new"))),
        removed=tuple(matching.free_old()),
        added=tuple(matching.free_new()),
    )


def _moved(matching: Matching) -> set[int]:
    """Numbers of the groups that are out of order and long enough to speak of, by themselves or with what is below."""
    kept = set(matching.anchors())
    strays = [(n, old[0]) for n, (old, new) in enumerate(matching.groups) if (old[0], new[0]) not in kept]
    clauses, bodies = matching.old_side.clauses, matching.old_keys
    return {n for n, old in strays if clauses[old].children or is_long(bodies.body(old), MOVE_LENGTH)}
