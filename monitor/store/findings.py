"""What was derived from pairs of versions: derivations with their changes, findings, and what needs reading.

Recorded rows are never rewritten; an acknowledgement is the only thing added to them later.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, func, insert, select, update
from sqlalchemy.orm import Session

from monitor.model.finding import Review
from monitor.store.tables import ChangeRow, DerivationRow, FindingRow, NeedsReadingRow, VersionRow, table_of

Row = dict[str, Any]
"""A row to be written, by the names of its columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """A review as it is stored. ``shown``: the same as ``clausewatch.comparison/1``; ``lineage``: eid -> lineage id,
    of both sides. ``rules_key``: hash of the user's rules that it was made with."""

    review: Review
    shown: Mapping[str, Any]
    lineage: Mapping[str, str]
    origin: str
    engine: str
    rules_key: str = ""


def record(session: Session, version_id: int, derived: Derived, now: datetime) -> DerivationRow:
    """Store a derivation of a version; it becomes the current one if the version has none yet."""
    return record_all(session, {version_id: derived}, now)[version_id]


def record_all(session: Session, derived: Mapping[int, Derived], now: datetime) -> dict[int, DerivationRow]:
    """The same for several versions, by their ids: an archive's are written together."""
    query = select(DerivationRow.version_id).where(DerivationRow.version_id.in_(derived), DerivationRow.current)
    have_one = set(session.scalars(query))
    derivations = {
        version_id: DerivationRow(
            version_id=version_id,
            engine=one.engine,
            rules_key=one.rules_key,
            origin=one.origin,
            current=version_id not in have_one,
            made_at=now,
            material=one.review.material,
            summary=dict(one.shown["summary"]),
        )
        for version_id, one in derived.items()
    }
    session.add_all(derivations.values())
    session.flush()
    # Written as rows, not as objects: nobody asks for them in this session, and a rewrite has hundreds.
    for table, rows_of in ((ChangeRow, _changes), (FindingRow, _findings), (NeedsReadingRow, _needs_reading)):
        rows = [row for version_id, one in derived.items() for row in rows_of(derivations[version_id].id, one)]
        if rows:
            session.execute(insert(table_of(table)), rows)
    return derivations


def _changes(derivation_id: int, derived: Derived) -> list[Row]:
    rows: list[Row] = []
    for position, change in enumerate(derived.review.comparison.changes):
        sides = [*change.new, *change.old]
        rows.append(
            Row(
                derivation_id=derivation_id,
                position=position,
                kind=change.kind,
                lineage_id=derived.lineage.get(sides[0].clause.eid, "") if sides else "",
                old_clause=change.old[0].clause.num if change.old else "",
                new_clause=change.new[0].clause.num if change.new else "",
                payload=derived.shown["changes"][position],
            )
        )
    return rows


def _findings(derivation_id: int, derived: Derived) -> list[Row]:
    return [
        Row(
            derivation_id=derivation_id,
            position=position,
            change_position=finding.change,
            category=finding.category,
            attribute=finding.attribute,
            direction=finding.direction,
            severity=finding.severity,
            rule=finding.rule,
            material=finding.material,
            part=finding.part,
            lineage_id=derived.lineage.get(finding.new_eid) or derived.lineage.get(finding.old_eid, ""),
            old_clause=finding.old_clause,
            new_clause=finding.new_clause,
            payload=derived.shown["findings"][position],
        )
        for position, finding in enumerate(derived.review.findings)
    ]


def _needs_reading(derivation_id: int, derived: Derived) -> list[Row]:
    changes = derived.review.comparison.changes
    rows: list[Row] = []
    for position, unread in enumerate(derived.review.needs_reading):
        change = changes[unread.change] if 0 <= unread.change < len(changes) else None
        sides = [*change.new, *change.old] if change else []
        rows.append(
            Row(
                derivation_id=derivation_id,
                position=position,
                category=unread.category,
                lineage_id=derived.lineage.get(sides[0].clause.eid, "") if sides else "",
                payload=derived.shown["needs_reading"][position],
            )
        )
    return rows


def current(session: Session, version_id: int) -> DerivationRow | None:
    """The derivation of a version that counts; None for a first version."""
    return session.scalar(select(DerivationRow).where(DerivationRow.version_id == version_id, DerivationRow.current))


def of_engine(session: Session, version_id: int, engine: str, rules_key: str) -> DerivationRow | None:
    """The derivation of a version that this engine made under these rules, if it is stored."""
    return session.scalar(
        select(DerivationRow).where(
            DerivationRow.version_id == version_id,
            DerivationRow.engine == engine,
            DerivationRow.rules_key == rules_key,
        )
    )


