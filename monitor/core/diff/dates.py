"""Dates that are only metadata of a page: "Last updated: 29 September 2024"."""

import re

from monitor.core.edits.tokens import DATE, YEAR, words
from monitor.core.lang.en.change import WORDS as EN
from monitor.core.lang.zh.change import WORDS as ZH
from monitor.core.text import has_digit

_LABEL = re.compile(
    rf"(?:{'|'.join((*EN.date_labels, *ZH.date_labels))})|^\W*(?:{'|'.join((*EN.line_labels, *ZH.line_labels))})",
    re.IGNORECASE | re.MULTILINE,
)
_BINDING = re.compile(
    "|".join([rf"\b(?:{word})\b" for word in EN.binding_dates] + list(ZH.binding_dates)), re.IGNORECASE
)
_VERSION = re.compile(r"\b(?:v(?:ersion)?\.?\s?)\d+(?:\.\d+)*\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)\D{0,3}\d{4}(?:\s*[-\u2013]\s*\d{4})?", re.IGNORECASE)
_MAY_BE_DATED = re.compile(rf"{YEAR.pattern}|[vV]\D{{0,8}}\d")
"""What a date, a version and a copyright have in common: told fast, and most texts have none of it."""
_SENTENCE = re.compile(r"[^\n。！？!?]+")

NEAR = 16
"""Most characters between a label and its date (": Monday, ")."""

REST = 8
"""Most words that may stand in such a line beside label and date ("These Terms of Service were ... on ...")."""

PLACEHOLDER = "\u2400"


def without_metadata_dates(text: str) -> str:
    """``text`` with a placeholder for the dates of metadata lines; a date that binds (effective, until) stays."""
    if not has_digit(text) or _MAY_BE_DATED.search(text) is None:
        return text
    if _LABEL.search(text) is None and _COPYRIGHT.search(text) is None:
        return text
    return _SENTENCE.sub(lambda match: _masked(match[0]), text)


def is_metadata(text: str) -> bool:
    """Is the text nothing but a metadata line with its date?"""
    return without_metadata_dates(text).count(PLACEHOLDER) > 0 and len(text) <= 120


def _masked(sentence: str) -> str:
    """The sentence with placeholders if it is nothing but a metadata line or a line of copyright."""
    if _BINDING.search(_LABEL.sub("", sentence)):
        return sentence
    without = _COPYRIGHT.sub(PLACEHOLDER, sentence)
    label = _LABEL.search(without)
    if label:
        dated = DATE.sub(PLACEHOLDER, _VERSION.sub(PLACEHOLDER, without))
        near = PLACEHOLDER in dated[label.start() : label.end() + NEAR]
        without = dated if near else without
    return without if len(words(_LABEL.sub("", without))) <= REST else sentence
