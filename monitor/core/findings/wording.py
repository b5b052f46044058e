"""How the wording of two sentences differs, as far as it may matter in law."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from monitor.core.findings.items import Reader
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.passages import Passage

_NUMBER = re.compile(r"\d")
_CURRENCY = re.compile(r"[€$£¥₹]")
_STEM = 5
_RESPELT = 75
_SHORT = 3
_OFTEN = 3
_WORDS = 2
_WORDY = 4
_MODALS = ("not", "except", "may", "must")


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Substantial words that only the old side has (``lost``) or only the new one (``gained``); numbers are not
    among them. ``extent``: how many different words differ in all. ``modal``: a modal, a negation or an exception
    came or went.
    """

    lost: Counter[str]
    gained: Counter[str]
    extent: int
    modal: bool

    @property
    def weighty(self) -> bool:
        """Enough to make another rule of a sentence whose legal items stayed: two substantial words, or one in an
        edit of four."""
        substantial = self.lost.total() + self.gained.total()
        return substantial >= _WORDS or (substantial > 0 and self.extent >= _WORDY)


def difference(old: Passage, new: Passage, reader: Reader, renamed: frozenset[str]) -> Difference | None:
    """What differs between two sentences, or None where nothing of substance does: other forms of a word, synonyms of
    one concept, new names of parties and terms, and corrected spelling do not count.
    """
    currency = _other_currency(old.text, new.text)
    if old.skeleton == new.skeleton and not currency:
        return None
    lost, gained = _substantial(old, new, reader, renamed), _substantial(new, old, reader, renamed)
    _drop_respelt(lost, gained)
    before, after = reader.scan(old.folded), reader.scan(new.folded)
    modal = any(len(before.places(name)) != len(after.places(name)) for name in _MODALS)
    if not lost and not gained and not modal and not currency:
        return None
    return Difference(
        lost=_wordy(lost), gained=_wordy(gained), extent=len({*map(_stem, old.words)} ^ {*map(_stem, new.words)}),
        modal=modal,
    )  # fmt: skip


def _other_currency(old: str, new: str) -> bool:
    """Are there as many signs of currency on both sides, but others? A sign that is missing was lost in encoding."""
    before, after = _CURRENCY.findall(old), _CURRENCY.findall(new)
    return len(before) == len(after) and before != after


def _wordy(words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if not _NUMBER.search(word)})


def _substantial(one: Passage, other: Passage, reader: Reader, renamed: frozenset[str]) -> Counter[str]:
    """Words of one side that the other has neither as such nor in another form or by a synonym."""
    stems = {_stem(word) for word in other.words}
    swapped = {name for word in other.bag - one.bag for name in reader.means(word)}
    return Counter(
        {
            word: count
            for word, count in (one.bag - other.bag).items()
            if word not in reader.lexicon.stop_words
            and not (len(word) == 1 and word.isascii() and word.isalpha())
            and word not in renamed
            and (_NUMBER.search(word) or _stem(word) not in stems)
            and not swapped.intersection(reader.means(word))
        }
    )


def _drop_respelt(lost: Counter[str], gained: Counter[str]) -> None:
    """Drop words that were only spelt otherwise: a corrected typing error."""
    for word in list(lost):
        twin = next((other for other in gained if _respelt(word, other)), None)
        if twin is not None:
            del lost[word], gained[twin]


def _respelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _STEM or one[0] != other[0] or _NUMBER.search(one + other):
        return False
    return fuzz.ratio(one, other) >= _RESPELT


def _stem(word: str) -> str:
    return word[:_STEM] if word.isascii() else word


def renames(pairs: Sequence[PassagePair]) -> frozenset[str]:
    """Words that gave way to the same other words again and again: a defined term or a party got a new name."""
    swaps: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        lost = tuple(sorted(pair.old.bag - pair.new.bag))
        gained = tuple(sorted(pair.new.bag - pair.old.bag))
        short = 0 < len(lost) <= _SHORT and 0 < len(gained) <= _SHORT
        if short and not any(map(_NUMBER.search, lost + gained)):
            swaps[lost, gained] += 1
    return frozenset(word for swap, count in swaps.items() if count >= _OFTEN for side in swap for word in side)
