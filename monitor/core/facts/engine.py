"""Rules against one sentence: which attributes it states, with which values."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, reduce
from operator import and_, or_

from monitor.core.facts.unit import Unit
from monitor.core.facts.vocabulary import Pattern, vocabulary
from monitor.core.lang.languages import LEXICONS
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
    """A rule with its patterns ready; ``needs``: the bits without which one of ``when`` cannot match."""

    rule: Rule
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    needs: int

    def applies(self, unit: Unit) -> bool:
        """Does the sentence match every pattern and no exception?"""
        return all(map(unit.says, self.when)) and not any(map(unit.says, self.unless))


def _compiled(rule: Rule) -> Compiled:
    ready = vocabulary(rule.language).patterns.__getitem__
    when = tuple(map(ready, rule.when))
    needs = reduce(or_, (reduce(and_, (needs for needs, _ in pattern.choices)) for pattern in when))
    return Compiled(rule, when, tuple(map(ready, rule.unless)), needs)


@cache
def compiled_rules(language: str) -> tuple[Compiled, ...]:
    """All rules of a language, patterns ready, in table order."""
    return tuple(map(_compiled, LEXICONS[language].rules))


def matching(unit: Unit, attributes: Collection[str] | None = None) -> tuple[Rule, ...]:
    """The rules of the unit's language that the sentence satisfies, in table order.

    ``attributes``: look for rules of these alone (then nothing is remembered for the next call).
    """
    if attributes is not None:
        return _matching(unit, attributes)
    if unit.rules is None:
        unit.rules = _matching(unit, None)
    return unit.rules


def _matching(unit: Unit, attributes: Collection[str] | None) -> tuple[Rule, ...]:
    language = unit.lexicon.name
    rules = compiled_rules(language)
    held = unit.held
    worth = vocabulary(language).worth(held, attributes)
    found = []
    while worth:
        lowest = worth & -worth
        candidate = rules[lowest.bit_length() - 1]
        if candidate.needs & held == candidate.needs and candidate.applies(unit):
            found.append(candidate.rule)
        worth ^= lowest
    return tuple(found)


def says(unit: Unit, phrase: str) -> bool:
    """Does the sentence hold the phrase (one of those that are asked of whole sentences)?"""
    return unit.says(vocabulary(unit.lexicon.name).patterns[f"<{phrase}>"])


@cache
def members(language: str, name: str) -> tuple[tuple[str, Pattern], ...]:
    """The members of a set of the language's lexicon with their patterns; "topics" are the items of texts."""
    lexicon = LEXICONS[language]
    table = lexicon.topics if name == "topics" else lexicon.sets[name]
    return tuple((member, vocabulary(language).patterns[pattern]) for member, pattern in table)


def named(unit: Unit, name: str) -> tuple[str, ...]:
    """The members of set ``name`` that the sentence names, in the order of the table."""
    text, held = unit.text, unit.held
    return tuple([member for member, pattern in members(unit.lexicon.name, name) if pattern.found(text, held)])
