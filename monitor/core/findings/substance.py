"""What changed in law where no value is to be read: legal items gained, lost or limited otherwise.

Items are compared as sets, sentence by sentence. The same items in other words are no change; so are renamed parties
and defined terms, addresses and cross-references.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from monitor.core.findings.drafts import Draft
from monitor.core.findings.items import Reader, Readers, Scan
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.passages import Passage, fold
from monitor.core.findings.quantities import quantities, size
from monitor.core.lang.items import QUALIFIERS, ItemKind
from monitor.model.finding import Direction

_REVERSE: dict[Direction, Direction] = {
    "worse": "better",
    "better": "worse",
    "neutral": "neutral",
    "unclear": "unclear",
}
_NUMBER = re.compile(r"\d")
_CONTENT_EDIT = 2
"""So many substantial words must differ before an edit of a legal sentence with equal items counts as a change."""
_SENTENCE = 8
"""So many words are no heading."""
_STEM = 5
_FEW = 3
_FIRST_WORDS = 12

_TOUCHES = (
    ("must", "a modal"),
    ("may", "a modal verb"),
    ("not", "a negation"),
    ("except", "an exception"),
    ("customer", "an actor"),
    ("vendor", "an actor's name"),
)

Words = tuple[Counter[str], Counter[str]]
"""Substantial words that only the old side has, and that only the new side has."""


def reverse(direction: Direction) -> Direction:
    """The direction of losing what it would be to gain."""
    return _REVERSE[direction]


def together(directions: Iterable[Direction]) -> Direction:
    """One direction for several: worse or better where only one of them occurs, else unclear or neutral."""
    kinds = set(directions)
    plain = kinds & {"worse", "better"}
    if len(plain) == 1:
        return plain.pop()
    return "neutral" if kinds == {"neutral"} else "unclear"


class Substance:
    """Compares pairs of sentences by their items. ``renamed``: words that only name a party or a term anew."""

    def __init__(self, readers: Readers, renamed: frozenset[str]) -> None:
        self._readers = readers
        self._renamed = renamed

    def drafts(self, pair: PassagePair) -> list[Draft]:
        """The changes of law in a sentence that differs: at most one for a category."""
        if pair.old is not None and pair.new is not None:
            return self._edited(pair.old, pair.new)
        if pair.new is not None:
            return self._whole(pair.new, gained=True)
        return self._whole(pair.old, gained=False) if pair.old is not None else []

    def differs(self, pair: PassagePair) -> bool:
        """Does the sentence rule something, and is there more between its sides than words without substance?"""
        side = pair.new or pair.old
        if side is None or not self._operative(side):
            return False
        return pair.old is None or pair.new is None or self._differing(pair.old, pair.new) is not None

    def categories(self, pair: PassagePair) -> list[str]:
        """The categories that the items of either side belong to."""
        sides = [side for side in (pair.old, pair.new) if side is not None]
        return sorted({item.category for side in sides for item in self.items(side)})

    def touched(self, pair: PassagePair) -> str:
        """What an edit touches that may matter in law, in words; "" where it touches nothing of the kind."""
        if pair.old is None or pair.new is None:
            return ""
        reader = self._reader(pair.new)
        if reader is None:
            return ""
        before, after = reader.scan(pair.old.folded), reader.scan(pair.new.folded)
        names = [what for name, what in _TOUCHES if len(before.places(name)) != len(after.places(name))]
        if any(self._moved(pair.old, pair.new)):
            names.append("a number")
        return f"the edit touches {', '.join(names)}" if names else ""

    def items(self, passage: Passage) -> tuple[ItemKind, ...]:
        """The items of a sentence, read together with the words above the list it may stand in."""
        reader = self._reader(passage)
        if reader is None:
            return ()
        return reader.items(f"{fold(passage.lead)} {passage.folded}" if passage.lead else passage.folded)

    def _reader(self, passage: Passage) -> Reader | None:
        return self._readers.of(passage.part.language)

    def _whole(self, passage: Passage, *, gained: bool) -> list[Draft]:
        by_category: dict[str, list[ItemKind]] = defaultdict(list)
        for item in self.items(passage):
            if not item.weak:
                by_category[item.category].append(item)
        old, new = (None, passage) if gained else (passage, None)
        return [self._draft(items, [], old, new) if gained else self._draft([], items, old, new)
                for items in by_category.values()]  # fmt: skip

    def _operative(self, passage: Passage) -> bool:
        """Does the sentence rule something: is it no heading, no example and no note on what was revised?"""
        reader = self._reader(passage)
        if reader is None:
            return False
        if any(reader.find(name, passage.folded) for name in ("revision_note", "illustration")):
            return False
        if passage.lead or len(passage.words) >= _SENTENCE:
            return True
        return bool(reader.find("predicate", passage.folded))

    def _edited(self, old: Passage, new: Passage) -> list[Draft]:
        words = self._differing(old, new)
        if words is None:
            return []
        before, after = self.items(old), self.items(new)
        drafts = []
        for category in sorted({item.category for item in (*before, *after)}):
            left = [item for item in before if item.category == category]
            right = [item for item in after if item.category == category]
            gained = [item for item in right if item not in left and not item.weak]
            lost = [item for item in left if item not in right and not item.weak]
            if gained or lost:
                drafts.append(self._draft(gained, lost, old, new))
            elif strong := [item for item in right if not item.weak]:
                drafts += self._limited(strong[0], old, new, words)
        return drafts

    def _draft(
        self, gained: Sequence[ItemKind], lost: Sequence[ItemKind], old: Passage | None, new: Passage | None
    ) -> Draft:
        first = (*gained, *lost)[0]
        return Draft(
            category=first.category,
            attribute=first.attribute,
            direction=together([item.effect for item in gained] + [reverse(item.effect) for item in lost]),
            rule=first.id,
            cause="replaced" if gained and lost else "gained" if gained else "lost",
            old=old,
            new=new,
            old_value=self._said(old),
            new_value=self._said(new),
        )

    def _said(self, passage: Passage | None) -> str | None:
        """A text value: the few quantities of a sentence, else its first words."""
        if passage is None:
            return None
        found = list(self._quantities(passage))
        if 0 < len(found) <= _FEW:
            return ", ".join(found)
        return " ".join(passage.text.split()[:_FIRST_WORDS])

    def _quantities(self, passage: Passage) -> Counter[str]:
        reader = self._reader(passage)
        return quantities(passage.text, reader.lexicon.language) if reader is not None else Counter()

    def _limited(self, item: ItemKind, old: Passage, new: Passage, words: Words) -> list[Draft]:
        """The same items, but limited otherwise: by numbers, exceptions, or other objects."""
        reader = self._reader(new)
        if reader is None:
            return []
        moved = self._moved(old, new)
        limit = (
            _number_limit(item, *moved)
            or _qualifier_limit(item, reader.scan(old.folded), reader.scan(new.folded))
            or _word_limit(item, words)
        )
        if limit is None:
            return []
        cause, direction = limit
        left, right = (" / ".join(side) for side in moved)
        return [
            Draft(
                category=item.category,
                attribute=item.attribute,
                direction=direction,
                rule=item.id,
                cause=cause,
                old=old,
                new=new,
                old_value=left or self._said(old),
                new_value=right or self._said(new),
            )
        ]

    def _moved(self, old: Passage, new: Passage) -> tuple[list[str], list[str]]:
        """The quantities that only the old side has, and those that only the new one has."""
        before, after = self._quantities(old), self._quantities(new)
        return list(before - after), list(after - before)

    def _differing(self, old: Passage, new: Passage) -> Words | None:
        """The substantial words that only one side has, or None where nothing of substance differs."""
        lost, gained = self._substantial(old, new), self._substantial(new, old)
        return (lost, gained) if lost or gained or self._modal(old, new) else None

    def _modal(self, old: Passage, new: Passage) -> bool:
        reader = self._reader(new)
        if reader is None:
            return False
        before, after = reader.scan(old.folded), reader.scan(new.folded)
        return any(len(before.places(name)) != len(after.places(name)) for name in ("not", "except", "may", "must"))

    def _substantial(self, one: Passage, other: Passage) -> Counter[str]:
        reader = self._reader(one)
        stop = reader.lexicon.stop_words if reader is not None else frozenset()
        stems = {_stem(word) for word in other.words}
        return Counter(
            {
                word: count
                for word, count in (one.bag - other.bag).items()
                if word not in stop and word not in self._renamed and (_NUMBER.search(word) or _stem(word) not in stems)
            }
        )


def _number_limit(item: ItemKind, lost: Sequence[str], gained: Sequence[str]) -> tuple[str, Direction] | None:
    if not lost and not gained:
        return None
    if len(lost) == len(gained) == 1:
        (kind, before), (other, after) = size(lost[0]), size(gained[0])
        if kind == other:
            return "number", item.more if after > before else reverse(item.more)
    return "number", "unclear"


def _qualifier_limit(item: ItemKind, old: Scan, new: Scan) -> tuple[str, Direction] | None:
    for name, effect in QUALIFIERS.get(item.category, {}).items():
        grown = len(new.places(name)) - len(old.places(name))
        if grown:
            onto: Direction = reverse(effect) if item.effect == "better" else effect
            return name, onto if grown > 0 else reverse(onto)
    return None


def _word_limit(item: ItemKind, words: Words) -> tuple[str, Direction] | None:
    lost, gained = (Counter({word: n for word, n in side.items() if not _NUMBER.search(word)}) for side in words)
    if sum(lost.values()) + sum(gained.values()) < _CONTENT_EDIT:
        return None
    if lost and gained:
        return "words", "unclear"
    return "words", item.effect if gained else reverse(item.effect)


def _stem(word: str) -> str:
    return word[:_STEM] if word.isascii() else word


def renames(pairs: Sequence[PassagePair], times: int = 3) -> frozenset[str]:
    """Words that gave way to the same other words again and again: a defined term or a party got a new name."""
    swaps: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        lost = tuple(sorted(pair.old.bag - pair.new.bag))
        gained = tuple(sorted(pair.new.bag - pair.old.bag))
        if 0 < len(lost) <= 3 and 0 < len(gained) <= 3 and not any(map(_NUMBER.search, lost + gained)):
            swaps[lost, gained] += 1
    return frozenset(word for swap, count in swaps.items() if count >= times for side in swap for word in side)
