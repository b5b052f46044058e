"""A page as text: document, parts, clauses. All offsets are code points into ``Document.text``, half-open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "term", "definition", "pre"]
ClauseKind = Literal["section", "clause", "paragraph", "item", "row", "term", "tail", "inline"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One line-like unit of a page, as the page's markup (or, for plain text, its layout) presents it.

    ``[start, end)``: its span in ``Document.text``; blocks are in order and do not overlap; between two blocks
    only white space stands.
    ``level``: for a heading 1..6 as marked up (0: looks like a heading, level unknown); for an item its list depth,
    from 1.
    ``marker``: length of a list marker at the block's start that the extractor made visible or found
    (``1. `` of an ``<ol>``, ``(a) ``), 0 if none. Bullets are markup: they are not in the text.
    ``lead``: length of a bold run-in at the block's start, 0 if none (equal to the block's length if all is bold).
    ``context``: header cells of a table row, one for each cell; tabs part the cells in its text.
    ``anchor``: the block is nothing but a link into this same page (a table of contents line).
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: int = 0
    lead: int = 0
    context: tuple[str, ...] = ()
    anchor: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The terms body of one source as plain text, with what the markup told about its structure.

    ``coverage``: share of the page's visible letters that was kept, 0..1, measured against a tag-stripper.
    ``title``: the page's own title, if it gave one outside the body text (``<title>``, PDF metadata).
    ``declared_language``: what the page says of itself (``<html lang>``).
    ``notes``: what a person should know of the reading (for instance text that was dropped unexpectedly).
    """

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    charset: str | None = None
    title: str | None = None
    declared_language: str | None = None
    coverage: float = 1.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dates:
    """Dates that a text states of itself. ``ambiguous``: spellings such as 03/04/2024 that allow two readings."""

    published: date | None = None
    updated: date | None = None
    effective: date | None = None
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A node of the clause tree.

    A clause owns ``[start, end)``: its own span without its children's; in preorder the spans partition the text.
    ``num`` (normalised where it had to be repaired; then ``num_raw`` holds what stood there), ``heading`` and
    ``text`` are disjoint slices of the span. ``text`` begins at ``text_start``, ``heading`` at ``heading_start``
    (-1 if there is none). An ``inline`` child owns no span (start == end); its ``text`` is a slice of its
    parent's text. ``context``: header cells of a table row.
    """

    eid: str
    num: str = ""
    num_raw: str = ""
    heading: str = ""
    text: str = ""
    kind: ClauseKind = "paragraph"
    part: str = ""
    start: int = 0
    end: int = 0
    text_start: int = 0
    heading_start: int = -1
    context: tuple[str, ...] = ()
    children: tuple["Clause", ...] = ()

    def walk(self) -> Iterator["Clause"]:
        """This clause and all below it, in reading order, without recursion."""
        return _in_order((self,))


def _in_order(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Clauses, each before those below it."""
    stack = list(reversed(clauses))
    while stack:
        node = stack.pop()
        yield node
        if node.children:
            stack.extend(reversed(node.children))


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A legal text inside one terms: a page may hold terms, a privacy policy and an SLA.

    ``type`` is one of: terms, privacy, sla, refund, cookies, acceptable_use, dpa, other.
    ``vendor_name``: how the text calls who publishes it ("Company", "乙方", its own name), if it can be told;
    ``vendor_also``: other names it has for it.
    """

    id: str
    title: str = ""
    type: str = "other"
    language: str = "other"
    dates: Dates = Dates()
    vendor_name: str | None = None
    vendor_also: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """All clauses of the part in reading order."""
        return _in_order(self.clauses)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseTree:
    """A terms text as parts and clauses. ``text`` is the joined text of all sources, which the spans partition."""

    text: str
    parts: tuple[Part, ...] = ()
    language: str = "other"
    title: str = ""
    dates: Dates = Dates()
    coverage: float = 1.0
    notes: tuple[str, ...] = field(default=())

    def walk(self) -> Iterator[Clause]:
        """All clauses of all parts in reading order, inline children included."""
        return _in_order([clause for part in self.parts for clause in part.clauses])
