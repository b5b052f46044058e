"""Legal items of a sentence: who shall, may or shall not do what, read by the rules of a language's table."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from monitor.core.findings.languages import LEXICONS, language_of
from monitor.core.lang.items import ITEM_KINDS, SYNONYMS, ItemKind, ItemLexicon
from monitor.model.clause import ClauseTree

_PARTY = "PARTYNAME"


class Reader:
    """Reads items of one language, with the names under which the text's own parties go (folded)."""

    def __init__(self, lexicon: ItemLexicon, names: Sequence[str] = ()) -> None:
        self.lexicon = lexicon
        self._meanings: dict[str, frozenset[str]] = {}
        self._ordinary: dict[str, bool] = {}
        self._concepts = _compiled(lexicon.language, tuple(sorted(names)))
        self._rules = [(ITEM_KINDS[rule.kind], _parsed(rule.when), _parsed(rule.unless)) for rule in lexicon.rules]

    def scan(self, folded: str) -> "Scan":
        """A sentence ready to be asked for concepts and items."""
        return Scan(folded=folded, reader=self)

    def items(self, folded: str) -> tuple[ItemKind, ...]:
        """The kinds of item that a folded sentence holds, in the order of the rules."""
        scan = self.scan(folded)
        return tuple(
            dict.fromkeys(
                kind
                for kind, when, unless in self._rules
                if any(map(scan.holds, when)) and not any(map(scan.holds, unless))
            )
        )

    def means(self, word: str) -> frozenset[str]:
        """The concepts in which a folded word counts as a synonym of the others."""
        if word not in self._meanings:
            known = (name for name in SYNONYMS if name in self._concepts and self._concepts[name].fullmatch(word))
            self._meanings[word] = frozenset(known)
        return self._meanings[word]

    def ordinary(self, word: str) -> bool:
        """Is a folded word none that a concept knows?"""
        if word not in self._ordinary:
            self._ordinary[word] = not any(pattern.fullmatch(word) for pattern in self._concepts.values())
        return self._ordinary[word]

    def knows(self, concept: str) -> bool:
        """Has the language words for a concept?"""
        return concept in self._concepts

    def find(self, concept: str, folded: str) -> list[tuple[int, int]]:
        """Spans of a concept in a folded sentence."""
        pattern = self._concepts.get(concept)
        return [match.span() for match in pattern.finditer(folded)] if pattern is not None else []


@dataclass(frozen=True, kw_only=True)
class Scan:
    """One folded sentence; concepts are looked up once."""

    folded: str
    reader: Reader
    _found: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def places(self, concept: str) -> list[tuple[int, int]]:
        """Where a concept stands, in order."""
        if concept not in self._found:
            self._found[concept] = self.reader.find(concept, self.folded)
        return self._found[concept]

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


def _parsed(texts: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(name.strip() for name in chain.split(">")) for chain in text.split("&")) for text in texts)


@lru_cache(maxsize=32)
def _compiled(language: str, names: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    lexicon = LEXICONS[language]
    named = "|".join(map(re.escape, names)) or r"(?!)"
    patterns = {}
    for name, words in lexicon.concepts.items():
        body = f"(?:{words.replace(_PARTY, f'(?:{named})')})"
        patterns[name] = re.compile(rf"(?<!\w){body}(?!\w)" if lexicon.spaced else body)
    return patterns


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


def party_names(text: str) -> tuple[str, ...]:
    """Folded names that a text lets act ("Acme may", "Acme reserves"): whoever publishes it."""
    counts = Counter(match[1].lower() for match in _SUBJECT.finditer(text))
    names = [name for name, count in counts.most_common(4) if count >= _NAME_COUNT and name not in _NO_NAME]
    return tuple(names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Readers:
    """The readers for two texts: one for each language there is a table for, and which to take by default."""

    by_language: dict[str, Reader]
    default: str

    def of(self, language: str) -> Reader | None:
        """The reader for a part's language; for an unknown one that of the whole text."""
        return self.by_language.get(language) or self.by_language.get(self.default)


def readers(old: ClauseTree, new: ClauseTree) -> Readers:
    """A reader for each language, knowing the parties of both texts."""
    names = tuple(sorted({*party_names(old.text), *party_names(new.text)}))
    by_language = {language: Reader(lexicon, names) for language, lexicon in LEXICONS.items()}
    return Readers(by_language=by_language, default=language_of(new))
