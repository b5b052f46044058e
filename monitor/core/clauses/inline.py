"""Enumerations inside a sentence: "(1) ...; (2) ..." as virtual children that own no span."""

import re
from dataclasses import dataclass

from monitor.core.numbering import readings
from monitor.core.text import kept

_MARK = re.compile(
    r"[(（](?:\d{1,2}|[a-z]{1,4}|[A-Z]|[一二三四五六七八九十]{1,3})[)）]|(?<![\w(（.)）])(?:\d{1,2}|[a-z]|[ivx]{2,4})\)|[①-⑳]"
)
_CIRCLED = re.compile(r"[①-⑳]")
_DOTTED = re.compile(r"(?<=[.;。；])\s{0,2}(\d{1,3}(?:\s?\.\s?\d{1,3}){1,4})(?=\s)")
_INTEGER = re.compile(r"\d+")
#: Two words, or two Chinese characters, that are not just "and" or "or".
_WORDS = re.compile(r"(?!(?:and|or)\b)[^\W\d_]{2,}[^\w(]+(?!(?:and|or)\b)[^\W_]{2,}|[\u3400-\u9fff]{2}|[^\W\d_]{5,}")
_REFERENCE_WORD = re.compile(
    r"(?i)\b(?:sections?|clauses?|paragraphs?|articles?|sub-?sections?|items?|points?|para\.?|parts?)\s?$|第\s?$"
)

_readings = kept(readings)


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One point of an inline enumeration: its number and its span in the text that holds it."""

    num: str
    num_raw: str
    start: int
    end: int


@kept
def inline_points(text: str) -> tuple[Point, ...]:
    """The points of the outermost enumeration in ``text``, if it counts at least two in order; else none."""
    if text.count(")") + text.count("）") < 2 and not _CIRCLED.search(text):
        return ()
    chains: dict[str, list[tuple[int, int, str]]] = {}
    for match in _MARK.finditer(text):
        if _is_reference(text, match):
            continue
        for marker in _readings(match[0]):
            chain = chains.setdefault(marker.shape, [])
            if marker.ordinal == len(chain) + 1:
                chain.append((match.start(), match.end(), marker.num))
    whole = [chain for chain in chains.values() if len(chain) >= 2 and _says_something(text, chain)]
    if not whole:
        return ()
    return _points(text, min(whole, key=lambda points: points[0][0]))


def run_on_points(text: str, path: tuple[int, ...]) -> tuple[Point, ...]:
    """Provisions that the author forgot to begin on a new line: "... 17.4 ...; 17.5 ..." in the text of 17.4.

    ``path``: the ordinals of the provision whose text this is.
    """
    chain: list[tuple[int, int, str]] = []
    for match in _DOTTED.finditer(text):
        ordinals = tuple(int(n) for n in _INTEGER.findall(match[1]))
        if ordinals == (*path[:-1], path[-1] + len(chain) + 1):
            chain.append((match.start(1), match.end(1), ".".join(map(str, ordinals))))
    return _points(text, chain)


def _points(text: str, chain: list[tuple[int, int, str]]) -> tuple[Point, ...]:
    ends = [start for start, _, _ in chain[1:]] + [len(text)]
    return tuple(_point(text, start, body, end, num) for (start, body, num), end in zip(chain, ends, strict=False))


def _says_something(text: str, chain: list[tuple[int, int, str]]) -> bool:
    """Whether every point says something; "(a), (b) and (c)" only refers to points."""
    ends = [start for start, _, _ in chain[1:]] + [len(text)]
    return all(_WORDS.search(text[body:end]) for (_, body, _), end in zip(chain, ends, strict=True))


def _is_reference(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if before and (before[-1].isascii() and before[-1].isalnum()):
        return True
    return _REFERENCE_WORD.search(before) is not None


def _point(text: str, start: int, body: int, end: int, num: str) -> Point:
    piece = text[body:end]
    inner = piece.strip()
    first = body + (piece.index(inner) if inner else 0)
    raw = text[start:body]
    return Point(num=num, num_raw=raw if raw != num else "", start=first, end=first + len(inner))
