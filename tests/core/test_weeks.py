"""One digest in each ISO week, whatever clocks and zones do."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.weeks import Rhythm, Week

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "US/Pacific",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Pacific/Apia",
)


def _mondays(first: date, last: date):
    day = first - timedelta(days=first.weekday())
    while day <= last:
        yield day
        day += timedelta(weeks=1)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("day", "at"), [(0, time(0, 30)), (6, time(2, 30)), (0, time(8))])
def test_seven_years_of_ticks_give_each_week_once(zone, day, at):
    rhythm = Rhythm(zone=zone, day=day, at=at)
    now = since = datetime(2024, 1, 1, tzinfo=UTC)
    end = datetime(2031, 1, 1, tzinfo=UTC)
    told: list[Week] = []
    while now < end:
        told += rhythm.due(since, now)
        since, now = now, now + timedelta(hours=31, minutes=13)

    expected = [Week.of(monday) for monday in _mondays(date(2024, 1, 1), date(2030, 12, 31))]
    inside = [week for week in expected if datetime(2024, 1, 1, tzinfo=UTC) < rhythm.moment(week) <= since]
    assert told == inside
    assert len(inside) >= 365


@pytest.mark.parametrize("gap", [timedelta(days=3), timedelta(weeks=3)])
@pytest.mark.parametrize("zone", ZONES)
def test_downtime_leaves_no_week_out(zone, gap):
    rhythm = Rhythm(zone=zone)
    since = datetime(2026, 3, 20, 12, tzinfo=UTC)
    told = list(rhythm.due(since, since + gap))
    assert told == [week for week in (Week(2026, 12 + i) for i in range(1, 5)) if rhythm.moment(week) <= since + gap]


def test_a_clock_set_back_repeats_nothing():
    rhythm = Rhythm(zone="Europe/Berlin")
    told = datetime(2026, 3, 9, 8, tzinfo=UTC)
    assert list(rhythm.due(told, told - timedelta(days=1))) == []


@given(
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.times(),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001
)
def test_the_latest_moment_is_within_a_week(zone, day, at, now):
    rhythm, now = Rhythm(zone=zone, day=day, at=at.replace(fold=0)), now.replace(tzinfo=UTC)
    week = rhythm.latest(now)
    assert rhythm.moment(week) <= now < rhythm.moment(week.shifted(1))
    assert rhythm.window(week)[1] == rhythm.moment(week)


def test_weeks_are_written_as_iso_writes_them():
    assert str(Week.of(date(2027, 1, 1))) == "2026-W53"
    assert Week.parse("2026-W53").shifted(1) == Week(2027, 1)
    for wrong in ("2026-10", "2026-W54", "2025-W53", "W10"):
        with pytest.raises(ValueError, match=r"W|week"):
            Week.parse(wrong)
