"""A pattern asked of a sentence by the words it needs says what a search alone says."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts.places import places
from monitor.core.facts.unit import language_of, units
from monitor.core.facts.vocabulary import vocabulary
from monitor.core.lang.languages import LEXICONS

HERE = Path(__file__).parent


def disagreements(language: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """Patterns and sentences of which the vocabulary says something else than the pattern alone."""
    lexicon, words = LEXICONS[language], vocabulary(language)
    sentences = {unit.text: unit.held for text in texts for unit in units(text, lexicon)}
    assert sentences
    wrong = []
    for source, pattern in words.patterns.items():
        search = re.compile(lexicon.expand(source)).search
        wrong += [(source, text) for text, held in sentences.items() if bool(search(text)) != pattern.found(text, held)]
    return wrong


@pytest.mark.parametrize("language", LEXICONS)
def test_no_match_is_lost(language: str) -> None:
    bank = (HERE / f"phrasings_{language}.jsonl").read_text(encoding="utf8").splitlines()
    rules = LEXICONS[language].rules
    texts = [json.loads(line)["text"] for line in bank] + [example for rule in rules for example in rule.examples]
    assert disagreements(language, texts) == []


@pytest.mark.long
@pytest.mark.parametrize("language", LEXICONS)
def test_no_match_is_lost_in_real_terms(shared: Path, language: str) -> None:
    lines = (shared / "lexicon" / f"examples_{language}.jsonl").read_text(encoding="utf8").splitlines()
    texts = {json.loads(line)["text"] for line in lines}
    # Every third text: each of thousands of patterns is tried on every clause.
    for path in sorted([*shared.glob("seeds/*.txt"), *shared.glob("corpus/pairs/*/new.md")])[::3]:
        tree = build(read(path.read_bytes(), name=path.name))
        clauses = [place.clause.text for part in tree.parts for place in places(part.clauses)]
        texts |= {text for text in clauses if language_of(text) == language}
    assert disagreements(language, texts) == []
