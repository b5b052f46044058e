"""Deadlines as an iCalendar file: all-day events with alarms, under UIDs that stay, so that an import updates them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from icalendar import Alarm, Calendar, Event

from monitor import __version__
from monitor.core.text import visible
from monitor.model.notice import Deadline

ALARMS = (timedelta(days=-6, hours=-15), timedelta(hours=-15))
"""When the calendar reminds: at 9:00 a week before the day and at 9:00 the day before, counted from its 0:00."""

REFRESH = "P1D"
FOOTER = "Earliest defensible day by the conventions named. Not legal advice."


def calendar(deadlines: Iterable[Deadline], *, now: datetime, rehearsed: bool = False) -> bytes:
    """The file for a calendar program (RFC 5545), UTF-8.

    ``now``: aware UTC; the events' DTSTAMP and LAST-MODIFIED. ``rehearsed``: the clock was set, and the name says so.
    """
    file = Calendar()
    file.add("prodid", f"-//clausewatch//{__version__}//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", "Terms watch: deadlines" + (" (rehearsal)" if rehearsed else ""))
    file.add("x-published-ttl", REFRESH)
    frame = bytes(file.to_ical())
    end = frame.rindex(b"END:VCALENDAR")
    return frame[:end] + b"".join(_event(deadline, now) for deadline in deadlines) + frame[end:]


@lru_cache(maxsize=2_000)
def _event(deadline: Deadline, now: datetime) -> bytes:
    """One event as it stands in the file. Kept: the same file is asked for all day long."""
    what = visible(deadline.what) + (" (provisional)" if deadline.provisional else "")
    summary = f"{visible(deadline.service)}: {what}"
    event = Event()
    event.add("uid", deadline.uid)
    event.add("summary", summary)
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + timedelta(days=1))
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Terms watch"])
    event.add("description", "\n".join([*(visible(line) for line in deadline.basis), FOOTER]))
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return bytes(event.to_ical())
