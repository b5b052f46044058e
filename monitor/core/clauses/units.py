"""Blocks as units: a block with what can be said of it before its neighbours are known."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from monitor.core.clauses.dates import states_date
from monitor.core.clauses.headings import all_bold, bold_title, caps_title, heading_like
from monitor.core.clauses.nodes import sectional
from monitor.core.numbering import Marker, readings
from monitor.core.text import kept
from monitor.model.clause import Block, BlockKind, Document

_BULLET = re.compile(r"[\s\u3000]*[•■○●▪◦‣⁃∙·◆▶►✓✔*–—-][\s\u3000]+(?=\S)|[\s\u3000]*[-–—•■●▪‣·](?=[^\W\d_])")
#: In a run of lines in capitals one as long as this shows that they are text, not titles.
_CAPS_LINES = 50
_TWO_CAPS_LINES = 75
#: List depth of points whose signs the author typed: the markup does not tell it, so they lie below all it tells of.
_SIGNED = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One block and its readings.

    ``text``: the block's text; ``markers``: all readings of its number; ``heading``: it is one by its markup or look;
    ``level``: heading level by markup, 0 if unknown; ``depth``: list depth by markup, 0 outside lists;
    ``given``: the number was made visible by the extractor, so the markup vouches for it; ``bullet``: length of a list
    sign that the author typed, such as "○ ".
    """

    index: int
    block: Block
    text: str
    markers: tuple[Marker, ...]
    heading: bool
    level: int
    depth: int
    given: bool
    bullet: int

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
            return f"item{self.depth}{'bold' if self.bold else ''}"
        return "lead" if self.block.lead else "plain"

    @property
    def bold(self) -> bool:
        """Whether the first words after the number are bold."""
        return self.block.lead > (self.markers[0].end if self.markers else 0)


def units(document: Document) -> tuple[Unit, ...]:
    """The document's blocks as units, in order; blocks without a visible character are left out."""
    found: list[Unit] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if text.strip():
            found.append(_unit(block, text, len(found)))
    return _without_caps_runs(found)


def _without_caps_runs(found: list[Unit]) -> tuple[Unit, ...]:
    """A paragraph in capitals that was broken into lines has no line that is a heading."""
    kept: list[Unit] = []
    for caps, run in groupby(found, key=_is_caps):
        lines = list(run)
        longest = _CAPS_LINES if len(lines) > 2 else _TWO_CAPS_LINES
        broken = caps and len(lines) > 1 and max(len(unit.text) for unit in lines) >= longest
        kept += [replace(unit, heading=False) if broken else unit for unit in lines]
    return tuple(kept)


def _is_caps(unit: Unit) -> bool:
    """Whether a line is in capitals, and nothing but that may make it a heading."""
    return not unit.level and not unit.depth and unit.block.lead == 0 and unit.text.isupper()


def _unit(block: Block, text: str, index: int) -> Unit:
    markers, heading, skipped = _looks(text, block.kind, block.level, block.lead, block.marker)
    listed = block.kind == "item" or skipped > 0
    return Unit(
        index=index,
        block=block,
        text=text,
        markers=markers,
        heading=heading,
        level=block.level if block.kind == "heading" else 0,
        depth=(block.level or 1 if block.kind == "item" else _SIGNED) if listed else 0,
        given=block.marker > 0,
        bullet=skipped,
    )


@kept
def _looks(text: str, kind: BlockKind, level: int, lead: int, marker: int) -> tuple[tuple[Marker, ...], bool, int]:
    """The readings of a block's number, whether it is a heading, and the length of its list sign."""
    tabular = kind in ("row", "term", "definition", "pre")
    bullet = _BULLET.match(text) if kind in ("paragraph", "item") else None
    if bullet and all_bold(text, lead) and bold_title(text[bullet.end() :]):
        bullet = None
    skipped = bullet.end() if bullet else 0
    markers = () if tabular else _markers(text, marker or skipped)
    if kind == "heading":
        return markers, (bool(markers) or heading_like(text)) and not states_date(text), skipped
    heads = kind == "paragraph" and not bullet and not level and _heads(text, lead, markers)
    return markers, heads, skipped


def _markers(text: str, skipped: int) -> tuple[Marker, ...]:
    """The readings of a block's number. Where a list counts what the author had numbered too, the author's holds.

    ``skipped``: length of the list's own number or sign at the block's start.
    """
    own = readings(text[skipped:]) if skipped else ()
    kept = tuple(
        replace(marker, start=marker.start + skipped, end=marker.end + skipped)
        for marker in own
        if not marker.weak and not marker.repaired and sectional(marker.shape)
    )
    return kept or readings(text)


def _heads(text: str, lead: int, markers: tuple[Marker, ...]) -> bool:
    """Whether a paragraph is a heading by its look: bold from end to end, or in capitals."""
    body = text[markers[0].end :] if markers else text
    return (bold_title(body) if all_bold(text, lead) else caps_title(body)) and not states_date(text)
