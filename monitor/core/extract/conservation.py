"""Is all text still there? What was kept, against what the parser saw, against what a plain tag-stripper sees."""

from collections.abc import Iterator
from itertools import islice

from monitor.core.extract import tidy
from monitor.core.extract.tree import Element

PARSER_LOSS = 0.02
"""Share of the tag-stripper's characters that the parsed tree may lack before a note says so."""

_AT_ONCE = 100_000
_TEXTS_AT_ONCE = 2_000


def letters(text: str) -> int:
    """Characters that are not white space."""
    # Piece by piece: the words of a page of 10 MB would take ten times its room.
    pieces = (text[start : start + _AT_ONCE] for start in range(0, len(text), _AT_ONCE))
    return sum(len("".join(piece.split())) for piece in pieces)


def visible(tidied: str) -> int:
    """Characters of a page's source that a plain tag-stripper sees."""
    source = tidy.without_fields(tidied)
    return sum(letters(tidy.stripped(piece)) for piece in _pieces(source))


def _pieces(source: str) -> Iterator[str]:
    """The source in pieces that begin with a tag, so that none is cut through; one that has no tag is not cut."""
    start = 0
    while start < len(source):
        cut = source.find("<", start + _AT_ONCE)
        end = cut if cut > 0 else len(source)
        yield source[start:end]
        start = end


def parsed(root: Element) -> int:
    """Characters of a page that its tree holds."""
    texts = root.itertext()
    return sum(letters("".join(some)) for some in iter(lambda: list(islice(texts, _TEXTS_AT_ONCE)), []))


def checked(text: str, *, seen: int, parsed: int) -> tuple[float, tuple[str, ...]]:
    """The share of the page's visible characters that ``text`` holds, 0..1, and notes on text that parsing lost.

    ``seen``: how many are ``visible``; ``parsed``: how many the tree held.
    """
    coverage = min(1.0, letters(text) / seen) if seen else 1.0
    lost = seen - parsed
    if lost <= PARSER_LOSS * seen or lost < 50:
        return coverage, ()
    return coverage, (f"{lost} of the page's {seen} characters were lost in parsing: its markup is broken",)
