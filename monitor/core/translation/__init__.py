"""Two language versions of one terms: which clause says what which says there, and which facts disagree.

Clauses are aligned by what both languages write alike - facts, lengths of time, percentages, sums, Latin names,
figures -, by the legal concepts that both have words for, and by their structure: kind, depth, length, order. Never by
their numbers: a translation may be numbered otherwise, and a wrong number must not hide what it numbers. Parts that
only one side has (a policy appended to it) stay alone, and sections may stand in another order.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.core.facts import ATTRIBUTES
from monitor.core.findings.items import readers
from monitor.core.translation.matching import matched
from monitor.core.translation.side import COMPARABLE, Side, side_of
from monitor.model.clause import Clause, ClauseTree
from monitor.model.finding import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A clause and its translation; None where the other language has nothing of the kind."""

    original: Clause | None
    translation: Clause | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Drift:
    """An attribute that the two languages state differently; None on a side that is silent. ``aligned``: both facts
    stand in clauses that translate each other."""

    attribute: str
    original: Fact | None
    translation: Fact | None
    aligned: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """Two texts aligned. ``drifts``: facts with different values. ``silent``: facts of which one side says nothing,
    which may as well not have been read there."""

    pairs: tuple[Pair, ...]
    drifts: tuple[Drift, ...]
    silent: tuple[Drift, ...]


def align(
    original: ClauseTree, translation: ClauseTree, original_facts: Sequence[Fact], translation_facts: Sequence[Fact]
) -> Translation:
    """Align two language versions of one terms and hold their facts against each other."""
    known = readers(original, translation)
    first, second = side_of(original, original_facts, known), side_of(translation, translation_facts, known)
    found = matched(first, second)
    partner = {first.lines[i].clause.eid: second.lines[j].clause.eid for i, j in found}
    parts = {(first.lines[i].part, second.lines[j].part) for i, j in found}
    drifts, silent = _held_together(
        original_facts,
        translation_facts,
        partner,
        _reach(first, [one for one, _ in parts]),
        _reach(second, [other for _, other in parts]),
    )
    return Translation(pairs=tuple(_pairs(first, second, found)), drifts=drifts, silent=silent)


def _reach(side: Side, parts: Sequence[int]) -> frozenset[str]:
    """Ids of the clauses of those parts."""
    return frozenset(line.clause.eid for line in side.lines if line.part in parts)


def _pairs(first: Side, second: Side, found: Sequence[tuple[int, int]]) -> Iterable[Pair]:
    """All clauses in the order of the original; what only the translation has stands behind its neighbour there."""
    there = dict(found)
    taken = set(there.values())
    behind: dict[int, list[Clause]] = {}
    last = -1
    for j, line in enumerate(second.lines):
        if j in taken:
            last = j
        else:
            behind.setdefault(last, []).append(line.clause)
    yield from (Pair(original=None, translation=clause) for clause in behind.get(-1, ()))
    for i, line in enumerate(first.lines):
        if i not in there:
            yield Pair(original=line.clause, translation=None)
            continue
        yield Pair(original=line.clause, translation=second.lines[there[i]].clause)
        yield from (Pair(original=None, translation=clause) for clause in behind.get(there[i], ()))


def _held_together(
    original: Sequence[Fact],
    translation: Sequence[Fact],
    partner: Mapping[str, str],
    ours_reach: Container[str],
    theirs_reach: Container[str],
) -> tuple[tuple[Drift, ...], tuple[Drift, ...]]:
    drifts: list[Drift] = []
    silent: list[Drift] = []
    for attribute, kind in ATTRIBUTES.items():
        if kind.type not in COMPARABLE or kind.category == "other":
            continue
        ours = [fact for fact in original if fact.attribute == attribute]
        theirs = [fact for fact in translation if fact.attribute == attribute]
        _drop_equal(ours, theirs)
        for one in list(ours):
            other = next((fact for fact in theirs if partner.get(one.eid) == fact.eid), None)
            if other is not None:
                ours.remove(one)
                theirs.remove(other)
                drifts.append(Drift(attribute=attribute, original=one, translation=other, aligned=True))
        # What stands in a part that only one side has answers to nothing on the other.
        within = (
            [fact for fact in ours if fact.eid in ours_reach],
            [fact for fact in theirs if fact.eid in theirs_reach],
        )
        for one, other in zip(*within, strict=False):
            ours.remove(one)
            theirs.remove(other)
            drifts.append(Drift(attribute=attribute, original=one, translation=other, aligned=False))
        silent += [Drift(attribute=attribute, original=fact, translation=None, aligned=False) for fact in ours]
        silent += [Drift(attribute=attribute, original=None, translation=fact, aligned=False) for fact in theirs]
    return tuple(drifts), tuple(silent)


def _drop_equal(ours: list[Fact], theirs: list[Fact]) -> None:
    """Take out what both sides state alike; a value that one side states twice is no disagreement either."""
    said, also = {fact.value for fact in ours}, {fact.value for fact in theirs}
    both = said & also
    ours[:] = [fact for fact in ours if fact.value not in both]
    theirs[:] = [fact for fact in theirs if fact.value not in both]
