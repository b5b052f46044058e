"""Changes of clauses as the page of a version shows them: bounded stretches, each change with what was found in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from monitor.core.edits import edits
from monitor.render.comparison_view import SOFT_KINDS
from monitor.store import findings
from monitor.store.findings import Outlined
from monitor.store.tables import ChangeRow, DerivationRow, FindingRow

PAGE = 50
"""Changes of a page at most."""
LETTERS = 120_000
"""Of the stored JSON of the changes of a page, which is longer than what is shown of it; a page has one change at
least."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One change. ``heading``: the edits between the headings, empty where they are the same or stand on one side.

    ``stood``, ``stands``: where the clause stands in either text, as paths for people; "" on the side it is not on.
    ``moved``: is it found under another number or heading than before?
    ``edits``: between the texts, as pairs of operation and text.
    """

    row: ChangeRow
    stood: str
    stands: str
    heading: list[list[str]]
    edits: list[list[str]]
    found: tuple[FindingRow, ...]
    moved: bool

    @property
    def soft(self) -> bool:
        """Did only the form change?"""
        return self.row.kind in SOFT_KINDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """The changes of one page: real ones in reading order, then those of form. ``pages``: position -> its page."""

    real: tuple[Card, ...]
    soft: tuple[Card, ...]
    total: int
    soft_total: int
    number: int
    pages: dict[int, int]

    @property
    def more(self) -> bool:
        """Is there a page after this one?"""
        return self.number < max(self.pages.values(), default=1)


def stretch(session: Session, made: DerivationRow | None, found: Sequence[FindingRow], number: int) -> Stretch:
    """The changes of a derivation on page ``number``, from 1. ``found``: all its findings."""
    outline = findings.outline_of(session, made.id) if made else []
    ordered = sorted(outline, key=lambda one: (one.kind in SOFT_KINDS, one.position))
    pages = paged(ordered)
    wanted = [one.position for one in ordered if pages[one.position] == number]
    beside: dict[int, list[FindingRow]] = defaultdict(list)
    for one in found:
        beside[one.change_position].append(one)
    rows = findings.changes_of(session, made.id, wanted) if made else []
    shown = [card(row, beside[row.position]) for row in rows]
    return Stretch(
        real=tuple(card for card in shown if not card.soft),
        soft=tuple(card for card in shown if card.soft),
        total=len(ordered),
        soft_total=sum(one.kind in SOFT_KINDS for one in ordered),
        number=number,
        pages=pages,
    )


def paged(outline: Sequence[Outlined]) -> dict[int, int]:
    """Position of a change -> number of the page that shows it, from 1; ``outline``: in the order of the pages."""
    pages: dict[int, int] = {}
    number, count, letters = 1, 0, 0
    for one in outline:
        if count and (count == PAGE or letters + one.size > LETTERS):
            number, count, letters = number + 1, 0, 0
        pages[one.position] = number
        count, letters = count + 1, letters + one.size
    return pages


def card(row: ChangeRow, found: Sequence[FindingRow]) -> Card:
    """One recorded change, with the findings that show in it."""
    old, new = row.payload["old"], row.payload["new"]
    before, after = _headings(old), _headings(new)
    return Card(
        row=row,
        stood=_place(old),
        stands=_place(new),
        heading=[[edit.op, edit.text] for edit in edits(before, after)] if old and new and before != after else [],
        edits=row.payload["edits"],
        found=tuple(found),
        moved=bool(old and new) and _named(old) != _named(new),
    )


def _headings(side: Sequence[dict[str, Any]]) -> str:
    return " / ".join(clause["heading"] for clause in side if clause["heading"])


def _place(side: Sequence[dict[str, Any]]) -> str:
    """The path of a side's first clause, with how many more there are."""
    if not side:
        return ""
    more = f" (+{len(side) - 1})" if len(side) > 1 else ""
    return " \u203a ".join(side[0]["path"]) + more


def _named(side: Sequence[dict[str, Any]]) -> list[list[str]]:
    """The paths of a side, without the first words that stand for a clause of neither number nor heading."""
    return [one["path"] if one["num"] or one["heading"] else one["path"][:-1] for one in side]
