"""How a fleet stands, for people and for metrics."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from monitor.app import App
from monitor.store import leases


@dataclass(frozen=True, kw_only=True, slots=True)
class Fleet:
    """The workers that report, and how many checks wait for them and are done by them just now."""

    workers: Sequence[leases.Present]
    waiting: int
    running: int


def fleet_of(app: App, session: Session) -> Fleet | None:
    """The fleet as it stands; None where the daemon does the checks itself."""
    if app.config.daemon.checks != "workers":
        return None
    # Imported here because only a fleet needs the extra.
    from monitor.store import queue

    depth = queue.depth(session) if queue.is_there(session) else queue.Depth()
    workers = leases.present(session, app.means.real_clock())
    return Fleet(workers=workers, waiting=depth.waiting, running=depth.running)
