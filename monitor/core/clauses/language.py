"""The language of a text: by script, else by its most frequent short words."""

import re
from collections import Counter

from monitor.core.lang.structures import STRUCTURES

#: So much of a text tells its language.
_SAMPLE = 8_000
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_ANY_OF_THEM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
#: A Chinese character says about as much as this many Latin letters.
_LETTERS_A_HAN = 3
_FEWEST_STOP_WORDS = 0.06


def language_of(text: str) -> str:
    """ISO 639-1 code of a text's language; "other" if it is none that is told apart."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    # Most texts have no such character, and are gone through once to know it.
    han = kana = hangul = 0
    if _ANY_OF_THEM.search(sample):
        han, kana, hangul = (len(pattern.findall(sample)) for pattern in (_HAN, _KANA, _HANGUL))
    letters = sum(map(len, words)) - han - kana - hangul
    if (han + kana + hangul) * _LETTERS_A_HAN > letters and han + kana + hangul:
        if kana > 0.1 * (han + kana):
            return "ja"
        return "ko" if hangul > han else "zh"
    counts = Counter(words)
    shares = {
        structure.language: sum(counts[word] for word in structure.stop_words) / max(1, len(words))
        for structure in STRUCTURES
        if structure.stop_words
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _FEWEST_STOP_WORDS else "other"
