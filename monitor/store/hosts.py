"""Whose turn a host is, for all processes that work on one store. Functions on a Session; the caller gives the instant.

A turn is a reservation that lasts past the longest time that the fetch may take. The end of the fetch ends it; if that
never comes, the reservation runs out by itself.
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
    """What is known of a host.

    ``free_at``: the pause after the last fetch ends; ``fetched_until``: a fetch runs that will have ended by then;
    ``asked_until``: it asked to be left alone so long; ``failures``: transient faults in a row.
    """

    free_at: datetime = _EVER
    fetched_until: datetime = _EVER
    asked_until: datetime = _EVER
    failures: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Reserved:
    """A turn that was granted for the hosts ``keys``; by ``until`` the store knows whose it is."""

    keys: tuple[str, ...]
    until: datetime


def pace(session: Session, keys: Iterable[str]) -> Pace:
    """What holds for a fetch that concerns all of ``keys``; a host that was never asked is free."""
    return _strictest(session.scalars(select(HostRow).where(HostRow.name.in_(list(keys)))))


def reserve(session: Session, keys: Sequence[str], *, now: datetime, longest: timedelta) -> Reserved | Pace:
    """Take the turn of all ``keys`` for at most ``longest``, or learn what stands against it.

    The rows stay locked until the end of the transaction, so that two processes never get the same turn.
    """
    rows = [_locked(session, key) for key in sorted(keys)]
    known = _strictest(rows)
    if max(known.free_at, known.fetched_until, known.asked_until) > now:
        return known
    for row in rows:
        row.fetched_until = now + longest
    return Reserved(keys=tuple(sorted(keys)), until=now + longest)


def settle(
    session: Session, keys: Sequence[str], *, after: Callable[[Pace], Pace], reserved: datetime | None = None
) -> None:
    """Write down how a fetch of ``keys`` ended; ``after`` tells the new pace from the old one.

    ``reserved``: the end of the turn under which it was fetched. A turn that is somebody else's by now goes on.
    """
    for key in sorted(keys):
        row = _locked(session, key)
        now_known = after(_pace(row))
        row.not_before = max(row.not_before, now_known.free_at)
        row.asked_until = now_known.asked_until if now_known.asked_until > _EVER else None
        row.failures = now_known.failures
        if row.fetched_until == reserved:
            row.fetched_until = None


def _pace(row: HostRow) -> Pace:
    return Pace(
        free_at=row.not_before,
        fetched_until=row.fetched_until or _EVER,
        asked_until=row.asked_until or _EVER,
        failures=row.failures,
    )


def _strictest(rows: Iterable[HostRow]) -> Pace:
    paces = [Pace(), *map(_pace, rows)]
    return Pace(
        free_at=max(one.free_at for one in paces),
        fetched_until=max(one.fetched_until for one in paces),
        asked_until=max(one.asked_until for one in paces),
        failures=max(one.failures for one in paces),
    )


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
