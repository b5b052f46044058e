"""The watch-list: taken over from the configuration, due by index, leased to one at a time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.model.source import Service
from monitor.store import leases, watch
from monitor.store.database import Database, open_database
from monitor.store.leases import Held, Lease
from monitor.store.tables import TermsRow
from tests.helpers.bench import START, terms


@pytest.fixture
def database(store_url: str) -> Iterator[Database]:
    opened = open_database(store_url)
    yield opened
    opened.close()


def synced(database: Database, *ids: str, **changes: object) -> watch.Synced:
    service = Service(id="acme", name="Acme", terms=tuple(terms(id=one, **changes) for one in ids))
    with database.write() as session:
        return watch.sync(session, (service,), START)


def test_the_watch_list_follows_the_configuration(database: Database) -> None:
    assert synced(database, "a", "b").added == ("a", "b")
    assert not synced(database, "a", "b")
    assert synced(database, "a").retired == ("b",)
    assert not synced(database, "a")
    assert synced(database, "a", "b").restored == ("b",)


def test_a_renamed_terms_keeps_its_history(database: Database) -> None:
    synced(database, "old")
    with database.read() as session:
        before = watch.find(session, "old")
    assert synced(database, "new", previous_ids=("old",)).renamed == ("new",)
    with database.read() as session:
        after = watch.find(session, "new")
        assert watch.find(session, "old") is None
    assert before is not None and after is not None and after.key == before.key


def test_retired_terms_are_listed_and_never_due(database: Database) -> None:
    synced(database, "a", "b")
    synced(database, "a")
    with database.read() as session:
        assert [row.id for row in watch.listed(session)] == ["a", "b"]
        assert [row.id for row in watch.listed(session, retired=False)] == ["a"]
        assert list(watch.due(session, START, 10)) == ["a"]


def test_what_waited_longest_is_due_first(database: Database) -> None:
    synced(database, "a", "b", "c")
    with database.write() as session:
        for hours, row in enumerate(reversed(watch.listed(session))):
            row.next_due_at = START - timedelta(hours=hours)
    with database.read() as session:
        assert list(watch.due(session, START - timedelta(hours=1), 10)) == ["a", "b"]
        assert list(watch.due(session, START, 1)) == ["a"]


DUE = "SELECT id FROM terms WHERE retired_at IS NULL AND next_due_at <= '2026-01-01' ORDER BY next_due_at LIMIT 10"


def test_the_due_query_reads_an_index(database: Database) -> None:
    with database.read() as session:
        if database.has_one_writer:
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {DUE}")
        else:
            # A table without rows is not worth an index to its planner.
            session.connection().exec_driver_sql("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
            plan = session.connection().exec_driver_sql(f"EXPLAIN {DUE}")
        told = " ".join(str(row) for row in plan)
    assert "ix_terms_due" in told and "TEMP B-TREE" not in told


def test_standing_counts_what_is_watched(database: Database) -> None:
    synced(database, "a", "b", "c")
    synced(database, "a", "b")
    with database.read() as session:
        standing = watch.standing(session, START)
    assert (standing.watched, standing.retired, standing.due) == (2, 1, 2)
    assert standing.last == {"never checked": 2}


def test_a_lease_is_held_by_one_until_it_is_given_back(database: Database) -> None:
    now = datetime.now(UTC)
    with database.write() as session:
        mine = leases.take(session, "daemon", now=now, seconds=60, holder="machine 1 1")
        other = leases.take(session, "daemon", now=now, seconds=60, holder="machine 2 2")
    assert isinstance(mine, Lease)
    assert other == Held(name="daemon", holder="machine 1 1")
    with database.write() as session:
        assert leases.release(session, mine, now=now)
        assert isinstance(leases.take(session, "daemon", now=now, seconds=60, holder="machine 2 2"), Lease)


def test_a_lease_that_ran_out_is_taken_and_its_old_holder_fenced_off(database: Database) -> None:
    now = datetime.now(UTC)
    with database.write() as session:
        slow = leases.take(session, "daemon", now=now, seconds=60, holder="machine 1 1")
        quick = leases.take(session, "daemon", now=now + timedelta(seconds=61), seconds=60, holder="machine 2 2")
        assert isinstance(slow, Lease) and isinstance(quick, Lease)
        assert quick.token > slow.token
        assert not leases.extend(session, slow, now=now, seconds=60)
        assert not leases.release(session, slow, now=now)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="tells dead processes by /proc")
def test_the_lease_of_a_killed_process_is_free_at_once(database: Database) -> None:
    program = "from monitor.store.leases import this_holder; print(this_holder())"
    holder = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
    now = datetime.now(UTC)
    with database.write() as session:
        leases.take(session, "daemon", now=now, seconds=600, holder=holder)
        assert isinstance(leases.take(session, "daemon", now=now, seconds=60, holder="machine 2 2"), Lease)


def test_the_lease_of_a_living_process_is_not(database: Database) -> None:
    assert str(os.getpid()) in leases.this_holder()
    now = datetime.now(UTC)
    with database.write() as session:
        leases.take(session, "daemon", now=now, seconds=600, holder=leases.this_holder())
        assert isinstance(leases.take(session, "daemon", now=now, seconds=60, holder="machine 2 2"), Held)


def test_rows_hold_what_people_call_the_terms(database: Database) -> None:
    synced(database, "a")
    with database.read() as session:
        row = watch.find(session, "a")
    assert isinstance(row, TermsRow)
    assert (row.service_name, row.host, row.next_due_at) == ("Acme", "acme.example", START)
