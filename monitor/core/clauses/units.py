"""Blocks as units: a block with what can be said of it before its neighbours are known."""

import re
from dataclasses import dataclass

from monitor.core.numbering import Marker, readings
from monitor.model.clause import Block, Document

#: A line longer than this is a sentence, not a title.
_TITLE_LETTERS = 90
_TITLE_WORDS = 12
_SENTENCE_END = re.compile(r"[.;,:。；，：、!！…]['\"”’)）]*$")
_SENTENCE_WORDS = re.compile(r"\b(?:shall|will|must|may|has|have|are|is|was|were|should|cannot|agree)\b")
_CJK = re.compile(r"[\u3400-\u9fff]")
_CJK_TITLE_LETTERS = 32
_CJK_SENTENCE = re.compile(r"[，。；！]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One block and its readings.

    ``text``: the block's text; ``markers``: all readings of its number; ``heading``: the markup says it is one;
    ``level``: heading level by markup, 0 if unknown; ``depth``: list depth by markup, 0 outside lists;
    ``given``: the number was made visible by the extractor, so the markup vouches for it.
    """

    index: int
    block: Block
    text: str
    markers: tuple[Marker, ...]
    heading: bool
    level: int
    depth: int
    given: bool

    @property
    def start(self) -> int:
        """Where the block begins in the document's text."""
        return self.block.start

    @property
    def look(self) -> str:
        """How the block presents itself: siblings usually look alike."""
        if self.heading:
            return f"h{self.level}"
        if self.depth:
            return f"item{self.depth}"
        return "lead" if self.block.lead else "plain"


def title_like(text: str) -> bool:
    """Whether a line reads as a title rather than a sentence: short, no sentence end, no finite verb of duty.

    A question is a title. ``text`` is a line without its number.

    >>> title_like("Exclusion of Liability"), title_like("You may leave"), title_like("How do we use data?")
    (True, False, True)
    """
    line = text.strip()
    if not line or len(line) > _TITLE_LETTERS or _SENTENCE_END.search(line) or not any(c.isalpha() for c in line):
        return False
    if _CJK.search(line):
        return len(line) <= _CJK_TITLE_LETTERS and not _CJK_SENTENCE.search(line)
    if line.endswith("?"):
        return len(line.split()) <= _TITLE_WORDS
    if line[0].islower() or len(line.split()) > _TITLE_WORDS:
        return False
    return not _SENTENCE_WORDS.search(line)


def units(document: Document) -> tuple[Unit, ...]:
    """The document's blocks as units, in order; blocks without a visible character are left out."""
    found: list[Unit] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if not text.strip():
            continue
        tabular = block.kind in ("row", "term", "definition", "pre")
        found.append(
            Unit(
                index=len(found),
                block=block,
                text=text,
                markers=() if tabular else readings(text),
                heading=block.kind == "heading",
                level=block.level if block.kind == "heading" else 0,
                depth=max(1, block.level) if block.kind == "item" else 0,
                given=block.marker > 0,
            )
        )
    return tuple(found)
