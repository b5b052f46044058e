"""The life of a worker: report, do checks, read the configuration again on SIGHUP, end on SIGTERM."""

import logging
import os
from dataclasses import replace
from pathlib import Path

from monitor.app import App, find_config, open_queue, opened
from monitor.background import life, logs, systemd
from monitor.background.duties import Clockwork, Duty, Tallies
from monitor.background.life import Signals
from monitor.config import Config
from monitor.errors import ConfigError

_LOG = logging.getLogger("clausewatch.worker")


def run(explicit: Path | None) -> None:
    """Run until SIGTERM or SIGINT. Raises ConfigError and StoreError."""
    config = find_config(explicit)
    if config.daemon.checks != "workers":
        raise ConfigError(f'{config.path}: nothing is queued for workers; set [daemon] checks = "workers"')
    signals = Signals()
    signals.listen()
    logs.set_up(config.daemon.log_format)
    while not signals.stop:
        with opened(config) as app:
            config = _serve(replace(app, means=replace(app.means, patient=False)), explicit, signals)


def _serve(app: App, explicit: Path | None, signals: Signals) -> Config:
    """Work with one configuration until there is another one (which is returned) or the end is near."""
    open_queue(app, replace=False)
    # Imported here because only a fleet needs the extra; that it is there, open_queue has seen.
    from monitor.worker.crew import Crew

    crew = Crew(app)
    beat = Duty(name="heartbeat", seconds=app.config.worker.heartbeat, act=crew.beat)
    clockwork = Clockwork([beat], Tallies())
    try:
        crew.beat()
        crew.start()
        clockwork.start()
        _LOG.info("started", extra={"fields": {"config": str(app.config.path), "threads": app.config.check.threads}})
        systemd.tell("READY=1")
        config = life.wait(app.config, explicit, signals)
        systemd.tell("STOPPING=1" if signals.stop else "RELOADING=1")
        abandoned = not life.ended(crew.stop, life.GRACE_SECONDS if signals.stop else None)
        clockwork.stop()
    finally:
        crew.leave()
    _LOG.info("stopped", extra={"fields": {"abandoned": abandoned}})
    if abandoned:
        # Threads that still wait for a slow server would hold the interpreter back.
        os._exit(0)
    return config
