"""A search by the signs that a match may begin with finds what the pattern itself finds."""

import re

import pytest

from monitor.core.facts.vocabulary import vocabulary
from monitor.core.lang.beginning import led
from monitor.core.lang.fold import fold
from monitor.core.lang.grammar import Grammar
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.needed import Token, tokens_of

PHRASES = {"we": r"\b(?:we|us)\b", "open": r"pay|settle", "maybe": r"(?:x)?"}
GRAMMAR = Grammar(PHRASES)


def pieces(name: str) -> list[Token]:
    return tokens_of(PHRASES[name], pieces)


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"\bfees", "f"),
        (r"\b(?:fees|costs|charges)\b", "cf"),
        (r"(?<!no )(?!none)x", "x"),
        (r"<we> may", "uw"),
        (r"\b<open>", "ps"),
        (r"\b(?:the )?fees", "ft"),
        (r"\b<maybe>yes", "xy"),
        (r"\b[ab]?c", "abc"),
        (r"\bs?fees", "fs"),
        (r"\bsfees?", "s"),
        (r"\b\d+ days|in", r"\di"),
        (r"\b\$", r"\$"),
        (r"\bx{0,2}y{1,2}", "xy"),
        (r"\b\x2e", r"\x2e"),
    ],
)
def test_signs_of_a_beginning(pattern: str, signs: str) -> None:
    assert led(pattern, tokens_of(pattern, pieces), pieces).startswith(f"[{signs}](?<=")


@pytest.mark.parametrize(
    "pattern", ["fees", "fees|costs", r"\b[^a]b", r"\b.x", r"\b\S", r"\bx?", r"\bx*|y", r"(?i)\bfees", r"\Bx"]
)
def test_what_leaves_doubt_or_would_gain_nothing_is_left_alone(pattern: str) -> None:
    assert led(pattern, tokens_of(pattern, pieces), pieces) == pattern


@pytest.mark.parametrize("pattern", [r"^\bfees", r"^(?:fees|costs)", r"^a|b", r"\bfees\b", r"^$", r"(?:^|, )fees"])
@pytest.mark.parametrize(
    "text", ["fees", "no fees", "costs and fees", "a", "b", "", "we owe, fees", "refees", "b\nfees"]
)
def test_where_a_text_begins(pattern: str, text: str) -> None:
    wanted = re.search(pattern, text) is not None
    for whether in (True, False):
        assert (GRAMMAR.search(pattern, whether=whether)(text) is not None) == wanted


@pytest.mark.parametrize("language", LEXICONS)
def test_every_pattern_of_the_language_finds_the_same(language: str) -> None:
    lexicon = LEXICONS[language]
    examples = [example for rule in lexicon.rules for example in rule.examples][::4]
    texts = [fold(example, drop_spaces=lexicon.drops_spaces).text for example in examples]
    matched = 0
    for pattern in vocabulary(language).patterns:
        plain, quick = re.compile(lexicon.expand(pattern)), lexicon.grammar.search(pattern, whether=True)
        for text in texts:
            found = plain.search(text) is not None
            assert (quick(text) is not None) == found, (pattern, text)
            matched += found
    assert matched > len(texts), "some of them match"
