"""A sentence that gives each side a notice period of its own, as two sentences: a rule reads one side at a time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from monitor.core.facts.actors import actor_of
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon

_MOST_JOINTS = 4
"""Tried in a sentence: one with more is no plain pair of rights, and to try each costs the square of its length."""


@dataclass(frozen=True, slots=True)
class Half:
    """What rules see of a sentence, and where in the sentence it stands."""

    text: str
    start: int
    end: int


def halves(sentence: str, lexicon: Lexicon) -> Iterator[Half]:
    """The folded sentence, in two where vendor and customer have a notice period of their own.

    "You may terminate on 5 days' notice, and we on 30 days' notice": the second half is read with the verb that it
    leaves out.
    """
    for joint in _joints(sentence, lexicon):
        first, second = sentence[: joint.start()], _whole(sentence[joint.end() :], lexicon)
        if _are_two(first, second, lexicon):
            yield Half(first, 0, joint.start())
            yield Half(second, joint.end(), len(sentence))
            return
    yield Half(sentence, 0, len(sentence))


def _joints(sentence: str, lexicon: Lexicon) -> "Iterable[re.Match[str]]":
    """Where a second half may begin: between two durations, in a sentence whose halves do not hang on each other."""
    if sentence.count(lexicon.each_side.sign) < 2:
        return ()
    lengths = lexicon.lengths(sentence)
    if len(lengths) < 2 or _pattern(lexicon.name, "one_sided").search(sentence):
        return ()
    first, last = min(one.end for one in lengths), max(one.start for one in lengths)
    return islice(_pattern(lexicon.name, "joint").finditer(sentence, first, last), _MOST_JOINTS)


def _are_two(first: str, second: str, lexicon: Lexicon) -> bool:
    notice = _pattern(lexicon.name, "notice")
    return all(notice.search(half) for half in (first, second)) and {
        actor_of(first, lexicon.name),
        actor_of(second, lexicon.name),
    } == {"vendor", "customer"}


def _whole(second: str, lexicon: Lexicon) -> str:
    """The second half with the verb of the first, if it has none of its own."""
    left_out = _pattern(lexicon.name, "left_out").match(second)
    return f"{left_out[1]} {lexicon.each_side.verb} {second[left_out.end() :]}" if left_out else second


@cache
def _pattern(language: str, which: str) -> "re.Pattern[str]":
    lexicon = LEXICONS[language]
    return re.compile(lexicon.expand(getattr(lexicon.each_side, which)))
