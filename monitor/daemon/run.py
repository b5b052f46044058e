"""The life of the daemon: take the lease, do the duties, read the configuration again on SIGHUP, end on SIGTERM."""

import logging
import os
import threading
from datetime import timedelta
from pathlib import Path

from monitor.app import App, find_config, open_queue, opened, take_over
from monitor.background import life, logs, systemd
from monitor.background.duties import Clockwork, Tallies
from monitor.background.life import Signals
from monitor.config import Config
from monitor.daemon import metrics, tasks
from monitor.daemon.health import HealthServer, Probes
from monitor.errors import MonitorError
from monitor.store import leases
from monitor.store.leases import Held, Lease

LEASE_SECONDS = 90.0
"""Four heartbeats: one that comes late does not cost the lease."""

_LOG = logging.getLogger("clausewatch.daemon")


class AlreadyRunningError(MonitorError):
    """Another daemon works on this store; the message says which."""


def run(explicit: Path | None) -> None:
    """Run until SIGTERM or SIGINT. Raises ConfigError, StoreError, AlreadyRunningError."""
    signals = Signals()
    signals.listen()
    config = find_config(explicit)
    logs.set_up(config.daemon.log_format)
    tallies = Tallies()
    while not signals.stop:
        with opened(config) as app:
            config = _serve(app, explicit, signals, tallies)


def _serve(app: App, explicit: Path | None, signals: Signals, tallies: Tallies) -> Config:
    """Work with one configuration until there is another one (which is returned) or the end is near."""
    lease = _take_lease(app)
    ending = threading.Event()
    try:
        take_over(app)
        if app.config.daemon.checks == "workers":
            open_queue(app, replace=True)
        health = HealthServer(app.config.daemon.listen, _probes(app, tallies))
        clockwork = Clockwork(
            tasks.duties(app, stopping=ending.is_set, heartbeat=lambda: _beat(app, lease, signals)), tallies
        )
        health.start()
        clockwork.start()
        _LOG.info("started", extra={"fields": {"config": str(app.config.path), "listen": health.port}})
        systemd.tell("READY=1")
        config = life.wait(app.config, explicit, signals)
        systemd.tell("STOPPING=1" if signals.stop else "RELOADING=1")
        ending.set()
        abandoned = not life.ended(clockwork.stop, life.GRACE_SECONDS if signals.stop else None)
        health.stop()
    finally:
        with app.database.write() as session:
            leases.release(session, lease, now=app.means.real_clock())
    _LOG.info("stopped", extra={"fields": {"abandoned": abandoned}})
    if abandoned:
        # Threads that still wait for a slow server would hold the interpreter back.
        os._exit(0)
    return config


def _take_lease(app: App) -> Lease:
    with app.database.write() as session:
        lease = leases.take(
            session, leases.DAEMON, now=app.means.real_clock(), seconds=LEASE_SECONDS, holder=app.means.holder
        )
    if isinstance(lease, Held):
        raise AlreadyRunningError(f"another daemon works on this store: {lease.holder}; stop it first")
    return lease


def _beat(app: App, lease: Lease, signals: Signals) -> None:
    """Hold the lease; without it somebody else works on this store, and two would be one too many."""
    with app.database.write() as session:
        held = leases.extend(session, lease, now=app.means.real_clock(), seconds=LEASE_SECONDS)
    if not held:
        _LOG.error("the lease was taken over by another daemon; stopping")
        signals.end()
    systemd.tell("WATCHDOG=1")


def _probes(app: App, tallies: Tallies) -> Probes:
    return Probes(
        alive=lambda: metrics.alive(tallies, within=timedelta(minutes=5)),
        ready=lambda: metrics.ready(app),
        metrics=lambda: metrics.collect(app, tallies),
    )
