"""Which words of a fixed list a sentence holds: looked up word by word, or in a script without blanks sign by sign."""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

_LETTERS = re.compile("[a-z]+")
REMEMBERED = 20_000
"""Words of texts whose bits are kept; a text of more words than any language has starts afresh."""

Bits = tuple[tuple[str, int], ...]
"""Words, each with the bits it stands for."""


class WordIndex(Protocol):
    """Finds the words of a fixed list in a text."""

    def bits(self, text: str) -> int:
        """The bits of all words of the list that the text holds."""
        ...


class LetterIndex:
    """For a script of letters and blanks: words count only where no letter stands before them.

    "use" counts in "used", not in "because". Signs count everywhere.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._signs: Bits = ()
        self._plain: dict[str, int] = {}
        self._longer: dict[str, Bits] = {}
        for word, bits in words.items():
            letters = _LETTERS.match(word)
            if letters is None:
                self._signs += ((word, bits),)
            elif letters[0] == word:
                self._plain[word] = bits
            else:
                self._longer[letters[0]] = (*self._longer.get(letters[0], ()), (word, bits))
        self._longest = max(map(len, self._plain), default=0)
        self._known: dict[str, tuple[int, Bits]] = {}

    def bits(self, text: str) -> int:
        """The bits of all words of the list that the text holds."""
        found = _held(self._signs, text)
        known = self._known
        for letters in set(_LETTERS.findall(text)):
            plain, longer = known.get(letters) or self._look_up(letters)
            found |= plain
            for word, bits in longer:
                if _starts_somewhere(word, text):
                    found |= bits
        return found

    def _look_up(self, letters: str) -> tuple[int, Bits]:
        """The bits of the words that a run of letters begins with, and the words that begin with it and go on."""
        plain = 0
        for end in range(1, min(len(letters), self._longest) + 1):
            plain |= self._plain.get(letters[:end], 0)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        found = self._known[letters] = plain, self._longer.get(letters, ())
        return found


def _held(words: Iterable[tuple[str, int]], text: str) -> int:
    found = 0
    for word, bits in words:
        if word in text:
            found |= bits
    return found


def _starts_somewhere(word: str, text: str) -> bool:
    at = text.find(word)
    while at > 0 and "a" <= text[at - 1] <= "z":
        at = text.find(word, at + 1)
    return at >= 0


class SignIndex:
    """For a script without blanks: words count wherever they stand."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._by_first: dict[str, Bits] = {}
        for word, bits in words.items():
            self._by_first[word[0]] = (*self._by_first.get(word[0], ()), (word, bits))

    def bits(self, text: str) -> int:
        """The bits of all words of the list that the text holds."""
        found = 0
        for first in self._by_first.keys() & set(text):
            found |= _held(self._by_first[first], text)
        return found
