"""Words that mean one thing, put as the one word that all rules of a language know: no rule need spell out the others.

What a rule sees of a sentence is thus narrower than what a page may say; what is quoted is always the page's own text.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from monitor.core.lang.signs import rarest

Families = Mapping[str, str]
"""The word that rules know -> those that stand for it, separated by "|"."""


class Rewording(NamedTuple):
    """``cues``: words of which a text must hold one, looked for first; ``pattern`` becomes ``by``."""

    cues: str
    pattern: str
    by: str


class _Step(NamedTuple):
    """What is done where a text holds ``word``, in the ``order`` of the table."""

    order: int
    word: str
    done: Callable[[str], str]


def of_signs(families: Families, rewordings: Iterable[Rewording]) -> Callable[[str], str]:
    """A function that puts the words of a folded text so, in a script without blanks; longer words go first.

    Only words that the text holds are looked for: most sentences hold none and cost no more than that question.
    """
    pairs = [(other, known) for known, others in families.items() for other in others.split("|")]
    pairs.sort(key=lambda pair: -len(pair[0]))
    steps = [_Step(order, other, partial(_replaced, other, known)) for order, (other, known) in enumerate(pairs)]
    for order, one in enumerate(rewordings, len(pairs)):
        done = partial(re.compile(one.pattern).sub, one.by)
        steps += [_Step(order, cue, done) for cue in one.cues.split(" ")]
    by_sign: dict[str, tuple[_Step, ...]] = {}
    for step in steps:
        sign = rarest(step.word)
        by_sign[sign] = (*by_sign.get(sign, ()), step)
    signs = frozenset(by_sign)

    def put(text: str) -> str:
        due = [step for sign in signs.intersection(text) for step in by_sign[sign] if step.word in text]
        for step in sorted(due, key=_order):
            text = step.done(text)
        return text

    return put


def _replaced(word: str, known: str, text: str) -> str:
    return text.replace(word, known)


def _order(step: _Step) -> int:
    return step.order
