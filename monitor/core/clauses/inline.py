"""Enumerations inside a sentence: "(1) ...; (2) ..." as virtual children that own no span."""

import re
from dataclasses import dataclass

from monitor.core.numbering import narrow, readings

_MARK = re.compile(r"\((?:\d{1,2}|[a-z]{1,4}|[A-Z]|[一二三四五六七八九十]{1,3})\)|[①-⑳]")
#: "Section 5(a)", "paragraph (b)", "第(1)项": a reference, not a point.
#: Two words, or two Chinese characters, that are not just "and" or "or".
_WORDS = re.compile(r"(?!(?:and|or)\b)[^\W\d_]{2,}[^\w(]+(?!(?:and|or)\b)[^\W_]{2,}|[\u3400-\u9fff]{2}|[^\W\d_]{5,}")
_REFERENCE_WORD = re.compile(
    r"(?i)\b(?:sections?|clauses?|paragraphs?|articles?|sub-?sections?|items?|points?|para\.?|parts?)\s?$|第\s?$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One point of an inline enumeration: its number and its span in the text that holds it."""

    num: str
    num_raw: str
    start: int
    end: int


def inline_points(text: str) -> tuple[Point, ...]:
    """The points of the outermost enumeration in ``text``, if it counts at least two in order; else none."""
    folded = narrow(text)
    if "(" not in folded and not any("①" <= c <= "⑳" for c in folded):
        return ()
    chains: dict[str, list[tuple[int, int, str]]] = {}
    for match in _MARK.finditer(folded):
        if _is_reference(folded, match):
            continue
        for marker in readings(folded[match.start() : match.end()]):
            chain = chains.setdefault(marker.shape, [])
            if marker.ordinal == len(chain) + 1:
                chain.append((match.start(), match.end(), marker.num))
    whole = [chain for chain in chains.values() if len(chain) >= 2 and _says_something(folded, chain)]
    if not whole:
        return ()
    chain = min(whole, key=lambda points: points[0][0])
    ends = [start for start, _, _ in chain[1:]] + [len(text)]
    return tuple(_point(text, start, body, end, num) for (start, body, num), end in zip(chain, ends, strict=True))


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
