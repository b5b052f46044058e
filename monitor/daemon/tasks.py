"""What the daemon does, each duty bound to one opened store."""

import os
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.app import App
from monitor.background.duties import Duty
from monitor.notify.routes import routes
from monitor.pipeline import deadlines, feeds
from monitor.pipeline import digest as digests
from monitor.pipeline.deliver import deliver
from monitor.pipeline.outcome import OUTCOMES
from monitor.pipeline.round import check_all, is_quiet
from monitor.store import retention, watch

MOST_DUE = 1_000
"""Terms taken up in one round; the next round takes the rest."""


def duties(app: App, *, stopping: Callable[[], bool], heartbeat: Callable[[], None]) -> list[Duty]:
    """The table of duties with their intervals in seconds."""

    def beat() -> dict[str, object]:
        heartbeat()
        return {}

    return [
        Duty(name="heartbeat", seconds=20, act=beat),
        *_checking(app, stopping),
        Duty(name="digest", seconds=60, act=lambda: _digest(app)),
        Duty(name="deliver", seconds=15, act=lambda: _deliver(app)),
        Duty(name="deadlines", seconds=1_800, act=lambda: _deadlines(app)),
        Duty(name="tidy", seconds=86_400, act=lambda: _tidy(app)),
        Duty(name="feeds", seconds=600, act=lambda: _feeds(app)),
    ]


def _checking(app: App, stopping: Callable[[], bool]) -> list[Duty]:
    """Checks are done here, or by workers."""
    if app.config.daemon.checks == "workers":
        # Imported here because only a fleet needs the extra.
        from monitor.daemon import fleet

        return fleet.duties(app)
    return [Duty(name="check", seconds=15, act=lambda: _check(app, stopping))]


def _check(app: App, stopping: Callable[[], bool]) -> dict[str, object]:
    now = app.means.clock()
    if is_quiet(app.config.daemon, now):
        return {}
    with app.database.read() as session:
        due = set(watch.due(session, now, MOST_DUE))
    watched = [(service, terms) for service in app.config.services for terms in service.terms if terms.id in due]
    steps = check_all(watched, app.means, stop=stopping)
    return dict(Counter(OUTCOMES[step.result.outcome].words for step in steps))


def _digest(app: App) -> dict[str, object]:
    keepers = digests.keepers(app.config.services, app.means)
    queued = digests.queue_due(app.database, app.config.recipients, keepers=keepers, now=app.means.clock())
    return {"queued": queued} if queued else {}


def _deliver(app: App) -> dict[str, object]:
    ways = routes(app.config.recipients, app.config.mail, os.environ)
    done = deliver(app.database, ways, clock=app.means.clock, fault=app.fault)
    told: dict[str, object] = {"sent": done.sent, "postponed": done.postponed, "dead": done.dead}
    return told if any(told.values()) else {}


def _deadlines(app: App) -> dict[str, object]:
    queued = deadlines.queue_near(app.config.services, app.means)
    return {"queued": queued} if queued else {}


def _tidy(app: App) -> dict[str, object]:
    counted = retention.roll_up(app.database, now=app.means.real_clock())
    return {"old checks counted by day": counted} if counted else {}


def _feeds(app: App) -> dict[str, object]:
    settings = app.config.feeds
    if settings.folder is None:
        return {}
    written = feeds.write(app.config.services, app.means, folder=Path(settings.folder), base_url=settings.base_url)
    return {"written": written} if written else {}


def overdue(app: App, tolerance: timedelta = timedelta(hours=1)) -> int:
    """How many terms should have been checked longer than ``tolerance`` ago."""
    with app.database.read() as session:
        return len(watch.due(session, datetime.now(UTC) - tolerance, MOST_DUE))
