"""Hostile text: no pattern ever sees an endless sentence, so that no rule can cost more than linear time.

What a megabyte costs is measured by ``bench/hostile.py``.
"""

import pytest

from bench.hostile import hostile
from monitor.core.facts import read_sentence
from monitor.core.facts.unit import LONGEST, units
from monitor.core.lang.languages import LEXICONS

RULES = [rule for lexicon in LEXICONS.values() for rule in lexicon.rules]
ENDLESS = {
    "one word": "terminate " * 20_000,
    "no blank": "不通知" * 60_000,
    "durations": "30 days " * 25_000,
    "markers": "(1) ;" * 40_000,
    "figures": "9" * 200_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_endless_sentences_are_cut_and_nothing_is_lost(lexicon: object, text: str) -> None:
    pieces = [unit.text for unit in units(text, lexicon)]  # type: ignore[arg-type]
    assert max(map(len, pieces)) <= LONGEST
    assert sum(map(_signs, pieces)) == _signs(text)


def _signs(text: str) -> int:
    return sum(character not in " ;" for character in text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_rule_s_own_words_without_end_are_cut(rule: object) -> None:
    text = hostile(rule, 20_000)  # type: ignore[arg-type]
    lexicon = LEXICONS[rule.language]  # type: ignore[attr-defined]
    assert max(len(unit.text) for unit in units(text, lexicon)) <= LONGEST


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_endless_text_is_read(text: str) -> None:
    assert all(len(fact.quote) <= LONGEST for fact in read_sentence(text))
