"""Sections are the same where their clauses are, whatever they are called."""

from collections import Counter

from monitor.core.align.matching import Matching
from monitor.core.align.side import Side

MAJORITY = 0.5
"""Share of the matched clauses below a section that must go to the other one."""


def match_sections(matching: Matching) -> None:
    """Pair free clauses with children by where their children went, the innermost first."""
    free = [i for i in matching.free_old() if matching.old_side.clauses[i].children]
    if not free or not any(matching.new_side.clauses[j].children for j in matching.free_new()):
        return
    for old in reversed(free):
        votes = _votes(matching, old)
        if not votes:
            continue
        new, count = votes.most_common(1)[0]
        if new >= 0 and matching.new[new] < 0 and count > MAJORITY * votes.total():
            matching.pair(old, new)


def _votes(matching: Matching, old: int) -> Counter[int]:
    """Parent on the new side of each matched child -> how many children it got."""
    votes: Counter[int] = Counter()
    for child in _children(matching.old_side, old):
        partner = matching.partner(child)
        if partner >= 0:
            votes[matching.new_side.parents[partner]] += 1
    return votes


def _children(side: Side, position: int) -> list[int]:
    children = []
    for below in range(position + 1, side.count):
        if side.parents[below] < position:
            break
        if side.parents[below] == position:
            children.append(below)
    return children
