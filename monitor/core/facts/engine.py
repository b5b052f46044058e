"""Rules against one sentence: which attributes it states, with which values."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

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
    triggers: tuple[tuple[str, ...], ...]
    when: tuple[Callable[[str], object], ...]
    unless: tuple[Callable[[str], object], ...]

    def applies(self, text: str) -> bool:
        """Does the folded sentence hold a word of each group of triggers, every pattern and no exception?"""
        for group in self.triggers:
            for word in group:
                if word in text:
                    break
            else:
                return False
        return all(search(text) for search in self.when) and not any(search(text) for search in self.unless)


def compiled(rule: Rule, lexicon: Lexicon) -> Compiled:
    """The rule with its phrases filled in and its patterns compiled."""
    return Compiled(
        rule,
        rule.triggers,
        tuple(re.compile(lexicon.expand(pattern)).search for pattern in rule.when),
        tuple(re.compile(lexicon.expand(pattern)).search for pattern in rule.unless),
    )


@cache
def _table(language: str) -> tuple[Compiled, ...]:
    lexicon = LEXICONS[language]
    return tuple(compiled(rule, lexicon) for rule in lexicon.rules)


def matching(unit: Unit) -> Iterator[Rule]:
    """The rules of the unit's language that the sentence satisfies, in table order."""
    for candidate in _table(unit.lexicon.name):
        if candidate.applies(unit.text):
            yield candidate.rule
