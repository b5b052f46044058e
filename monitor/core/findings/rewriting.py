"""A text that was written anew as a whole: its rules are told attribute by attribute, not sentence by sentence.

Where most sentences of both texts have no counterpart, a rule that "came" is mostly one that the old text had in other
words, and which of several sentences on a subject took the place of which is guesswork. What holds then is said of the
texts: an attribute that only one of them has came or went; one that both have was rewritten, and a person must read
both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from monitor.core.findings.drafts import Draft
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.passages import Passage
from monitor.model.finding import CORE_CATEGORIES, Fact
from monitor.model.value import FactValue

_MOST = 0.6
"""Share of the letters of either text, in sentences that have no counterpart, from which it counts as written anew."""


def written_anew(pairs: Iterable[PassagePair], before: Sequence[Passage], after: Sequence[Passage]) -> bool:
    """Have most sentences of the old text gone, and most of the new one come?"""
    gone = come = 0
    for pair in pairs:
        gone += len(pair.old.text) if pair.old is not None and pair.new is None else 0
        come += len(pair.new.text) if pair.new is not None and pair.old is None else 0
    return gone > _MOST * _letters(before) and come > _MOST * _letters(after)


def _letters(passages: Iterable[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One whole text: its facts and its sentences."""

    facts: Sequence[Fact]
    passages: Sequence[Passage]

    def states(self, attribute: str, value: FactValue, part: str) -> bool:
        """Is a value stated anywhere in a part of the text?"""
        stated = (fact.value for fact in self.facts if (fact.attribute, fact.part) == (attribute, part))
        return any(str(one) == str(value) for one in stated)

    def sentence(self, attribute: str, part: str) -> Passage | None:
        """The first sentence of a part in which a fact of an attribute stands; None if there is none."""
        starts = [fact.start for fact in self.facts if (fact.attribute, fact.part) == (attribute, part)]
        spans = ((passage, passage.span) for passage in self.passages)
        return next((passage for passage, (start, end) in spans if any(start <= at < end for at in starts)), None)


def retold(drafts: Sequence[Draft], old: Side, new: Side) -> list[Draft]:
    """The drafts of a text that was written anew: values that the other text states as well left out, rules without a
    value once an attribute where both texts have it. What one part says (an SLA) is no word on another (a policy)."""
    told: list[Draft] = []
    rules: dict[tuple[str, str, str], list[Draft]] = {}
    for draft in drafts:
        part = draft.side.part.id
        if draft.cause == "fact":
            if draft.new is None:
                stands = new.states(draft.attribute, draft.old_value, part)
            else:
                stands = draft.old is None and old.states(draft.attribute, draft.new_value, part)
            told += [] if stands else [draft]
        elif draft.category in CORE_CATEGORIES and draft.cause != "number":
            rules.setdefault((draft.category, draft.attribute, part), []).append(draft)
        else:
            told.append(draft)
    return told + [draft for group in rules.values() for draft in _once(group, old, new)]


def _once(group: Sequence[Draft], old: Side, new: Side) -> list[Draft]:
    """One draft for an attribute that both texts have rules on; all of them where only one has."""
    attribute, part = group[0].attribute, group[0].side.part.id
    before = next((draft.old for draft in group if draft.old is not None), None) or old.sentence(attribute, part)
    after = next((draft.new for draft in group if draft.new is not None), None) or new.sentence(attribute, part)
    if before is None or after is None:
        return list(group)
    first = next((draft for draft in group if draft.old and draft.new), replace(group[0], old=before, new=after))
    return [replace(first, direction="unclear", cause="anew")]
