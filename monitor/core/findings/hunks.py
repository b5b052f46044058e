"""Where an edit cut into a sentence, and which concepts it cut."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from monitor.core.findings.items import Reader
from monitor.core.findings.passages import Passage
from monitor.core.lang.items import ANCHORS, BEARINGS, QUALIFIERS

_AROUND = 2
"""Words on either side of an edit that belong to its phrase: "without [prior] notice"."""
_TURNING = ("not", "except", "only", "must", "may", "customer", "vendor")


@dataclass(frozen=True, kw_only=True, slots=True)
class Hunk:
    """One edit: the words that only a side has, and the same with the words around them."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_phrase: tuple[str, ...]
    new_phrase: tuple[str, ...]


@lru_cache(maxsize=64)
def hunks(old: Passage, new: Passage) -> tuple[Hunk, ...]:
    """The edits between two sentences, in reading order. Asked several times in a row for one pair, hence kept."""
    return tuple(_hunks(old, new))


def _hunks(old: Passage, new: Passage) -> Iterator[Hunk]:
    one, other = old.words, new.words
    for op, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if op != "equal":
            yield Hunk(
                old=one[i:j],
                new=other[k:m],
                old_phrase=one[max(0, i - _AROUND) : j + _AROUND],
                new_phrase=other[max(0, k - _AROUND) : m + _AROUND],
            )


def touches(old: Passage, new: Passage, category: str, reader: Reader) -> bool:
    """Does the edit change words that say something of a category, or words that turn the sense of a rule?

    A language without words for the category is not asked: every edit touches it.
    """
    near = [name for name in (*ANCHORS.get(category, ()), *BEARINGS.get(category, ())) if reader.knows(name)]
    if not near:
        return True
    turning = (*_TURNING, *QUALIFIERS.get(category, {}))
    return any(
        _any(reader, near, hunk.old_phrase, hunk.new_phrase) or _any(reader, turning, hunk.old, hunk.new)
        for hunk in hunks(old, new)
    )


def contrary(hunk: Hunk, reader: Reader) -> bool:
    """Is "not advantageous" now "disadvantageous", or the reverse?"""
    for short, long in ((hunk.old, hunk.new), (hunk.new, hunk.old)):
        if len(short) == 1 and len(long) > 1 and short[0].endswith(long[-1]):
            prefix = short[0].removesuffix(long[-1])
            if _all(reader, "contrary_prefix", prefix) and _all(reader, "not", " ".join(long[:-1])):
                return True
    return False


def _all(reader: Reader, concept: str, text: str) -> bool:
    return any(end - start == len(text) for start, end in reader.find(concept, text))


def _any(reader: Reader, names: Iterable[str], *sides: tuple[str, ...]) -> bool:
    texts = [" ".join(side) for side in sides]
    return any(reader.find(name, text) for name in names for text in texts)
