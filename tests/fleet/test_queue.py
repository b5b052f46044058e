"""The queue: what is put in once is done once; what was left running waits again, also where a twin waits already."""

from collections.abc import Callable
from datetime import timedelta
from importlib.metadata import version

import pytest
from sqlalchemy import text

from monitor.errors import StoreError
from monitor.store import queue
from monitor.store.database import Database
from monitor.store.queue import Depth, Errand


def put(database: Database, *terms: str, line: str = "example.com") -> bool:
    with database.write() as session:
        return queue.defer(session, [Errand(terms=one, line=line) for one in terms])


PATH = text(f"SET LOCAL search_path TO {queue.SEARCH_PATH}")


def taken(database: Database, worker: int) -> str | None:
    """What a worker gets that asks for work."""
    fetch = text("SELECT queueing_lock FROM procrastinate_fetch_job_v2(ARRAY['check'], :worker)")
    with database.write() as session:
        session.execute(PATH)
        return session.execute(fetch, {"worker": worker}).scalar()


def signed_on(database: Database, *, silent_for: float = 0) -> int:
    """A new worker, whose last report is so many seconds old."""
    with database.write() as session:
        return int(
            session.execute(
                text(
                    f"INSERT INTO {queue.SCHEMA}.procrastinate_workers (last_heartbeat) "
                    "VALUES (now() - make_interval(secs => :silent)) RETURNING id"
                ),
                {"silent": silent_for},
            ).scalar_one()
        )


def swept(database: Database, silence: float = 30) -> int:
    with database.write() as session:
        left = queue.stalled(session, silence)
        return queue.put_back(session, left, now=database.instant(session))


def depth(database: Database) -> Depth:
    with database.read() as session:
        return queue.depth(session)


def test_a_check_waits_once_and_comes_in_the_order_of_its_line(database: Database) -> None:
    assert put(database, "a", "b")
    assert not put(database, "c", "a"), "a waits already; then nothing of it is queued"
    assert depth(database) == Depth(waiting=2)
    worker = signed_on(database)
    assert taken(database, worker) == "a"
    assert taken(database, worker) is None, "b waits for the host that a is fetched from"
    assert depth(database) == Depth(waiting=1, running=1)
    with database.read() as session:
        assert queue.in_line(session) == {"a": "example.com", "b": "example.com"}
        assert len(queue.running_under(session, [worker])) == 1
        assert queue.running_under(session, []) == []


def test_other_hosts_are_asked_meanwhile(database: Database) -> None:
    put(database, "a")
    put(database, "b", line="example.org")
    worker = signed_on(database)
    assert (taken(database, worker), taken(database, worker)) == ("a", "b")


def test_what_a_silent_worker_left_waits_again(database: Database) -> None:
    put(database, "a", "b")
    assert taken(database, signed_on(database, silent_for=60)) == "a"
    assert swept(database, silence=90) == 0
    assert swept(database) == 1
    assert swept(database) == 0
    assert taken(database, signed_on(database)) == "a"


def test_what_a_worker_left_that_signed_off_waits_again_at_once(database: Database) -> None:
    put(database, "a")
    worker = signed_on(database)
    taken(database, worker)
    with database.write() as session:
        queue.sign_off(session, [worker])
    assert swept(database) == 1
    assert depth(database) == Depth(waiting=1)


def test_where_a_twin_waits_the_left_one_is_dropped_and_the_twin_starts(database: Database) -> None:
    dead = signed_on(database, silent_for=60)
    for line, terms in enumerate("abc"):
        put(database, terms, line=f"{line}.example")
        assert taken(database, dead) == terms
    put(database, "b", line="1.example")
    assert swept(database) == 3, "one that cannot wait again does not keep the others from it"
    assert depth(database) == Depth(waiting=3)
    worker = signed_on(database)
    assert {taken(database, worker) for _ in range(4)} == {"a", "b", "c", None}


def test_a_job_that_ended_while_it_was_swept_is_left_alone(database: Database, door: Callable[[], Database]) -> None:
    put(database, "a")
    taken(database, signed_on(database, silent_for=60))
    with database.write() as session:
        left = queue.stalled(session, 30)
        with door().write() as other:
            other.execute(PATH)
            other.execute(text("DELETE FROM procrastinate_jobs"))
        assert queue.put_back(session, left, now=database.instant(session)) == 0
        assert queue.put_back(session, [], now=database.instant(session)) == 0


def test_one_that_was_put_off_holds_back_the_others_of_its_host(database: Database) -> None:
    put(database, "a", "b")
    worker = signed_on(database)
    taken(database, worker)
    with database.write() as session:
        (job,) = queue.running_under(session, [worker])
        queue.put_back(session, [job], now=database.instant(session) + timedelta(hours=1))
    assert taken(database, worker) is None


def test_the_queue_is_made_once_and_anew_for_another_procrastinate(database: Database) -> None:
    put(database, "a")
    with database.write() as session:
        queue.prepare(session, replace=True)
    assert depth(database) == Depth(waiting=1)
    with database.write() as session:
        session.execute(text(f"COMMENT ON SCHEMA {queue.SCHEMA} IS '0.1'"))
    told = rf"made by Procrastinate 0\.1, here {version('procrastinate')}"
    with pytest.raises(StoreError, match=told), database.write() as session:
        queue.prepare(session, replace=False)
    with database.write() as session:
        queue.prepare(session, replace=True)
    assert depth(database) == Depth()


def test_whether_there_is_a_queue_is_known_everywhere(door: Callable[[], Database]) -> None:
    bare = door()
    with bare.read() as session:
        assert not queue.is_there(session)
