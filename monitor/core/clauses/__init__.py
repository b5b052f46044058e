"""Blocks -> clause tree: lossless, calibrated per document, flat where the page leaves the level open."""

from monitor.core.clauses.assembly import Ids, clauses
from monitor.core.clauses.outline import Outline
from monitor.core.clauses.sequence import Neighbours
from monitor.core.clauses.units import units
from monitor.model.clause import ClauseTree, Document, Part

__all__ = ["build"]


def build(document: Document) -> ClauseTree:
    """The clause tree of a document. In preorder the spans of the clauses partition ``document.text``."""
    found = units(document)
    root = Outline(found, Neighbours(found), start=0).build()
    part = "terms"
    built = clauses(document.text, root, part=part, end=len(document.text), ids=Ids())
    parts = (Part(id=part, title=document.title or "", type="terms", clauses=built),) if built else ()
    return ClauseTree(
        text=document.text,
        parts=parts,
        title=document.title or "",
        coverage=document.coverage,
        notes=document.notes,
    )
