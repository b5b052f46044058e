"""What changed in law where no value is to be read: legal items gained, lost or limited otherwise.

Items are compared as sets, sentence by sentence. The same items in other words are no change; so are renamed parties
and defined terms, addresses and cross-references.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.core.findings.items import Item, Reader, Scan
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.passages import Passage, fold
from monitor.model.finding import CORE_CATEGORIES, Direction

_REVERSE: dict[Direction, Direction] = {
    "worse": "better",
    "better": "worse",
    "neutral": "neutral",
    "unclear": "unclear",
}
_NUMBER = re.compile(r"\d")
_CONTENT_EDIT = 2
"""So many substantial words must differ before an edit of a legal sentence with equal items counts as a change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A change of law before it becomes a finding: what, where, and which way."""

    category: str
    attribute: str
    direction: Direction
    rule: str
    old: Passage | None
    new: Passage | None
    cause: str


def reverse(direction: Direction) -> Direction:
    """The direction of losing what it would be to gain."""
    return _REVERSE[direction]


def together(directions: Iterable[Direction]) -> Direction:
    """One direction for several: their common one, else unclear; neutral ones do not count beside others."""
    kinds = set(directions)
    if len(kinds) > 1:
        kinds.discard("neutral")
    return kinds.pop() if len(kinds) == 1 else "unclear"


class Substance:
    """Compares pairs of sentences by their items."""

    def __init__(self, readers: Mapping[str, Reader], renamed: frozenset[tuple[str, ...]]) -> None:
        self._readers = readers
        self._renamed = {word for phrase in renamed for word in phrase}

    def drafts(self, pair: PassagePair) -> list[Draft]:
        """The changes of law in one sentence: at most one for a category."""
        if pair.old is not None and pair.new is not None:
            return self._edited(pair.old, pair.new)
        if pair.new is not None:
            return self._whole(pair.new, gained=True)
        return self._whole(pair.old, gained=False) if pair.old is not None else []

    def reader(self, passage: Passage) -> Reader | None:
        """The reader for a sentence's language, if there is one."""
        return self._readers.get(passage.part.language)

    def items(self, passage: Passage) -> tuple[Item, ...]:
        """The items of a sentence, read together with the words above the list it may stand in."""
        reader = self.reader(passage)
        if reader is None:
            return ()
        return reader.items(f"{fold(passage.lead)} {passage.folded}" if passage.lead else passage.folded)

    def _whole(self, passage: Passage, *, gained: bool) -> list[Draft]:
        by_category: dict[str, list[Item]] = defaultdict(list)
        for item in self.items(passage):
            by_category[item.rule.category].append(item)
        drafts = []
        for category, items in by_category.items():
            strong = [item for item in items if not item.rule.weak]
            if not strong or self._is_note(passage):
                continue
            direction = together(item.effect for item in strong)
            drafts.append(
                Draft(
                    category=category,
                    attribute=strong[0].rule.attribute,
                    direction=direction if gained else reverse(direction),
                    rule=strong[0].rule.id,
                    old=None if gained else passage,
                    new=passage if gained else None,
                    cause="gained" if gained else "lost",
                )
            )
        return drafts

    def _is_note(self, passage: Passage) -> bool:
        """Does the sentence merely tell what was revised?"""
        reader = self.reader(passage)
        return reader is not None and bool(reader.find("revision_note", passage.folded))

    def _edited(self, old: Passage, new: Passage) -> list[Draft]:
        if not self.differing(old, new):
            return []
        before, after = self.items(old), self.items(new)
        drafts = []
        for category in sorted({item.rule.category for item in (*before, *after)}):
            left = {item.key: item for item in before if item.rule.category == category}
            right = {item.key: item for item in after if item.rule.category == category}
            draft = self._sets(old, new, left, right) or self._limits(old, new, right)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _sets(self, old: Passage, new: Passage, left: dict[str, Item], right: dict[str, Item]) -> Draft | None:
        gained = [item for key, item in right.items() if key not in left and not item.rule.weak]
        lost = [item for key, item in left.items() if key not in right and not item.rule.weak]
        if not gained and not lost:
            return None
        first = (gained or lost)[0].rule
        direction = together([item.effect for item in gained] + [reverse(item.effect) for item in lost])
        cause = "replaced" if gained and lost else "gained" if gained else "lost"
        return Draft(
            category=first.category, attribute=first.attribute, direction=direction, rule=first.id, old=old, new=new,
            cause=cause,
        )  # fmt: skip

    def _limits(self, old: Passage, new: Passage, right: dict[str, Item]) -> Draft | None:
        """The same items, but limited otherwise: by exceptions, negations, numbers, or other objects."""
        items = [item for item in right.values() if not item.rule.weak]
        reader = self.reader(new)
        if not items or reader is None:
            return None
        cause, direction = self._limit(
            reader.scan(old.folded), reader.scan(new.folded), items[0], self.differing(old, new)
        )
        if not cause:
            return None
        rule = items[0].rule
        return Draft(
            category=rule.category, attribute=rule.attribute, direction=direction, rule=rule.id, old=old, new=new,
            cause=cause,
        )  # fmt: skip

    def _limit(
        self, old: Scan, new: Scan, item: Item, words: tuple[Counter[str], Counter[str]] | None
    ) -> tuple[str, Direction]:
        if words is None:
            return "", "neutral"
        lost, gained = words
        if any(map(_NUMBER.search, (*lost, *gained))):
            return "number", "unclear"
        for name, effect in item_qualifiers(new).items():
            grown = len(new.places(name)) - len(old.places(name))
            if grown:
                onto: Direction = effect if item.effect == "worse" else reverse(effect)
                return name, onto if grown > 0 else reverse(onto)
        if sum(lost.values()) + sum(gained.values()) < _CONTENT_EDIT:
            return "", "neutral"
        if lost and gained:
            return "words", "unclear"
        return "words", item.effect if gained else reverse(item.effect)

    def differing(self, old: Passage, new: Passage) -> tuple[Counter[str], Counter[str]] | None:
        """The substantial words that only one side has (lost, gained), or None where there are none."""
        lost = self._substantial(old, new)
        gained = self._substantial(new, old)
        return (lost, gained) if lost or gained or self._modal(old, new) else None

    def _modal(self, old: Passage, new: Passage) -> bool:
        reader = self.reader(new)
        if reader is None:
            return False
        before, after = reader.scan(old.folded), reader.scan(new.folded)
        return any(len(before.places(name)) != len(after.places(name)) for name in ("not", "except", "may", "must"))

    def _substantial(self, one: Passage, other: Passage) -> Counter[str]:
        reader = self.reader(one)
        stop = reader.lexicon.stop_words if reader is not None else frozenset()
        stems = {_stem(word) for word in other.words}
        extra = one.bag - other.bag
        return Counter(
            {
                word: count
                for word, count in extra.items()
                if word not in stop and word not in self._renamed and (_NUMBER.search(word) or _stem(word) not in stems)
            }
        )


def item_qualifiers(scan: Scan) -> Mapping[str, Direction]:
    """The concepts that limit any item, with the effect of gaining one on a burden of the customer."""
    return scan.reader.lexicon.qualifiers


def _stem(word: str) -> str:
    return word[:5] if word.isascii() else word


def renames(pairs: Sequence[PassagePair], times: int = 3) -> frozenset[tuple[str, ...]]:
    """Words that gave way to the same other words again and again: a defined term or a party got a new name."""
    swaps: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        lost = tuple(sorted(pair.old.bag - pair.new.bag))
        gained = tuple(sorted(pair.new.bag - pair.old.bag))
        if 0 < len(lost) <= 3 and 0 < len(gained) <= 3 and not any(map(_NUMBER.search, lost + gained)):
            swaps[lost, gained] += 1
    return frozenset(side for swap, count in swaps.items() if count >= times for side in swap)


CORE = frozenset(CORE_CATEGORIES)
