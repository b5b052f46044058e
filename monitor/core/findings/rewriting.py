"""Texts that were replaced, came or went as a whole: they are told attribute by attribute, not sentence by sentence.

Where most sentences of both texts have no counterpart, a rule that "came" is mostly one that the old text had in other
words, and which of several sentences on a subject took the place of which is guesswork. What holds then is said of the
texts: an attribute that only one of them has came or went; one that both have was rewritten, and a person must read
both.

A page may also become a collection: the policy that stood there alone now stands beside a contract, an annex on data
and more. Nothing changed in those, they only came onto the page, so that a reader is told once of each kind of promise.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from monitor.core.findings.drafts import Draft
from monitor.core.findings.pairing import PassagePair, SentenceIndex, similarity
from monitor.core.findings.passages import Passage
from monitor.model.finding import CORE_CATEGORIES, Fact
from monitor.model.value import FactValue

_MOST = 0.6
"""Share of the letters of either text, in sentences that have no counterpart, from which it counts as written anew."""

_ALL_BUT = 0.9
"""Share of a part's letters, in sentences that have no counterpart, from which the part came or went as a whole."""


def written_anew(pairs: Iterable[PassagePair], before: Sequence[Passage], after: Sequence[Passage]) -> bool:
    """Have most sentences of the old text gone, and most of the new one come?"""
    gone = come = 0
    for pair in pairs:
        gone += len(pair.old.text) if pair.old is not None and pair.new is None else 0
        come += len(pair.new.text) if pair.new is not None and pair.old is None else 0
    return gone > _MOST * _letters(before) and come > _MOST * _letters(after)


def came_whole(
    pairs: Sequence[PassagePair], before: Sequence[Passage], after: Sequence[Passage]
) -> Callable[[Draft], bool]:
    """Tells the drafts that only say what stands in a part which came, or went, as a whole."""
    lone: Counter[tuple[bool, str]] = Counter()
    for pair in pairs:
        if pair.old is None or pair.new is None:
            lone[pair.new is None, pair.side.part.id] += len(pair.side.text)
    letters: Counter[tuple[bool, str]] = Counter()
    for gone, side in ((True, before), (False, after)):
        for passage in side:
            letters[gone, passage.part.id] += len(passage.text)
    whole = {place for place, count in lone.items() if count > _ALL_BUT * letters[place]}
    return lambda draft: (draft.old is None or draft.new is None) and (draft.new is None, draft.side.part.id) in whole


def gathered(drafts: Sequence[Draft], whole: Callable[[Draft], bool]) -> list[Draft]:
    """The drafts with those of parts that came or went as a whole told once: each value of an attribute, and a rule
    without one where no value of its attribute is told."""
    told: dict[object, Draft] = {}
    valued = {_subject(draft) for draft in drafts if draft.cause == "fact" and whole(draft)}
    for place, draft in enumerate(drafts):
        key: object = place
        if whole(draft):
            if draft.cause != "fact" and _subject(draft) in valued:
                continue
            values = (str(draft.old_value), str(draft.new_value)) if draft.cause == "fact" else ()
            key = _subject(draft), values
        told.setdefault(key, draft)
    return list(told.values())


def _subject(draft: Draft) -> tuple[str, str, bool]:
    return draft.category, draft.attribute, draft.new is None


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

    def sentences(self, attribute: str, part: str) -> list[Passage]:
        """The sentences of a part in which a fact of an attribute stands."""
        starts = [fact.start for fact in self.facts if (fact.attribute, fact.part) == (attribute, part)]
        spans = ((passage, passage.span) for passage in self.passages)
        return [passage for passage, (start, end) in spans if any(start <= at < end for at in starts)]


def retold(drafts: Sequence[Draft], old: Side, new: Side, said: Callable[[Passage], FactValue]) -> list[Draft]:
    """The drafts of a text that was written anew: values that the other text states as well left out, rules without a
    value once an attribute where both texts have it. What one part says (an SLA) is no word on another (a policy).

    ``said``: what a sentence is taken to say where no value was read."""
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
    return told + [draft for group in rules.values() for draft in _once(group, old, new, said)]


def _once(group: Sequence[Draft], old: Side, new: Side, said: Callable[[Passage], FactValue]) -> list[Draft]:
    """One draft for an attribute that both texts have rules on; all of them where only one has."""
    attribute, part = group[0].attribute, group[0].side.part.id
    gone = [draft.old for draft in group if draft.old is not None] or old.sentences(attribute, part)
    come = [draft.new for draft in group if draft.new is not None] or new.sentences(attribute, part)
    if not gone or not come:
        return list(group)
    # The two sentences that are most alike are the ones to be read beside each other.
    before, after = _most_alike(gone, come)
    both = replace(group[0], old=before, new=after, old_value=said(before), new_value=said(after))
    first = next((draft for draft in group if draft.old and draft.new), both)
    return [replace(first, direction="unclear", cause="anew")]


def _most_alike(gone: Sequence[Passage], come: Sequence[Passage]) -> tuple[Passage, Passage]:
    """The two sentences that are most alike; only those that share rare words are compared."""
    index = SentenceIndex(come, gone)
    near = ((similarity(before, after), before, after) for before in gone for after in index.near(before))
    _, before, after = max(near, key=lambda one: one[0], default=(0.0, gone[0], come[0]))
    return before, after
