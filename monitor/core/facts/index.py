"""Which trigger words a sentence holds: all of them in one pass, by one regular expression shaped as a tree."""

import re
from collections.abc import Collection


class WordIndex:
    """Finds the words of a fixed list in a text.

    With ``at_word_start``, a word counts only where no letter stands before it ("use" in "used", not in "because").
    """

    def __init__(self, words: Collection[str], *, at_word_start: bool) -> None:
        signs = {word for word in words if not word[0].isalpha()}
        known = sorted(set(words) - signs)
        self._signs = tuple(sorted(signs))
        self._within = {word: frozenset(w for w in known if word.startswith(w)) for word in known}
        start = "(?<![a-z])" if at_word_start else ""
        self._find = re.compile(f"{start}(?=({_tree(known)}))").findall

    def words(self, text: str) -> set[str]:
        """The words of the list that the text holds."""
        present = {sign for sign in self._signs if sign in text}
        for word in set(self._find(text)):
            present |= self._within[word]
        return present


def _tree(words: list[str]) -> str:
    """A pattern for the longest of ``words`` (sorted), their common beginnings shared."""
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    if not branches:
        return ""
    options = [re.escape(first) + _tree(rest) for first, rest in branches.items()]
    joined = options[0] if len(options) == 1 and not ends else f"(?:{'|'.join(options)})"
    return f"{joined}?" if ends else joined
