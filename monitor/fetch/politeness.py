"""Manners towards hosts: one fetch at a time, a pause between two, patience when asked for it.

The decisions are functions of values; ``LocalTurns`` keeps what was decided, for one process, and does the waiting.
Where many processes work on one store, ``monitor.pipeline.turns`` keeps it there.
"""

import ipaddress
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Protocol

from monitor.errors import FetchError, HostBusyError, TransientFetchError
from monitor.fetch.values import Window

_LONGEST_BACKOFF = 600.0
"""Seconds; what comes after that many failures is the schedule's matter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HostState:
    """What is known of one host. Instants count on a clock that is not set back, in seconds.

    ``free_at``: the pause after the last fetch ends; ``asked_until``: the host asked to be left alone until then;
    ``failures``: transient faults in a row.
    """

    free_at: float = 0.0
    asked_until: float = 0.0
    failures: int = 0


def after_fetch(state: HostState, now: float, delay: float, error: FetchError | None) -> HostState:
    """The state after a fetch that ended at ``now``, well (``error`` None) or badly.

    The pause is ``delay``; after a transient fault it doubles with each in a row, up to ten minutes, and lasts at
    least as long as the host asked for. A refusal or a missing page is an answer like any other.
    """
    if not isinstance(error, TransientFetchError):
        return replace(state, free_at=now + delay, failures=0)
    pause = min(delay * 2 ** (state.failures + 1), _LONGEST_BACKOFF)
    return HostState(
        free_at=now + pause,
        asked_until=max(state.asked_until, now + (error.retry_after or 0.0)),
        failures=state.failures + 1,
    )


def wait_for(states: Iterable[HostState], now: float) -> float:
    """Seconds to wait before a fetch that concerns all of ``states``."""
    return max((max(state.free_at, state.asked_until) - now for state in states), default=0.0)


def wait_for_window(window: Window | None, now: datetime) -> float:
    """Seconds until ``window`` (UTC) is open; 0 where it is, or where there is none."""
    if window is None:
        return 0.0
    time_of_day = now.timetz().replace(tzinfo=None)
    if window.start <= window.end:
        is_open = window.start <= time_of_day < window.end
    else:
        is_open = time_of_day >= window.start or time_of_day < window.end
    if is_open:
        return 0.0
    opens = datetime.combine(now.date(), window.start, tzinfo=now.tzinfo)
    return (opens - now if opens > now else opens + timedelta(days=1) - now).total_seconds()


@cache
def _suffixes() -> Callable[[str], Any]:
    """The public suffix list as shipped with the library: no download, no file."""
    import tldextract  # slow to load, and asked only for hosts that have a name

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def host_keys(host: str, addresses: Iterable[str] = ()) -> tuple[str, ...]:
    """Under which names a host's turn is kept: its registered domain and its addresses, sorted."""
    try:
        ipaddress.ip_address(host)
        domain = host
    except ValueError:
        domain = _suffixes()(host).top_domain_under_public_suffix or host
    return tuple(sorted({domain, *addresses}))


class Turns(Protocol):
    """Whose turn it is: one fetch at a time for each key, with the pauses decided above. Safe in threads."""

    def hold(self, keys: tuple[str, ...], *, url: str, longest: float, wait: bool) -> AbstractContextManager["Turn"]:
        """Keep the turn of all ``keys`` while the block runs, which takes ``longest`` seconds at most.

        ``wait``: wait for it, or raise TransientFetchError(retry_after) where that would take too long; without it
        HostBusyError is raised at once.
        """

    def check(self, keys: tuple[str, ...], *, url: str) -> None:
        """Raise TransientFetchError(retry_after) if a host of ``keys`` wants more patience than we wait."""

    def note(self, keys: tuple[str, ...], *, delay: float, error: FetchError | None) -> None:
        """Keep how a request to ``keys`` ended that was made without their turn."""


class Turn(Protocol):
    """A turn that is held."""

    def end(self, *, delay: float, error: FetchError | None) -> None:
        """The fetch is over, well (``error`` None) or badly; the pause begins."""


class LocalTurns:
    """Turns of one process, kept in its memory."""

    def __init__(
        self,
        *,
        max_wait: float,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._max_wait = max_wait
        self._monotonic = monotonic
        self._sleep = sleep
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._states: dict[str, HostState] = {}

    @contextmanager
    def hold(self, keys: tuple[str, ...], *, url: str, longest: float, wait: bool) -> Iterator[Turn]:  # noqa: ARG002
        """See ``Turns``; a process that dies takes its turns with it, whatever their length."""
        with ExitStack() as stack:
            for key in sorted(keys):
                if not self._turn(key).acquire(blocking=wait):
                    raise HostBusyError(f"{url}: its host is being asked", seconds=1.0)
                stack.callback(self._turn(key).release)
            seconds = self._wait(keys)
            if seconds > 0 and not wait:
                raise HostBusyError(f"{url}: its host is left alone for {seconds:.1f} more seconds", seconds=seconds)
            self.check(keys, url=url)
            if seconds > 0:
                self._sleep(seconds)
            yield _LocalTurn(turns=self, keys=keys)

    def check(self, keys: tuple[str, ...], *, url: str) -> None:
        """See ``Turns``."""
        wait = self._wait(keys)
        if wait > self._max_wait:
            raise left_alone(url, wait)

    def note(self, keys: tuple[str, ...], *, delay: float, error: FetchError | None) -> None:
        """See ``Turns``."""
        now = self._monotonic()
        with self._lock:
            for key in keys:
                self._states[key] = after_fetch(self._states.get(key, HostState()), now, delay, error)

    def _wait(self, keys: tuple[str, ...]) -> float:
        with self._lock:
            states = [self._states.get(key, HostState()) for key in keys]
        return wait_for(states, self._monotonic())

    def _turn(self, key: str) -> threading.Lock:
        with self._lock:
            return self._turns.setdefault(key, threading.Lock())


@dataclass(frozen=True, kw_only=True, slots=True)
class _LocalTurn:
    turns: LocalTurns
    keys: tuple[str, ...]

    def end(self, *, delay: float, error: FetchError | None) -> None:
        self.turns.note(self.keys, delay=delay, error=error)


def left_alone(url: str, seconds: float) -> TransientFetchError:
    """The error that says how long a host is not asked."""
    return TransientFetchError(
        f"{url}: its host is left alone for {seconds:.0f} more seconds", url=url, retry_after=seconds
    )
