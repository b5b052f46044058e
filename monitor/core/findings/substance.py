"""What changed in law where no value is to be read: legal items gained, lost or limited otherwise.

Items are compared as sets, sentence by sentence. The same items in other words are no change; so are renamed parties
and defined terms, addresses and cross-references.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from monitor.core.findings.drafts import Draft
from monitor.core.findings.hunks import hunks, touches
from monitor.core.findings.items import Reader, Readers, Scan
from monitor.core.findings.limits import limit, parting, reverse
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.passages import Passage, fold
from monitor.core.findings.quantities import quantities
from monitor.core.findings.turning import turned
from monitor.core.findings.wording import Difference, difference
from monitor.core.lang.items import ANCHORS, TOPICS, ItemKind
from monitor.model.finding import Direction

_SENTENCE = 25
"""So many words are no heading."""
_FEW = 3
_COVERED = 0.8
"""Share of a sentence's substantial words that another must have to say the same."""
_FIRST_WORDS = 12
_BESIDE = 15
"""So many characters further from an edit than the nearest category another one may stand."""
_WORDED = 4
"""A list item of fewer words does not continue the sentence above it."""
_NO_NOTICE = "notice.no_notice"
_CARVE_OUT = "liability.liability_carve_out"

_TOUCHES = (
    ("must", "a modal"),
    ("may", "a modal verb"),
    ("not", "a negation"),
    ("except", "an exception"),
    ("customer", "an actor"),
    ("vendor", "an actor's name"),
)


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
        self._items: dict[Passage, tuple[ItemKind, ...]] = {}
        self._differences: dict[tuple[Passage, Passage], Difference | None] = {}

    def differs(self, pair: PassagePair) -> bool:
        """Does the sentence rule something, and is there more between its sides than words without substance?"""
        side = pair.side
        reader = self._reader(side)
        if reader is None or not _operative(side, reader):
            return False
        if pair.old is None or pair.new is None:
            return True
        return self._difference(pair.old, pair.new, reader) is not None

    def _difference(self, old: Passage, new: Passage, reader: Reader) -> Difference | None:
        if (old, new) not in self._differences:
            self._differences[old, new] = difference(old, new, reader, self._renamed)
        return self._differences[old, new]

    def drafts(self, pair: PassagePair) -> list[Draft]:
        """The changes of law in a sentence that differs: at most one for a category."""
        if pair.old is None or pair.new is None:
            return self._whole(pair)
        if pair.piece:
            return self._sets(pair)
        return self._sets(pair) or self._limited(pair)

    def categories(self, pair: PassagePair) -> list[str]:
        """The categories that the items of either side belong to."""
        sides = [side for side in (pair.old, pair.new) if side is not None]
        return sorted({item.category for side in sides for item in self.items(side)})

    def touched(self, pair: PassagePair) -> str:
        """What an edit touches that may matter in law, in words; "" where it touches nothing of the kind."""
        reader = self._reader(pair.side)
        if pair.old is None or pair.new is None or reader is None:
            return ""
        before, after = reader.scan(pair.old.folded), reader.scan(pair.new.folded)
        names = [what for name, what in _TOUCHES if len(before.places(name)) != len(after.places(name))]
        if any(_moved(pair.old, pair.new, reader)):
            names.append("a number")
        return f"the edit touches {', '.join(names)}" if names else ""

    def topics(self, heading: str, passage: Passage) -> list[str]:
        """The core categories that a heading above a sentence names."""
        reader = self._reader(passage)
        folded = fold(heading)
        return [] if reader is None else [
            category for category, names in TOPICS.items() if any(reader.find(name, folded) for name in names)
        ]  # fmt: skip

    def touches(self, pair: PassagePair, category: str) -> bool:
        """Could an edit have brought or taken a value of a category? What came or went as a whole did."""
        reader = self._reader(pair.side)
        if pair.old is None or pair.new is None or reader is None:
            return True
        return touches(pair.old, pair.new, category, reader)

    def kinship(self, old: Passage, new: Passage) -> float:
        """Share, 0..1, of the shorter sentence's substantial words that the longer one has, too."""
        one, other = self._weighty(old), self._weighty(new)
        return len(one & other) / max(1, min(len(one), len(other)))

    def covers(self, whole: Passage, part: Passage) -> bool:
        """Does a sentence say, among other things, nearly all of what another says?"""
        wanted = self._weighty(part)
        return len(wanted) >= _FEW and len(wanted & self._weighty(whole)) >= _COVERED * len(wanted)

    def share(self, one: Passage, other: Passage, concepts: Sequence[str]) -> bool:
        """Do both sentences speak of one of the concepts?"""
        reader = self._reader(one)
        return reader is not None and any(
            reader.find(name, one.folded) and reader.find(name, other.folded) for name in concepts
        )

    def _weighty(self, passage: Passage) -> set[str]:
        reader = self._reader(passage)
        little = reader.lexicon.stop_words if reader is not None else frozenset[str]()
        return {word for word in passage.words if word not in little}

    def items(self, passage: Passage) -> tuple[ItemKind, ...]:
        """The items of a sentence, read together with the words above the list it may stand in."""
        if passage not in self._items:
            self._items[passage] = self._read(passage, passage.lead)
        return self._items[passage]

    def _read(self, passage: Passage, lead: str) -> tuple[ItemKind, ...]:
        reader = self._reader(passage)
        if reader is None:
            return ()
        alone = reader.items(passage.folded)
        if not lead or not _worded(passage):
            return alone
        return tuple(dict.fromkeys((*alone, *reader.items(f"{fold(lead)} {passage.folded}"))))

    def _before(self, old: Passage, new: Passage | None) -> tuple[ItemKind, ...]:
        """The items that an old sentence would have where the new one stands: what became of the words above a list is
        told once, of these words, and not of each point of the list."""
        if new is None or not old.lead or not new.lead or old.lead == new.lead:
            return self.items(old)
        return self._read(old, new.lead)

    def _reader(self, passage: Passage) -> Reader | None:
        return self._readers.of(passage.part.language)

    def _whole(self, pair: PassagePair) -> list[Draft]:
        kept = {item for piece in pair.beside for item in self.items(piece)}
        items = {
            category: fresh
            for category, kinds in self._by_category(pair.side).items()
            if (fresh := [item for item in kinds if item not in kept])
        }
        gained = pair.new is not None
        return [self._draft(pair, kinds, ()) if gained else self._draft(pair, (), kinds) for kinds in items.values()]

    def _by_category(self, passage: Passage | None, *, weak: bool = False) -> dict[str, list[ItemKind]]:
        return _grouped(self.items(passage) if passage is not None else (), weak=weak)

    def _sets(self, pair: PassagePair) -> list[Draft]:
        """Categories in which the sentence gained or lost items; of a piece of a sentence what it shares is nothing."""
        before = _grouped(self._before(pair.old, pair.new) if pair.old is not None else ())
        after = self._by_category(pair.new)
        kept = {item for piece in pair.beside for item in self.items(piece)}
        drafts = []
        for category in sorted({*before, *after}):
            gained = [item for item in after[category] if item not in before[category] and item not in kept]
            lost = [item for item in before[category] if item not in after[category] and item not in kept]
            if pair.piece == "old":
                gained = []
            elif pair.piece == "new":
                lost = []
            if (gained or lost) and (pair.piece or self.touches(pair, category)):
                drafts.append(self._draft(pair, gained, lost))
        return drafts

    def _draft(self, pair: PassagePair, gained: Sequence[ItemKind], lost: Sequence[ItemKind]) -> Draft:
        first = (*gained, *lost)[0]
        return Draft(
            category=first.category,
            attribute=first.attribute,
            direction=self._direction(pair, gained, lost),
            rule=first.id,
            cause="replaced" if gained and lost else "gained" if gained else "lost",
            old=pair.old,
            new=pair.new,
            old_value=self._value(first, pair.old),
            new_value=self._value(first, pair.new),
        )

    def _value(self, item: ItemKind, passage: Passage | None) -> str | None:
        """What a side states: "none" where it says that no notice is given, else its quantities or first words."""
        if passage is not None and item.id == _NO_NOTICE and item in self.items(passage):
            return "none"
        return self.said(passage)

    def _direction(self, pair: PassagePair, gained: Sequence[ItemKind], lost: Sequence[ItemKind]) -> Direction:
        """The items' common direction. In a whole sentence an exclusion outweighs its carve-out, and what is granted
        only in some way is a limit."""
        if pair.old is not None and pair.new is not None:
            return together([item.effect for item in gained] + [reverse(item.effect) for item in lost])
        items = (*gained, *lost)
        whole = together(item.effect for item in [item for item in items if item.id != _CARVE_OUT] or items)
        reader = self._reader(pair.side)
        carved = any(item.id == _CARVE_OUT for item in items)
        if whole == "better" and not carved and reader is not None and reader.find("only", pair.side.folded):
            whole = "worse"
        return whole if gained else reverse(whole)

    def quantities(self, passage: Passage) -> Counter[str]:
        """How often a sentence states each quantity."""
        reader = self._reader(passage)
        return quantities(passage.text, reader.lexicon.language) if reader is not None else Counter()

    def numbers(self, passage: Passage | None) -> str | None:
        """The quantities of a sentence, if it has any, but only a few."""
        found = list(self.quantities(passage)) if passage is not None else []
        return ", ".join(found) if 0 < len(found) <= _FEW else None

    def said(self, passage: Passage | None) -> str | None:
        """A text value: the few quantities of a sentence, else its first words."""
        if passage is None:
            return None
        return self.numbers(passage) or " ".join(passage.text.split()[:_FIRST_WORDS])

    def _limited(self, pair: PassagePair) -> list[Draft]:
        """The same items, but limited otherwise: by numbers, exceptions, or other objects."""
        old, new = pair.old, pair.new
        reader = self._reader(pair.side)
        if old is None or new is None or reader is None:
            return []
        words = self._difference(old, new, reader)
        words = words.without(pair.listed) if words is not None else None
        moved = _moved(old, new, reader)
        left, right = (" / ".join(side) for side in moved)
        drafts = []
        for category, items in _nearest(self._by_category(new, weak=any(moved)), old, reader.scan(new.folded)).items():
            item, limited = self._turned(items, old, new, reader) or (
                items[0],
                limit(items[0], reader.scan(old.folded), reader.scan(new.folded), words, moved),
            )
            if limited is None or (limited[0] == "words" and category == "notice" and self._beside(pair, reader)):
                continue
            cause, direction = limited
            drafts.append(
                Draft(
                    category=category,
                    attribute=item.attribute,
                    direction=direction,
                    rule=item.id,
                    cause=cause,
                    old=old,
                    new=new,
                    old_value=left or self.said(old),
                    new_value=right or self.said(new),
                )
            )
        return drafts

    def _beside(self, pair: PassagePair, reader: Reader) -> bool:
        """Does the edit of a rule on notice leave the rule alone: far from its words, or among mere examples?"""
        return not self.touches(pair, "notice") or (
            pair.old is not None and pair.new is not None
            and _without_examples(pair.old, reader) == _without_examples(pair.new, reader)
        )  # fmt: skip

    def _turned(
        self, items: Sequence[ItemKind], old: Passage, new: Passage, reader: Reader
    ) -> tuple[ItemKind, tuple[str, Direction]] | None:
        """The first of a category's items that small words turned round, and how."""
        cuts = list(hunks(old, new)) if touches(old, new, items[0].category, reader) else []
        turns = ((item, turned(item, cuts, reader)) for item in items)
        return next(((item, (turn.cause, turn.direction)) for item, turn in turns if turn is not None), None)


