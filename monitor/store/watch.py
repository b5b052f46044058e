"""What is watched, what is due, and how checks went. Functions on a Session; the caller owns the transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from monitor.store.tables import CheckRunRow, TermsRow, VersionRow

if TYPE_CHECKING:
    from monitor.model.finding import Suspicion
    from monitor.model.source import Service, Terms


@dataclass(frozen=True, kw_only=True, slots=True)
class Synced:
    """Ids of terms that the configuration brought, took away, brought back or renamed."""

    added: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.retired or self.restored or self.renamed)


_CHUNK = 500
"""Ids in one statement; databases bound the number of parameters."""
_LOCK = 0x636C6177
"""Key of PostgreSQL's advisory lock for taking over a configuration."""

_DESCRIBED = (
    TermsRow.service,
    TermsRow.service_name,
    TermsRow.name,
    TermsRow.type,
    TermsRow.kind,
    TermsRow.host,
    TermsRow.translation_of,
    TermsRow.interval_hours,
    TermsRow.retired_at,
)
"""What the configuration decides, in the order of ``_description``."""


def sync(session: Session, services: "Sequence[Service]", now: datetime) -> Synced:
    """Make the table of terms say what the configuration says.

    A terms that left the configuration is retired: kept, listed, not checked. One that comes back is taken up again
    with its history; one that was renamed is found by ``previous_ids``. Rows that say it already are not loaded: with
    10,000 terms this runs at the start of every command. Processes that start at the same time do it one by one, so
    that no two add the same terms.
    """
    if session.get_bind().dialect.name == "postgresql":  # SQLite's write lock serves by itself
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    stored = {row[0]: tuple(row[1:]) for row in session.execute(select(TermsRow.id, *_DESCRIBED))}
    configured = {terms.id: (service, terms) for service in services for terms in service.terms}
    added, restored, renamed = [], [], []
    for service, terms in configured.values():
        if stored.get(terms.id) == _description(service, terms):
            continue
        known = terms.id if terms.id in stored else next((old for old in terms.previous_ids if old in stored), None)
        row = find(session, known) if known is not None else None
        if row is None:
            row = TermsRow(id=terms.id, added_at=now, next_due_at=now)
            session.add(row)
            added.append(terms.id)
        elif row.id != terms.id:
            renamed.append(terms.id)
            del stored[row.id]
        elif row.retired_at is not None:
            restored.append(terms.id)
        row.id = terms.id
        for column, value in zip(_DESCRIBED, _description(service, terms), strict=True):
            setattr(row, column.key, value)
    retired = [terms_id for terms_id, told in stored.items() if terms_id not in configured and told[-1] is None]
    for start in range(0, len(retired), _CHUNK):
        gone = TermsRow.id.in_(retired[start : start + _CHUNK])
        session.execute(update(TermsRow).where(gone).values(retired_at=now))
    session.flush()
    return Synced(added=tuple(added), retired=tuple(retired), restored=tuple(restored), renamed=tuple(renamed))


def _description(service: "Service", terms: "Terms") -> tuple[str | float | None, ...]:
    """The values of ``_DESCRIBED`` for a terms that is watched."""
    host = urlsplit(terms.sources[0].url).hostname or ""
    kind, interval = terms.kind, terms.interval_hours
    return (service.id, service.name, terms.name, terms.type, kind, host, terms.translation_of, interval, None)


def find(session: Session, terms_id: str) -> TermsRow | None:
    """The row of that terms, retired ones included."""
    return session.scalar(select(TermsRow).where(TermsRow.id == terms_id))


def has_translation(session: Session, terms_id: str) -> bool:
    """Is there a watched terms that translates this one?"""
    query = select(TermsRow.key).where(TermsRow.translation_of == terms_id, TermsRow.retired_at.is_(None))
    return session.scalar(query.limit(1)) is not None


def listed(session: Session, *, retired: bool = True) -> Sequence[TermsRow]:
    """All terms by service and id."""
    query = select(TermsRow).order_by(TermsRow.service, TermsRow.id)
    return session.scalars(query if retired else query.where(TermsRow.retired_at.is_(None))).all()


def page(session: Session, *, service: str = "", limit: int, offset: int) -> tuple[int, Sequence[TermsRow]]:
    """How many terms there are, retired ones too, of all services or one, and a stretch of them by service and id."""
    query = select(TermsRow)
    if service:
        query = query.where(TermsRow.service == service)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    return total, session.scalars(query.order_by(TermsRow.service, TermsRow.id).limit(limit).offset(offset)).all()


def due(session: Session, now: datetime, limit: int) -> Sequence[str]:
    """Ids of at most ``limit`` terms whose time has come, those that waited longest first."""
    query = select(TermsRow.id).where(TermsRow.retired_at.is_(None), TermsRow.next_due_at <= now)
    return session.scalars(query.order_by(TermsRow.next_due_at).limit(limit)).all()


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckRecord:
    """What is written about one finished check. ``good``: the terms text was seen; ``read``: past the fingerprint.

    ``faulty``: the check failed or was suspect, which counts towards the stale alarm; a skipped check is neither
    good nor faulty.
    """

    started_at: datetime
    finished_at: datetime
    outcome: str
    detail: str
    engine: str
    next_due_at: datetime
    good: bool = False
    read: bool = False
    faulty: bool = False
    reasons: "tuple[Suspicion, ...]" = ()


