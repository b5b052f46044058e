"""Who may work on something just now. Leases use real time, whatever clock the rest of a command runs by."""

import os
import platform
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from monitor.store.tables import LeaseRow

DAEMON = "daemon"
"""Name of the lease under which a daemon works on a store."""

_REMEMBERED = timedelta(days=1)
"""So long it is remembered that a worker ended."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lease:
    """A lease that was granted; ``token`` fences off a holder that slept past its end."""

    name: str
    token: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A lease that somebody else has. ``holder`` is for people."""

    name: str
    holder: str


def this_holder() -> str:
    """This process as a holder: machine, process id, and its start, as process ids are used again."""
    return f"{platform.node()} {os.getpid()} {_started(os.getpid())}"


def take(
    session: Session,
    name: str,
    *,
    now: datetime,
    seconds: float,
    holder: str,
    unless_ended_since: datetime | None = None,
) -> Lease | Held:
    """Take the lease ``name`` for ``seconds``, if it is free, ran out, or its holder is dead or reports no longer.

    ``unless_ended_since``: leave it be if somebody has had it and given it back since then.
    """
    row = session.get(LeaseRow, name)
    if row is None:
        return _create(session, name, now=now, seconds=seconds, holder=holder)
    if unless_ended_since is not None and unless_ended_since <= row.expires_at <= now:
        return Held(name=name, holder="another process, just now")
    if row.expires_at > now and row.holder != holder and not _has_ended(session, row.holder, now):
        return Held(name=name, holder=row.holder)
    taken = session.execute(
        update(LeaseRow)
        .where(LeaseRow.name == name, LeaseRow.token == row.token)
        .values(holder=holder, token=row.token + 1, acquired_at=now, expires_at=now + timedelta(seconds=seconds))
        .returning(LeaseRow.token)
    ).scalar()
    return Held(name=name, holder="another process") if taken is None else Lease(name=name, token=taken)


def _create(session: Session, name: str, *, now: datetime, seconds: float, holder: str) -> Lease | Held:
    row = LeaseRow(name=name, holder=holder, token=1, acquired_at=now, expires_at=now + timedelta(seconds=seconds))
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return Held(name=name, holder="another process")
    return Lease(name=name, token=1)


def extend(session: Session, lease: Lease, *, now: datetime, seconds: float) -> bool:
    """Hold on to a lease; False if it is somebody else's by now."""
    return _set_end(session, lease, now + timedelta(seconds=seconds))


def release(session: Session, lease: Lease, *, now: datetime) -> bool:
    """Give a lease back; False if it is somebody else's by now, and then nothing may be written under it."""
    return _set_end(session, lease, now)


def _set_end(session: Session, lease: Lease, end: datetime) -> bool:
    kept = session.execute(
        update(LeaseRow)
        .where(LeaseRow.name == lease.name, LeaseRow.token == lease.token)
        .values(expires_at=end)
        .returning(LeaseRow.name)
    )
    return kept.scalar() is not None


_PRESENCE = "worker:"
"""Begin of the names under which workers report; the lease's holder stands behind it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Present:
    """A worker that reports. ``holder``: as in the leases that it takes; ``since``: its first report."""

    holder: str
    since: datetime


def report(session: Session, holder: str, *, now: datetime, seconds: float) -> None:
    """A worker says that it is alive, and will again before ``seconds`` have passed.

    When it does not, other machines may take its leases at once: that it is dead they could not tell otherwise.
    """
    row = session.get(LeaseRow, f"{_PRESENCE}{holder}")
    end = now + timedelta(seconds=seconds)
    if row is not None:
        row.expires_at = end
        return
    long_gone = LeaseRow.name.startswith(_PRESENCE, autoescape=True) & (LeaseRow.expires_at < now - _REMEMBERED)
    session.execute(delete(LeaseRow).where(long_gone))
    session.add(LeaseRow(name=f"{_PRESENCE}{holder}", holder=holder, token=1, acquired_at=now, expires_at=end))


def present(session: Session, now: datetime) -> Sequence[Present]:
    """The workers that report, the oldest first."""
    reporting = LeaseRow.name.startswith(_PRESENCE, autoescape=True) & (LeaseRow.expires_at > now)
    rows = session.scalars(select(LeaseRow).where(reporting).order_by(LeaseRow.acquired_at))
    return [Present(holder=row.holder, since=row.acquired_at) for row in rows]


def give_back_all(session: Session, holder: str, *, but: Collection[str], now: datetime) -> None:
    """Give back every lease of ``holder`` but those named: what it could not give back when it should have."""
    held = LeaseRow.holder == holder, LeaseRow.expires_at > now, LeaseRow.name.not_in(list(but))
    session.execute(update(LeaseRow).where(*held).values(expires_at=now))


def _has_ended(session: Session, holder: str, now: datetime) -> bool:
    if _is_dead(holder):
        return True
    worker = session.get(LeaseRow, f"{_PRESENCE}{holder}")
    return worker is not None and worker.expires_at <= now


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process of this machine that has ended. What cannot be told is taken for alive."""
    machine, _, rest = holder.partition(" ")
    pid, _, started = rest.partition(" ")
    if machine != platform.node() or not pid.isdigit() or not Path("/proc/self").exists():
        return False
    return _started(int(pid)) != started


def _started(pid: int) -> str:
    """Start of a process in clock ticks since boot; "" if there is no such process or the system does not tell."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    # The second field, the name in parentheses, may itself hold blanks; the start is the 22nd.
    return stat.rpartition(")")[2].split()[19]
