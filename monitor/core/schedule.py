"""When to check a terms again: outcome, headers, now -> next check. Pure; the pipeline stores the answer.

Daily at first, weekly once a page has long been stable, sooner around a day on which something takes effect, and
backing off by kind of failure. Checks of different terms are spread by a hash of their key, not by chance, so that
the answer is the same on every run.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

Outcome = Literal["changed", "unchanged", "suspect", "transient", "blocked", "gone", "unreadable", "too_large"]
GOOD: frozenset[Outcome] = frozenset({"changed", "unchanged"})

STABLE_AFTER = timedelta(days=60)
"""A page without a change for so long is checked half as often, and half as often again with each further span."""

SLOWEST = timedelta(days=7)
"""No stable page is checked less often than that, however stable: it bounds every "first seen"."""

NEAR_DAYS = 3
"""From so many days before a day of effect until so many after it, checks come at least every ``NEAR_INTERVAL``."""

NEAR_INTERVAL = timedelta(hours=6)
JITTER = 0.1
"""Share of the interval by which a check may move, either way."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BackOff:
    """Wait ``first`` after one failure, ``factor`` times longer after each further one, ``most`` at most."""

    first: timedelta
    factor: float
    most: timedelta

    def after(self, failures: int) -> timedelta:
        """How long to wait after ``failures`` in a row (1 or more)."""
        # The exponent is bounded so that a page that failed for years does not overflow.
        grown = self.first.total_seconds() * self.factor ** min(max(failures, 1) - 1, 16)
        return timedelta(seconds=min(grown, self.most.total_seconds()))


BACK_OFF: dict[Outcome, BackOff] = {
    "transient": BackOff(first=timedelta(minutes=30), factor=2.0, most=timedelta(days=1)),
    "suspect": BackOff(first=timedelta(hours=1), factor=3.0, most=timedelta(days=1)),
    "blocked": BackOff(first=timedelta(hours=12), factor=2.0, most=timedelta(days=3)),
    "gone": BackOff(first=timedelta(hours=6), factor=2.0, most=timedelta(days=7)),
    "unreadable": BackOff(first=timedelta(hours=6), factor=2.0, most=timedelta(days=3)),
    "too_large": BackOff(first=timedelta(days=1), factor=2.0, most=timedelta(days=7)),
}
"""Outcome -> how to back off. A suspect page is looked at again soon: it is confirmed twice before it counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """What is known after a check.

    ``key``: id of the terms, spreads the checks. ``interval``: as configured. ``stable_since``: when its text last
    changed (None: never seen to). ``effective``: days on which known changes take effect. ``failures``: failed
    checks in a row, this one included. ``retry_after``: what the server asked for, in seconds.
    """

    key: str
    outcome: Outcome
    now: datetime
    interval: timedelta = timedelta(days=1)
    stable_since: datetime | None = None
    effective: tuple[date, ...] = ()
    failures: int = 0
    retry_after: float | None = None


def next_check(situation: Situation) -> datetime:
    """The instant (aware UTC) before which the terms need not be checked again.

    A failed check never waits longer than its own back-off, and never less than the server asked for.
    Raises ValueError if ``situation.now`` has no time zone.
    """
    now = situation.now
    if now.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {now!r}")
    now = now.astimezone(UTC)
    if situation.outcome in GOOD:
        wait = _calm_interval(situation)
        jittered = now + wait * (1 + JITTER * _spread(f"{situation.key} {now:%Y-%m-%d}"))
        return min([jittered, *_wake_ups(situation.effective, now)])
    wait = BACK_OFF[situation.outcome].after(situation.failures)
    asked = timedelta(seconds=situation.retry_after or 0)
    return now + max(wait * (1 + JITTER * _spread(f"{situation.key} {situation.failures}")), asked)


def _calm_interval(situation: Situation) -> timedelta:
    """The configured interval, longer for a stable page, shorter near a day of effect."""
    now, interval = situation.now, situation.interval
    if any(abs((day - now.date()).days) <= NEAR_DAYS for day in situation.effective):
        return min(interval, NEAR_INTERVAL)
    if situation.stable_since is None:
        return interval
    spans = max(0, (now - situation.stable_since) // STABLE_AFTER)
    # An interval that the user set longer than a week stays as it is.
    slower: timedelta = interval * (1 << min(spans, 8))
    return max(interval, min(slower, SLOWEST))


def _wake_ups(effective: Iterable[date], now: datetime) -> list[datetime]:
    """When to begin looking closely: ``NEAR_DAYS`` before each day of effect that is still to come."""
    starts = (datetime.combine(day, time(), UTC) - timedelta(days=NEAR_DAYS) for day in effective)
    return [start for start in starts if start > now]


def _spread(seed: str) -> float:
    """A number from -1 to 1 that depends on ``seed`` alone."""
    whole = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    return whole / (2**64 - 1) * 2 - 1
