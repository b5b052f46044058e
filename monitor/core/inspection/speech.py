"""The language of a text, as far as it matters for "is this still the page that was watched?"."""

import re
from collections import Counter
from functools import lru_cache

from monitor.core.lang.speech import FUNCTION_WORDS, SCRIPTS, SIMPLIFIED, TRADITIONAL

_SAMPLE = 2000
_WORD = re.compile(r"[^\W\d_]+")
_TEXTS = 4
"""Texts whose language is kept: what is inspected now stands before the next one."""
_FEWEST_WORDS = 25
_SCRIPT_SHARE = 0.15
_KANA_SHARE = 0.05


def language_of(text: str) -> str | None:
    """A language code (``zh`` or ``zh-hant`` for Chinese by its characters), None where the text is too short to tell.

    >>> language_of("You may end this agreement at any time by giving us notice of thirty days in writing. " * 2)
    'en'
    """
    return _language_of(text if len(text) <= 3 * _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE])


@lru_cache(maxsize=_TEXTS)
def _language_of(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    if letters == 0:
        return None
    for code, script in SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (_KANA_SHARE if code == "ja" else _SCRIPT_SHARE):
            return _chinese(sample) if code == "zh" else code
    found = Counter(_WORD.findall(sample.lower()))
    if found.total() < _FEWEST_WORDS:
        return None
    scores = {code: sum(found[word] for word in small) for code, small in FUNCTION_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > found.total() * 0.08 else None


def _chinese(sample: str) -> str:
    return "zh-hant" if len(TRADITIONAL.findall(sample)) > len(SIMPLIFIED.findall(sample)) else "zh"
