"""From what a reader of one format finds, line by line, to a Document's text and blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.core.extract.inline import LinkKind
from monitor.errors import ExtractError
from monitor.model.clause import Block, BlockKind

_BULLETS = ("•", "●", "○", "▪", "■", "◦", "‣", "∙", "·", "➢", "✓", "\uf0b7")

MAX_LINES = 115_000
"""Lines of text that a page may have, lest reading it takes 200 MB. The longest of 320 real pages has 700."""

MAX_CELLS = 1_000
"""What has more cells is no row of a table."""

CELL_SEPARATOR = "\t"
"""Stands between the cells of a table row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A block that does not know its place yet.

    ``text`` is one line (``pre`` may hold several), trimmed; ``lead`` and ``marker`` are lengths at its start.
    ``text`` of a row: its cells, joined by tabs. ``level`` of a paragraph: the depth of the list item that it
    continues, 0 outside of lists. ``link``: the whole of it is a link, within the page or to another one.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marker: int = 0
    lead: int = 0
    context: tuple[str, ...] = ()
    link: LinkKind = ""


def lines_of(text: str) -> list[str]:
    """The lines of a text that is no HTML. Raises ExtractError if they are more than ``2 * MAX_LINES``, of which every
    other one may be empty."""
    if text.count("\n") >= 2 * MAX_LINES:
        raise _too_long(2 * MAX_LINES)
    return text.split("\n")


def refuse_long(lines: int) -> None:
    """Raises ExtractError if a page has more than ``MAX_LINES`` lines that hold text."""
    if lines > MAX_LINES:
        raise _too_long(MAX_LINES)


def _too_long(most: int) -> ExtractError:
    return ExtractError(f"the page has more than {most} lines; give it in parts")


def row(cells: Iterable[str], context: tuple[str, ...] = ()) -> Draft:
    """A table row; ``context`` has one header for each cell, or is empty."""
    return Draft(kind="row", text=CELL_SEPARATOR.join(cells), context=context)


def table(rows: Iterable[Sequence[str]]) -> Iterator[Draft]:
    """The rows of a table whose first row holds its headers, as far as the others have as many cells."""
    headers: tuple[str, ...] | None = None
    for cells in rows:
        yield row(cells, headers if headers and len(cells) == len(headers) and any(headers) else ())
        headers = tuple(cells) if headers is None else headers


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
        text = draft.text.strip()
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
                anchor=draft.link == "in_page" and draft.kind != "heading",
            )
        )
        texts.append(text)
        refuse_long(len(texts))
        position = end + 1
    return "\n".join(texts), tuple(blocks)


def _without_bullet(draft: Draft) -> Draft:
    """A line that begins with a bullet typed as text is an item, as if a list had been marked up."""
    if draft.kind not in ("paragraph", "item") or not draft.text.startswith(_BULLETS):
        return draft
    text = draft.text[1:].lstrip()
    gone = len(draft.text) - len(text)
    return replace(draft, kind="item", text=text, level=max(1, draft.level), lead=max(0, draft.lead - gone), marker=0)
