"""ISO weeks and the one moment in each at which a recipient's digest is due.

The moment is computed from the calendar for each week, never counted on from the last one: so daylight saving, time
zones, sleep and clock jumps can neither skip nor repeat a week. Source: ISO 8601 week dates (``date.isocalendar``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """An ISO week, for instance 2026-W10."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week that ``day`` lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> "Week":
        """The week written as ``2026-W10``. Raises ValueError for anything else, and for weeks that do not exist."""
        match = _WEEK.fullmatch(text)
        if match is None:
            raise ValueError(f'"{text}" is no ISO week; write it as 2026-W10')
        week = cls(int(match[1]), int(match[2]))
        date.fromisocalendar(week.year, week.number, 1)
        return week

    def day(self, weekday: int) -> date:
        """The day of this week; 0 is Monday."""
        return date.fromisocalendar(self.year, self.number, weekday + 1)

    def shifted(self, weeks: int) -> "Week":
        """The week ``weeks`` later (earlier where negative)."""
        return Week.of(self.day(0) + timedelta(weeks=weeks))


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """When somebody wants the digest: ``zone`` is an IANA name, ``day`` 0 (Monday) to 6, ``at`` the local time."""

    zone: str
    day: int = 0
    at: time = time(8)

    def moment(self, week: Week) -> datetime:
        """The instant (UTC) of this week's digest. A local time that a change of clocks skips counts as the instant
        at which the clocks, had they not been changed, would have shown it; one that comes twice, as the first."""
        return datetime.combine(week.day(self.day), self.at, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def window(self, week: Week) -> tuple[datetime, datetime]:
        """What the digest of ``week`` tells: after the moment of the week before, up to its own."""
        return self.moment(week.shifted(-1)), self.moment(week)

    def latest(self, now: datetime) -> Week:
        """The last week whose moment is not after ``now``."""
        week = Week.of(now.astimezone(ZoneInfo(self.zone)).date())
        return week if self.moment(week) <= now else week.shifted(-1)

    def due(self, since: datetime, now: datetime) -> Iterator[Week]:
        """Weeks whose moments lie after ``since`` and not after ``now``, in order."""
        week, last = self.latest(since).shifted(1), self.latest(now)
        while week <= last:
            yield week
            week = week.shifted(1)
