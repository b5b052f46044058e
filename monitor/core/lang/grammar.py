"""Patterns that use the phrases of a language, with what they need read off them."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from monitor.core.lang.beginning import headless, led
from monitor.core.lang.needed import EDGE, Groups, Need, Reader, Token, Words, alternatives, split, telling, tokens_of

Search = Callable[[str], "re.Match[str] | None"]

ANY: Words = ("",)
"""Of a pattern that needs no word: every text holds this one."""
MOST = 32
"""More words than this are not worth looking for one by one."""
_PHRASE = re.compile(r"<([a-z_]+)>")


class Branch(NamedTuple):
    """One of the choices a pattern consists of, with what it needs."""

    pattern: str
    needs: Groups


class Grammar:
    """The phrases of one language: what ``<name>`` in a pattern stands for. What a phrase needs is found out once."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = phrases
        self._tokens: dict[str, list[Token]] = {}
        self._needs: dict[tuple[str, bool, bool], Need] = {}

    def expand(self, pattern: str) -> str:
        """The pattern with every ``<name>`` replaced; phrases may use phrases defined above them."""
        return _PHRASE.sub(lambda match: self.expand(self._phrases[match[1]]), pattern)

    def needed(self, pattern: str) -> Words:
        """Words of which every text that ``pattern`` matches holds one; ``ANY`` if none is sure.

        >>> Grammar({"days": "(?:days?|weeks?)"}).needed(r"\\brefund(?:s|ed)?\\b.{0,20}\\b(?:within|in) <days>")
        ('refund',)
        """
        groups = Reader(tokens_of(pattern, self._of_phrase), self._need).choice().groups
        plain = ({max(word.split(EDGE), key=len) for word in group} for group in groups)
        return next((_shortest(words) for words in plain if len(words) <= MOST), ANY)

    def branches(self, pattern: str, *, most: int) -> tuple[Branch, ...]:
        """The choices that ``pattern`` consists of: a text matches it if it matches one of them.

        ``most``: a bracket of more choices than that is left as one.

        >>> Grammar({}).branches(r"\\b(?:fees? due|no refund)\\b", most=9)[1]
        Branch(pattern='\\\\bno refund\\\\b', needs=(('\\x08no refund\\x08',),))
        """
        choices = split(tokens_of(pattern, self._of_phrase), self._of_phrase, most)
        return tuple(
            Branch("".join(token.source for token in choice), telling(Reader(choice, self._need).choice().groups))
            for choice in choices
        )

    def asking(self, pattern: str, *, whether: bool = False) -> Search:
        """A search for the pattern in texts that hold a word that it needs; ``whether`` as for ``search``."""
        needs: Words | None = None
        search = self.search(pattern, whether=whether)

        def run(text: str) -> "re.Match[str] | None":
            nonlocal needs
            if needs is None:
                needs = self.needed(pattern)
            for word in needs:
                if word in text:
                    return search(text)
            return None

        return run

    def search(self, pattern: str, *, whether: bool = False) -> Search:
        """A search for the pattern, compiled when first called.

        In a text of ASCII signs alone it asks nothing of Unicode's tables: that halves the time of a pattern with
        many edges, and finds the same. ``whether``: it only has to tell whether the pattern matches, not what.
        """
        ascii_search: Search | None = None
        any_search: Search | None = None

        def run(text: str) -> "re.Match[str] | None":
            nonlocal ascii_search, any_search
            if text.isascii():
                if ascii_search is None:
                    ascii_search = self._compiled(pattern, re.ASCII, whether)
                return ascii_search(text)
            if any_search is None:
                any_search = self._compiled(pattern, re.NOFLAG, whether)
            return any_search(text)

        return run

    def _compiled(self, pattern: str, flags: re.RegexFlag, whether: bool) -> Search:
        whole = tokens_of(pattern, self._of_phrase)
        tokens = headless(whole) if whether else whole
        expanded = self.expand("".join(token.source for token in tokens))
        if tokens[0].source == "^" and len(alternatives(tokens)) == 1:
            # A search would try it at every place of the text.
            return re.compile(expanded, flags).match
        return re.compile(led(expanded, tokens, self._of_phrase) if whether else expanded, flags).search

    def _of_phrase(self, name: str) -> list[Token]:
        if name not in self._tokens:
            self._tokens[name] = tokens_of(self._phrases[name], self._of_phrase)
        return self._tokens[name]

    def _need(self, name: str, left: bool, right: bool) -> Need:
        key = name, left, right
        if key not in self._needs:
            self._needs[key] = Reader(self._of_phrase(name), self._need).choice(left, right)
        return self._needs[key]


def _shortest(words: set[str]) -> Words:
    """Without those that another one is part of."""
    known = sorted(words, key=lambda word: (len(word), word))
    return tuple(word for word in known if not any(other in word for other in known if other != word))
