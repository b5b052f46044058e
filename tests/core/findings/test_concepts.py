"""The plain words that are looked for first never hide a concept from its own pattern."""

import re
from pathlib import Path

import pytest

from monitor.core.findings.concepts import Concepts
from monitor.core.findings.languages import LEXICONS
from monitor.core.findings.passages import fold, sentences

EXAMPLES = {language: [fold(rule.example) for rule in lexicon.rules] for language, lexicon in LEXICONS.items()}


def _disagreements(language: str, texts: list[str], names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Concepts, with a sentence, that the pattern alone finds elsewhere than ``Concepts`` does."""
    lexicon = LEXICONS[language]
    concepts = Concepts(lexicon, names)
    told = []
    for name, body in lexicon.concepts.items():
        words = body.replace("PARTYNAME", "|".join(map(re.escape, names)) or "(?!)")
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)" if lexicon.spaced else words)
        for text in texts:
            found = [match.span() for match in pattern.finditer(text)]
            missed = found and not concepts.possible(text) & concepts.mask([name])
            if missed or found != concepts.find(name, text):
                told.append((name, text))
    return told


@pytest.mark.parametrize("language", LEXICONS)
def test_on_the_examples_of_the_tables(language: str) -> None:
    assert _disagreements(language, EXAMPLES[language]) == []


def test_with_names_of_parties() -> None:
    texts = ["acme inc. will notify you", "a+b co may end the service", "they may not"]
    assert _disagreements("en", texts, ("a+b co", "acme inc.")) == []
    assert Concepts(LEXICONS["en"], ("a+b co",)).find("vendor", texts[1]) == [(0, 6)]


def test_a_concept_the_language_has_no_words_for_is_nowhere() -> None:
    concepts = Concepts(LEXICONS["de"])
    assert "no such concept" not in concepts
    assert concepts.find("no such concept", "nichts") == []
    assert not concepts.possible("nichts") & concepts.mask(["no such concept"])


def _texts(shared: Path, language: str) -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(shared.glob("corpus/pairs/*/new.md"))]
    chinese = [text for text in texts if len(re.findall("[\u4e00-\u9fff]", text)) * 10 > len(text)]
    return chinese if language == "zh" else [text for text in texts if text not in chinese][::4]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.long
def test_on_real_sentences(shared: Path, language: str) -> None:
    seen = dict.fromkeys(fold(text[start:end]) for text in _texts(shared, language) for start, end in sentences(text))
    assert len(seen) > 50
    assert _disagreements(language, list(seen)[:4_000]) == []
