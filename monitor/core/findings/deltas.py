"""Facts that changed: the same attribute with another value in an edited sentence, or a fact that came or went."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from monitor.core.facts import ATTRIBUTES
from monitor.core.findings.directions import direction
from monitor.core.findings.pairing import PassagePair, similarity
from monitor.core.findings.passages import Passage
from monitor.core.findings.quantities import quantities
from monitor.model.finding import CORE_CATEGORIES, Direction, Fact, FactChange, Severity
from monitor.model.value import FactValue, Tier

_NOT_COMPARED = frozenset({"published_date", "effective_date", "contact_email"})
"""Shown with the text itself; a page that only bears a new date has not changed in law."""
_GRAVEST_FIRST = get_args(Severity)
_NUMBER = re.compile(r"\d")
_EMPTY = ("unstated", "stop_using", ("law",))
"""A right to act, and no word of notice; leave to go for who objects; a limit as far as the law permits: each as good
as a text that says nothing."""
_GENERAL = {"prepaid_forfeited_on_breach": "unused_balance_expires"}
"""Special burden -> the general one that it is a case of."""
_SAME_PROVISION = 0.5
"""So alike must two sentences be for the fact of one to live on in the other."""


class FactIndex:
    """The facts of one text by the sentence they stand in. Facts told by text alone are left to the items.

    A *table* is a fact put together from several rows; any of its rows leads to it.
    """

    def __init__(self, facts: Iterable[Fact], passages: Sequence[Passage]) -> None:
        by_clause: dict[str, list[Fact]] = defaultdict(list)
        self._tables: list[Fact] = []
        for fact in facts:
            if fact.attribute not in _NOT_COMPARED and fact.value not in _EMPTY and _is_value(fact):
                (self._tables if _is_table(fact) else by_clause[fact.eid]).append(fact)
        self._of: dict[int, list[Fact]] = {}
        self._holding: dict[tuple[str, FactValue], list[Passage]] = defaultdict(list)
        for passage in passages:
            start, end = passage.span
            mine = [fact for fact in by_clause.get(passage.clause.eid, ()) if fact.start < end and fact.end > start]
            if mine:
                self._of[passage.order] = mine
            for fact in mine:
                self._holding[fact.attribute, fact.value].append(passage)

    def of(self, passage: Passage | None) -> list[Fact]:
        """The facts of a sentence, in the order of reading."""
        return self._of.get(passage.order, []) if passage is not None else []

    def table(self, passage: Passage | None) -> Fact | None:
        """The table that a sentence is a row of."""
        if passage is None:
            return None
        start, end = passage.span
        return next((fact for fact in self._tables if fact.start < end and fact.end > start), None)

    def counterpart(self, other: Fact) -> Fact | None:
        """The table that says here what ``other`` says in the other text, if there is just one."""
        alike = [fact for fact in self._tables if fact.attribute == other.attribute]
        return alike[0] if len(alike) == 1 else None

    def keeps(self, fact: Fact, passage: Passage) -> bool:
        """Does a like sentence of this text hold the same fact?"""
        return any(
            similarity(passage, other, _SAME_PROVISION)
            for (attribute, value), holders in self._holding.items()
            if attribute == fact.attribute and _includes(value, fact.value)
            for other in holders
            if _unordered(value) == _unordered(fact.value) or other.introduces
        )


def _includes(value: FactValue, part: FactValue) -> bool:
    """Is it the same value, or a set that holds all of the other's members, as that of a list does?"""
    whole, some = _unordered(value), _unordered(part)
    return whole == some or (isinstance(whole, frozenset) and isinstance(some, frozenset) and some <= whole)


def _is_value(fact: Fact) -> bool:
    attribute = ATTRIBUTES.get(fact.attribute)
    return attribute is not None and attribute.type != "text"


def _is_table(fact: Fact) -> bool:
    return ATTRIBUTES[fact.attribute].type == "tiers"


@dataclass(frozen=True, kw_only=True, slots=True)
class FactDelta:
    """A fact change in one pair of sentences, and which way it goes."""

    change: FactChange
    direction: Direction
    pair: PassagePair

    @property
    def fact(self) -> Fact:
        """The side that names it: the new one where there is one."""
        fact = self.change.new or self.change.old
        if fact is None:
            raise ValueError("a fact change has at least one side")
        return fact

    @property
    def both(self) -> bool:
        """Do both sides state a value?"""
        return self.change.old is not None and self.change.new is not None

    @property
    def table(self) -> bool:
        """Is it a table? Its rows alone need not read as anything."""
        return _is_table(self.fact)

    @property
    def exact(self) -> bool:
        """Does its value hold a number?"""
        return bool(_NUMBER.search(str(self.fact.value)))

    @property
    def other(self) -> bool:
        """Is it none of the four core categories?"""
        return self.fact.category not in CORE_CATEGORIES


