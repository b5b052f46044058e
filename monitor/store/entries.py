"""The notice ledger in stretches: pages of it, what is due, one entry. Functions on a Session; every query is bounded.

``monitor.store.ledger`` reads whole ledgers; with tens of thousands of entries a page must not.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, Text, cast, func, or_, select
from sqlalchemy.orm import Session

from monitor.core.ledger import STILL_TO_BE_READ
from monitor.model.notice import NoticeEntry
from monitor.store.ledger import read_entry
from monitor.store.tables import DerivationRow, NoticeEntryRow, StandingFactRow, TermsRow, VersionRow

# The JSON goes from the database to the value in one step.
_SHOWN = (cast(NoticeEntryRow.payload, Text), NoticeEntryRow.status, NoticeEntryRow.note)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which entries. ``only_open``: on that day; a few that are expired by then may be among them.

    ``between``: with an exit deadline from the first to the second day.
    """

    service: str = ""
    terms_key: int | None = None
    only_open: date | None = None
    between: tuple[date, date] | None = None


def page(session: Session, wanted: Wanted, *, limit: int, offset: int = 0) -> tuple[NoticeEntry, ...]:
    """Current entries: open ones or those between two days with the nearest deadline first, else the newest first."""
    # As a text it sorts alike, and keeps the database from walking the index of all deadlines for the few of one terms.
    few = wanted.service or wanted.terms_key is not None
    deadline = cast(NoticeEntryRow.exit_deadline, String) if few else NoticeEntryRow.exit_deadline
    soonest = wanted.only_open is not None or wanted.between is not None
    order = (deadline.nulls_last(), NoticeEntryRow.id) if soonest else (deadline.desc().nulls_last(), NoticeEntryRow.id)
    query = _fitting(select(*_SHOWN), wanted).order_by(*order).limit(limit).offset(offset)
    return tuple(read_entry(shown, status, note) for shown, status, note in session.execute(query))


def count(session: Session, wanted: Wanted) -> int:
    """How many there are."""
    return session.scalar(_fitting(select(func.count()).select_from(NoticeEntryRow), wanted)) or 0


def _fitting(query: Any, wanted: Wanted) -> Any:
    query = query.where(NoticeEntryRow.current)
    if wanted.service:
        query = query.where(NoticeEntryRow.service == wanted.service)
    if wanted.terms_key is not None:
        query = query.where(NoticeEntryRow.terms_key == wanted.terms_key)
    if wanted.between is not None:
        query = query.where(NoticeEntryRow.exit_deadline.between(*wanted.between))
    if wanted.only_open is not None:
        query = query.where(NoticeEntryRow.status == "open", _still_open(wanted.only_open))
    return query


def _still_open(today: date) -> ColumnElement[bool]:
    """Not expired, as ``monitor.core.ledger.as_of`` has it, to a day: SQL does not know the zone of the service."""
    yesterday = today - timedelta(days=1)
    deadline = NoticeEntryRow.exit_deadline
    seen = func.substr(NoticeEntryRow.payload["first_seen"].as_string(), 1, 10)
    too_late = NoticeEntryRow.verdict.in_(STILL_TO_BE_READ) & (seen >= cast(deadline, String))
    return or_(deadline.is_(None), deadline >= yesterday, too_late)


def one(session: Session, entry_id: str) -> NoticeEntry | None:
    """The entry of that id with its reasoning."""
    query = select(*_SHOWN, NoticeEntryRow.reasoning).where(NoticeEntryRow.id == entry_id)
    row = session.execute(query).first()
    return replace(read_entry(*row[:3]), reasoning=tuple(row[3])) if row else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """What the standing facts rest on: another one whenever a version came, was read anew, or a terms left."""

    version: int
    derivation: int
    watched: int


def stamp(session: Session) -> Stamp:
    """The stamp of the store as it is."""
    asked = (
        select(func.max(VersionRow.id)),
        select(func.max(DerivationRow.id)),
        select(func.count()).where(TermsRow.retired_at.is_(None)),
    )
    version, derivation, watched = session.execute(select(*(one.scalar_subquery() for one in asked))).one()
    return Stamp(version=version or 0, derivation=derivation or 0, watched=watched)


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """The standing facts of a watched terms, as JSON texts in the order of its own."""

    service: str
    terms: str
    facts: tuple[str, ...]


def standing(session: Session, attributes: Sequence[str], services: Collection[str]) -> list[Standing]:
    """Facts in force that deadlines are counted from: those of ``attributes``, and all of the ``services``."""
    query = (
        select(TermsRow.service, TermsRow.id, cast(StandingFactRow.payload, Text))
        .join(StandingFactRow, StandingFactRow.version_id == TermsRow.version_id)
        .where(TermsRow.retired_at.is_(None))
        .where(or_(StandingFactRow.attribute.in_(attributes), TermsRow.service.in_(services)))
        .order_by(TermsRow.key, StandingFactRow.position)
    )
    found: dict[tuple[str, str], list[str]] = {}
    for service, terms, payload in session.execute(query):
        found.setdefault((service, terms), []).append(payload)
    return [
        Standing(service=service, terms=terms, facts=tuple(payloads)) for (service, terms), payloads in found.items()
    ]
