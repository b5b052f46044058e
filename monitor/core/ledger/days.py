"""Counting days: every convention of the ledger, with its source, in one place.

A legal day is a plain ``date``; nothing here looks at instants except :func:`legal_day`, which turns one into the
other once, in the service's own time zone. Business days are in ``calendars``.
"""

import calendar as month_lengths
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from monitor.core.ledger.calendars import is_working_day, provisional_years
from monitor.model.value import Duration, DurationUnit

HOURS_A_DAY = 24


@dataclass(frozen=True, kw_only=True, slots=True)
class Convention:
    """A way of counting. ``status``: "verified" in a public source, or "from memory": counsel confirms it."""

    id: str
    text: str
    source: str
    status: Literal["verified", "from memory", "house"]


CONVENTIONS = {
    convention.id: convention
    for convention in (
        Convention(
            id="first_day_excluded",
            text="the day on which notice is given is not counted",
            source="PRC Civil Code art. 201; Reg. (EEC, Euratom) 1182/71 art. 3(1)",
            status="verified",
        ),
        Convention(
            id="ends_at_midnight",
            text="a period ends at 24:00 of its last day, so N full days have passed only on the day after it",
            source="PRC Civil Code art. 203; Reg. (EEC, Euratom) 1182/71 art. 3(2)",
            status="verified",
        ),
        Convention(
            id="corresponding_day",
            text="a period in months ends on the day with the same number, or on the month's last day if there is none",
            source="PRC Civil Code art. 202; Reg. (EEC, Euratom) 1182/71 art. 3(2)(c)",
            status="verified",
        ),
        Convention(
            id="last_day_rolls_over",
            text="where the last day is a holiday the period ends on the next working day; parties may agree otherwise",
            source="PRC Civil Code art. 203; Reg. (EEC, Euratom) 1182/71 art. 3(4)",
            status="verified",
        ),
        Convention(
            id="no_roll_backwards",
            text="a period counted backwards does not move to another day because of a holiday",
            source="PRC Civil Code arts. 201-203 by analogy (commentary); Reg. (EEC, Euratom) 1182/71 art. 3(4)",
            status="from memory",
        ),
        Convention(
            id="business_days",
            text="only working days of the named calendar are counted, make-up working days included",
            source="the calendar's holidays; for China the State Council's yearly notice",
            status="verified",
        ),
        Convention(
            id="hours_as_days",
            text="hours are counted as whole days begun, because notice is known by its day only",
            source="house rule: never finer than what is known",
            status="house",
        ),
        Convention(
            id="earliest_defensible",
            text="for a day by which the user must act, the earliest of the defensible readings is taken",
            source="house rule: a day too early costs a day, a day too late costs the right",
            status="house",
        ),
    )
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The day that a count arrives at. ``provisional``: the calendar of a year it runs through is not published."""

    day: date
    provisional: bool = False


def legal_day(instant: datetime, zone: tzinfo) -> date:
    """The day on which ``instant`` falls where the service is.

    Raises ValueError if ``instant`` has no time zone.
    """
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {instant!r}")
    return instant.astimezone(zone).date()


def last_day(start: date, duration: Duration, calendar: str | None = None) -> Counted:
    """The last day of a period that begins with an event on ``start``, that day itself not counted.

    ``calendar``: country whose working days count for ``BD`` (None: Monday to Friday, provisional).
    Source: conventions first_day_excluded, corresponding_day, business_days, hours_as_days.

    >>> last_day(date(2025, 1, 31), Duration(1, "M")).day
    datetime.date(2025, 2, 28)
    >>> last_day(date(2026, 2, 10), Duration(15, "BD"), "CN").day
    datetime.date(2026, 3, 9)
    """
    if duration.unit == "BD":
        return _business_days_on(start, duration.count, calendar)
    if duration.unit == "M":
        return Counted(day=add_months(start, duration.count))
    return Counted(day=start + timedelta(days=_whole_days(duration)))


def latest_start(end: date, duration: Duration, calendar: str | None = None) -> Counted:
    """The latest day of an event whose period of ``duration`` is over by ``end``: :func:`last_day` backwards.

    ``last_day(latest_start(end)) <= end`` always holds, and fails for the day after.

    >>> latest_start(date(2025, 3, 31), Duration(30, "D")).day
    datetime.date(2025, 3, 1)
    """
    if duration.unit == "BD":
        return _business_days_back(end, duration.count, calendar)
    if duration.unit == "M":
        # The corresponding day; from a month's last day on, several days lead to the same clamped end.
        day = add_months(end, -duration.count)
        while last_day(day + timedelta(days=1), duration).day <= end:
            day += timedelta(days=1)
        return Counted(day=day)
    return Counted(day=end - timedelta(days=_whole_days(duration)))


def earliest_before(end: date, duration: Duration, calendar: str | None = None) -> Counted:
    """The last day on which a user who owes ``duration`` of notice before ``end`` is safe under every reading.

    The period must be over in full before ``end`` begins (ends_at_midnight), months go back to the corresponding
    day, and a last day is not moved (no_roll_backwards).

    >>> earliest_before(date(2026, 5, 1), Duration(30, "D")).day
    datetime.date(2026, 3, 31)
    """
    eve = end - timedelta(days=1)
    if duration.unit == "M":
        return Counted(day=min(add_months(eve, -duration.count), add_months(end, -duration.count) - timedelta(days=1)))
    return latest_start(eve, duration, calendar)


def roll_over(day: date, calendar: str | None) -> Counted:
    """``day``, or the next working day where ``day`` is none (convention last_day_rolls_over)."""
    end = day
    while not is_working_day(end, calendar):
        end += timedelta(days=1)
    return Counted(day=end, provisional=provisional_years(day, end, calendar))


def add_months(day: date, months: int) -> date:
    """The corresponding day ``months`` later (earlier if negative), clamped to the month's end.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_end(date(year, month + 1, 1)).day))


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=month_lengths.monthrange(day.year, day.month)[1])


_CONVENTIONS: dict[DurationUnit, tuple[str, ...]] = {
    "D": (),
    "MIN": ("hours_as_days",),
    "H": ("hours_as_days",),
    "M": ("corresponding_day",),
    "BD": ("business_days",),
}


def conventions_for(duration: Duration) -> tuple[Convention, ...]:
    """The conventions that :func:`last_day` follows for ``duration``, most basic first."""
    return tuple(CONVENTIONS[name] for name in ("first_day_excluded", "ends_at_midnight", *_CONVENTIONS[duration.unit]))


def _whole_days(duration: Duration) -> int:
    a_day = {"H": HOURS_A_DAY, "MIN": 60 * HOURS_A_DAY}.get(duration.unit, 1)
    return -(-duration.count // a_day)


def _business_days_on(start: date, count: int, calendar: str | None) -> Counted:
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, calendar)
    return Counted(day=day, provisional=provisional_years(start, day, calendar))


def _business_days_back(end: date, count: int, calendar: str | None) -> Counted:
    """The latest start so that ``count`` working days lie after it and not after ``end``."""
    day, left = end, count
    while left:
        left -= is_working_day(day, calendar)
        day -= timedelta(days=1)
    return Counted(day=day, provisional=provisional_years(day, end, calendar))
