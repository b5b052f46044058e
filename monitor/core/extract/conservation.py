"""Is all text still there? What was kept, against what the parser saw, against what a plain tag-stripper sees."""

from monitor.core.extract import tidy
from monitor.core.extract.tree import Element

PARSER_LOSS = 0.02
"""Share of the tag-stripper's characters that the parsed tree may lack before a note says so."""


def letters(text: str) -> int:
    """Characters that are not white space."""
    return len("".join(text.split()))


def checked(text: str, *, root: Element, tidied: str) -> tuple[float, tuple[str, ...]]:
    """The share of the page's visible characters that ``text`` holds, 0..1, and notes on text that parsing lost."""
    seen = letters(tidy.stripped(tidied))
    parsed = letters("".join(root.itertext()))
    coverage = min(1.0, letters(text) / seen) if seen else 1.0
    lost = seen - parsed
    if lost <= PARSER_LOSS * seen or lost < 50:
        return coverage, ()
    return coverage, (f"{lost} of the page's {seen} characters were lost in parsing: its markup is broken",)
