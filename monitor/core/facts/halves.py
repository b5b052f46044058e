"""A sentence that gives each side a notice period of its own, as two sentences: a rule reads one side at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from monitor.core.facts.actors import actor_of
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import EachSide, Lexicon


@dataclass(frozen=True, slots=True)
class Half:
    """What rules see of a sentence, and where in the sentence it stands."""

    text: str
    start: int
    end: int


def halves(sentence: str, lexicon: Lexicon) -> Iterator[Half]:
    """The folded sentence, in two where vendor and customer may each end the contract on a notice of their own.

    "You may terminate on 5 days' notice, and we on 30": the second half is read with the verb that it leaves out.
    """
    words = lexicon.each_side
    if sentence.count(words.sign) >= 2:
        for joint in _pattern(lexicon.name, "joint").finditer(sentence):
            first, second = sentence[: joint.start()], _whole(sentence[joint.end() :], words, lexicon)
            if _are_two(first, second, lexicon):
                yield Half(first, 0, joint.start())
                yield Half(second, joint.end(), len(sentence))
                return
    yield Half(sentence, 0, len(sentence))


def _are_two(first: str, second: str, lexicon: Lexicon) -> bool:
    one_sided = _pattern(lexicon.name, "one_sided")
    return (
        all(_pattern(lexicon.name, "notice").search(half) and lexicon.lengths(half) for half in (first, second))
        and not one_sided.search(f"{first} {second}")
        and {actor_of(first, lexicon.name), actor_of(second, lexicon.name)} == {"vendor", "customer"}
    )


def _whole(second: str, words: EachSide, lexicon: Lexicon) -> str:
    """The second half with the verb of the first, if it has none of its own."""
    left_out = _pattern(lexicon.name, "left_out").match(second)
    return f"{left_out[1]} {words.verb} {second[left_out.end() :]}" if left_out else second


@cache
def _pattern(language: str, which: str) -> "re.Pattern[str]":
    lexicon = LEXICONS[language]
    return re.compile(lexicon.expand(getattr(lexicon.each_side, which)))
