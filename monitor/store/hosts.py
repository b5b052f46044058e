"""Whose turn a host is, for all processes that work on one store. Functions on a Session; the caller gives the instant.

A turn is a reservation: ``not_before`` is moved past the longest time that the fetch may take. The end of the fetch
puts the end of the pause in its place; if that never comes, the reservation runs out by itself.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from monitor.store.tables import HostRow

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """What is known of a host. ``free_at``: no fetch runs, the pause is over; ``asked_until``: it asked for so much."""

    free_at: datetime = _EVER
    asked_until: datetime = _EVER
    failures: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Reserved:
    """A turn that was granted for the hosts ``keys``; by ``until`` the store knows whose it is."""

    keys: tuple[str, ...]
    until: datetime


def pace(session: Session, keys: Iterable[str]) -> dict[str, Pace]:
    """What is known of the hosts ``keys``; one that was never asked is free."""
    rows = session.scalars(select(HostRow).where(HostRow.name.in_(list(keys))))
    return {key: Pace() for key in keys} | {row.name: _pace(row) for row in rows}


def free_at(session: Session, keys: Iterable[str]) -> datetime:
    """When all of ``keys`` may be asked."""
    return max((max(one.free_at, one.asked_until) for one in pace(session, keys).values()), default=_EVER)


def reserve(session: Session, keys: Sequence[str], *, now: datetime, longest: timedelta) -> Reserved | datetime:
    """Take the turn of all ``keys`` for at most ``longest``, or learn from when on they may be free.

    The rows stay locked until the end of the transaction, so that two processes never get the same turn.
    """
    rows = [_locked(session, key) for key in sorted(keys)]
    free = max((max(row.not_before, row.asked_until or _EVER) for row in rows), default=_EVER)
    if free > now:
        return free
    until = now + longest
    for row in rows:
        row.not_before = until
    return Reserved(keys=tuple(sorted(keys)), until=until)


def settle(
    session: Session, keys: Sequence[str], *, after: Callable[[Pace], Pace], reserved: datetime | None = None
) -> None:
    """Write down how a fetch of ``keys`` ended; ``after`` tells the new pace from the old one.

    ``reserved``: the end of the turn under which it was fetched. Where that turn is somebody else's by now, or none
    was taken, the host's freedom is only ever put off, never brought forward.
    """
    for key in sorted(keys):
        row = _locked(session, key)
        now_known = after(_pace(row))
        own = reserved is not None and row.not_before == reserved
        row.not_before = now_known.free_at if own else max(row.not_before, now_known.free_at)
        row.asked_until = None if now_known.asked_until <= _EVER else now_known.asked_until
        row.failures = now_known.failures


def _pace(row: HostRow) -> Pace:
    return Pace(free_at=row.not_before, asked_until=row.asked_until or _EVER, failures=row.failures)


def _locked(session: Session, key: str) -> HostRow:
    """The row of ``key``, made if need be, locked until the end of the transaction."""
    query = select(HostRow).where(HostRow.name == key).with_for_update().execution_options(populate_existing=True)
    row = session.scalar(query)
    if row is not None:
        return row
    # Another process may be faster; its row is as good.
    with suppress(IntegrityError), session.begin_nested():
        session.add(HostRow(name=key, not_before=_EVER, failures=0))
    return session.scalars(query).one()
