"""Which concepts of a language's item table stand in a folded sentence, and where."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.core.facts.index import LetterIndex, SignIndex, WordIndex
from monitor.core.lang.grammar import ANY, Grammar
from monitor.core.lang.items import ItemLexicon
from monitor.core.lang.needed import Words
from monitor.core.recent import Recent

_PARTY = "PARTYNAME"
"""Stands in a concept for the names under which the text's own parties go."""
_NOBODY = r"(?!)"
_KEPT = 512
_NO_PHRASES = Grammar({})


class Concepts:
    """The concepts of one lexicon. ``names``: folded names of the text's own parties.

    A sentence is first searched for the plain words without which a concept cannot stand in it; its pattern runs, and
    is compiled, only where one of them is found.
    """

    def __init__(self, lexicon: ItemLexicon, names: Sequence[str] = ()) -> None:
        customer = re.compile(lexicon.concepts["customer"])
        self._names = tuple(name for name in names if not customer.fullmatch(name))
        named = "|".join(map(re.escape, self._names)) or _NOBODY
        self._bodies = {name: body.replace(_PARTY, f"(?:{named})") for name, body in lexicon.concepts.items()}
        self._spaced = lexicon.spaced
        self._needs = _needs(lexicon)

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
            bits |= self._needs.bits.get(name, self._needs.unknown)
        return bits

    def possible(self, folded: str) -> int:
        """The concepts of which a folded sentence holds a needed word, or the longest piece of one, as bits: those that
        may stand in it."""
        found = self._needs.always | self._needs.index.bits(folded)
        return found | self._needs.named if any(name in folded for name in self._names) else found


@dataclass(frozen=True, kw_only=True, slots=True)
class _Needs:
    """What a sentence must hold for each concept of a language, whatever the names of the text's parties.

    ``bits``: of each concept; ``unknown``: of those that the language has no words for; ``always``: of those that need
    no word; ``named``: of those that a party's name is an expression of; ``index``: finds those of the needed words.
    """

    bits: Mapping[str, int]
    unknown: int
    always: int
    named: int
    index: WordIndex


def _read_needs(lexicon: ItemLexicon) -> _Needs:
    bits = {name: 1 << place for place, name in enumerate(lexicon.concepts)}
    kind = LetterIndex if lexicon.spaced else SignIndex
    by_word: dict[str, int] = defaultdict(int)
    always = named = 0
    for name, body in lexicon.concepts.items():
        words = _words(body.replace(_PARTY, _NOBODY))
        if words == ANY:
            always |= bits[name]
        if _PARTY in body:
            named |= bits[name]
        for word in words if words != ANY else ():
            by_word[kind.word_of(word) or word] |= bits[name]
    return _Needs(bits=bits, unknown=1 << len(bits), always=always, named=named, index=kind(by_word))


_needs = Recent(_read_needs, kept=8)
"""Each text has names of its own, and a language's words are always the same."""


@lru_cache(maxsize=_KEPT)
def _words(body: str) -> Words:
    return _NO_PHRASES.needed(body)


@lru_cache(maxsize=_KEPT)
def _pattern(body: str, spaced: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)" if spaced else f"(?:{body})")