def of_derivation(session: Session, derivation_id: int, changes: Collection[int] | None = None) -> Sequence[FindingRow]:
    """The findings of a derivation in their order; of ``changes`` (their positions) only, if they are given."""
    query = select(FindingRow).where(FindingRow.derivation_id == derivation_id)
    if changes is not None:
        query = query.where(FindingRow.change_position.in_(changes))
    return session.scalars(query.order_by(FindingRow.position)).all()


def of_derivations(session: Session, derivation_ids: Sequence[int]) -> dict[int, list[FindingRow]]:
    """Id of a derivation -> its findings in their order, for each of the ids."""
    found: dict[int, list[FindingRow]] = {one: [] for one in derivation_ids}
    query = select(FindingRow).where(FindingRow.derivation_id.in_(derivation_ids))
    for row in session.scalars(query.order_by(FindingRow.derivation_id, FindingRow.position)):
        found[row.derivation_id].append(row)
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlined:
    """A change without what it says. ``size``: characters of its JSON."""

    position: int
    kind: str
    size: int


def outline_of(session: Session, derivation_id: int) -> list[Outlined]:
    """The changes of a derivation in their order, without their texts."""
    size = func.length(cast(ChangeRow.payload, Text))
    query = select(ChangeRow.position, ChangeRow.kind, size).where(ChangeRow.derivation_id == derivation_id)
    rows = session.execute(query.order_by(ChangeRow.position))
    return [Outlined(position=position, kind=kind, size=length) for position, kind, length in rows]


def changes_of(session: Session, derivation_id: int, positions: Collection[int] | None = None) -> Sequence[ChangeRow]:
    """The changes of a derivation in their order; of ``positions`` only, if they are given."""
    query = select(ChangeRow).where(ChangeRow.derivation_id == derivation_id)
    if positions is not None:
        query = query.where(ChangeRow.position.in_(positions))
    return session.scalars(query.order_by(ChangeRow.position)).all()


def changes_of_clauses(
    session: Session, terms_key: int, lineage_ids: Sequence[str], *, limit: int | None = None
) -> Sequence[tuple[VersionRow, ChangeRow]]:
    """What ever happened to the clauses of these lineages, newest first; the newest ``limit``, if that is given."""
    query = (
        select(VersionRow, ChangeRow)
        .join(DerivationRow, DerivationRow.version_id == VersionRow.id)
        .join(ChangeRow, ChangeRow.derivation_id == DerivationRow.id)
        .where(DerivationRow.current, VersionRow.terms_key == terms_key, ChangeRow.lineage_id.in_(lineage_ids))
        .order_by(VersionRow.number.desc(), ChangeRow.position)
        .limit(limit)
    )
    return [(version, change) for version, change in session.execute(query)]


def needs_reading_of(
    session: Session, derivation_id: int, *, limit: int | None = None, offset: int = 0
) -> Sequence[NeedsReadingRow]:
    """What a person should read of a derivation, in its order; a stretch of it, if there is a ``limit``."""
    query = select(NeedsReadingRow).where(NeedsReadingRow.derivation_id == derivation_id)
    return session.scalars(query.order_by(NeedsReadingRow.position).limit(limit).offset(offset)).all()


def acknowledge(session: Session, finding_ids: Sequence[int], *, note: str, now: datetime) -> None:
    """Note that a person has seen these findings; the first acknowledgement stands."""
    session.execute(
        update(FindingRow)
        .where(FindingRow.id.in_(finding_ids), FindingRow.acknowledged_at.is_(None))
        .values(acknowledged_at=now, note=note)
    )


def adopt(session: Session, derivation_id: int) -> None:
    """Make a derivation the current one of its version; acknowledgements are carried over by (rule, lineage)."""
    derivation = session.get_one(DerivationRow, derivation_id)
    before = current(session, derivation.version_id)
    if before is None or before.id == derivation_id:
        derivation.current = True
        return
    seen = {
        (row.rule, row.lineage_id): row for row in of_derivation(session, before.id) if row.acknowledged_at is not None
    }
    for row in of_derivation(session, derivation_id):
        if (old := seen.get((row.rule, row.lineage_id))) is not None:
            row.acknowledged_at, row.note = old.acknowledged_at, old.note
    before.current = False
    session.flush()
    derivation.current = True


def versions_since(session: Session, since: datetime, until: datetime) -> Sequence[tuple[VersionRow, DerivationRow]]:
    """Versions whose current derivation was made in [since, until), oldest first, for the digest."""
    query = (
        select(VersionRow, DerivationRow)
        .join(DerivationRow, DerivationRow.version_id == VersionRow.id)
        .where(DerivationRow.current, DerivationRow.made_at >= since, DerivationRow.made_at < until)
        .order_by(DerivationRow.made_at, VersionRow.id)
    )
    return [(version, derivation) for version, derivation in session.execute(query)]
