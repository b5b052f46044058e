"""How the wording of two sentences differs, as far as it may matter in law."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from monitor.core.findings.hunks import contrary, hunks
from monitor.core.findings.items import Reader
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.passages import Passage
from monitor.core.findings.passages import words as words_of
from monitor.core.findings.quantities import quantities
from monitor.core.findings.turning import other_party
from monitor.core.text import KEPT

_NUMBER = re.compile(r"\d")
_CURRENCY = re.compile(r"[€$£¥₹]")
_STEM = 5
_RESPELT = 75
_SHORT = 3
_OFTEN = 3
_WORDS = 2
_WORDY = 4
_ENDINGS = (("ied", "y", 2), ("ies", "y", 2), ("ing", "", 4), ("ed", "", 4), ("es", "", 4), ("s", "", 3))
"""Endings of inflected words, what stands for each in the plain word, and how many letters must be left."""
_Words = Mapping[str, int]
_MODALS = ("not", "negative_prefix", "except", "may", "must")


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Substantial words that only the old side has (``lost``) or only the new one (``gained``); numbers are not
    among them. ``extent``: how many different words differ in all. ``modal``: a modal, a negation or an exception
    came or went, or the other party is bound.
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

    def without(self, words: frozenset[str]) -> "Difference":
        """The same difference, where some words count as standing on both sides."""
        lost, gained = ({word: n for word, n in side.items() if word not in words} for side in (self.lost, self.gained))
        return replace(self, lost=Counter(lost), gained=Counter(gained))


def difference(old: Passage, new: Passage, reader: Reader, renamed: frozenset[str]) -> Difference | None:
    """What differs between two sentences, or None where nothing of substance does: other forms of a word, synonyms of
    one concept, new names of parties and terms, and corrected spelling do not count.
    """
    currency = _other_currency(old.text, new.text)
    if old.skeleton == new.skeleton and not currency:
        return None
    lost, gained = _substantial(old, new, reader, renamed), _substantial(new, old, reader, renamed)
    _drop_respelt(lost, gained)
    _drop_names(lost, gained, (old, new), reader)
    said_otherwise = [hunk for hunk in hunks(old, new) if contrary(hunk, reader)]
    for hunk in said_otherwise:
        for word in (*hunk.old, *hunk.new):
            lost.pop(word, None)
            gained.pop(word, None)
    before, after = reader.scan(old.folded), reader.scan(new.folded)
    modal = any(
        len(before.places(name)) != len(after.places(name)) for name in _MODALS if not said_otherwise or name != "not"
    )
    modal = modal or any(other_party(hunk, reader) for hunk in hunks(old, new))
    if not lost and not gained and not modal and not currency:
        return None
    return Difference(
        lost=_wordy(lost), gained=_wordy(gained), modal=modal,
        extent=len((_stems(old) ^ _stems(new)) - _stemmed(reader.lexicon.stop_words)),
    )  # fmt: skip


def _stems(passage: Passage) -> set[str]:
    """Its words without their endings, numbers and postal addresses left out."""
    return {_stem(word) for word in passage.words if not _NUMBER.search(word) and word not in passage.addressed}


def _other_currency(old: str, new: str) -> bool:
    """Are there as many signs of currency on both sides, but others? A sign that is missing was lost in encoding."""
    before, after = _CURRENCY.findall(old), _CURRENCY.findall(new)
    return len(before) == len(after) and before != after


def _wordy(words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if not _NUMBER.search(word)})


def _substantial(one: Passage, other: Passage, reader: Reader, renamed: frozenset[str]) -> Counter[str]:
    """Words of one side that the other has neither as such nor in another form or by a synonym."""
    left: _Words = {
        word: count
        for word, count in (one.bag - other.bag).items()
        if word not in reader.lexicon.stop_words
        and not (len(word) == 1 and word.isascii() and word.isalpha())
        and word not in renamed
    }
    # Most edits are of little words: what needs a look at the whole sentence comes last.
    for drop in _ELSEWHERE:
        left = drop(left, one, other, reader) if left else left
    return Counter(left)


def _without_addresses(left: _Words, one: Passage, other: Passage, _reader: Reader) -> _Words:
    addressed = one.addressed if other.addressed else frozenset[str]()
    return {word: count for word, count in left.items() if word not in addressed}


def _without_figures(left: _Words, one: Passage, other: Passage, reader: Reader) -> _Words:
    figures = _figures(one, other, reader)
    return {word: count for word, count in left.items() if word not in figures}


def _without_compounds(left: _Words, one: Passage, other: Passage, reader: Reader) -> _Words:
    compounds = _compounds(one, other) if reader.lexicon.spaced else frozenset[str]()
    return {word: count for word, count in left.items() if word not in compounds}


def _without_forms(left: _Words, _one: Passage, other: Passage, _reader: Reader) -> _Words:
    stems = {_stem(word) for word in other.words}
    return {word: count for word, count in left.items() if _NUMBER.search(word) or _stem(word) not in stems}


def _without_synonyms(left: _Words, one: Passage, other: Passage, reader: Reader) -> _Words:
    swapped = {name for word in other.bag - one.bag for name in reader.means(word)}
    return {word: count for word, count in left.items() if not swapped.intersection(reader.means(word))}


_ELSEWHERE = (_without_forms, _without_synonyms, _without_compounds, _without_figures, _without_addresses)
"""Ways in which the other side has a word though it does not stand there as such."""


def _compounds(one: Passage, other: Passage) -> frozenset[str]:
    """Words of one side that the other writes apart, and parts that it writes together: "log in", "login"."""
    apart = [(first, second) for first, second in pairwise(one.words) if first + second in other.bag]
    together = {first + second for first, second in pairwise(other.words)}
    return frozenset((*(part for pair in apart for part in pair), *(one.bag.keys() & together)))


def _figures(one: Passage, other: Passage, reader: Reader) -> frozenset[str]:
    """Words of quantities that both sides state alike: "thirty (30)" for "30", "one year" for "12 months"."""
    language = reader.lexicon.language
    stated = quantities(one.text, language)
    if not stated or stated != quantities(other.text, language):
        return frozenset()
    spans = [one.folded[a:b] for name in ("duration", "percent") for a, b in reader.find(name, one.folded)]
    return frozenset(
        {word for word in one.bag if reader.find("number_word", word)}
        | {word for span in spans for word in words_of(span)}
    )


def _drop_names(lost: Counter[str], gained: Counter[str], sides: tuple[Passage, Passage], reader: Reader) -> None:
    """Drop names that gave way to other names at one place: a product or a party that is called otherwise now. A name
    that only came, or only went, may widen a rule: another country.
    """
    for hunk in hunks(*sides):
        old, new = (
            [word for word in words if _is_name(word, side.text) and reader.ordinary(word)]
            for words, side in zip((hunk.old, hunk.new), sides, strict=True)
        )
        if old and new:
            for words, names in ((lost, old), (gained, new)):
                for name in names:
                    words.pop(name, None)


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


@cache
def _stemmed(words: frozenset[str]) -> frozenset[str]:
    """The stems of a language's own words."""
    return frozenset(map(_stem, words))


