"""Facts of single sentences: the shared examples and our own bank of phrasings, against pinned floors."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from monitor.core.facts import ATTRIBUTES, read_sentence
from monitor.core.lang.languages import LEXICONS
from monitor.model.value import Tier

HERE = Path(__file__).parent
FLOORS = {"examples_en": 0.97, "examples_zh": 0.97, "phrasings_en": 0.99, "phrasings_zh": 0.99}
TEXTS = {name for name, attribute in ATTRIBUTES.items() if attribute.type == "text" and name != "claim_opens"}


def plain(value: Any) -> Any:
    """A value as JSON would hold it, with all numbers as floats."""
    if isinstance(value, Tier):
        return {"lt": plain(value.lt), "gte": plain(value.gte), "credit": plain(value.credit)}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, Decimal | int | float):
        return float(value)
    parts = [plain(part) for part in value]
    return sorted(parts) if all(isinstance(part, str) for part in parts) else parts


def key(attribute: str, value: Any) -> str:
    """What two facts must share to be the same: the attribute, and the value unless it is free text."""
    return attribute if attribute in TEXTS else f"{attribute}={json.dumps(plain(value), sort_keys=True)}"


def wanted(row: dict[str, Any]) -> Counter[str]:
    """The core facts a labelled line states."""
    pairs = [(fact["attribute"], fact["value"]) if isinstance(fact, dict) else fact for fact in row["facts"]]
    return Counter({key(name, value) for name, value in pairs if ATTRIBUTES[name].category != "other"})


def f1(path: Path) -> float:
    """F1 over all facts of a file of labelled sentences."""
    right = wrong = missed = 0
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        want = wanted(row)
        got = Counter({key(f.attribute, f.value) for f in read_sentence(row["text"]) if f.category != "other"})
        right += sum((want & got).values())
        wrong += sum((got - want).values())
        missed += sum((want - got).values())
    return 2 * right / (2 * right + wrong + missed)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_shared_examples(shared: Path, language: str) -> None:
    assert f1(shared / "lexicon" / f"examples_{language}.jsonl") >= FLOORS[f"examples_{language}"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_own_phrasings(language: str) -> None:
    assert f1(HERE / f"phrasings_{language}.jsonl") >= FLOORS[f"phrasings_{language}"]


@pytest.mark.parametrize(
    "rule", [rule for lexicon in LEXICONS.values() for rule in lexicon.rules], ids=lambda rule: rule.id
)
def test_each_rule_reads_its_examples(rule: Any) -> None:
    assert rule.examples
    assert rule.attribute in ATTRIBUTES
    for example in rule.examples:
        assert rule.attribute in {fact.attribute for fact in read_sentence(example)}, example
