"""Which concepts of a language's item table stand in a folded sentence, and where."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from monitor.core.facts.index import LetterIndex, SignIndex, WordIndex
from monitor.core.lang.grammar import ANY, Grammar
from monitor.core.lang.items import ItemLexicon
from monitor.core.lang.needed import Words

_PARTY = "PARTYNAME"
"""Stands in a concept for the names under which the text's own parties go."""
_KEPT = 512
_NO_PHRASES = Grammar({})


class Concepts:
    """The concepts of one lexicon. ``names``: folded names of the text's own parties.

    A sentence is first searched for the plain words without which a concept cannot stand in it; its pattern runs, and
    is compiled, only where one of them is found.
    """

    def __init__(self, lexicon: ItemLexicon, names: Sequence[str] = ()) -> None:
        customer = re.compile(lexicon.concepts["customer"])
        named = "|".join(re.escape(name) for name in names if not customer.fullmatch(name)) or r"(?!)"
        self._bodies = {name: body.replace(_PARTY, f"(?:{named})") for name, body in lexicon.concepts.items()}
        self._spaced = lexicon.spaced
        self._bits = {name: 1 << place for place, name in enumerate(self._bodies)}

    def __contains__(self, concept: str) -> bool:
        return concept in self._bodies

    def find(self, concept: str, folded: str) -> list[tuple[int, int]]:
        """Spans of a concept in a folded sentence; none of a concept that the language has no words for."""
        body = self._bodies.get(concept)
        if body is None or not any(word in folded for word in _words(body)):
            return []
        return [match.span() for match in _pattern(body, self._spaced).finditer(folded)]

    def meant(self, word: str, among: Iterable[str] | None = None) -> Iterator[str]:
        """The concepts, of those ``among`` which are asked for, that a folded word alone is an expression of."""
        possible = self.possible(word)
        for name in self._bodies if among is None else among:
            if possible & self.mask((name,)) and _pattern(self._bodies[name], self._spaced).fullmatch(word):
                yield name

    def mask(self, names: Iterable[str]) -> int:
        """A set of concepts as bits; one that the language has no words for has a bit that no sentence has."""
        bits = 0
        for name in names:
            bits |= self._bits.get(name, self._unknown)
        return bits

    def possible(self, folded: str) -> int:
        """The concepts of which a folded sentence holds a needed word, or the longest piece of one, as bits: those that
        may stand in it."""
        return self._always | self._index.bits(folded)

    @cached_property
    def _unknown(self) -> int:
        return 1 << len(self._bodies)

    @cached_property
    def _always(self) -> int:
        return self.mask(name for name, body in self._bodies.items() if _words(body) == ANY)

    @cached_property
    def _index(self) -> WordIndex:
        kind = LetterIndex if self._spaced else SignIndex
        found: dict[str, int] = defaultdict(int)
        for name, body in self._bodies.items():
            for word in _words(body) if _words(body) != ANY else ():
                found[kind.word_of(word) or word] |= self._bits[name]
        return kind(found)


@lru_cache(maxsize=_KEPT)
def _words(body: str) -> Words:
    return _NO_PHRASES.needed(body)


@lru_cache(maxsize=_KEPT)
def _pattern(body: str, spaced: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)" if spaced else f"(?:{body})")
