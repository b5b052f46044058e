"""Words to search by: the same for what is stored and for what is asked, in any database.

Chinese and Japanese have no blanks: a run of their characters gives one word for each two neighbours, and one for its
last character alone. So any two characters in a row are found as one word, longer ones as words in a row, and a single
character as the beginning of a word.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from monitor.core.text import CJK

MOST_WORDS = 16_000
"""Of one text; what stands further down is not searched. PostgreSQL counts places up to 16,383."""
LONGEST_WORD = 64
MOST_PHRASES = 12

_WORD = re.compile(rf"[{CJK}]+|[^\W{CJK}_]+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_IDEOGRAPH = re.compile(f"[{CJK}]")
_ASKED = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = dict.fromkeys(map(ord, "'\"\\"))
"""What would end a word in the languages of the databases; no compatibility form holds them today."""
_SIBILANT = ("ses", "xes", "zes", "ches", "shes")


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One word as it is searched by, and where it stands in the text: ``[start, end)`` in code points."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """Words that must stand in a row. ``begins``: the last one may be the beginning of a longer word."""

    words: tuple[str, ...]
    begins: bool = False


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, at most ``MOST_WORDS``.

    Widths, case and the English plural are folded; numbers keep their decimals and lose the commas between thousands.

    >>> [one.word for one in words("Service Credits: 99.95%")]
    ['service', 'credit', '99.95']
    >>> [one.word for one in words("退款政策")]
    ['退款', '款政', '政策', '策']
    """
    count = 0
    for match in _WORD.finditer(text):
        for word in _of_run(match) if _IDEOGRAPH.match(match[0]) else (_of_word(match),):
            yield word
            count += 1
            if count == MOST_WORDS:
                return


def forms(text: str) -> list[str]:
    """The words of a text as they are searched by, without their places.

    >>> forms("Service Credits: 退款政策")
    ['service', 'credit', '退款', '款政', '政策', '策']
    """
    if _IDEOGRAPH.search(text):
        return [word.word for word in words(text)]
    found = islice(_WORD.finditer(text), MOST_WORDS)
    return [_form_of(match[0]) for match in found]


def _of_run(match: re.Match[str]) -> Iterator[Word]:
    run, start = unicodedata.normalize("NFKC", match[0]), match.start()
    if len(run) != match.end() - start:
        # A compatibility form that unfolds into several characters: places are those of the whole run.
        yield Word(word=run[:LONGEST_WORD], start=start, end=match.end())
        return
    for place in range(len(run)):
        pair = run[place : place + 2]
        yield Word(word=pair, start=start + place, end=start + place + len(pair))


def _of_word(match: re.Match[str]) -> Word:
    start, end = match.span()
    return Word(word=_form_of(match[0]), start=start, end=end)


def _form_of(word: str) -> str:
    return _short_form(word) if len(word) <= LONGEST_WORD else _form(word)


def _form(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold().translate(_QUOTES)[:LONGEST_WORD]
    return _singular(_THOUSANDS.sub("", folded))


_short_form = lru_cache(maxsize=20_000)(_form)
"""Remembers the forms of more words than a language has."""


def _singular(word: str) -> str:
    """An English word without its plural ending; what only looks like one is cut alike on both sides."""
    if len(word) < 4 or not word.isascii() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


def asked(query: str) -> tuple[Phrase, ...]:
    """What a person typed: every word, or phrase in quotation marks, must stand in a clause.

    ``refund*`` stands for all words that begin so. Empty if nothing can be searched for.

    >>> asked('"service credit" refund* 退款')
    (Phrase(words=('service', 'credit'), begins=False), Phrase(words=('refund',), begins=True), \
Phrase(words=('退款',), begins=False))
    """
    found: dict[Phrase, None] = {}
    for match in _ASKED.finditer(query):
        piece = match[1] if match[1] is not None else match[2]
        for phrase in _phrases(piece, begins=piece.endswith("*")):
            found[phrase] = None
    return tuple(found)[:MOST_PHRASES]


def _phrases(piece: str, *, begins: bool) -> Iterator[Phrase]:
    """One phrase, but that Chinese beside other words is a phrase of its own, as its last character alone is a word."""
    runs = list(_WORD.finditer(piece))
    plain: list[str] = []
    for run in runs:
        if not _IDEOGRAPH.match(run[0]):
            plain.append(_of_word(run).word)
            continue
        if plain:
            yield Phrase(words=tuple(plain))
            plain = []
        pairs = [word.word for word in _of_run(run)]
        yield Phrase(words=tuple(pairs[:-1] or pairs), begins=len(pairs) == 1)
    if plain:
        yield Phrase(words=tuple(plain), begins=begins)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet; ``hit``: it is what was asked for."""

    text: str
    hit: bool


def snippet(text: str, phrases: Sequence[Phrase], *, around: int = 90, length: int = 320) -> tuple[Piece, ...]:
    """The first place of ``text`` where something asked for stands, with ``around`` characters before it.

    Joined, the pieces are a part of ``text``, but for an ellipsis where it was cut.
    """
    spans = _hits(text, phrases)
    first = spans[0][0] if spans else 0
    begin = _edge(text, max(0, first - around)) if first > around else 0
    end = min(len(text), begin + length)
    pieces = [Piece("…", hit=False)] if begin else []
    place = begin
    for start, stop in spans:
        if stop > end:
            break
        if start > place:
            pieces.append(Piece(text[place:start], hit=False))
        pieces.append(Piece(text[start:stop], hit=True))
        place = stop
    pieces.append(Piece(text[place:end] + ("…" if end < len(text) else ""), hit=False))
    return tuple(piece for piece in pieces if piece.text)


def _hits(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Where the phrases stand, in order and without overlap."""
    found = list(words(text))
    spans = sorted(
        (found[place].start, found[place + len(phrase.words) - 1].end)
        for phrase in phrases
        for place in range(len(found) - len(phrase.words) + 1)
        if _stands(found, place, phrase)
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _stands(found: Sequence[Word], place: int, phrase: Phrase) -> bool:
    *before, last = phrase.words
    if any(found[place + step].word != word for step, word in enumerate(before)):
        return False
    there = found[place + len(before)].word
    return there.startswith(last) if phrase.begins else there == last


def _edge(text: str, place: int) -> int:
    """The next beginning of a word after ``place``, if one is near."""
    blank = text.find(" ", place, place + 20)
    return blank + 1 if blank >= 0 else place
