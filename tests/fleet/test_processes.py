"""Daemon and workers as processes on one database: graceful ends, lost connections, messages as on one machine."""

import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from monitor.app import find_config, opened, take_over
from monitor.daemon import tasks
from monitor.store.tables import OutboxRow
from tests.daemon.conftest import Postbox
from tests.helpers.fleet import Fleet, fleet_in, free_port

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("fleet")]

PATIENCE = 300.0
"""Seconds, a bound and no measure: all workers of a busy machine were seen to stand still for 40 at a time."""
CHECKED = "SELECT count(*) FROM check_run"


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with fleet_in(tmp_path) as made:
        yield made


def all_checked(fleet: Fleet, number: int) -> None:
    fleet.until(lambda: fleet.is_ready() and fleet.number(CHECKED) >= number, f"{number} checks", patience=PATIENCE)


def make_due(fleet: Fleet) -> None:
    fleet.ask("UPDATE terms SET next_due_at = now() RETURNING 1")


BASELINE, ROUND = "2026-03-02T09:00:00Z", "2026-03-16T09:00:00Z"
"""The round comes after two Mondays, so that digests are due."""


def on_one_machine(path: Path, now: str) -> set[tuple[object, ...]]:
    """Do each of a lone daemon's duties once; the messages that it owed and sent then."""
    with opened(find_config(path), {"CLAUSEWATCH_NOW": now}) as app:
        take_over(app)
        for duty in tasks.duties(app, stopping=lambda: False, heartbeat=lambda: None):
            duty.act()
        with app.database.read() as session:
            return {(row.kind, row.dedupe, row.status, row.attempts) for row in session.scalars(select(OutboxRow))}


def by_the_fleet(fleet: Fleet, now: str, *, terms: int, messages: int) -> set[tuple[object, ...]]:
    """Let daemon and two workers do what is due at ``now``; the messages that they owed and sent."""
    for command in ("daemon", "worker", "worker"):
        fleet.start(command, CLAUSEWATCH_NOW=now)
    checked = f"SELECT count(*) FROM terms WHERE last_checked_at >= '{now}'"
    fleet.until(lambda: fleet.is_ready() and fleet.number(checked) == terms, "a round", patience=PATIENCE)
    sent = "SELECT count(*) FROM outbox WHERE status = 'sent'"
    fleet.until(lambda: fleet.number(sent) >= messages, f"{messages} messages", patience=PATIENCE)
    fleet.stop(signal.SIGTERM)
    return set(fleet.ask("SELECT kind, dedupe, status, attempts FROM outbox"))


def test_alerts_and_digests_go_out_as_from_one_machine(fleet: Fleet, tmp_path: Path) -> None:
    postbox, port = Postbox(), free_port()
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        fleet.configure(
            hosts=2,
            terms_each=2,
            extra=f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "watch@acme.example"\n'
            '[[recipient]]\nid = "counsel"\nmail = "counsel@acme.example"',
        )
        alone = tmp_path / "alone.toml"
        text = fleet.config.read_text(encoding="utf-8").replace('checks = "workers"', "")
        alone.write_text(text.replace(fleet.url, f"sqlite:///{tmp_path / 'alone.db'}"), encoding="utf-8")
        for now in (BASELINE, ROUND):
            wanted = on_one_machine(alone, now)
            postbox.mails.clear()
            assert by_the_fleet(fleet, now, terms=4, messages=len(wanted)) == wanted
            fleet.hosts.changed.add(("127.0.1.1", "/0"))
    finally:
        controller.stop()
    assert {row[0] for row in wanted} == {"alert", "digest"}
    ids = Counter(message_from_bytes(one.content, policy=policy.SMTP)["Message-ID"] for one in postbox.mails)
    assert set(ids.values()) == {1}


def test_a_host_with_many_pages_is_asked_by_one_worker_at_a_time_with_a_pause_between(fleet: Fleet) -> None:
    fleet.delay = 0.3
    fleet.configure(hosts=2, terms_each=12)
    for command in ("daemon", "worker", "worker", "worker"):
        fleet.start(command)
    all_checked(fleet, 24)
    assert set(fleet.hosts.hits().values()) == {1}
    assert fleet.hosts.at_once() == 0
    assert 0.3 <= fleet.hosts.shortest_pause() < 3


def test_a_worker_ends_when_told_and_lets_go_of_nothing_that_runs(fleet: Fleet) -> None:
    fleet.configure(hosts=4, terms_each=1)
    fleet.start("daemon")
    worker = fleet.start("worker")
    # A first round: what ends while the worker stops is then a page that stands as it stood, which no machine is too
    # slow for.
    all_checked(fleet, 4)
    fleet.hosts.forget()
    fleet.hosts.pause = 1.0
    make_due(fleet)
    fleet.until(lambda: fleet.hosts.open > 0, "a fetch begins", patience=PATIENCE)
    begun = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    assert "abandoned=False" in fleet.log()
    assert time.monotonic() - begun < 30
    asked = sum(fleet.hosts.hits().values())
    assert asked >= 1
    assert fleet.number(CHECKED) == 4 + asked
    assert fleet.number("SELECT count(*) FROM clausewatch_queue.procrastinate_workers") == 0
    fleet.hosts.pause = 0.0
    fleet.start("worker")
    all_checked(fleet, 8)
    assert set(fleet.hosts.hits().values()) == {1}


def test_a_stalled_fetch_is_abandoned_and_done_by_another_worker(fleet: Fleet) -> None:
    fleet.configure(hosts=1, terms_each=1, deadline=10)
    fleet.hosts.pause = 12.0
    fleet.start("daemon")
    worker = fleet.start("worker")
    fleet.until(lambda: fleet.hosts.open > 0, "the fetch begins", patience=PATIENCE)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=15) == 0
    assert "abandoned=True" in fleet.log()
    assert fleet.number(CHECKED) == 0
    fleet.hosts.pause = 0.0
    fleet.start("worker")
    all_checked(fleet, 1)


def test_a_worker_outlives_its_database_and_reads_its_configuration_again(fleet: Fleet) -> None:
    fleet.configure(hosts=2, terms_each=1)
    fleet.start("daemon")
    worker = fleet.start("worker")
    all_checked(fleet, 2)
    told = fleet.tell("/metrics")
    assert "clausewatch_workers 1\n" in told
    assert 'clausewatch_queue{state="waiting"} 0\n' in told
    fleet.postgres.restart()
    make_due(fleet)
    all_checked(fleet, 4)

    fleet.configure(hosts=3, terms_each=1)
    for process in fleet.started:
        process.send_signal(signal.SIGHUP)
    fleet.until(
        lambda: fleet.number("SELECT count(*) FROM terms WHERE last_checked_at IS NOT NULL") == 3,
        "the new terms",
        patience=PATIENCE,
    )
    assert worker.poll() is None
    assert len(re.findall("configuration read again", fleet.log())) == 2
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
