"""The ledger as a calendar: the days of one month by which somebody must act."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from monitor.core.ledger import verdict_words
from monitor.model.notice import NoticeEntry
from monitor.pipeline.books import Books

MOST = 300
"""Entries of one month; a busier month says that it shows the first ones."""
MOST_OF_A_DAY = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Something on one day. ``address``: where it is told in full. ``status``: of an entry; "" for another deadline."""

    terms: str
    what: str
    address: str
    status: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """One day of the sheet; ``inside``: of the month itself. ``hidden``: marks that found no room."""

    day: date
    inside: bool
    marks: tuple[Mark, ...]
    hidden: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """Whole weeks from Monday to Sunday. ``cut``: there are more entries than are shown."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    cut: bool

    @property
    def before(self) -> date:
        """A day of the month before."""
        return self.first - timedelta(days=1)

    @property
    def after(self) -> date:
        """A day of the next month."""
        return self.first + timedelta(days=32)

    @property
    def busy(self) -> Sequence[Day]:
        """The days of the month that have something, for narrow screens."""
        return [day for week in self.weeks for day in week if day.inside and day.marks]


def month(session: Session, books: Books, first: date) -> Month:
    """The sheet of the month that begins on ``first``."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    entries = books.between(session, weeks[0][0], weeks[-1][-1], limit=MOST + 1)
    marks: dict[date, list[Mark]] = {}
    for entry in entries[:MOST]:
        if entry.exit_deadline is not None:
            marks.setdefault(entry.exit_deadline, []).append(_of_entry(entry))
    for deadline in books.standing(session, weeks[-1][-1]):
        mark = Mark(terms=deadline.terms, what=deadline.what, address=f"/terms/{deadline.terms}", status="")
        marks.setdefault(deadline.on, []).append(mark)
    return Month(
        first=first,
        weeks=tuple(tuple(_day(day, first, marks.get(day, [])) for day in week) for week in weeks),
        cut=len(entries) > MOST,
    )


def _of_entry(entry: NoticeEntry) -> Mark:
    return Mark(
        terms=entry.terms,
        what=f"{entry.trigger}: {verdict_words(entry).partition(':')[0]}",
        address=f"/ledger/{entry.id}",
        status=entry.status,
    )


def _day(day: date, first: date, marks: Sequence[Mark]) -> Day:
    return Day(
        day=day,
        inside=day.month == first.month,
        marks=tuple(marks[:MOST_OF_A_DAY]),
        hidden=max(0, len(marks) - MOST_OF_A_DAY),
    )
