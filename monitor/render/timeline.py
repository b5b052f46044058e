"""The material changes of years, newest first: as text, as CSV and as JSON."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from itertools import groupby
from typing import Any

from monitor.core.text import visible
from monitor.render.ledger import safe_cell
from monitor.render.standing import table, when

SCHEMA = "clausewatch.timeline/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """One finding in the history of a terms. ``seen``: when its version was first seen, aware UTC; the text before
    was last seen at ``not_before``. ``change``: what changed, in words. ``returns``: the version only brought an
    earlier text back. ``quote``: the clause as it stands, or stood where it is gone.
    """

    seen: datetime
    not_before: datetime | None
    service: str
    terms: str
    version: int
    returns: bool
    category: str
    attribute: str
    direction: str
    severity: str
    change: str
    clause: str
    quote: str


def timeline_text(milestones: Sequence[Milestone]) -> str:
    """A table for each year, a line for each finding; what a returning text brings back is marked so."""
    if not milestones:
        return "No material change is recorded."
    lines: list[str] = []
    for year, some in groupby(milestones, key=lambda one: one.seen.year):
        found = list(some)
        lines += ["", f"{year}: {len(found)} material change{'' if len(found) == 1 else 's'}", *_table(found)]
    return "\n".join(lines[1:])


def _table(milestones: Iterable[Milestone]) -> Iterator[str]:
    head = ("seen (UTC)", "terms", "category", "severity", "direction", "clause", "change")
    rows = [
        (
            when(one.seen),
            visible(f"{one.terms}@{one.version}"),
            one.category,
            one.severity,
            one.direction,
            visible(one.clause),
            visible(one.change) + (" (an earlier text is back)" if one.returns else ""),
        )
        for one in milestones
    ]
    return table(head, rows)


def timeline_csv(milestones: Iterable[Milestone]) -> str:
    """A line for each finding, a column for each field of a milestone; no cell takes effect in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([field.name for field in fields(Milestone)])
    for one in milestones:
        writer.writerow([safe_cell("" if cell is None else str(cell)) for cell in _flat(one).values()])
    return out.getvalue()


def timeline_json(milestones: Iterable[Milestone]) -> dict[str, Any]:
    """The shape ``clausewatch.timeline/1``; instants are ISO 8601."""
    return {"schema": SCHEMA, "changes": [_flat(one) for one in milestones]}


def _flat(one: Milestone) -> dict[str, Any]:
    return asdict(one) | {
        "seen": one.seen.isoformat(),
        "not_before": one.not_before.isoformat() if one.not_before else None,
    }
