"""The life of a program that stays: it reads its configuration again on SIGHUP and ends on SIGTERM."""

import logging
import signal
import threading
from collections.abc import Callable
from pathlib import Path

from monitor.app import find_config
from monitor.config import Config
from monitor.errors import ConfigError

GRACE_SECONDS = 8.0
"""What is running when the program is told to stop has so long to end; then it is abandoned. That is safe: a check
killed at any point leaves the store as before or as after."""

_LOG = logging.getLogger("clausewatch.life")


class Signals:
    """What the outside asked for, from signal handlers to the main thread."""

    def __init__(self) -> None:
        self.wake = threading.Event()
        self.stop = False

    def listen(self) -> None:
        """Take SIGTERM and SIGINT as stop, SIGHUP as reload."""
        signal.signal(signal.SIGTERM, self._on_stop)
        signal.signal(signal.SIGINT, self._on_stop)
        signal.signal(signal.SIGHUP, self._on_reload)

    def end(self) -> None:
        """Stop without having been told to."""
        self.stop = True
        self.wake.set()

    def _on_stop(self, *_: object) -> None:
        self.end()

    def _on_reload(self, *_: object) -> None:
        self.wake.set()


def wait(config: Config, explicit: Path | None, signals: Signals) -> Config:
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


def ended(stop: Callable[[], None], seconds: float | None) -> bool:
    """Run ``stop`` in a thread; False if it takes longer than ``seconds`` (None: however long it takes)."""
    stopper = threading.Thread(target=stop, name="stop", daemon=True)
    stopper.start()
    stopper.join(seconds)
    return not stopper.is_alive()
