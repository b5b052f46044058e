"""What a pattern needs is read off its text rightly: a search that asks first finds what a search alone finds."""

import re
from collections.abc import Iterator

import pytest

from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon
from monitor.core.lang.needed import ANY, needed, searcher

PHRASES = {"we": r"\b(?:we|us)\b", "open": r"pay|settle", "nested": r"(?:<we> may|shall)", "maybe": r"(?:x)?"}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\brefunds?\b", ("refund",)),
        (r"colou?rs{2,}", ("colo",)),
        (r"ab{0,3}c+d", ("a",)),
        (r"(?:pay|settle)ment", ("ment",)),
        (r"\b(?:cancel|end)\w* (?:fee)?", ("end", "cancel")),
        (r"services?|service level", ("service",)),
        (r"(?=fees)(?<!no )(?!none)x", ("x",)),
        (r"<nested>", (" may", "shall")),
        (r"<maybe>yes", ("yes",)),
        (r"(?:a|)", ANY),
        (r"\w+|fees", ANY),
        (r"fees <open>", ("settle", "fees pay")),
        (r"(?i)fees", ANY),
        (r"a\.b\x2e[cd]", ("a.b",)),
        (r"fees{0}", ("fee",)),
    ],
)
def test_words_of_a_pattern(pattern: str, words: tuple[str, ...]) -> None:
    assert needed(pattern, PHRASES) == words


def _patterns(lexicon: Lexicon) -> Iterator[str]:
    for row in (*lexicon.rules, *lexicon.notice_values):
        yield from (*row.when, *row.unless)
    for table in (lexicon.topics, *lexicon.sets.values()):
        yield from (pattern for _, pattern in table)


@pytest.mark.parametrize("language", LEXICONS)
def test_no_match_is_lost(language: str) -> None:
    lexicon = LEXICONS[language]
    sentences = [example.lower() for rule in lexicon.rules for example in rule.examples]
    assert sentences
    for pattern in set(_patterns(lexicon)):
        alone, asking = re.compile(lexicon.expand(pattern)).search, lexicon.search(pattern)
        lost = [text for text in sentences if bool(alone(text)) != bool(asking(text))]
        assert not lost, (pattern, needed(pattern, lexicon.phrases))


def test_a_pattern_that_needs_nothing_is_searched_for() -> None:
    assert searcher(r"\d+", {}, str)("in 30 days")
    assert searcher(r"\d+ months", {}, str)("in 30 days") is None