def record_check(session: Session, row: TermsRow, record: CheckRecord) -> None:
    """Write the check down and bring the state of its terms up to date."""
    row.last_checked_at = record.finished_at
    row.last_outcome = record.outcome
    row.last_detail = record.detail
    row.next_due_at = record.next_due_at
    if record.read:
        row.last_read_at = record.finished_at
    if record.good:
        row.last_good_at = record.finished_at
        row.failures, row.failing_since = 0, None
    elif record.faulty:
        row.failures += 1
        row.failing_since = row.failing_since or record.finished_at
    session.add(
        CheckRunRow(
            terms_key=row.key,
            started_at=record.started_at,
            finished_at=record.finished_at,
            outcome=record.outcome,
            detail=record.detail,
            reasons=[{"id": reason.id, "text": reason.text} for reason in record.reasons],
            version_id=row.version_id,
            engine=record.engine,
        )
    )


def dismiss(row: TermsRow, now: datetime) -> bool:
    """The page of a suspect terms is not the terms: no alarm goes out until it has recovered. False if not suspect."""
    if row.last_outcome != "suspect":
        return False
    row.alarmed_at = row.alarmed_at or now
    return True


def runs(session: Session, row: TermsRow, limit: int = 20) -> Sequence[CheckRunRow]:
    """The newest checks of a terms, newest first."""
    query = select(CheckRunRow).where(CheckRunRow.terms_key == row.key)
    return session.scalars(query.order_by(CheckRunRow.started_at.desc(), CheckRunRow.id.desc()).limit(limit)).all()


def last_runs(session: Session, rows: Sequence[TermsRow]) -> dict[int, CheckRunRow]:
    """Key of a terms -> its newest check, of those that were ever checked; two statements for all ``rows``."""
    newest = (
        select(CheckRunRow.id)
        .where(CheckRunRow.terms_key == TermsRow.key)
        .order_by(CheckRunRow.started_at.desc(), CheckRunRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    ids = session.scalars(select(newest).where(TermsRow.key.in_([row.key for row in rows]))).all()
    found = session.scalars(select(CheckRunRow).where(CheckRunRow.id.in_([one for one in ids if one is not None])))
    return {run.terms_key: run for run in found}


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How the watching goes, in numbers. ``due``: how many wait for a check now; ``last``: outcome -> how many."""

    watched: int
    retired: int
    due: int
    last_check: datetime | None
    next_check: datetime | None
    last: dict[str, int]


def standing(session: Session, now: datetime) -> Standing:
    """The state of the whole watch-list, in one aggregate query whatever its length."""
    retired = TermsRow.retired_at.is_not(None)
    rows = session.execute(
        select(
            retired,
            func.coalesce(TermsRow.last_outcome, "never checked"),
            func.count(),
            func.max(TermsRow.last_checked_at),
            func.min(TermsRow.next_due_at),
            func.count().filter(TermsRow.next_due_at <= now),
        ).group_by(retired, TermsRow.last_outcome)
    ).all()
    watched = [row for row in rows if not row[0]]
    return Standing(
        watched=sum(row[2] for row in watched),
        retired=sum(row[2] for row in rows if row[0]),
        due=sum(row[5] for row in watched),
        last_check=max((row[3] for row in watched if row[3]), default=None),
        next_check=min((row[4] for row in watched if row[4]), default=None),
        last={row[1]: row[2] for row in watched},
    )


NOTE = "note: "
"""What begins so in the detail of a check tells of its reading, which is to be looked at although the check is good."""


def noted(session: Session, limit: int = 200) -> Sequence[TermsRow]:
    """Watched terms in whose last reading something is to be looked at, by id."""
    query = select(TermsRow).where(
        TermsRow.retired_at.is_(None), TermsRow.failing_since.is_(None), TermsRow.last_detail.contains(NOTE)
    )
    return session.scalars(query.order_by(TermsRow.id).limit(limit)).all()


def notes(detail: str) -> str:
    """The notes on the reading in the detail of a check, to its end; "" if there are none.

    >>> notes("moved for good; note: the selector to remove '.ad' matches nothing")
    "note: the selector to remove '.ad' matches nothing"
    """
    at = detail.find(NOTE)
    return detail[at:] if at >= 0 else ""


def troubled(session: Session, limit: int = 200, offset: int = 0) -> Sequence[TermsRow]:
    """Watched terms that failed or looked wrong at their last checks, or were skipped; the longest trouble first."""
    query = select(TermsRow).where(
        TermsRow.retired_at.is_(None),
        TermsRow.failing_since.is_not(None) | (TermsRow.last_outcome == "needs_browser"),
    )
    return session.scalars(
        query.order_by(TermsRow.failing_since.nulls_last(), TermsRow.id).limit(limit).offset(offset)
    ).all()


def rebaselines(session: Session, limit: int = 50) -> Sequence[tuple[TermsRow, VersionRow]]:
    """Terms whose current version is a re-baseline, with that version, newest first."""
    query = (
        select(TermsRow, VersionRow)
        .join(VersionRow, VersionRow.id == TermsRow.version_id)
        .where(VersionRow.kind == "rebaseline", TermsRow.retired_at.is_(None))
        .order_by(VersionRow.first_seen_at.desc())
        .limit(limit)
    )
    return [(terms, version) for terms, version in session.execute(query)]
