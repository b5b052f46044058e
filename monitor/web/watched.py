"""What is watched and in what state, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from monitor.pipeline.outcome import OUTCOMES
from monitor.store.tables import TermsRow

STATES: Mapping[str, tuple[str, ...]] = {
    "suspect": ("suspect",),
    "failing": tuple(name for name, meaning in OUTCOMES.items() if meaning.faulty and name != "suspect"),
    "changed": ("changed", "rebaselined", "baseline"),
    "unchanged": ("unchanged",),
}
"""State of a terms -> outcomes of its last check; what is in none of them was skipped, or never checked."""
MOST_SERVICES = 200
"""Services that are offered in a list; where there are more, their id is typed."""


_WATCHED = TermsRow.retired_at.is_(None).is_(true())
"""As a truth value, for which no index is used: nearly all are watched; SQLite takes such an index for selective."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty means all. ``name``: a part of an id or a name."""

    service: str = ""
    state: str = ""
    name: str = ""


def states(session: Session) -> dict[str, int]:
    """State -> how many watched terms are in it; ``other`` for the rest."""
    watched = func.count().filter(TermsRow.retired_at.is_(None))
    query = select(TermsRow.last_outcome, watched).group_by(TermsRow.last_outcome)
    counts = {row[0]: row[1] for row in session.execute(query)}
    found = {state: sum(counts.pop(name, 0) for name in names) for state, names in STATES.items()}
    return found | {"other": sum(counts.values())}


def page(session: Session, wanted: Wanted, *, limit: int, offset: int = 0) -> Sequence[TermsRow]:
    """A stretch of what is watched, by service and id."""
    query = select(TermsRow).where(_WATCHED, *_conditions(wanted))
    return session.scalars(query.order_by(TermsRow.service, TermsRow.id).limit(limit).offset(offset)).all()


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.service:
        conditions.append(TermsRow.service == wanted.service)
    if wanted.state in STATES:
        conditions.append(TermsRow.last_outcome.in_(STATES[wanted.state]))
    elif wanted.state:
        known = [name for names in STATES.values() for name in names]
        conditions.append(TermsRow.last_outcome.is_(None) | TermsRow.last_outcome.not_in(known))
    if wanted.name:
        columns = (TermsRow.id, TermsRow.name, TermsRow.service_name)
        found = [column.icontains(wanted.name, autoescape=True) for column in columns]
        conditions.append(found[0] | found[1] | found[2])
    return conditions


def services(session: Session) -> list[tuple[str, str]]:
    """(id, name) of the services with watched terms, by name; empty if there are too many to choose from in a list."""
    query = select(TermsRow.service, func.min(TermsRow.service_name)).where(_WATCHED)
    rows = session.execute(query.group_by(TermsRow.service).limit(MOST_SERVICES + 1)).all()
    found = [(row[0], row[1] or row[0]) for row in rows]
    return sorted(found, key=lambda pair: pair[1].casefold()) if len(found) <= MOST_SERVICES else []
