"""Rules against one sentence: which attributes it states, with which values."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from monitor.core.facts.index import WordIndex
from monitor.core.facts.unit import Unit
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon
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
    when: tuple[Callable[[str], object], ...]
    unless: tuple[Callable[[str], object], ...]

    def applies(self, text: str) -> bool:
        """Does the folded sentence match every pattern and no exception?"""
        return all(search(text) for search in self.when) and not any(search(text) for search in self.unless)


def compiled(rule: Rule, lexicon: Lexicon) -> Compiled:
    """The rule with its phrases filled in and its patterns compiled."""
    return Compiled(
        rule,
        tuple(frozenset(group) for group in rule.triggers),
        tuple(re.compile(lexicon.expand(pattern)).search for pattern in rule.when),
        tuple(re.compile(lexicon.expand(pattern)).search for pattern in rule.unless),
    )


class _Table:
    """The rules of a language, found by the words a sentence holds.

    Each rule is one bit. For the n-th group of triggers, a word maps to the bits of the rules whose n-th group
    holds it; a rule is worth trying if every level gives its bit (rules with fewer groups have it by default).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.rules = tuple(compiled(rule, lexicon) for rule in lexicon.rules)
        words = {word for candidate in self.rules for group in candidate.triggers for word in group}
        self.index = WordIndex(words, at_word_start=not lexicon.drops_spaces)
        depth = max(len(candidate.triggers) for candidate in self.rules)
        self._levels = [self._level(level) for level in range(depth)]
        self._attributes: dict[str, int] = {}
        for bit, candidate in enumerate(self.rules):
            attribute = candidate.rule.attribute
            self._attributes[attribute] = self._attributes.get(attribute, 0) | 1 << bit

    def _level(self, level: int) -> tuple[int, dict[str, int]]:
        default = 0
        by_word: dict[str, int] = {}
        for bit, candidate in enumerate(self.rules):
            if len(candidate.triggers) <= level:
                default |= 1 << bit
                continue
            for word in candidate.triggers[level]:
                by_word[word] = by_word.get(word, 0) | 1 << bit
        return default, by_word

    def matching(self, text: str, attributes: Collection[str] | None = None) -> tuple[Rule, ...]:
        """The rules (of ``attributes``, if given) that a folded sentence satisfies, in table order."""
        worth = -1 if attributes is None else sum(self._attributes.get(name, 0) for name in attributes)
        present = self.index.words(text)
        for default, by_word in self._levels:
            level = default
            for word in present:
                level |= by_word.get(word, 0)
            worth &= level
        found = []
        while worth > 0:
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
