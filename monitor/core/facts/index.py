"""Which words of a fixed list a sentence holds: looked up word by word, or in a script without blanks sign by sign."""

import re
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Protocol

from monitor.core.lang.needed import EDGE
from monitor.core.lang.signs import rarest

_LETTERS = re.compile("[a-z]+")
_BLANKED = bytes(code if ord("a") <= code <= ord("z") else ord(" ") for code in range(256))
"""What stands for each byte where runs of letters alone count."""
REMEMBERED = 20_000
"""Words of texts whose bits are kept; a text of more words than any language has starts afresh."""

Bits = tuple[tuple[str, int], ...]
"""Words, each with the bits it stands for."""


class WordIndex(Protocol):
    """Finds the words of a fixed list in a text."""

    def bits(self, text: str) -> int:
        """The bits of all words of the list that the text holds."""
        ...

    @staticmethod
    def beginning(trigger: str) -> str:
        """The word to look for where a text must hold ``trigger``, in a script with blanks not inside a longer word."""
        ...

    @staticmethod
    def word_of(needed: str) -> str:
        """A word that a text holds where it holds ``needed``, as a pattern needs it; "" if there is none."""
        ...


class LetterIndex:
    """For a script of letters and blanks: a word with an edge before it counts only where no letter stands before.

    With it "use" counts in "used", not in "because"; with an edge after it as well, in neither.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._signs: Bits = ()
        self._longer: dict[str, Bits] = {}
        runs: dict[str, int] = {}
        for word, bits in words.items():
            letters = _LETTERS.match(word.removeprefix(EDGE))
            if letters is not None and letters[0] == word.strip(EDGE):
                runs[word] = bits
            elif letters is not None and word[0] == EDGE:
                self._longer[letters[0]] = (*self._longer.get(letters[0], ()), (word.removeprefix(EDGE), bits))
            else:
                self._signs += ((word, bits),)
        self._beginnings = frozenset(self._longer)
        self._known = _Known(runs)

    def bits(self, text: str) -> int:
        """The bits of all words of the list that the text holds."""
        held, known = set(_runs(text)), self._known
        found = 0
        for letters in held:
            found |= known[letters]
        for word, bits in self._signs:
            if word in text:
                found |= bits
        for letters in held & self._beginnings:
            for word, bits in self._longer[letters]:
                if word in text and _starts_somewhere(word, text):
                    found |= bits
        return found

    @staticmethod
    def beginning(trigger: str) -> str:
        """The trigger, with an edge before it if it begins with a letter."""
        return EDGE + trigger if _LETTERS.match(trigger) else trigger

    @staticmethod
    def word_of(needed: str) -> str:
        """The longest run of letters in ``needed``, with the edges it has there."""
        runs = list(_LETTERS.finditer(needed))
        if not runs:
            return ""
        longest = max(runs, key=lambda run: len(run[0]))
        before, after = EDGE if longest.start() else "", EDGE if longest.end() < len(needed) else ""
        return f"{before}{longest[0]}{after}"


class _Known(dict[str, int]):
    """Runs of letters -> the bits of the words that stand in them, looked up once each."""

    def __init__(self, words: Mapping[str, int]) -> None:
        super().__init__()
        self._beginning = {word.removeprefix(EDGE): bits for word, bits in words.items() if word[0] == EDGE}
        self._within = tuple((word, bits) for word, bits in words.items() if word[0] != EDGE)
        self._longest = max(map(len, self._beginning), default=0)

    def __missing__(self, letters: str) -> int:
        closed = letters + EDGE
        found = self._beginning.get(closed, 0)
        for end in range(1, min(len(letters), self._longest) + 1):
            found |= self._beginning.get(letters[:end], 0)
        for word, bits in self._within:
            if word in closed:
                found |= bits
        if len(self) >= REMEMBERED:
            self.clear()
        self[letters] = found
        return found


def _runs(text: str) -> list[str]:
    """The runs of letters from a to z: as a pattern would find them, in a fifth of the time."""
    return text.encode("ascii", "replace").translate(_BLANKED).decode("ascii").split()


def _starts_somewhere(word: str, text: str) -> bool:
    at = text.find(word)
    while at > 0 and "a" <= text[at - 1] <= "z":
        at = text.find(word, at + 1)
    return at >= 0


class SignIndex:
    """For a script without blanks: words count wherever they stand; each is looked for where its rarest sign stands."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._single = {word: bits for word, bits in words.items() if len(word) == 1}
        self._longer: dict[str, Bits] = {}
        for word, bits in words.items():
            if len(word) > 1:
                sign = rarest(word)
                self._longer[sign] = (*self._longer.get(sign, ()), (word, bits))
        self._signs, self._telling = frozenset(self._single), frozenset(self._longer)

    def bits(self, text: str) -> int:
        """The bits of all words of the list that the text holds."""
        held = set(text)
        found = reduce(or_, map(self._single.__getitem__, held & self._signs), 0)
        for sign in held & self._telling:
            for word, bits in self._longer[sign]:
                if word in text:
                    found |= bits
        return found

    @staticmethod
    def beginning(trigger: str) -> str:
        """The trigger as it is: it counts wherever it stands."""
        return trigger

    @staticmethod
    def word_of(needed: str) -> str:
        """The rarest sign of ``needed``: single signs are looked up far faster than words."""
        return rarest(max(needed.split(EDGE), key=len))
