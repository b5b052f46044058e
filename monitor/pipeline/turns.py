"""Manners towards hosts where many processes work on one store: turns and pauses are kept in the database.

What is decided after a fetch is the same as in one process (``monitor.fetch.politeness``); only the place where it is
kept differs, and the clock, which is the database's.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from monitor.errors import FetchError, HostBusyError, StoreAwayError
from monitor.fetch.politeness import HostState, Turn, after_fetch, left_alone
from monitor.store import hosts
from monitor.store.database import Database
from monitor.store.hosts import Pace, Reserved

_LEAST_SLEEP = 0.01
"""Seconds; the database's clock and ours do not run alike, and nobody should spin."""
_LOOK_AGAIN = 1.0
"""Seconds until a host is looked at again of which another fetch runs: when that will end, nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delay:
    """What a fetch has to wait for, in seconds: the host's ``pause``, and another ``fetch`` that ends by then."""

    pause: float
    fetch: float

    @property
    def again(self) -> float:
        """When to try again; 0: now."""
        return max(self.pause, min(self.fetch, _LOOK_AGAIN), 0.0)


def delay_of(pace: Pace, now: datetime) -> Delay:
    """What ``pace`` means for a fetch at ``now``."""
    pause = (max(pace.free_at, pace.asked_until) - now).total_seconds()
    return Delay(pause=max(0.0, pause), fetch=max(0.0, (pace.fetched_until - now).total_seconds()))


class SharedTurns:
    """Turns that all processes on one database share; see ``monitor.fetch.politeness.Turns``.

    A process that dies in a turn leaves the host alone for the ``longest`` that its fetch could have taken.
    """

    def __init__(self, database: Database, *, max_wait: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self._database = database
        self._max_wait = max_wait
        self._sleep = sleep

    @contextmanager
    def hold(self, keys: tuple[str, ...], *, url: str, longest: float, wait: bool) -> Iterator[Turn]:
        """Reserve the turn, keep it while the block runs."""
        waited = 0.0
        while isinstance(turn := self._reserve(keys, longest), Delay):
            if not wait:
                raise HostBusyError(f"{url}: its host is asked again in {turn.again:.1f} s", seconds=turn.again)
            if turn.pause > self._max_wait or waited > self._max_wait + longest:
                raise left_alone(url, max(turn.pause, turn.fetch))
            seconds = max(turn.again, _LEAST_SLEEP)
            self._sleep(seconds)
            waited += seconds
        yield _SharedTurn(turns=self, reserved=turn)

    def check(self, keys: tuple[str, ...], *, url: str) -> None:
        """See ``Turns``."""
        with self._database.read() as session:
            delay = delay_of(hosts.pace(session, keys), self._database.instant(session))
        if delay.pause > self._max_wait:
            raise left_alone(url, delay.pause)

    def note(
        self, keys: tuple[str, ...], *, delay: float, error: FetchError | None, reserved: datetime | None = None
    ) -> None:
        """See ``Turns``. ``reserved``: the end of the turn that is given back with it.

        If the database is away just then, nothing is noted and the turn runs out by itself: the fetch was good.
        """
        with suppress(StoreAwayError), self._database.write() as session:

            def after(pace: Pace) -> Pace:
                now = self._database.instant(session).timestamp()
                return _pace(after_fetch(_state(pace), now, delay, error))

            hosts.settle(session, keys, after=after, reserved=reserved)

    def _reserve(self, keys: tuple[str, ...], longest: float) -> Reserved | Delay:
        with self._database.write() as session:
            now = self._database.instant(session)
            turn = hosts.reserve(session, keys, now=now, longest=timedelta(seconds=longest))
        return turn if isinstance(turn, Reserved) else delay_of(turn, now)


@dataclass(frozen=True, kw_only=True, slots=True)
class _SharedTurn:
    turns: SharedTurns
    reserved: Reserved

    def end(self, *, delay: float, error: FetchError | None) -> None:
        self.turns.note(self.reserved.keys, delay=delay, error=error, reserved=self.reserved.until)


def _state(pace: Pace) -> HostState:
    return HostState(free_at=pace.free_at.timestamp(), asked_until=pace.asked_until.timestamp(), failures=pace.failures)


def _pace(state: HostState) -> Pace:
    return Pace(
        free_at=datetime.fromtimestamp(state.free_at, UTC),
        asked_until=datetime.fromtimestamp(state.asked_until, UTC),
        failures=state.failures,
    )