def _grouped(items: Iterable[ItemKind], *, weak: bool = False) -> dict[str, list[ItemKind]]:
    """Items by their category; the weak ones only if they are asked for."""
    grouped: dict[str, list[ItemKind]] = defaultdict(list)
    for item in items:
        if weak or not item.weak:
            grouped[item.category].append(item)
    return grouped


def _operative(passage: Passage, reader: Reader) -> bool:
    """Does the sentence rule something: is it no heading, no example, no pointer and no note on what was revised?

    A line too short for a sentence and without a verb that we know rules all the same if it states a quantity, unless
    it heads the sentences of its paragraph.
    """
    if any(reader.find(name, passage.folded) for name in ("revision_note", "illustration")):
        return False
    if reader.find("pointer", passage.folded) and not reader.find("binds", passage.folded):
        return False
    if passage.lead or passage.text.endswith((";", "；")) or len(passage.words) >= _SENTENCE:
        return True
    if reader.find("predicate", passage.folded):
        return True
    heads = passage.start == 0 and passage.end < len(passage.clause.text.rstrip())
    return not heads and bool(quantities(passage.text, reader.lexicon.language))


def _worded(passage: Passage) -> bool:
    """Is a list item more than a name or an address?"""
    return len(passage.words) >= _WORDED and any(len(word) > _FEW and word.islower() for word in passage.text.split())


def _moved(old: Passage, new: Passage, reader: Reader) -> tuple[list[str], list[str]]:
    """The quantities that only the old side has, and those that only the new one has."""
    language = reader.lexicon.language
    before, after = quantities(old.text, language), quantities(new.text, language)
    return list(before - after), list(after - before)


def _nearest(by_category: Mapping[str, list[ItemKind]], old: Passage, new: Scan) -> dict[str, list[ItemKind]]:
    """Of several categories those whose words stand nearest to where the sentences first part."""
    if len(by_category) <= 1:
        return dict(by_category)
    edit = parting(old.folded, new.folded)
    away = {
        category: min(
            (abs(start - edit) for name in ANCHORS.get(category, ()) for start, _ in new.places(name)),
            default=len(new.folded),
        )
        for category in by_category
    }
    closest = min(away.values())
    return {category: items for category, items in by_category.items() if away[category] <= closest + _BESIDE}


def _without_examples(passage: Passage, reader: Reader) -> str:
    """A sentence up to where it begins to give examples ("including fees for ...")."""
    starts = [start for start, _ in reader.find("illustrates", passage.folded)]
    return passage.folded[: starts[0]] if starts else passage.folded
