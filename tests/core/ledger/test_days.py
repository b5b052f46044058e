"""Day counting: the computed examples of the domain notes, and properties that hold for every date."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.ledger.calendars import is_working_day, provisional_years
from monitor.core.ledger.days import (
    add_months,
    conventions_for,
    earliest_before,
    last_day,
    latest_start,
    legal_day,
    month_end,
    roll_over,
)
from monitor.model.value import Duration

DAYS = st.dates(min_value=date(2008, 1, 1), max_value=date(2040, 12, 31))
DURATIONS = st.one_of(
    st.builds(Duration, st.integers(0, 400), st.just("D")),
    st.builds(Duration, st.integers(0, 60), st.just("BD")),
    st.builds(Duration, st.integers(0, 30), st.just("M")),
    st.builds(Duration, st.integers(0, 200), st.just("H")),
)
CALENDARS = st.sampled_from([None, "CN", "DE", "US-CA"])


@pytest.mark.parametrize(
    ("start", "duration", "calendar", "end"),
    [
        (date(2025, 1, 31), "P1M", None, date(2025, 2, 28)),
        (date(2024, 1, 31), "P1M", None, date(2024, 2, 29)),
        (date(2024, 2, 29), "P12M", None, date(2025, 2, 28)),
        (date(2025, 11, 30), "P3M", None, date(2026, 2, 28)),
        (date(2026, 2, 10), "P15BD", "CN", date(2026, 3, 9)),
        (date(2026, 2, 10), "P15BD", None, date(2026, 3, 3)),
        (date(2026, 3, 2), "P30D", None, date(2026, 4, 1)),
        (date(2025, 12, 20), "P30D", None, date(2026, 1, 19)),
        (date(2024, 2, 1), "P30D", None, date(2024, 3, 2)),
        (date(2026, 3, 2), "PT48H", None, date(2026, 3, 4)),
        (date(2026, 3, 2), "PT30M", None, date(2026, 3, 3)),
        (date(2026, 3, 2), "PT25H", None, date(2026, 3, 4)),
        (date(2026, 3, 2), "P0D", None, date(2026, 3, 2)),
    ],
)
def test_last_day(start: date, duration: str, calendar: str | None, end: date) -> None:
    parsed = Duration.parse(duration)
    assert parsed is not None
    assert last_day(start, parsed, calendar).day == end


def test_china_works_on_its_make_up_days() -> None:
    assert is_working_day(date(2026, 2, 28), "CN")
    assert not is_working_day(date(2026, 2, 20), "CN")
    assert not is_working_day(date(2026, 2, 28), None)


def test_a_year_without_decreed_calendar_is_provisional() -> None:
    assert not provisional_years(date(2026, 1, 1), date(2026, 12, 31), "CN")
    assert provisional_years(date(2026, 12, 1), date(2027, 1, 5), "CN")
    assert last_day(date(2026, 12, 20), Duration(15, "BD"), "CN").provisional
    assert last_day(date(2026, 2, 10), Duration(15, "BD")).provisional, "no calendar set: weekdays are a guess"
    assert not last_day(date(2026, 12, 20), Duration(15, "D"), "CN").provisional, "no calendar is used"


def test_estimated_holidays_are_provisional() -> None:
    assert provisional_years(date(2030, 1, 1), date(2030, 2, 1), "AE")


def test_unknown_country() -> None:
    assert is_working_day(date(2026, 5, 29), "DE-BY")
    with pytest.raises(ValueError, match="XX"):
        is_working_day(date(2026, 1, 1), "XX")


def test_a_last_day_rolls_over_to_the_next_working_day() -> None:
    assert roll_over(date(2025, 8, 30), "CN").day == date(2025, 9, 1)
    assert roll_over(date(2026, 2, 28), "CN").day == date(2026, 2, 28), "a make-up Saturday is a working day"
    assert roll_over(date(2025, 10, 1), "CN").day == date(2025, 10, 9)


def test_the_users_own_notice_is_over_in_full_before_the_day() -> None:
    assert earliest_before(date(2026, 5, 1), Duration(30, "D")).day == date(2026, 3, 31)
    assert earliest_before(date(2025, 3, 1), Duration(1, "M")).day == date(2025, 1, 28)
    assert earliest_before(date(2026, 3, 2), Duration(5, "BD"), "CN").day < date(2026, 2, 24)


def test_every_unit_names_its_conventions() -> None:
    assert [c.id for c in conventions_for(Duration(1, "BD"))] == [
        "first_day_excluded",
        "ends_at_midnight",
        "business_days",
    ]
    assert all(convention.source for unit in ("D", "M", "H", "BD") for convention in conventions_for(Duration(1, unit)))


@given(DAYS, DURATIONS, CALENDARS)
@settings(max_examples=150, deadline=None)
def test_counting_there_and_back_agrees(end: date, duration: Duration, calendar: str | None) -> None:
    start = latest_start(end, duration, calendar).day
    assert last_day(start, duration, calendar).day <= end
    assert last_day(start + timedelta(days=1), duration, calendar).day > end


@given(DAYS, st.integers(0, 60), DURATIONS, CALENDARS)
@settings(max_examples=150, deadline=None)
def test_a_later_start_never_ends_earlier(start: date, later: int, duration: Duration, calendar: str | None) -> None:
    shifted = start + timedelta(days=later)
    assert last_day(start, duration, calendar).day <= last_day(shifted, duration, calendar).day
    assert earliest_before(start, duration, calendar).day <= earliest_before(shifted, duration, calendar).day


@given(DAYS, DURATIONS, CALENDARS)
@settings(max_examples=150, deadline=None)
def test_the_users_day_is_never_after_the_last_lawful_one(end: date, duration: Duration, calendar: str | None) -> None:
    assert earliest_before(end, duration, calendar).day < max(
        end, latest_start(end, duration, calendar).day + timedelta(1)
    )


@given(DAYS, st.integers(-40, 40))
def test_months_keep_the_day_or_clamp_to_the_months_end(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or moved == month_end(moved)


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100])
def test_leap_years(year: int) -> None:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    assert add_months(date(year, 1, 31), 1) == date(year, 2, 29 if leap else 28)
    assert last_day(date(year, 2, 28), Duration(1, "D")).day == (date(year, 2, 29) if leap else date(year, 3, 1))


def test_all_time_zones_leave_legal_days_untouched() -> None:
    """Any hour of a day, told in a zone and captured as UTC, is that same day there; over DST and over New Year."""
    days = (
        date(2026, 1, 1),
        date(2026, 3, 8),
        date(2026, 3, 29),
        date(2026, 10, 25),
        date(2024, 2, 29),
        date(2026, 12, 31),
    )
    for name in available_timezones() - {"localtime", "Factory"}:
        zone = ZoneInfo(name)
        for day in days:
            for hour in (0, 12, 23):
                instant = datetime.combine(day, time(hour, 30), zone)
                assert legal_day(instant.astimezone(UTC), zone) == day, name


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        legal_day(datetime(2026, 1, 1), UTC)  # noqa: DTZ001