def deltas(pair: PassagePair, old: FactIndex, new: FactIndex) -> list[FactDelta]:
    """What the facts of one pair of sentences tell: changed values; where there are none, what came or went.

    At most one fact that came or went is told for a category, the gravest, as the others of the same sentence follow
    from it.
    """
    before, after = _by_attribute(old.of(pair.old)), _by_attribute(new.of(pair.new))
    changed, lone = [], []
    for name in sorted({*before, *after}, key=list(ATTRIBUTES).index):
        left, right = _without_common(before.get(name, []), after.get(name, []))
        changed += [_delta(FactChange(old=one, new=other), pair) for one, other in zip(left, right, strict=False)]
        gone = [fact for fact in left[len(right) :] if not _lives(fact, (pair.old, pair.new), new)]
        come = [fact for fact in right[len(left) :] if not _lives(fact, (pair.new, pair.old), old)]
        lone += [FactChange(old=fact, new=None) for fact in gone] + [FactChange(old=None, new=fact) for fact in come]
    lone, narrowed = _narrowed(lone, pair)
    changed += narrowed
    changed = [*_told_once(changed), *_table_delta(pair, old, new)]
    told = {delta.fact.category for delta in changed}
    for change in sorted(lone, key=_by_weight):
        delta = _delta(change, pair)
        if delta.fact.category not in told:
            told.add(delta.fact.category)
            changed.append(delta)
    return changed


def _narrowed(lone: list[FactChange], pair: PassagePair) -> tuple[list[FactChange], list[FactDelta]]:
    """The other lone facts, and the burdens that an edit narrowed to a special case or widened from it."""
    gone = {change.old.attribute: change for change in lone if change.old is not None}
    come = {change.new.attribute: change for change in lone if change.new is not None}
    told: list[FactChange] = []
    found: list[FactDelta] = []
    ways: tuple[tuple[str, str, Direction], ...] = tuple(
        way for one, other in _GENERAL.items() for way in ((other, one, "better"), (one, other, "worse"))
    )
    for before, after, way in ways:
        if before in gone and after in come:
            told += [gone[before], come[after]]
            change = FactChange(old=gone[before].old, new=come[after].new)
            found.append(FactDelta(change=change, direction=way, pair=pair))
    return [change for change in lone if change not in told], found


def _table_delta(pair: PassagePair, old: FactIndex, new: FactIndex) -> list[FactDelta]:
    """How the table changed that an edited, added or removed row belongs to: whole table against whole table."""
    before, after = old.table(pair.old), new.table(pair.new)
    if before is None and after is not None:
        before = old.counterpart(after)
    elif after is None and before is not None:
        after = new.counterpart(before)
    if (before is None and after is None) or (before and after and before.value == after.value):
        return []
    return [_delta(FactChange(old=before, new=after), pair)]


def _told_once(changed: list[FactDelta]) -> list[FactDelta]:
    """One delta for each value that gave way: two attributes read from the same words tell one change."""
    kept: dict[tuple[str, object], FactDelta] = {}
    for delta in changed:
        old = delta.change.old.value if delta.change.old is not None else None
        kept.setdefault((delta.fact.category, old if isinstance(old, str) else delta.fact.attribute), delta)
    return list(kept.values())


def _by_weight(change: FactChange) -> tuple[int, bool]:
    """The gravest attribute first, of equally grave ones a value with a number."""
    fact = change.new or change.old
    if fact is None:
        return len(_GRAVEST_FIRST), True
    return _GRAVEST_FIRST.index(ATTRIBUTES[fact.attribute].severity), not _NUMBER.search(str(fact.value))


def _lives(fact: Fact, sides: tuple[Passage | None, Passage | None], other: FactIndex) -> bool:
    """Does the fact of a sentence stand on the other side, too: in a like sentence, or as a number that the edited
    sentence has as often, where only its reading as this attribute came or went?
    """
    own, twin = sides
    if own is None:
        return False
    return other.keeps(fact, own) or (
        twin is not None and _stated(str(fact.value), twin) >= _stated(str(fact.value), own) > 0
    )


def _stated(quantity: str, passage: Passage) -> int:
    return quantities(passage.text, passage.part.language)[quantity]


def _by_attribute(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    grouped: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if all(fact.value != other.value for other in grouped[fact.attribute]):
            grouped[fact.attribute].append(fact)
    return grouped


def _without_common(left: Sequence[Fact], right: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    common = {_unordered(fact.value) for fact in left} & {_unordered(fact.value) for fact in right}
    one, other = ([fact for fact in side if _unordered(fact.value) not in common] for side in (left, right))
    return one, other


def _unordered(value: FactValue) -> object:
    """A value as it compares: the members of a set in no order; rows of a table in theirs."""
    if isinstance(value, tuple) and not any(isinstance(member, Tier) for member in value):
        return frozenset(value)
    return value


def _delta(change: FactChange, pair: PassagePair) -> FactDelta:
    fact = change.new or change.old
    assert fact is not None
    attribute = ATTRIBUTES[fact.attribute]
    old, new = (side.value if side is not None else None for side in (change.old, change.new))
    return FactDelta(change=change, direction=direction(attribute, old, new), pair=pair)
