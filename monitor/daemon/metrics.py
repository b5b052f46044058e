"""How the daemon is: numbers for Prometheus, and the two yes-or-no questions."""

import time
from collections import Counter
from datetime import timedelta

from monitor import __version__
from monitor.app import App
from monitor.background.duties import Tallies
from monitor.background.fleet import Fleet, fleet_of
from monitor.daemon.tasks import overdue
from monitor.errors import StoreError
from monitor.render.metrics import Metric, by_label
from monitor.store import outbox, watch


def alive(tallies: Tallies, *, within: timedelta) -> str | None:
    """None if the heartbeat ran lately, else what is wrong."""
    beat = tallies.snapshot().get("heartbeat")
    if beat is not None and time.time() - beat.last_ended > within.total_seconds():
        return f"no heartbeat for {time.time() - beat.last_ended:.0f} s"
    return None


def ready(app: App) -> str | None:
    """None if the store answers, else why not."""
    try:
        with app.database.read() as session:
            outbox.counts(session)
    except StoreError as error:
        return str(error)
    return None


def collect(app: App, tallies: Tallies) -> tuple[Metric, ...]:
    """All metrics; those of the store are counted at this moment."""
    with app.database.read() as session:
        rows = watch.listed(session, retired=False)
        messages = outbox.counts(session)
        fleet = fleet_of(app, session)
    outcomes = Counter(row.last_outcome or "never" for row in rows)
    runs = tallies.snapshot()
    return (
        Metric(name="clausewatch_info", help="Version.", kind="gauge", values=(({"version": __version__}, 1.0),)),
        by_label("clausewatch_terms", "Watched terms by outcome of the last check.", "outcome", outcomes),
        Metric(
            name="clausewatch_terms_overdue",
            help="Terms whose check is more than an hour late.",
            kind="gauge",
            values=(({}, float(overdue(app))),),
        ),
        by_label("clausewatch_messages", "Messages by state.", "state", messages),
        by_label(
            "clausewatch_duty_runs_total", "Runs of each duty.", "duty", {n: t.runs for n, t in runs.items()}, "counter"
        ),
        by_label(
            "clausewatch_duty_failures_total",
            "Failed runs of each duty.",
            "duty",
            {name: tally.failures for name, tally in runs.items()},
            "counter",
        ),
        by_label(
            "clausewatch_duty_seconds", "Length of the last run.", "duty", {n: t.last_seconds for n, t in runs.items()}
        ),
        *_of_fleet(fleet),
    )


def _of_fleet(fleet: Fleet | None) -> tuple[Metric, ...]:
    if fleet is None:
        return ()
    counts = {"waiting": fleet.waiting, "running": fleet.running}
    number = float(len(fleet.workers))
    return (
        Metric(name="clausewatch_workers", help="Workers that report.", kind="gauge", values=(({}, number),)),
        by_label("clausewatch_queue", "Checks that wait for workers or run there.", "state", counts),
    )
