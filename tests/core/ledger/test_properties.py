"""What holds for every entry: shorter notice never judges better, an earlier date never gives a later deadline."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from monitor.core.ledger import Matter, Setting, entry_for, legal_day
from monitor.core.ledger.verdict import RANK
from monitor.model.notice import NoticeRule

DAYS = st.dates(min_value=date(2023, 12, 1), max_value=date(2026, 12, 31))
OFFSETS = st.integers(-40, 120)
MINIMA = st.sampled_from(["P0D", "P7D", "P30D", "P90D", "P5BD", "P15BD", "P1M", "P3M", "PT48H", "reasonable", "prior"])
WINDOWS = st.sampled_from([None, "P7D", "P30D", "P10BD", "P1M"])
CALENDARS = st.sampled_from([None, "CN", "US"])
ZONES = st.sampled_from(
    [
        "UTC",
        "Asia/Shanghai",
        "Europe/Berlin",
        "America/New_York",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Asia/Kathmandu",
    ]
)


def _rule(minimum: str, window: str | None, calendar: str | None) -> NoticeRule:
    return NoticeRule(
        id="r",
        trigger="amendment",
        minimum=minimum,
        day_kind="calendar",
        source="contract",
        objection_window=window,
        calendar=calendar,
    )


def _setting(today: date) -> Setting:
    return Setting(service="s", zone=UTC, today=today)


@st.composite
def matters(draw: st.DrawFn) -> Matter:
    """Any event: noticed, published or only seen by us, with a day of effect."""
    seen = draw(DAYS)
    old = seen - timedelta(days=draw(st.integers(0, 60)))
    published = draw(st.one_of(st.none(), st.just(seen), st.integers(-60, 10).map(lambda n: seen + timedelta(days=n))))
    noticed = draw(st.one_of(st.none(), st.integers(-60, 10).map(lambda n: seen + timedelta(days=n))))
    return Matter(
        event="e",
        service="s",
        terms="t",
        published=published,
        noticed=noticed,
        first_seen=seen,
        last_seen_old=old,
        effective=seen + timedelta(days=draw(OFFSETS)),
        effective_basis="stated",
    )


def _moved(matter: Matter, *, effective: int = 0, given: int = 0) -> Matter:
    """``matter`` with the day of effect, or the days of notice, moved by so many days."""
    from dataclasses import replace

    def by(day: date | None, days: int) -> date | None:
        return None if day is None else day + timedelta(days=days)

    return replace(
        matter,
        effective=by(matter.effective, effective),
        published=by(matter.published, given),
        noticed=by(matter.noticed, given),
        first_seen=by(matter.first_seen, given),
        last_seen_old=by(matter.last_seen_old, given),
    )


@given(matters(), MINIMA, CALENDARS, st.integers(1, 60))
@settings(max_examples=250, deadline=None)
def test_an_earlier_day_of_effect_never_judges_better(
    matter: Matter, minimum: str, calendar: str | None, days: int
) -> None:
    rule = _rule(minimum, None, calendar)
    before = entry_for(matter, rule, _setting(date(2026, 1, 1)))
    after = entry_for(_moved(matter, effective=-days), rule, _setting(date(2026, 1, 1)))
    _never_better(before.verdict, after.verdict)
    if before.short_by_days is not None:
        assert after.short_by_days is not None and after.short_by_days > before.short_by_days


@given(matters(), MINIMA, CALENDARS, st.integers(1, 60))
@settings(max_examples=250, deadline=None)
def test_later_notice_never_judges_better(matter: Matter, minimum: str, calendar: str | None, days: int) -> None:
    rule = _rule(minimum, None, calendar)
    before = entry_for(matter, rule, _setting(date(2026, 1, 1)))
    after = entry_for(_moved(matter, given=days), rule, _setting(date(2026, 1, 1)))
    # Business days come to more days of the calendar from a Monday than from a Sunday: captures that lay too far apart
    # to judge may then lie close enough, whichever way the notice moved.
    assume(not (minimum.endswith("BD") and any("captures lie" in line for line in before.reasoning)))
    _never_better(before.verdict, after.verdict)


def _never_better(before: str, after: str) -> None:
    if "no_firm_rule" in (before, after):
        assert before == after, "how firm a rule is does not depend on dates"
    else:
        assert RANK[after] <= RANK[before]


@given(matters(), MINIMA, WINDOWS, CALENDARS, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=250, deadline=None)
def test_deadlines_never_move_later_when_a_date_gets_earlier(
    matter: Matter, minimum: str, window: str | None, calendar: str | None, effective: int, given_earlier: int
) -> None:
    rule = _rule(minimum, window, calendar)
    before = entry_for(matter, rule, _setting(date(2026, 1, 1))).exit_deadline
    moved = _moved(matter, effective=-effective, given=-given_earlier)
    after = entry_for(moved, rule, _setting(date(2026, 1, 1))).exit_deadline
    assert before is not None and after is not None and after <= before


@given(matters(), MINIMA, CALENDARS)
@settings(max_examples=150, deadline=None)
def test_bounds_hold_what_is_given(matter: Matter, minimum: str, calendar: str | None) -> None:
    entry = entry_for(matter, _rule(minimum, None, calendar), _setting(date(2026, 1, 1)))
    assert entry.given_days_min is not None and entry.given_days_max is not None
    assert entry.given_days_min <= entry.given_days_max
    assert (entry.given_days is not None) == (entry.given_days_min == entry.given_days_max)
    assert entry.short_by_days is None or entry.short_by_days > 0
    assert (entry.short_by_days is not None) == (entry.verdict == "short")


@given(DAYS, st.times(), ZONES)
@settings(max_examples=200, deadline=None)
def test_a_legal_day_is_the_day_there(day: date, clock: time, name: str) -> None:
    """At whatever time of a day something is captured, it is that day where the service is: DST, leap days, New Year."""
    zone = ZoneInfo(name)
    there = datetime.combine(day, clock, zone)
    assert legal_day(there.astimezone(UTC), zone) == legal_day(there.astimezone(timezone(timedelta(hours=-11))), zone)
    # A time of day that a change of clocks skips falls an hour later; no zone here changes at midnight.
    assert legal_day(there.astimezone(UTC), zone) == day


@given(matters(), MINIMA, ZONES)
@settings(max_examples=100, deadline=None)
def test_the_zone_changes_nothing_once_days_are_known(matter: Matter, minimum: str, name: str) -> None:
    rule = _rule(minimum, "P10BD", "CN")
    there = Setting(service="s", zone=ZoneInfo(name), today=date(2026, 1, 1), calendar=None)
    assert entry_for(matter, rule, there) == entry_for(matter, rule, _setting(date(2026, 1, 1)))
