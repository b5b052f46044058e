"""The fleet at work: every terms once a round, every host as politely as by one machine, whatever is killed meanwhile.

The size here fits CI; `python bench/fleet.py` runs the same rounds at full size (5,000 terms on 200 hosts).
"""

import signal
from pathlib import Path

import pytest

from tests.helpers.fleet import fleet_in
from tests.helpers.rounds import Rounds

HOSTS, TERMS_EACH, CHANGED = 40, 10, 4


@pytest.mark.long
@pytest.mark.xdist_group("fleet")
def test_every_terms_once_a_round_though_workers_are_killed_and_the_database_restarts(tmp_path: Path) -> None:
    with fleet_in(tmp_path) as fleet:
        fleet.configure(
            hosts=HOSTS, terms_each=TERMS_EACH, extra='[[recipient]]\nid = "x"\nwebhook = "http://x.invalid/"'
        )
        rounds = Rounds(fleet, terms=HOSTS * TERMS_EACH, patience=200)
        fleet.start("daemon")
        workers = [fleet.start("worker") for _ in range(4)]

        rounds.first()
        assert rounds.checks_of_each() == {1}
        assert set(fleet.hosts.hits().values()) == {1}
        assert len(fleet.hosts.hits()) == rounds.terms
        assert fleet.hosts.at_once() == 0
        assert fleet.hosts.shortest_pause() >= fleet.delay

        rounds.second(changed=CHANGED)
        rounds.await_checked(0.25)
        for worker in workers[:2]:
            worker.send_signal(signal.SIGKILL)
        rounds.await_checked(0.5)
        fleet.postgres.restart()
        rounds.await_checked(1)
        assert rounds.checks_of_each() == {2}, "nothing lost, nothing recorded twice"
        assert rounds.versions_of_each() == {1: rounds.terms - CHANGED, 2: CHANGED}
        assert rounds.alerts() == CHANGED
        assert set(fleet.hosts.hits()) == rounds.first_hits
        assert fleet.hosts.at_once() == 0
        assert fleet.hosts.shortest_pause() >= fleet.delay
        assert rounds.outcomes() <= {"baseline", "unchanged", "changed"}

        rounds.await_empty_queue()
        assert all(worker.poll() is None for worker in workers[2:])
