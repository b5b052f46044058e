"""What a pattern needs is read off its text rightly."""

import re

import pytest

from monitor.core.lang.grammar import ANY, Grammar
from monitor.core.lang.needed import EDGE

GRAMMAR = Grammar({"we": r"\b(?:we|us)\b", "open": r"pay|settle", "nested": r"(?:<we> may|shall)", "maybe": r"(?:x)?"})


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
        (r"<nested>", ("us", "we", "shall")),
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
    assert GRAMMAR.needed(pattern) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bfees?\b", "|fee"),
        (r"\bfees\b", "|fees|"),
        (r"<we> .{0,9}", "|we| |us|"),
        (r"\b(?:un)?limited", "limited"),
        (r"\b(?:\w+ ){0,3}limited\b", "|limited|"),
        (r"(?:\w+ ){0,3}limited ", "limited "),
        (r"\w+(?: \w+)? limited(?:ly)?", " limited"),
        (r" ?limited", "limited"),
        (r"\b ?limited", "|limited"),
        (r" +limited", "|limited"),
        (r"\d+limited\d?", "|limited"),
        (r"(?:limit){2}ed\b", "ed|"),
        (r"(?:fees|costs)+ due", "fees costs"),
        (r"(?:fees|costs) due", "fees| costs|"),
        (r"no(?! more) fees", "no fees"),
    ],
)
def test_where_no_letter_stands_beside_a_word(pattern: str, words: str) -> None:
    (branch,) = GRAMMAR.branches(f"x{{0}}{pattern}", most=9)
    assert tuple(word.replace("|", EDGE) for word in re.split("(?<!^) (?!due|fees|$)", words)) in branch.needs


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        ("a|b(?:c|d)e", ["a", "b(?:c|d)e"]),
        (r"\b(?:fees|<open>)\b", [r"\bfees\b", r"\bpay\b", r"\bsettle\b"]),
        (r"<nested>", [r"<we> may", "shall"]),
        (r"(?:a|b)+", [r"(?:a|b)+"]),
        (r"(?:a|b)(?:c|d)", [r"(?:a|b)(?:c|d)"]),
        (r"^(?:a|\b(?:b|c))", ["^a", r"^\bb", r"^\bc"]),
        (r"\b(?:a|b|c|d|e|f|g|h|i|j)\b", [r"\b(?:a|b|c|d|e|f|g|h|i|j)\b"]),
        (r"\.|\$", [r"\.", r"\$"]),
        (r"(?i)a|b", ["(?i)a|b"]),
    ],
)
def test_choices_of_a_pattern(pattern: str, choices: list[str]) -> None:
    assert [branch.pattern for branch in GRAMMAR.branches(pattern, most=9)] == choices


def test_a_pattern_that_needs_nothing_is_searched_for() -> None:
    assert GRAMMAR.asking(r"\d+")("in 30 days")
    assert GRAMMAR.asking(r"\d+ months")("in 30 days") is None
