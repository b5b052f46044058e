"""Rules against one sentence: which attributes it states, with which values."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from monitor.core.facts.index import LetterIndex, SignIndex, WordIndex
from monitor.core.facts.unit import Unit
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon
from monitor.core.lang.needed import Search
from monitor.core.lang.rule import Rule
from monitor.model.finding import Actor
from monitor.model.value import FactValue


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A fact of one sentence, before it has a place in a document."""

    attribute: str
    value: FactValue
    rule: str
    actor: Actor = "unknown"
    items: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a sentence: the value, normalised items of a text, flags."""

    value: FactValue
    items: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


Reader = Callable[[Unit, Rule], Reading | None]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule with its patterns ready."""

    rule: Rule
    triggers: tuple[frozenset[str], ...]
    when: tuple[Search, ...]
    unless: tuple[Search, ...]

    def applies(self, text: str) -> bool:
        """Does the folded sentence match every pattern and no exception?"""
        for search in self.when:
            if not search(text):
                return False
        return not any(search(text) for search in self.unless)


def compiled(rule: Rule, lexicon: Lexicon) -> Compiled:
    """The rule with its patterns ready to be searched for."""
    return Compiled(
        rule,
        tuple(frozenset(group) for group in rule.triggers),
        tuple(map(lexicon.search, rule.when)),
        tuple(map(lexicon.search, rule.unless)),
    )


class _Table:
    """The rules of a language, found by the words a sentence holds.

    Each rule is one bit on each level. A word that stands in the n-th group of a rule's triggers has the rule's bit
    of level n; a rule is worth trying if every level gives its bit (rules with fewer groups have it by default).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.rules = tuple(compiled(rule, lexicon) for rule in lexicon.rules)
        self._depth = max(len(candidate.triggers) for candidate in self.rules)
        self._default = 0
        self._attributes: dict[str, int] = {}
        words: dict[str, int] = {}
        for bit, candidate in enumerate(self.rules):
            attribute = candidate.rule.attribute
            self._attributes[attribute] = self._attributes.get(attribute, 0) | 1 << bit
            for level in range(self._depth):
                here = 1 << (level * len(self.rules) + bit)
                if level >= len(candidate.triggers):
                    self._default |= here
                    continue
                words.update({word: words.get(word, 0) | here for word in candidate.triggers[level]})
        self._index: WordIndex = SignIndex(words) if lexicon.drops_spaces else LetterIndex(words)

    def matching(self, text: str, attributes: Collection[str] | None = None) -> tuple[Rule, ...]:
        """The rules (of ``attributes``, if given) that a folded sentence satisfies, in table order."""
        worth = (1 << len(self.rules)) - 1
        if attributes is not None:
            worth = sum(self._attributes.get(name, 0) for name in attributes)
        present = self._index.bits(text) | self._default
        for _ in range(self._depth):
            worth &= present
            present >>= len(self.rules)
        found = []
        while worth:
            lowest = worth & -worth
            candidate = self.rules[lowest.bit_length() - 1]
            if candidate.applies(text):
                found.append(candidate.rule)
            worth ^= lowest
        return tuple(found)


@cache
def _table(language: str) -> _Table:
    return _Table(LEXICONS[language])


def compiled_rules(language: str) -> tuple[Compiled, ...]:
    """All rules of a language, patterns ready, in table order."""
    return _table(language).rules


def matching(unit: Unit, attributes: Collection[str] | None = None) -> tuple[Rule, ...]:
    """The rules of the unit's language that the sentence satisfies, in table order.

    ``attributes``: look for rules of these alone (then nothing is remembered for the next call).
    """
    if attributes is not None:
        return _table(unit.lexicon.name).matching(unit.text, attributes)
    if unit.rules is None:
        unit.rules = _table(unit.lexicon.name).matching(unit.text)
    return unit.rules
