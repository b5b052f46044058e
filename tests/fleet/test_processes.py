"""Daemon and workers as processes on one database: graceful ends, lost connections, messages as on one machine."""

import re
import signal
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.daemon.conftest import Postbox
from tests.helpers.fleet import Fleet, fleet_in, free_port

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("fleet")]

PATIENCE = 90.0
CHECKED = "SELECT count(*) FROM check_run"


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with fleet_in(tmp_path) as made:
        yield made


def all_checked(fleet: Fleet, number: int) -> None:
    fleet.until(lambda: fleet.is_ready() and fleet.number(CHECKED) >= number, f"{number} checks", patience=PATIENCE)


def make_due(fleet: Fleet) -> None:
    fleet.ask("UPDATE terms SET next_due_at = now() RETURNING 1")


def test_an_alert_goes_out_once_whoever_checked(fleet: Fleet) -> None:
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
        for command in ("daemon", "worker", "worker"):
            fleet.start(command)
        all_checked(fleet, 4)
        fleet.hosts.changed.add(("127.0.1.1", "/0"))
        make_due(fleet)
        fleet.until(lambda: postbox.mails, "the alert", patience=PATIENCE)
        all_checked(fleet, 8)
    finally:
        controller.stop()
    (mail,) = (message_from_bytes(one.content, policy=policy.SMTP) for one in postbox.mails)
    assert mail["Subject"].startswith("[CRITICAL] acme: discontinuation notice 30 → 15 days")
    assert fleet.number("SELECT count(*) FROM outbox WHERE kind = 'alert' AND status = 'sent' AND attempts = 1") == 1


def test_a_worker_ends_when_told_and_lets_go_of_nothing_that_runs(fleet: Fleet) -> None:
    fleet.configure(hosts=6, terms_each=1)
    fleet.hosts.pause = 2.0
    fleet.start("daemon")
    worker = fleet.start("worker")
    fleet.until(lambda: fleet.hosts.open > 0, "a fetch begins", patience=PATIENCE)
    begun = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    assert "abandoned=False" in fleet.log()
    assert time.monotonic() - begun < 30
    asked = sum(fleet.hosts.hits().values())
    assert asked >= 1
    assert fleet.number(CHECKED) == asked
    assert fleet.number("SELECT count(*) FROM clausewatch_queue.procrastinate_workers") == 0
    fleet.hosts.pause = 0.0
    fleet.start("worker")
    all_checked(fleet, 6)
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
