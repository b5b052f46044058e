"""Blocks as units: a block with what can be said of it before its neighbours are known."""

from dataclasses import dataclass, replace

from monitor.core.clauses.headings import bold_title, caps_title, heading_like
from monitor.core.clauses.nodes import sectional
from monitor.core.numbering import Marker, readings
from monitor.model.clause import Block, Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One block and its readings.

    ``text``: the block's text; ``markers``: all readings of its number; ``heading``: it is one by its markup or look;
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
    def span(self) -> tuple[int, int]:
        """The block's span in the document's text."""
        return self.block.start, self.block.end

    @property
    def look(self) -> str:
        """How the block presents itself: siblings usually look alike."""
        if self.heading:
            return f"h{self.level}"
        if self.depth:
            return f"item{self.depth}"
        return "lead" if self.block.lead else "plain"


def units(document: Document) -> tuple[Unit, ...]:
    """The document's blocks as units, in order; blocks without a visible character are left out."""
    found: list[Unit] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if not text.strip():
            continue
        tabular = block.kind in ("row", "term", "definition", "pre")
        markers = () if tabular else _markers(text, block.marker)
        found.append(
            Unit(
                index=len(found),
                block=block,
                text=text,
                markers=markers,
                heading=(block.kind == "heading" and (bool(markers) or heading_like(text)))
                or (block.kind == "paragraph" and _heads(block, text, markers)),
                level=block.level if block.kind == "heading" else 0,
                depth=max(1, block.level) if block.kind == "item" else 0,
                given=block.marker > 0,
            )
        )
    return tuple(found)


def _markers(text: str, given: int) -> tuple[Marker, ...]:
    """The readings of a block's number. Where a list counts what the author had numbered too, the author's holds."""
    own = readings(text[given:]) if given else ()
    kept = tuple(
        replace(marker, start=marker.start + given, end=marker.end + given)
        for marker in own
        if not marker.weak and not marker.repaired and sectional(marker.shape)
    )
    return kept or readings(text)


def _heads(block: Block, text: str, markers: tuple[Marker, ...]) -> bool:
    """Whether a paragraph is a heading by its look: bold from end to end, or in capitals."""
    body = text[markers[0].end :] if markers else text
    if block.level:
        return False
    return bold_title(body) if block.lead >= len(text) else caps_title(body)