@lru_cache(maxsize=KEPT)
def _stem(word: str) -> str:
    """What forms of one word share: "wish" and "wishes", "fee" and "fees", "apply" and "applies"."""
    if not word.isascii():
        return word
    for ending, instead, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    return (word.removesuffix("e") if len(word) > _SHORT + 1 else word)[:_STEM]


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
    swapped = (word for swap, count in swaps.items() if count >= _OFTEN for side in swap for word in side)
    return frozenset((*swapped, *_dropped(pairs)))


def _dropped(pairs: Sequence[PassagePair]) -> Iterator[str]:
    """Names that the old text has often and the new one nowhere, as far as edited sentences show: "Acme Group" for
    "Acme". A name that only the new text has may be another product, and widen a rule.
    """
    both = [(pair.old, pair.new) for pair in pairs if pair.old is not None and pair.new is not None]
    seen = {word for _, new in both for word in new.words}
    gone = Counter(word for old, _ in both for word in set(old.words) - seen if _is_name(word, old.text))
    yield from (word for word, count in gone.items() if count > _OFTEN)


def _is_name(word: str, text: str) -> bool:
    """Does a word stand in a sentence with a capital letter, other than at its head or in a line of capitals?"""
    if len(word) <= 1 or text.isupper():
        return False
    lower = text.lower()
    if len(lower) != len(text):
        # A few capitals have lower forms of two signs, as the dotted I of Turkish.
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    at = lower.find(word, 1)
    while at > 0 and not lower[at - 1].isspace():
        at = lower.find(word, at + 1)
    return at > 0 and text[at].isupper()
