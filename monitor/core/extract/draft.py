"""From what a reader of one format finds, line by line, to a Document's text and blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.core.extract.inline import LinkKind
from monitor.model.clause import Block, BlockKind

_BULLETS = ("•", "●", "○", "▪", "■", "◦", "‣", "∙", "·", "➢", "✓", "\uf0b7")

CELL_SEPARATOR = "\t"
"""Stands between the cells of a table row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A block that does not know its place yet.

    ``text`` is one line (``pre`` may hold several), trimmed; ``lead`` and ``marker`` are lengths at its start.
    ``cells`` are the texts of a row's cells; then ``text`` is those, joined by tabs. ``level`` of a paragraph: the
    depth of the list item that it continues, 0 outside of lists. ``link``: the whole of it is a link, within the page
    or to another one.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marker: int = 0
    lead: int = 0
    context: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    link: LinkKind = ""


def row(cells: Iterable[str], context: tuple[str, ...] = ()) -> Draft:
    """A table row; ``context`` has one header for each cell, or is empty."""
    texts = tuple(cells)
    return Draft(kind="row", text=CELL_SEPARATOR.join(texts), cells=texts, context=context)


def table(rows: Sequence[Sequence[str]]) -> Iterator[Draft]:
    """The rows of a table whose first row holds its headers, as far as the others have as many cells."""
    headers = tuple(rows[0])
    for number, cells in enumerate(rows):
        yield row(cells, headers if number and len(cells) == len(headers) and any(headers) else ())


def used_up(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts in order, each let go of once it was asked for: a long page's text need not be there twice."""
    drafts.reverse()
    while drafts:
        yield drafts.pop()


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The drafts' texts, one a line, and the blocks that say where each stands. Drafts without a letter stay out."""
    texts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for draft in map(_without_bullet, drafts):
        text, shift = _trimmed(draft)
        if not any(map(str.isalnum, text)):
            continue
        end = position + len(text)
        blocks.append(
            Block(
                kind=draft.kind,
                start=position,
                end=end,
                level=draft.level,
                marker=draft.marker,
                lead=min(draft.lead, len(text)),
                context=draft.context,
                cells=_cell_spans(draft.cells, position - shift, position, end),
                anchor=draft.link == "in_page" and draft.kind != "heading",
            )
        )
        texts.append(text)
        position = end + 1
    return "\n".join(texts), tuple(blocks)


def _without_bullet(draft: Draft) -> Draft:
    """A line that begins with a bullet typed as text is an item, as if a list had been marked up."""
    if draft.kind not in ("paragraph", "item") or not draft.text.startswith(_BULLETS):
        return draft
    text = draft.text[1:].lstrip()
    gone = len(draft.text) - len(text)
    return replace(draft, kind="item", text=text, level=max(1, draft.level), lead=max(0, draft.lead - gone), marker=0)


def _trimmed(draft: Draft) -> tuple[str, int]:
    """The text without white space at its ends, and how much was cut at its start (empty first cells of a row)."""
    text = draft.text.strip()
    return text, draft.text.find(text) if text else 0


def _cell_spans(cells: tuple[str, ...], position: int, start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans = []
    for cell in cells:
        spans.append((max(start, min(position, end)), max(start, min(position + len(cell), end))))
        position += len(cell) + 1
    return tuple(spans)
