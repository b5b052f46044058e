"""What was found between two instants: findings, clauses to read, how checks went. Functions on a Session."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from monitor.store.tables import (
    CheckRunRow,
    DerivationRow,
    FindingRow,
    NeedsReadingRow,
    NoticeEntryRow,
    SnapshotRow,
    TermsRow,
    VersionRow,
    VersionSnapshotRow,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A finding or a clause to read: its ``payload`` as in clausewatch.comparison/1, and where it belongs."""

    payload: dict[str, Any]
    terms: TermsRow
    version: VersionRow
    origin: str


def findings(session: Session, since: datetime, until: datetime) -> list[Found]:
    """Current findings recorded after ``since`` and not after ``until``, in the order in which they were found."""
    return _found(session, FindingRow, since, until)


def needs_reading(session: Session, since: datetime, until: datetime) -> list[Found]:
    """Clauses to read, likewise."""
    return _found(session, NeedsReadingRow, since, until)


def _found(
    session: Session, table: type[FindingRow] | type[NeedsReadingRow], since: datetime, until: datetime
) -> list[Found]:
    query = (
        select(table.payload, DerivationRow.origin, VersionRow, TermsRow)
        .select_from(table)
        .join(DerivationRow, DerivationRow.id == table.derivation_id)
        .join(VersionRow, VersionRow.id == DerivationRow.version_id)
        .join(TermsRow, TermsRow.key == VersionRow.terms_key)
        .where(DerivationRow.current, DerivationRow.made_at > since, DerivationRow.made_at <= until)
        .where(DerivationRow.origin.in_(("check", "reread")))
        .order_by(DerivationRow.made_at, table.id)
    )
    return [
        Found(payload=payload, terms=terms, version=version, origin=origin)
        for payload, origin, version, terms in session.execute(query)
    ]


def latest(session: Session, since: datetime, *, limit: int, service: str = "", terms_id: str = "") -> list[Found]:
    """At most ``limit`` material findings of checks recorded after ``since``, the newest first."""
    query = (
        select(FindingRow.payload, DerivationRow.origin, VersionRow, TermsRow)
        .options(defer(VersionRow.lineage))
        .select_from(DerivationRow)
        .join(VersionRow, VersionRow.id == DerivationRow.version_id)
        .join(FindingRow, FindingRow.derivation_id == DerivationRow.id)
        .join(TermsRow, TermsRow.key == VersionRow.terms_key)
        .where(DerivationRow.current, DerivationRow.origin == "check", DerivationRow.made_at > since)
        .where(FindingRow.material, TermsRow.kind == "terms")
        .order_by(DerivationRow.made_at.desc(), DerivationRow.id.desc(), FindingRow.position)
        .limit(limit)
    )
    if service:
        query = query.where(TermsRow.service == service)
    if terms_id:
        query = query.where(TermsRow.id == terms_id)
    return [
        Found(payload=payload, terms=terms, version=version, origin=origin)
        for payload, origin, version, terms in session.execute(query)
    ]


def material(session: Session, *, services: Sequence[str] = (), categories: Sequence[str] = ()) -> list[Found]:
    """All current material findings, those of the newest versions first; empty ``services`` or ``categories``: any."""
    query = (
        select(FindingRow.payload, DerivationRow.origin, VersionRow, TermsRow)
        .join(DerivationRow, DerivationRow.id == FindingRow.derivation_id)
        .join(VersionRow, VersionRow.id == DerivationRow.version_id)
        .join(TermsRow, TermsRow.key == VersionRow.terms_key)
        .where(DerivationRow.current, FindingRow.material)
        .order_by(VersionRow.first_seen_at.desc(), VersionRow.id.desc(), FindingRow.position)
    )
    if services:
        query = query.where(TermsRow.service.in_(services) | TermsRow.id.in_(services))
    if categories:
        query = query.where(FindingRow.category.in_(categories))
    return [
        Found(payload=payload, terms=terms, version=version, origin=origin)
        for payload, origin, version, terms in session.execute(query)
    ]


def versions(session: Session, since: datetime, until: datetime) -> Sequence[tuple[VersionRow, TermsRow]]:
    """Versions first seen between the two instants, with their terms; baselines too."""
    query = select(VersionRow, TermsRow).join(TermsRow, TermsRow.key == VersionRow.terms_key)
    query = query.where(VersionRow.first_seen_at > since, VersionRow.first_seen_at <= until).order_by(VersionRow.id)
    return [(version, terms) for version, terms in session.execute(query)]


def entry_ids(session: Session, since: datetime, until: datetime) -> set[str]:
    """Ids of the current ledger entries recorded between the two instants."""
    query = select(NoticeEntryRow.id).where(NoticeEntryRow.current)
    query = query.where(NoticeEntryRow.recorded_at > since, NoticeEntryRow.recorded_at <= until)
    return set(session.scalars(query))


def checked(session: Session, since: datetime, until: datetime) -> set[int]:
    """Keys of the terms that were checked at least once between the two instants."""
    query = select(CheckRunRow.terms_key).where(CheckRunRow.finished_at > since, CheckRunRow.finished_at <= until)
    return set(session.scalars(query.distinct()))


def first_added(session: Session) -> datetime | None:
    """When the first terms was put on the watch-list; None while there is none."""
    return session.scalar(select(func.min(TermsRow.added_at)))


def proof(session: Session, version: VersionRow) -> tuple[str, tuple[str, str]]:
    """Address of a version's first source, and the hashes of the first sources' bytes before and now."""
    url, new = _first_source(session, version.id)
    old = _first_source(session, version.previous_id)[1] if version.previous_id else ""
    return url, (old, new)


def addresses(session: Session, version_ids: Collection[int]) -> dict[int, str]:
    """Version -> address of its first source, for each of the ids that has one."""
    query = (
        select(VersionSnapshotRow.version_id, SnapshotRow.final_url)
        .join(SnapshotRow, SnapshotRow.id == VersionSnapshotRow.snapshot_id)
        .where(VersionSnapshotRow.version_id.in_(version_ids))
        .order_by(VersionSnapshotRow.version_id, VersionSnapshotRow.position.desc())
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _first_source(session: Session, version_id: int) -> tuple[str, str]:
    query = select(SnapshotRow.final_url, SnapshotRow.sha256)
    query = query.join(VersionSnapshotRow, VersionSnapshotRow.snapshot_id == SnapshotRow.id)
    row = session.execute(
        query.where(VersionSnapshotRow.version_id == version_id).order_by(VersionSnapshotRow.position).limit(1)
    ).first()
    return (row[0], row[1]) if row else ("", "")
