"""Blocks -> clause tree: lossless, calibrated per document, flat where the page leaves the level open."""

from dataclasses import replace

from monitor.core.clauses.assembly import Ids, clauses
from monitor.core.clauses.contents import without_contents
from monitor.core.clauses.outline import Outline
from monitor.core.clauses.parts import Extent, extents
from monitor.core.clauses.profile import profiles
from monitor.core.clauses.sequence import Neighbours
from monitor.core.clauses.units import Unit, units
from monitor.model.clause import Clause, ClauseTree, Dates, Document

__all__ = ["build"]


def build(document: Document) -> ClauseTree:
    """The clause tree of a document. In preorder the spans of the clauses partition ``document.text``.

    The lines of a table of contents belong to the span of the clause before them and to no clause's text.
    """
    found = without_contents(units(document))
    split = extents(found)
    starts = [found[extent.first].start if extent.first else 0 for extent in split]
    ends = [*starts[1:], len(document.text)]
    ids = Ids()
    parts = tuple(
        replace(part, clauses=_clauses(document, found, extent, span=(start, end), part=part.id, ids=ids))
        for part, extent, start, end in zip(profiles(document, found, split), split, starts, ends, strict=True)
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


def _clauses(
    document: Document, found: tuple[Unit, ...], extent: Extent, *, span: tuple[int, int], part: str, ids: Ids
) -> tuple[Clause, ...]:
    own = found[extent.first : extent.last]
    root = Outline(own, Neighbours(own), start=span[0], title=extent.title).build()
    return clauses(document.text, root, part=part, end=span[1], ids=ids)
