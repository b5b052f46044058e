"""The life of the daemon: take the lease, do the duties, read the configuration again on SIGHUP, end on SIGTERM."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from monitor.app import App, find_config, opened, take_over
from monitor.config import Config
from monitor.daemon import logs, metrics, systemd, tasks
from monitor.daemon.duties import Clockwork, Tallies
from monitor.daemon.health import HealthServer, Probes
from monitor.errors import ConfigError, MonitorError
from monitor.store import leases
from monitor.store.leases import Held, Lease

LEASE_SECONDS = 90.0
"""Four heartbeats: one that comes late does not cost the lease."""
GRACE_SECONDS = 8.0
"""What is running when the daemon is told to stop has so long to end; then it is abandoned. That is safe: a check
killed at any point leaves the store as before or as after."""

_LOG = logging.getLogger("clausewatch.daemon")


class AlreadyRunningError(MonitorError):
    """Another daemon works on this store; the message says which."""


class _Signals:
    """What the outside asked for, from signal handlers to the main thread."""

    def __init__(self) -> None:
        self.wake = threading.Event()
        self.stop = False

    def listen(self) -> None:
        """Take SIGTERM and SIGINT as stop, SIGHUP as reload."""
        signal.signal(signal.SIGTERM, self._on_stop)
        signal.signal(signal.SIGINT, self._on_stop)
        signal.signal(signal.SIGHUP, self._on_reload)

    def _on_stop(self, *_: object) -> None:
        self.stop = True
        self.wake.set()

    def _on_reload(self, *_: object) -> None:
        self.wake.set()


def run(explicit: Path | None) -> None:
    """Run until SIGTERM or SIGINT. Raises ConfigError, StoreError, AlreadyRunningError."""
    signals = _Signals()
    signals.listen()
    config = find_config(explicit)
    logs.set_up(config.daemon.log_format)
    tallies = Tallies()
    while not signals.stop:
        with opened(config) as app:
            config = _serve(app, explicit, signals, tallies)


def _serve(app: App, explicit: Path | None, signals: _Signals, tallies: Tallies) -> Config:
    """Work with one configuration until there is another one (which is returned) or the end is near."""
    lease = _take_lease(app)
    ending = threading.Event()
    try:
        take_over(app)
        health = HealthServer(app.config.daemon.listen, _probes(app, tallies))
        clockwork = Clockwork(
            tasks.duties(app, stopping=ending.is_set, heartbeat=lambda: _beat(app, lease, signals)), tallies
        )
        health.start()
        clockwork.start()
        _LOG.info("started", extra={"fields": {"config": str(app.config.path), "listen": health.port}})
        systemd.tell("READY=1")
        config = _wait(app.config, explicit, signals)
        systemd.tell("STOPPING=1" if signals.stop else "RELOADING=1")
        ending.set()
        abandoned = not _ended(clockwork.stop, GRACE_SECONDS if signals.stop else None)
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


def _beat(app: App, lease: Lease, signals: _Signals) -> None:
    """Hold the lease; without it somebody else works on this store, and two would be one too many."""
    with app.database.write() as session:
        held = leases.extend(session, lease, now=app.means.real_clock(), seconds=LEASE_SECONDS)
    if not held:
        _LOG.error("the lease was taken over by another daemon; stopping")
        signals.stop = True
        signals.wake.set()
    systemd.tell("WATCHDOG=1")


def _wait(config: Config, explicit: Path | None, signals: _Signals) -> Config:
    """Sleep until the end, or until a SIGHUP brought a configuration that is valid."""
    while True:
        signals.wake.wait()
        if signals.stop:
            return config
        signals.wake.clear()
        try:
            changed = find_config(explicit)
        except ConfigError as error:
            _LOG.error("configuration kept", extra={"fields": {"why": str(error)}})
            continue
        _LOG.info("configuration read again")
        return changed


def _ended(stop: Callable[[], None], seconds: float | None) -> bool:
    """Run ``stop`` in a thread; False if it takes longer than ``seconds`` (None: however long it takes)."""
    stopper = threading.Thread(target=stop, name="stop", daemon=True)
    stopper.start()
    stopper.join(seconds)
    return not stopper.is_alive()


def _probes(app: App, tallies: Tallies) -> Probes:
    return Probes(
        alive=lambda: metrics.alive(tallies, within=timedelta(minutes=5)),
        ready=lambda: metrics.ready(app),
        metrics=lambda: metrics.collect(app, tallies),
    )
