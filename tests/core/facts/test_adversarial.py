"""Hostile text: no rule may take more than linear time. CPU time, so that a busy machine changes little."""

import time

import pytest

from monitor.core.facts import read_sentence
from monitor.core.facts.engine import compiled_rules
from monitor.core.facts.unit import units
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.rule import Rule

SIZE = 1_000_000
RULES = [rule for lexicon in LEXICONS.values() for rule in lexicon.rules]


def hostile(rule: Rule, size: int) -> str:
    """The rule's own trigger words without end: many beginnings of a match and no sentence that ends."""
    words = [word for group in rule.triggers for word in group]
    joint = "" if rule.language == "zh" else " "
    piece = joint.join([*words, "not", "30", rule.examples[0].rstrip(".。")]) + joint
    return (piece * (size // len(piece) + 1))[:size]


def seconds(rule: Rule, size: int) -> float:
    lexicon = LEXICONS[rule.language]
    (candidate,) = [c for c in compiled_rules(rule.language) if c.rule is rule]
    sentences = [unit.text for unit in units(hostile(rule, size), lexicon)]
    before = time.process_time()
    for sentence in sentences:
        for search in (*candidate.when, *candidate.unless):
            search(sentence)
    return time.process_time() - before


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_takes_little_time_on_its_own_words(rule: Rule) -> None:
    """A fiftieth of the full size, so that the quick suite stays quick; the whole megabyte is the long test below."""
    assert seconds(rule, SIZE // 50) < 0.5


@pytest.mark.long
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_megabyte_takes_a_rule_linear_time(rule: Rule) -> None:
    """The second that a rule may take is measured by the benchmark; here four times the text may not take much more
    than four times as long, on however busy a machine."""
    quarter = min(seconds(rule, SIZE // 4) for _ in range(2))
    assert min(seconds(rule, SIZE) for _ in range(2)) <= max(0.5, 10 * quarter)


@pytest.mark.parametrize(
    "text", ["terminate " * 20_000, "不通知" * 60_000, "30 days " * 25_000, "(1) ;" * 40_000, "9" * 200_000]
)
def test_endless_sentences_are_cut(text: str) -> None:
    before = time.process_time()
    read_sentence(text)
    assert time.process_time() - before < 8.0
