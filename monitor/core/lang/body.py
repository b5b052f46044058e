"""Words by which the terms body of a page is told from what surrounds it: the type, and all languages together.

The language of a page is not known before its body is found, so the tables of all languages apply at once.
"""

import re

from monitor.core.lang.en.body import BODY as ENGLISH
from monitor.core.lang.words import BodyWords
from monitor.core.lang.zh.body import BODY as CHINESE
from monitor.core.text import CJK, collapsed

LANGUAGES: tuple[BodyWords, ...] = (ENGLISH, CHINESE)


_LEGAL_WORDS = frozenset().union(*(language.legal for language in LANGUAGES))
_LEGAL_PHRASES = re.compile("|".join(phrase for language in LANGUAGES for phrase in language.legal_phrases))
_PROMPTS = frozenset().union(*(language.prompts for language in LANGUAGES))
_CONTROLS = frozenset().union(*(language.controls for language in LANGUAGES))
_FURNITURE_STARTS = tuple(start for language in LANGUAGES for start in language.furniture_starts)
_AGE = re.compile("|".join(age for language in LANGUAGES for age in language.ages))
_HAS_CJK = re.compile(f"[{CJK}]")

SAMPLE = 20_000
"""Characters at a text's start by which it is judged how legal it reads."""


def legal_density(text: str) -> float:
    """Legal words for each hundred words in the first ``SAMPLE`` characters; a Chinese character is half a word.

    Ordinary English terms have 5 to 12, Chinese ones 10 to 20, a news article 1.
    """
    sample = text[:SAMPLE].lower()
    tokens = sample.split()
    hits = sum(map(_LEGAL_WORDS.__contains__, tokens))
    words = len(tokens)
    if _HAS_CJK.search(sample):
        hits += len(_LEGAL_PHRASES.findall(sample))
        words = max(words, len(sample) // 2)
    return 100 * hits / max(1, words)


def asks_consent(text: str) -> bool:
    """Does a text that has buttons speak of cookies, so that it is a banner rather than an annex?"""
    folded = text.lower()
    return any(word in folded for language in LANGUAGES for word in language.consent)


def names_terms(title: str) -> bool:
    """Does a heading say that terms, a policy or an agreement follow?"""
    folded = title.lower()
    return any(word in folded for language in LANGUAGES for word in language.titles)


def states_date(line: str) -> bool:
    """Does a short line state when the text was published, changed or comes into force?"""
    folded = line.lower()
    return any(char.isdigit() for char in line) and any(
        word in folded for language in LANGUAGES for word in language.date_labels
    )


def is_furniture(line: str) -> bool:
    """Is a line at the edge of the terms a copyright notice, a menu entry or a prompt of the page?"""
    folded = _folded(line)
    return folded in _PROMPTS or folded in _CONTROLS or folded.startswith(_FURNITURE_STARTS)


def is_control_label(line: str) -> bool:
    """Is a line, wherever it stands, the label of a control ("Back to top") or the page's age ("3 days ago")?"""
    folded = _folded(line)
    return folded in _CONTROLS or _AGE.fullmatch(folded) is not None


def _folded(line: str) -> str:
    return collapsed(line.lower()).strip(" .!?:。！？：↑→←»«›‹|·•")
