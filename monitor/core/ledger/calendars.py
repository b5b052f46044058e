"""Working days by country, from the ``holidays`` library: a pure computation, slow to import, so imported late."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

DECREED_YEARLY = {"CN": 2007}
"""Countries whose government fixes the working days anew for every year, with the first year that had make-up days.

A year without any make-up working day has not been decreed yet: its days are the library's forecast.
"""

ESTIMATED = "estimated"
"""How the library marks holidays of a lunar calendar that are announced only shortly before."""

SATURDAY = 5
WEEKDAYS = "weekdays"
"""The calendar of a contract that defines its business days as Monday to Friday and takes no holidays out."""


def is_working_day(day: date, calendar: str | None) -> bool:
    """Is ``day`` worked in the country ``calendar`` (ISO 3166, with a subdivision as in ``DE-BY``)?

    None, and ``WEEKDAYS``: Monday to Friday. Make-up working days on a weekend count as working days.
    Raises ValueError for a country that the library does not know.
    """
    if calendar is None or calendar == WEEKDAYS:
        return day.weekday() < SATURDAY
    return day in _working_days(calendar, day.year)


def provisional_years(first: date, last: date, calendar: str | None) -> bool:
    """Does a count from ``first`` to ``last`` rest on a calendar that is not known for certain?"""
    if calendar == WEEKDAYS:
        return False
    return calendar is None or any(_is_provisional(calendar, year) for year in range(first.year, last.year + 1))


@lru_cache(maxsize=512)
def _working_days(calendar: str, year: int) -> frozenset[date]:
    days = _holidays(calendar, year)
    first = date(year, 1, 1)
    every = (first + timedelta(days=offset) for offset in range((date(year, 12, 31) - first).days + 1))
    return frozenset(day for day in every if days.is_working_day(day))


@lru_cache(maxsize=512)
def _is_provisional(calendar: str, year: int) -> bool:
    days = _holidays(calendar, year)
    if not days.start_year <= year <= days.end_year:
        return True
    country = calendar.partition("-")[0]
    if country in DECREED_YEARLY and year >= DECREED_YEARLY[country]:
        return not any(day.year == year for day in days.weekend_workdays)
    return any(ESTIMATED in name.lower() for name in days.values())


def _holidays(calendar: str, year: int) -> Any:
    # Imported here: it takes 0.2 s, and most commands count no business days.
    import holidays

    country, _, subdivision = calendar.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=subdivision or None, years=year, language="en_US")
    except NotImplementedError as error:
        raise ValueError(f"no calendar of working days is known for {calendar!r}: {error}") from error
