"""Deadlines as iCalendar: all-day events with alarms; an import updates instead of duplicating."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from monitor.model.notice import Deadline
from monitor.render.calendar import ALARMS, calendar

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
DEADLINE = Deadline(
    on=date(2026, 3, 19),
    what="last day to act on a change (sla); short by 12 days",
    service="Acme, Inc.",
    terms="acme-sla",
    source="L-1",
    basis=('4: "thirty days"', "提前 30 天"),
    uid="abc@clausewatch",
)


def events(*deadlines: Deadline, now: datetime = NOW) -> list[Calendar]:
    return [part for part in Calendar.from_ical(calendar(deadlines, now=now)).walk() if part.name == "VEVENT"]


def test_an_all_day_event_with_alarms() -> None:
    (event,) = events(DEADLINE)
    assert event.decoded("dtstart") == date(2026, 3, 19)
    assert event.decoded("dtend") == date(2026, 3, 20)
    assert str(event["summary"]) == "Acme, Inc.: last day to act on a change (sla); short by 12 days"
    assert "提前 30 天" in str(event["description"])
    alarms = [part for part in event.walk() if part.name == "VALARM"]
    assert [alarm.decoded("trigger") for alarm in alarms] == list(ALARMS)
    remind = [datetime(2026, 3, 19) + before for before in ALARMS]  # noqa: DTZ001
    assert [(at.month, at.day, at.hour) for at in remind] == [(3, 12, 9), (3, 18, 9)]


def test_a_moved_deadline_updates_its_event() -> None:
    (before,) = events(DEADLINE)
    (after,) = events(replace(DEADLINE, on=date(2026, 3, 26)), now=NOW + timedelta(days=1))
    assert before["uid"] == after["uid"]
    assert after.decoded("last-modified") > before.decoded("last-modified")
    assert after.decoded("dtstart") != before.decoded("dtstart")


def test_text_from_pages_adds_no_property() -> None:
    evil = replace(DEADLINE, what="x\r\nATTACH:http://evil.example/\r\nEND:VEVENT", basis=("a\nBEGIN:VALARM\u202e",))
    (event,) = events(evil)
    assert "attach" not in event
    assert len([part for part in event.walk() if part.name == "VALARM"]) == len(ALARMS)
    assert "<U+202E>" in str(event["description"])


def test_lines_are_folded_for_every_reader() -> None:
    data = calendar([replace(DEADLINE, basis=("长" * 300,))], now=NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_provisional_day_and_a_rehearsal_say_so() -> None:
    data = calendar([replace(DEADLINE, provisional=True)], now=NOW, rehearsed=True)
    assert b"(provisional)" in data.replace(b"\r\n ", b"") and b"(rehearsal)" in data
