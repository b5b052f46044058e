"""When a terms is checked again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.schedule import BACK_OFF, JITTER, NEAR_INTERVAL, SLOWEST, STABLE_AFTER, Outcome, Situation, next_check

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
CALM = Situation(key="acme-terms", outcome="unchanged", now=NOW)


def wait(situation: Situation) -> timedelta:
    return next_check(situation) - situation.now


def about(expected: timedelta) -> tuple[timedelta, timedelta]:
    return expected * (1 - JITTER), expected * (1 + JITTER)


def test_daily_at_first() -> None:
    low, high = about(timedelta(days=1))
    assert low <= wait(CALM) <= high


@pytest.mark.parametrize(("spans", "days"), [(0, 1), (1, 2), (2, 4), (3, 7), (40, 7)])
def test_a_stable_page_is_checked_less_often_down_to_weekly(spans: int, days: int) -> None:
    low, high = about(timedelta(days=days))
    assert low <= wait(replace(CALM, stable_since=NOW - STABLE_AFTER * spans)) <= high


def test_an_interval_longer_than_a_week_stays_as_configured() -> None:
    low, high = about(timedelta(days=30))
    assert low <= wait(replace(CALM, interval=timedelta(days=30), stable_since=NOW - STABLE_AFTER * 3)) <= high


@pytest.mark.parametrize("offset", [-3, 0, 3])
def test_sooner_near_a_day_of_effect(offset: int) -> None:
    near = replace(CALM, stable_since=NOW - STABLE_AFTER * 5, effective=(NOW.date() + timedelta(days=offset),))
    assert wait(near) <= NEAR_INTERVAL * (1 + JITTER)


def test_a_stable_page_is_awake_before_a_day_of_effect() -> None:
    coming = replace(CALM, stable_since=NOW - STABLE_AFTER * 5, effective=(date(2026, 3, 8),))
    assert next_check(coming) <= datetime(2026, 3, 5, tzinfo=UTC) < NOW + SLOWEST


@pytest.mark.parametrize("outcome", BACK_OFF)
def test_failures_back_off_and_are_bounded(outcome: Outcome) -> None:
    waits = [wait(replace(CALM, outcome=outcome, failures=failures)) for failures in range(1, 40)]
    rule = BACK_OFF[outcome]
    assert waits[0] <= rule.first * (1 + JITTER)
    assert all(later >= earlier * (1 - 2 * JITTER) for earlier, later in pairwise(waits))
    assert max(waits) <= rule.most * (1 + JITTER)


def test_what_the_server_asks_for_is_kept() -> None:
    asked = replace(CALM, outcome="transient", failures=1, retry_after=7 * 3600.0)
    assert wait(asked) >= timedelta(hours=7)


def test_a_network_fault_is_tried_sooner_than_a_page_that_is_gone() -> None:
    assert wait(replace(CALM, outcome="transient", failures=1)) < wait(replace(CALM, outcome="gone", failures=1))


def test_checks_are_spread_and_repeatable() -> None:
    waits = {wait(replace(CALM, key=f"terms-{number}")) for number in range(200)}
    assert len(waits) == 200
    assert wait(CALM) == wait(CALM)


@given(
    st.sampled_from(["changed", "unchanged", *BACK_OFF]),
    st.integers(0, 10_000),
    st.floats(0.1, 24 * 60),
    st.integers(-400, 400),
    st.one_of(st.none(), st.integers(0, 4000)),
)
def test_the_next_check_is_always_ahead_and_in_sight(
    outcome: Outcome, failures: int, hours: float, effective: int, stable: int | None
) -> None:
    situation = Situation(
        key="k",
        outcome=outcome,
        now=NOW,
        interval=timedelta(hours=hours),
        failures=failures,
        effective=(NOW.date() + timedelta(days=effective),),
        stable_since=None if stable is None else NOW - timedelta(days=stable),
    )
    assert timedelta(0) < wait(situation) <= max(timedelta(hours=hours), SLOWEST) * (1 + JITTER)


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        next_check(replace(CALM, now=datetime(2026, 3, 2)))  # noqa: DTZ001
