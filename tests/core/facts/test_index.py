"""Trigger words are found as a plain look for each of them would find them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from monitor.core.facts.index import LetterIndex, SignIndex
from monitor.core.lang.needed import EDGE

TRIGGERS = ("use", "us", "no ", "not", "up to", "end-of", "%", "$ a", "e")
SIGNS = {word: 1 << place for place, word in enumerate(TRIGGERS)}
WORDS = {LetterIndex.beginning(word): bit for word, bit in SIGNS.items()}
TEXTS = st.text("usenotpdf %-$a", max_size=40)


@given(TEXTS)
def test_words_count_where_no_letter_stands_before(text: str) -> None:
    expected = 0
    for word, bit in SIGNS.items():
        places = [at for at in range(len(text)) if text.startswith(word, at)]
        if any(not word[0].isalpha() or at == 0 or not text[at - 1].isalpha() for at in places):
            expected |= bit
    assert LetterIndex(WORDS).bits(text) == expected


@given(TEXTS)
def test_edges_are_minded(text: str) -> None:
    words = {f"{EDGE}use{EDGE}": 1, f"us{EDGE}": 2, "no": 4, f"{EDGE}a": 8}
    patterns = {1: "(?<![a-z])use(?![a-z])", 2: "us(?![a-z])", 4: "no", 8: "(?<![a-z])a"}
    assert LetterIndex(words).bits(text) == sum(bit for bit, pattern in patterns.items() if re.search(pattern, text))


@given(TEXTS)
def test_signs_count_everywhere(text: str) -> None:
    assert SignIndex(SIGNS).bits(text) == sum(bit for word, bit in SIGNS.items() if word in text)


def test_a_text_of_endless_words_is_not_remembered_for_ever() -> None:
    index = LetterIndex(WORDS)
    for number in range(30_000):
        letters = "".join(chr(97 + int(digit)) for digit in str(number))
        assert index.bits(f"not {letters}") & SIGNS["not"]
    assert len(index._known) <= 20_000
