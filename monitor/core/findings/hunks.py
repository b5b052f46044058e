"""Where an edit cut into a sentence, and which concepts it cut."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from monitor.core.findings.items import Reader
from monitor.core.findings.passages import Passage
from monitor.core.lang.items import ANCHORS, BEARINGS, QUALIFIERS

_AROUND = 2
"""Words on either side of an edit that belong to its phrase: "without [prior] notice"."""


def touches(old: Passage, new: Passage, category: str, reader: Reader) -> bool:
    """Does the edit change words that say something of a category, or words near them that turn their sense?

    A language without words for the category is not asked: every edit touches it.
    """
    near = [name for name in (*ANCHORS.get(category, ()), *BEARINGS.get(category, ())) if reader.knows(name)]
    if not near:
        return True
    turning = ("not", "except", "only", *QUALIFIERS.get(category, {}))
    return any(
        _any(reader, near, " ".join(around)) or _any(reader, turning, " ".join(inside))
        for inside, around in _hunks(old.words, new.words)
    )


def _any(reader: Reader, names: Iterable[str], text: str) -> bool:
    return any(reader.find(name, text) for name in names)


def _hunks(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each edit and side, the words that only this side has, and the same with the words around them."""
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op != "equal":
            for words, start, end in ((old, i, j), (new, k, m)):
                yield words[start:end], words[max(0, start - _AROUND) : end + _AROUND]
