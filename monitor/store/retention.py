"""Old checks: after some time the rows of single checks give way to a count by day, service and outcome.

A check says that a page was looked at and how that went. When a text was first and last seen stands with its version
and stays for ever.
"""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from monitor.store.database import Database
from monitor.store.tables import CheckDayRow, CheckRunRow, TermsRow

KEPT_DAYS = 90


def roll_up(database: Database, *, now: datetime, dry_run: bool = False) -> int:
    """Roll up the checks that ended more than ``KEPT_DAYS`` whole days (UTC) ago; returns how many there were.

    A day is one transaction: broken off and done again nothing is lost or counted twice.
    """
    end = _start(now.astimezone(UTC).date() - timedelta(days=KEPT_DAYS))
    if dry_run:
        with database.read() as session:
            return session.scalar(select(func.count()).where(CheckRunRow.finished_at < end)) or 0
    done = 0
    while True:
        with database.write() as session:
            oldest = session.scalar(select(func.min(CheckRunRow.finished_at)))
            if oldest is None or oldest >= end:
                return done
            done += _roll_up_day(session, oldest.date())


def _roll_up_day(session: Session, day: date) -> int:
    of_day = (CheckRunRow.finished_at >= _start(day)) & (CheckRunRow.finished_at < _start(day + timedelta(days=1)))
    counts = session.execute(
        select(TermsRow.service, CheckRunRow.outcome, func.count())
        .join(TermsRow, TermsRow.key == CheckRunRow.terms_key)
        .where(of_day)
        .group_by(TermsRow.service, CheckRunRow.outcome)
    ).all()
    for service, outcome, count in counts:
        row = session.get(CheckDayRow, (day, service, outcome))
        if row is None:
            session.add(CheckDayRow(day=day, service=service, outcome=outcome, checks=count))
        else:
            row.checks += count
    session.execute(delete(CheckRunRow).where(of_day).execution_options(synchronize_session=False))
    return sum(count for _, _, count in counts)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
