"""Manners across processes: whose turn a host is stands in the database."""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from monitor.errors import HostBusyError, TransientFetchError
from monitor.pipeline.turns import SharedTurns, delay_of
from monitor.store import hosts
from monitor.store.database import Database, open_database
from tests.helpers import postgres
from tests.helpers.postgres import own_server, sqlalchemy_url

HOST = ("example.com",)
LONG = 3600.0


@pytest.fixture
def turns(door: Callable[[], Database]) -> Callable[..., SharedTurns]:
    """Turns as another process has them; it sleeps not, but writes down for how long it would."""

    def another(max_wait: float = 60.0, sleep: Callable[[float], None] = time.sleep) -> SharedTurns:
        return SharedTurns(door(), max_wait=max_wait, sleep=sleep)

    return another


def pause(database: Database, *keys: str) -> float:
    """How long a host must be left alone."""
    with database.read() as session:
        return delay_of(hosts.pace(session, keys or HOST), database.instant(session)).pause


def held(turns: SharedTurns, *keys: str, longest: float = LONG, delay: float = 0.0) -> None:
    with turns.hold(keys or HOST, url="u", longest=longest, wait=False) as turn:
        turn.end(delay=delay, error=None)


def test_a_turn_is_one_process_s_at_a_time(turns: Callable[..., SharedTurns]) -> None:
    one, other = turns(), turns()
    with one.hold(HOST, url="u", longest=LONG, wait=False) as turn:
        with pytest.raises(HostBusyError) as caught:
            held(other)
        assert caught.value.seconds == 1.0, "when the fetch ends, nobody knows"
        turn.end(delay=0, error=None)
    held(other)


def test_the_pause_after_a_fetch_holds_for_all_processes(turns: Callable[..., SharedTurns], database: Database) -> None:
    one, other = turns(), turns()
    held(one, delay=500)
    for process in (one, other):
        with pytest.raises(HostBusyError) as caught:
            held(process)
        assert 400 < caught.value.seconds <= 500
    assert 400 < pause(database) <= 500
    held(other, "another.example")


def test_hosts_behind_one_address_share_a_turn(turns: Callable[..., SharedTurns]) -> None:
    one, other = turns(), turns()
    held(one, "a.example", "192.0.2.1", delay=500)
    with pytest.raises(HostBusyError):
        held(other, "b.example", "192.0.2.1")
    held(other, "b.example", "192.0.2.2")


def test_what_a_host_asked_for_and_its_faults_in_a_row_are_known_to_all(
    turns: Callable[..., SharedTurns], database: Database
) -> None:
    one, other = turns(), turns()
    busy = TransientFetchError("busy", url="u", retry_after=3600)
    with one.hold(HOST, url="u", longest=LONG, wait=False) as turn:
        turn.end(delay=10, error=busy)
    assert 3500 < pause(database) <= 3600
    with pytest.raises(TransientFetchError) as caught:
        other.check(HOST, url="u")
    assert caught.value.retry_after == pytest.approx(3600, abs=60)
    one.note(("failing.example",), delay=10, error=TransientFetchError("x", url="u"))
    other.note(("failing.example",), delay=10, error=TransientFetchError("x", url="u"))
    assert 30 < pause(database, "failing.example") <= 40


def test_a_patient_process_waits_for_a_pause_but_not_for_ever(turns: Callable[..., SharedTurns]) -> None:
    slept: list[float] = []
    held(turns(), delay=0.3)

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        time.sleep(seconds)

    patient = turns(max_wait=60, sleep=sleep)
    with patient.hold(HOST, url="u", longest=LONG, wait=True) as turn:
        turn.end(delay=100, error=None)
    assert 0.1 < sum(slept) < 10
    slept.clear()
    with pytest.raises(TransientFetchError) as caught, patient.hold(HOST, url="u", longest=LONG, wait=True):
        pass
    assert caught.value.retry_after == pytest.approx(100, abs=30)
    assert slept == []


def test_a_patient_process_looks_again_while_another_fetch_runs_but_not_for_ever(
    turns: Callable[..., SharedTurns],
) -> None:
    slept: list[float] = []
    with ExitStack() as running:
        turn = running.enter_context(turns().hold(HOST, url="u", longest=LONG, wait=False))

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            if len(slept) == 3:
                turn.end(delay=0, error=None)

        held_on = turns(max_wait=60, sleep=sleep).hold(HOST, url="u", longest=30, wait=True)
        running.enter_context(held_on)
        assert slept == [1.0] * 3
        with pytest.raises(TransientFetchError):
            running.enter_context(turns(max_wait=60, sleep=slept.append).hold(HOST, url="u", longest=5, wait=True))
    assert len(slept) < 80


def test_the_turn_of_a_process_that_died_runs_out(turns: Callable[..., SharedTurns]) -> None:
    dead, other = turns(), turns()
    with ExitStack() as never_closed:
        never_closed.enter_context(dead.hold(HOST, url="u", longest=0.3, wait=False))
        with pytest.raises(HostBusyError):
            held(other)
        time.sleep(0.4)
        held(other)


def test_a_holder_that_overslept_does_not_shorten_the_next_one_s_turn(turns: Callable[..., SharedTurns]) -> None:
    sleeper, other, third = turns(), turns(), turns()
    with sleeper.hold(HOST, url="u", longest=0.01, wait=False) as turn:
        time.sleep(0.05)
        with other.hold(HOST, url="u", longest=LONG, wait=False):
            turn.end(delay=0, error=None)
            with pytest.raises(HostBusyError):
                held(third)


def test_many_processes_at_once_get_one_turn_between_them(turns: Callable[..., SharedTurns]) -> None:
    got: list[int] = []

    def try_once(number: int, process: SharedTurns) -> None:
        try:
            with process.hold(("192.0.2.1", "example.com"), url="u", longest=LONG, wait=False):
                got.append(number)
        except HostBusyError:
            pass

    threads = [threading.Thread(target=try_once, args=(number, turns())) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 1


@pytest.mark.long
def test_a_fetch_is_not_lost_because_the_database_went_away_meanwhile() -> None:
    with own_server() as server:
        database = open_database(sqlalchemy_url(server.address))
        process = SharedTurns(database, max_wait=0)
        with process.hold(HOST, url="u", longest=LONG, wait=False) as turn:
            postgres.stop(server.folder)
            turn.end(delay=0, error=None)
        database.close()
