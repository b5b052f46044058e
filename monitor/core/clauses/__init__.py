"""Blocks -> clause tree: lossless, calibrated per document, flat where the page leaves the level open."""

from dataclasses import replace

from monitor.core.clauses.assembly import Ids, clauses
from monitor.core.clauses.contents import without_contents
from monitor.core.clauses.nodes import Node
from monitor.core.clauses.outline import Outline
from monitor.core.clauses.parts import Extent, extents
from monitor.core.clauses.profile import profiles
from monitor.core.clauses.sequence import Neighbours
from monitor.core.clauses.units import Unit, units
from monitor.model.clause import ClauseTree, Dates, Document, Part

__all__ = ["build"]


def build(document: Document) -> ClauseTree:
    """The clause tree of a document. In preorder the spans of the clauses partition ``document.text``.

    The lines of a table of contents belong to the span of the clause before them and to no clause's text.
    """
    drawn = _drawn(document)
    ends = [*(root.start for _, root in drawn[1:]), len(document.text)]
    ids = Ids()
    parts = tuple(
        replace(part, clauses=clauses(document.text, root, part=part.id, end=end, ids=ids))
        for (part, root), end in zip(drawn, ends, strict=True)
    )
    return ClauseTree(
        text=document.text,
        parts=tuple(part for part in parts if part.clauses),
        language=parts[0].language if parts else "other",
        title=(parts[0].title if parts else "") or document.title or "",
        dates=parts[0].dates if parts else Dates(),
        coverage=document.coverage,
        notes=document.notes,
    )


def _drawn(document: Document) -> list[tuple[Part, Node]]:
    """The parts without their clauses, and the outline of each: all that is needed of the units, which go."""
    found = without_contents(units(document))
    split = extents(found)
    parts = profiles(document, found, split)
    owned = [list(found[extent.first : extent.last]) for extent in split]
    del found
    return [(part, _outline(own, extent)) for part, own, extent in zip(parts, owned, split, strict=True)]


def _outline(own: list[Unit], extent: Extent) -> Node:
    start = own[0].start if extent.first else 0
    return Outline(own, Neighbours(own), start=start, title=extent.title).build()
