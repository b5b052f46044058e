"""Messages that are owed to recipients."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from monitor.store.tables import OutboxRow

WAITING = ("queued", "unknown")
"""States in which a message is still owed. ``unknown``: a try began and its end was never recorded."""


def queue(
    session: Session,
    *,
    dedupe: str,
    message_id: str,
    kind: str,
    recipient: str,
    payload: dict[str, Any],
    now: datetime,
) -> bool:
    """Owe a message to a recipient; False (and nothing done) if ``dedupe`` was queued before."""
    if is_queued(session, dedupe):
        return False
    session.add(
        OutboxRow(
            dedupe=dedupe,
            message_id=message_id,
            kind=kind,
            recipient=recipient,
            payload=payload,
            status="queued",
            created_at=now,
            next_try_at=now,
        )
    )
    return True


def due(session: Session, *, now: datetime, most: int = 200) -> Sequence[OutboxRow]:
    """Messages to be tried now, the oldest first."""
    waiting = OutboxRow.status.in_(WAITING) & (OutboxRow.next_try_at <= now)
    return session.scalars(select(OutboxRow).where(waiting).order_by(OutboxRow.id).limit(most)).all()


def begin(session: Session, row_id: int, *, now: datetime, until: datetime) -> bool:
    """Claim a message for one try until ``until``; False if somebody else has it or it is no longer owed."""
    claimed = session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id, OutboxRow.status.in_(WAITING), OutboxRow.next_try_at <= now)
        .values(status="unknown", attempts=OutboxRow.attempts + 1, next_try_at=until)
    )
    return bool(getattr(claimed, "rowcount", 0))


def sent(session: Session, row_id: int, *, now: datetime) -> None:
    """The channel took the message."""
    session.execute(update(OutboxRow).where(OutboxRow.id == row_id).values(status="sent", sent_at=now, error=""))


def failed(session: Session, row_id: int, *, error: str, next_try: datetime | None) -> None:
    """The try failed; without ``next_try`` the message is dead: refused for good, shown in status."""
    values: dict[str, Any] = {"status": "dead" if next_try is None else "queued", "error": error}
    if next_try is not None:
        values["next_try_at"] = next_try
    session.execute(update(OutboxRow).where(OutboxRow.id == row_id).values(**values))


def counts(session: Session) -> dict[str, int]:
    """State -> number of messages."""
    rows = session.execute(select(OutboxRow.status, func.count()).group_by(OutboxRow.status))
    return {row[0]: row[1] for row in rows}


def unsent(session: Session, *, most: int = 50) -> Sequence[OutboxRow]:
    """Messages that wait or are dead, the oldest first, for people to look at."""
    return session.scalars(select(OutboxRow).where(OutboxRow.status != "sent").order_by(OutboxRow.id).limit(most)).all()


def is_queued(session: Session, dedupe: str) -> bool:
    """Was this ever queued, whatever became of it?"""
    return session.scalar(select(OutboxRow.id).where(OutboxRow.dedupe == dedupe)) is not None
