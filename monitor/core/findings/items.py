"""Legal items of a sentence: who shall, may or shall not do what, read by the rules of a language's table."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from monitor.core.findings.concepts import Concepts
from monitor.core.findings.languages import LEXICONS, language_of
from monitor.core.lang.items import ITEM_KINDS, SYNONYMS, ItemKind, ItemLexicon
from monitor.core.text import KEPT, each_line, kept
from monitor.model.clause import ClauseTree

_SCANS = 256
"""Sentences whose places are kept: what asks for them does so for one change after the other."""
_Chains = tuple[tuple[str, ...], ...]
"""Chains of concepts that must all be found."""
_Ways = tuple[tuple[int, _Chains], ...]
"""Ways to say an item: the concepts of each as bits, and its chains."""


class Reader:
    """Reads items of one language, with the names under which the text's own parties go (folded)."""

    def __init__(self, lexicon: ItemLexicon, names: Sequence[str] = ()) -> None:
        self.lexicon = lexicon
        self._concepts = Concepts(lexicon, names)
        self._ways = tuple(
            (needed, chains, place)
            for place, rule in enumerate(lexicon.rules)
            for needed, chains in self._masked(rule.when)
        )
        self._rules = tuple((ITEM_KINDS[rule.kind], self._masked(rule.unless)) for rule in lexicon.rules)
        self._scans = lru_cache(maxsize=_SCANS)(lambda folded: Scan(folded=folded, reader=self))
        self._items = lru_cache(maxsize=KEPT)(self._read)
        self._meanings = lru_cache(maxsize=KEPT)(lambda word: frozenset(self._concepts.meant(word, SYNONYMS)))
        self._ordinary = lru_cache(maxsize=KEPT)(lambda word: next(self._concepts.meant(word), None) is None)

    def scan(self, folded: str) -> "Scan":
        """A sentence ready to be asked for concepts and items."""
        return self._scans(folded)

    def items(self, folded: str) -> tuple[ItemKind, ...]:
        """The kinds of item that a folded sentence holds, in the order of the rules."""
        return self._items(folded)

    def means(self, word: str) -> frozenset[str]:
        """The concepts in which a folded word counts as a synonym of the others."""
        return self._meanings(word)

    def ordinary(self, word: str) -> bool:
        """Is a folded word none that a concept knows?"""
        return self._ordinary(word)

    def knows(self, concept: str) -> bool:
        """Has the language words for a concept?"""
        return concept in self._concepts

    def find(self, concept: str, folded: str) -> list[tuple[int, int]]:
        """Spans of a concept in a folded sentence."""
        return self._concepts.find(concept, folded)

    def may_hold(self, concept: str, possible: int) -> bool:
        """May a sentence hold a concept, by what is ``possible`` in it?"""
        mask = self._concepts.mask((concept,))
        return mask & possible == mask

    def possible(self, folded: str) -> int:
        """The concepts that may stand in a folded sentence, as bits."""
        return self._concepts.possible(folded)

    def _masked(self, texts: Sequence[str]) -> _Ways:
        parsed = map(_parsed, texts)
        return tuple((self._concepts.mask(name for chain in chains for name in chain), chains) for chains in parsed)

    def _read(self, folded: str) -> tuple[ItemKind, ...]:
        scan = self.scan(folded)
        possible = scan.possible
        # Of hundreds of ways to say something a sentence has the concepts of a few.
        near = [(chains, place) for needed, chains, place in self._ways if needed & possible == needed]
        said = dict.fromkeys(place for chains, place in near if scan.holds(chains))
        rules = [self._rules[place] for place in said]
        return tuple(dict.fromkeys(kind for kind, unless in rules if not _said(unless, possible, scan)))


def _said(ways: _Ways, possible: int, scan: "Scan") -> bool:
    """Does one of the ways to say an item stand in the sentence, whose concepts are among the ``possible``?"""
    return any(needed & possible == needed and scan.holds(chains) for needed, chains in ways)


@dataclass(frozen=True, kw_only=True)
class Scan:
    """One folded sentence; concepts are looked up once."""

    folded: str
    reader: Reader
    _found: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @cached_property
    def possible(self) -> int:
        """The concepts that may stand in it, as bits."""
        return self.reader.possible(self.folded)

    def places(self, concept: str) -> list[tuple[int, int]]:
        """Where a concept stands, in order."""
        found = self._found.get(concept)
        if found is None:
            may = self.reader.may_hold(concept, self.possible)
            found = self._found[concept] = self.reader.find(concept, self.folded) if may else []
        return found

    def holds(self, chains: Sequence[Sequence[str]]) -> bool:
        """Do all the chains stand in the sentence?"""
        return all(map(self.in_order, chains))

    def in_order(self, chain: Sequence[str]) -> bool:
        """Do the concepts stand in this order, each within reach of the one before?"""
        ends: list[int] | None = None
        for concept in chain:
            places = self.places(concept)
            ends = [end for _, end in places] if ends is None else self._reached(ends, places)
            if not ends:
                return False
        return True

    def _reached(self, ends: list[int], places: list[tuple[int, int]]) -> list[int]:
        reach = self.reader.lexicon.reach
        reached = []
        for start, end in places:
            at = bisect_left(ends, start - reach)
            if at < len(ends) and ends[at] <= start:
                reached.append(end)
        return reached


def _parsed(text: str) -> _Chains:
    return tuple(tuple(name.strip() for name in chain.split(">")) for chain in text.split("&"))


_SUBJECT = re.compile(
    r"\b([A-Z][\w&-]+(?:\.\w+)?)(?:,? (?:and|or) its \w+,?)?"
    r" (?:will|shall|may|reserves|does|makes|is not|has the|disclaims)\b"
)
_NO_NAME = frozenset(
    [
        "you",
        "we",
        "the",
        "it",
        "this",
        "that",
        "customer",
        "customers",
        "user",
        "users",
        "they",
        "he",
        "she",
        "there",
        "which",
        "who",
        "if",
        "each",
        "either",
        "neither",
        "nothing",
        "party",
        "terms",
        "agreement",
        "service",
        "services",
        "refunds",
        "company",
        "such",
        "these",
    ]
)
_NAME_COUNT = 2


@kept
def _subjects(line: str) -> tuple[str, ...]:
    return tuple(match[1].lower() for match in _SUBJECT.finditer(line))


@lru_cache(maxsize=4)
def party_names(text: str) -> tuple[str, ...]:
    """Folded names that a text lets act ("Acme may", "Acme reserves"): whoever publishes it."""
    counts = Counter(name for line in each_line(text) for name in _subjects(line))
    names = [name for name, count in counts.most_common(4) if count >= _NAME_COUNT and name not in _NO_NAME]
    return tuple(names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Readers:
    """The readers for two texts. ``names``: of their parties; ``default``: the language of a part whose own is not
    known."""

    names: tuple[str, ...]
    default: str

    def of(self, language: str) -> Reader | None:
        """The reader for a part's language; for an unknown one that of the whole text; None if there is no table."""
        known = language if language in LEXICONS else self.default
        return _reader(known, self.names) if known in LEXICONS else None


@lru_cache(maxsize=16)
def _reader(language: str, names: tuple[str, ...]) -> Reader:
    return Reader(LEXICONS[language], names)


def readers(old: ClauseTree, new: ClauseTree) -> Readers:
    """Readers that know the parties of both texts."""
    names = tuple(sorted({*party_names(old.text), *party_names(new.text)}))
    return Readers(names=names, default=language_of(new))
