"""Old checks are counted by day, on both databases; nothing is lost or counted twice."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from monitor.store import retention
from monitor.store.database import Database, open_database
from monitor.store.tables import CheckDayRow, CheckRunRow, TermsRow
from tests.helpers import postgres
from tests.helpers.bench import Bench, bench_in

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
OLDEST_KEPT = date(2026, 8, 24)


@pytest.fixture(params=["sqlite", "postgresql"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    if request.param == "sqlite":
        with bench_in(tmp_path) as made:
            yield made
        return
    with postgres.database() as url, bench_in(tmp_path, url) as made:
        yield made


def terms(database: Database, service: str) -> int:
    with database.write() as session:
        row = TermsRow(
            id=f"{service}-terms",
            service=service,
            service_name=service,
            name="Terms",
            type="terms",
            kind="terms",
            added_at=NOW,
            interval_hours=24.0,
        )
        session.add(row)
        session.flush()
        return row.key


def ended(database: Database, terms_key: int, at: datetime, outcome: str = "unchanged", times: int = 1) -> None:
    with database.write() as session:
        for _ in range(times):
            run = CheckRunRow(terms_key=terms_key, started_at=at, finished_at=at, outcome=outcome, engine="e")
            session.add(run)


def by_day(database: Database) -> list[tuple[str, str, str, int]]:
    with database.read() as session:
        rows = session.scalars(select(CheckDayRow)).all()
        return sorted((str(row.day), row.service, row.outcome, row.checks) for row in rows)


def left(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(CheckRunRow)) or 0


def start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def test_days_are_counted_by_service_and_outcome_and_the_last_ninety_stay(bench: Bench) -> None:
    acme, other = terms(bench.database, "acme"), terms(bench.database, "other")
    edge = start_of(OLDEST_KEPT)
    ended(bench.database, acme, edge, times=2)
    ended(bench.database, acme, NOW)
    ended(bench.database, acme, edge - timedelta(microseconds=1), times=3)
    ended(bench.database, acme, edge - timedelta(hours=24), "failed")
    ended(bench.database, other, edge - timedelta(hours=1), times=2)
    ended(bench.database, other, edge - timedelta(days=400), "suspect")
    assert retention.roll_up(bench.database, now=NOW, dry_run=True) == 7
    assert (left(bench.database), by_day(bench.database)) == (10, [])
    assert retention.roll_up(bench.database, now=NOW) == 7
    assert left(bench.database) == 3
    expected = [
        ("2025-07-20", "other", "suspect", 1),
        ("2026-08-23", "acme", "failed", 1),
        ("2026-08-23", "acme", "unchanged", 3),
        ("2026-08-23", "other", "unchanged", 2),
    ]
    assert by_day(bench.database) == expected
    assert retention.roll_up(bench.database, now=NOW) == 0
    assert by_day(bench.database) == expected


def test_what_comes_late_is_added(bench: Bench) -> None:
    acme = terms(bench.database, "acme")
    old = start_of(OLDEST_KEPT) - timedelta(hours=5)
    for times in (2, 3):
        ended(bench.database, acme, old, times=times)
        retention.roll_up(bench.database, now=NOW)
    assert by_day(bench.database) == [("2026-08-23", "acme", "unchanged", 5)]


def test_killed_between_two_days_and_done_again_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    database = open_database(url)
    acme = terms(database, "acme")
    for days in range(100, 110):
        ended(database, acme, NOW - timedelta(days=days), times=2)
    for point in range(1, 8, 2):
        script = (
            "from datetime import datetime; from monitor.fault import Fault; from monitor.store import retention\n"
            "from monitor.store.database import open_database\n"
            f"now = datetime.fromisoformat('{NOW.isoformat()}')\n"
            f"retention.roll_up(open_database({url!r}, fault=Fault({point})), now=now)"
        )
        killed = subprocess.run([sys.executable, "-c", script], check=False)
        assert killed.returncode == -signal.SIGKILL
        assert sum(checks for *_, checks in by_day(database)) + left(database) == 20
    retention.roll_up(database, now=NOW)
    assert [checks for *_, checks in by_day(database)] == [2] * 10
    database.close()
