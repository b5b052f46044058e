"""A clockwork: each duty is done again and again, one run of it at a time.

Ticks are in UTC only: a cron trigger in a zone with daylight saving skips or doubles runs (measured: a weekly job at
Monday 00:00 is left out once a year in most zones). What is due is read from the database, so that a late, missing or
doubled tick changes nothing.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

_LOG = logging.getLogger("clausewatch.duties")


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """Something done every ``seconds``. ``act`` returns fields for the log; an empty answer is not logged."""

    name: str
    seconds: float
    act: Callable[[], dict[str, object]]


@dataclass
class Tally:
    """How a duty went so far, for the metrics."""

    runs: int = 0
    failures: int = 0
    last_ended: float = 0.0
    last_seconds: float = 0.0


@dataclass
class Tallies:
    """Tallies by duty; safe in threads."""

    by_name: dict[str, Tally] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, name: str, *, seconds: float, failed: bool, now: float) -> None:
        """One run ended."""
        with self.lock:
            tally = self.by_name.setdefault(name, Tally())
            tally.runs += 1
            tally.failures += failed
            tally.last_ended, tally.last_seconds = now, seconds

    def snapshot(self) -> dict[str, Tally]:
        """The tallies as they are now."""
        with self.lock:
            return {name: Tally(**vars(tally)) for name, tally in self.by_name.items()}


class Clockwork:
    """Runs duties until it is stopped."""

    def __init__(self, duties: list[Duty], tallies: Tallies) -> None:
        self._tallies = tallies
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(max(1, len(duties)))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        for duty in duties:
            self._scheduler.add_job(
                self._do, "interval", args=[duty], seconds=duty.seconds, id=duty.name, next_run_time=datetime.now(UTC)
            )

    def start(self) -> None:
        """Begin; each duty runs at once and then at its interval."""
        self._scheduler.start()

    def stop(self) -> None:
        """Start nothing more and wait for what is running."""
        self._scheduler.shutdown(wait=True)

    def _do(self, duty: Duty) -> None:
        begun, failed = time.monotonic(), False
        try:
            told = duty.act()
            if told:
                _LOG.info(duty.name, extra={"fields": told})
        except Exception as error:  # the one place where nothing may end the loop
            failed = True
            _LOG.error(duty.name, extra={"fields": {"error": str(error), "type": type(error).__name__}}, exc_info=True)
        finally:
            seconds = time.monotonic() - begun
            self._tallies.count(duty.name, seconds=seconds, failed=failed, now=time.time())
