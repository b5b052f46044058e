"""Use case: send what the outbox owes.

At least once: a message is marked as being tried before it goes out and as sent afterwards; a crash between the two
leaves it ``unknown``, and it is sent again with the same Message-ID, by which the receiving side can drop the twin.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.errors import NotifyError
from monitor.fault import Fault
from monitor.model.digest import Letter
from monitor.notify.routes import Route
from monitor.store import outbox
from monitor.store.database import Database
from monitor.store.tables import OutboxRow

CLAIM = timedelta(minutes=10)
"""A try that was not ended within this time counts as crashed."""
_LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """What one round of delivery came to."""

    sent: int = 0
    postponed: int = 0
    dead: int = 0


def pause(attempts: int) -> timedelta:
    """How long to wait after the ``attempts``-th failure in a row (from 1): doubling from a minute to six hours."""
    return min(_LONGEST_PAUSE, timedelta(minutes=1 << min(attempts - 1, 10)))


def deliver(
    database: Database, routes: Mapping[str, Route], *, clock: Callable[[], datetime], fault: Fault | None = None
) -> Delivered:
    """Try every message that is due, once each. One recipient's failure never holds up another one's mail."""
    with database.read() as session:
        rows = list(outbox.due(session, now=clock()))
    outcomes = [_try(database, routes.get(row.recipient), row, clock, fault or Fault()) for row in rows]
    return Delivered(sent=outcomes.count("sent"), postponed=outcomes.count("postponed"), dead=outcomes.count("dead"))


def _try(database: Database, route: Route | None, row: OutboxRow, clock: Callable[[], datetime], fault: Fault) -> str:
    now = clock()
    with database.write() as session:
        if not outbox.begin(session, row.id, now=now, until=now + CLAIM):
            return "taken"
    error = _send(route, row, now, fault)
    with database.write() as session:
        if error is None:
            outbox.sent(session, row.id, now=clock())
            return "sent"
        next_try = None if error.permanent else clock() + pause(row.attempts + 1)
        outbox.failed(session, row.id, error=str(error), next_try=next_try)
        return "dead" if error.permanent else "postponed"


def _send(route: Route | None, row: OutboxRow, now: datetime, fault: Fault) -> NotifyError | None:
    """One try; the failure as a value."""
    if route is None:
        return NotifyError(
            f'the configuration has no recipient "{row.recipient}" any more', channel="none", permanent=True
        )
    letter = Letter(subject=row.payload["subject"], text=row.payload["text"], html=row.payload["html"])
    try:
        fault.step("send")
        route.channel.send(letter, to=route.to, message_id=row.message_id, date=now)
        fault.step("ack")
    except NotifyError as error:
        return error
    return None
