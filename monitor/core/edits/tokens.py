"""Text -> tokens, and tokens -> one character each, so that engines for strings work on words."""

import re
from collections.abc import Iterable

from monitor.core.lang.en.change import WORDS as EN
from monitor.core.lang.zh.change import WORDS as ZH
from monitor.core.text import CJK

_CJK = f"{CJK}\U00020000-\U0003134f"
"""Scripts written without spaces: here one character is one token (a class body for regular expressions)."""

_NUMBER = r"\d+(?:[.,:\u00a0\u202f]\d+)*"
_LETTER = rf"[^\W\d_{_CJK}]"
_MONTHS = "|".join((*EN.months, *ZH.months))

_MONTH_INITIALS = "".join(sorted({initial for month in _MONTHS.split("|") for initial in (month[0], month[0].lower())}))
_MONTH_FIRST = rf"(?i:{_MONTHS})\.?,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?\d{{4}}"
_DAY_FIRST = "|".join(
    (
        r"\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?",
        rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?i:{_MONTHS})\.?,?\s\d{{4}}",
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}",
    )
)

DATE = re.compile(rf"(?=\d)(?:{_DAY_FIRST})|(?=[{_MONTH_INITIALS}]){_MONTH_FIRST}")
"""A day or a month of a year, as it is written out."""

YEAR = re.compile(r"\d{4}")
"""Stands in every ``DATE``: told in a fraction of the time."""

_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_MONTH_STEMS = "|".join(sorted({month[:3].lower() for month in _MONTHS.split("|")}))

_FREQUENT = (
    rf"(?!(?=[{_MONTH_INITIALS}h])(?:{_MONTH_STEMS}|http))[a-z]+(?=[ .,;])",
    rf"(?![{_NUMERALS}])[{_CJK}]",
)
"""A plain word and a Chinese character: ``_MEANING`` would find them too, but this finds most of a text in half the
time. What may begin a date or a URL is left to it."""

_MEANING = (
    r"https?://[^\s<>()]*[^\s<>().,;:!?]",
    rf"[A-Z]{{2}}[A-Z$]\s?{_NUMBER}",
    rf"(?=[{_MONTH_INITIALS}])(?:{_MONTH_FIRST})",
    rf"{_LETTER}(?:[^\W_{_CJK}]|[\u0300-\u036f]|['’\-/](?={_LETTER}))*",
    rf"(?=\d)(?:{_DAY_FIRST}|{_NUMBER}(?:\s?[%％‰€£]|\s?[百千万亿]*元)?)",
    rf"[$€£¥￥]\s?{_NUMBER}",
    rf"[{_NUMERALS}]{{2,}}",
    rf"[{_CJK}]",
)
"""URL, money, date, word, date or number or percentage, money, Chinese numeral, CJK character; the frequent ones first
as far as their first characters differ."""

TOKEN = re.compile("|".join((*_FREQUENT, r"\s+", *_MEANING, r".")), re.DOTALL)
"""White space, what carries meaning by itself, any other character."""

_WORD = re.compile("[ .,;，。、；]*+(" + "|".join((*_FREQUENT, *_MEANING, r"[^\W_]")) + ")")
"""What carries meaning, and before it the signs that are passed over most often."""

_SURROGATES = range(0xD800, 0xE000)


def tokenize(text: str) -> list[str]:
    """The tokens of ``text`` in order; joined they are ``text`` again, exactly."""
    return TOKEN.findall(text)


def words(text: str) -> list[str]:
    """Only the tokens that carry meaning by themselves, without white space and punctuation."""
    return _WORD.findall(text)


def is_word(token: str) -> bool:
    """Does the token carry meaning by itself, that is, is it neither white space nor punctuation?"""
    return token[0].isalnum() or token[-1].isalnum()


class Alphabet:
    """Gives every distinct token a character of its own, never a surrogate (which engines may refuse).

    >>> alphabet = Alphabet()
    >>> alphabet.encode(["a", " ", "a"]) == alphabet.encode(["a", " ", "a"])
    True
    """

    def __init__(self) -> None:
        self._characters = _Characters()

    def encode(self, tokens: Iterable[str]) -> str:
        """One character for each token. Raises ValueError past a million distinct tokens."""
        return "".join(map(self._characters.__getitem__, tokens))

    def decode(self, encoded: str) -> list[str]:
        """The tokens that ``encoded`` stands for."""
        return list(map(self._characters.tokens.__getitem__, encoded))

    def words(self, encoded: str) -> str:
        """``encoded`` without white space and punctuation: as if only the ``words`` of the text had been encoded."""
        return encoded.translate(self._characters.without)


class _Characters(dict[str, str]):
    """Token -> character; one that is asked for first is added. ``tokens``: the way back. ``without``: a table for
    ``str.translate`` that takes out what is no word."""

    def __init__(self) -> None:
        self.tokens: dict[str, str] = {}
        self.without: dict[int, None] = {}

    def __missing__(self, token: str) -> str:
        code = len(self) + 1
        character = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
        self[token] = character
        self.tokens[character] = token
        if not is_word(token) and _WORD.match(token) is None:  # a Chinese sign that is no letter counts as a word
            self.without[ord(character)] = None
        return character
