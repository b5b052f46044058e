"""The fleet at work: every terms once a round, every host as politely as by one machine, whatever is killed meanwhile.

At full size on the wheel's PostgreSQL (some minutes), and once more, smaller, on that of the system.
"""

import signal
from pathlib import Path

import pytest

from tests.helpers import postgres
from tests.helpers.fleet import fleet_in
from tests.helpers.rounds import Rounds

PATIENCE = 900.0
"""Seconds for a round: a machine that does much else needs far longer than a quiet one."""
WITHOUT_SYSTEM = pytest.mark.skipif(not postgres.has_system(), reason="no PostgreSQL of Debian here")


@pytest.mark.long
@pytest.mark.xdist_group("fleet")
@pytest.mark.parametrize(
    ("of_system", "hosts", "terms_each", "changed"),
    [
        pytest.param(False, 200, 25, 20, id="full"),
        pytest.param(True, 20, 8, 4, id="small-of-system", marks=WITHOUT_SYSTEM),
    ],
)
def test_every_terms_once_a_round_though_workers_are_killed_and_the_database_restarts(
    tmp_path: Path, of_system: bool, hosts: int, terms_each: int, changed: int
) -> None:
    with fleet_in(tmp_path, of_system=of_system) as fleet:
        fleet.configure(
            hosts=hosts, terms_each=terms_each, extra='[[recipient]]\nid = "x"\nwebhook = "http://x.invalid/"'
        )
        rounds = Rounds(fleet, terms=hosts * terms_each, patience=PATIENCE)
        fleet.start("daemon")
        workers = [fleet.start("worker") for _ in range(4)]

        rounds.first()
        assert rounds.checks_of_each() == {1}
        assert set(fleet.hosts.hits().values()) == {1}
        assert len(fleet.hosts.hits()) == rounds.terms
        assert fleet.hosts.at_once() == 0
        assert fleet.hosts.shortest_pause() >= fleet.delay

        rounds.second(changed=changed)
        rounds.await_checked(0.25)
        for worker in workers[:2]:
            worker.send_signal(signal.SIGKILL)
        rounds.await_checked(0.5)
        fleet.postgres.restart()
        rounds.await_checked(1)
        assert rounds.checks_of_each() == {2}, "nothing lost, nothing recorded twice"
        assert rounds.versions_of_each() == {1: rounds.terms - changed, 2: changed}
        assert rounds.alerts() == changed
        assert set(fleet.hosts.hits()) == rounds.first_hits
        assert fleet.hosts.at_once() == 0
        assert fleet.hosts.shortest_pause() >= fleet.delay
        assert rounds.outcomes() <= {"baseline", "unchanged", "changed"}

        rounds.await_empty_queue()
        assert all(worker.poll() is None for worker in workers[2:])
