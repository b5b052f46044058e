"""The item tables: each rule finds its own example."""

import pytest

from monitor.core.findings.items import Reader
from monitor.core.findings.languages import LEXICONS
from monitor.core.findings.passages import fold
from monitor.core.lang.items import ItemRule

RULES = [(language, rule) for language, lexicon in LEXICONS.items() for rule in lexicon.rules]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=[f"{language}-{rule.kind}" for language, rule in RULES])
def test_every_rule_finds_its_example(language: str, rule: ItemRule) -> None:
    keys = [item.id for item in Reader(LEXICONS[language]).items(fold(rule.example))]
    assert rule.kind in keys
