"""A fleet at full size: 5,000 terms on 200 hosts of this machine, 4 workers, two rounds, the second one with deaths.

    python bench/fleet.py [--hosts 200] [--terms-each 25] [--workers 4] [--threads 8]

The rounds are those of tests/fleet/test_fleet.py: first every page is new; then 20 pages changed and all are due
again, two workers are killed with -9 at a quarter of the round, and PostgreSQL is restarted at half of it. What a host
saw (requests at once, the shortest pause; 0.2 s is asked for) and what the store holds (checks and versions of each
terms) is printed. CPU is that of daemon and workers, and of PostgreSQL with what it has waited for; the server of the
pages runs in this process and is told apart.
"""

import argparse
import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.helpers.fleet import Fleet, fleet_in
from tests.helpers.rounds import Rounds

CHANGED = 20
PATIENCE = 3600.0


def cpu_of(fleet: Fleet) -> tuple[float, float]:
    """CPU seconds so far: of our processes that run, and of PostgreSQL with the children that it has waited for."""
    ours = sum(_cpu(process.pid) for process in fleet.started if process.poll() is None)
    postmaster = int((fleet.postgres.folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
    family = [postmaster, *(int(pid) for pid in _children(postmaster))]
    return ours, sum(_cpu(pid) for pid in family)


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def _cpu(pid: int) -> float:
    """User and system time of a process and of the children that it has waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(one) for one in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def report(title: str, fleet: Fleet, terms: int, seconds: float, cpu: tuple[float, float], asked: int) -> None:
    """One line of numbers, and what a host saw."""
    ours, postgres = cpu
    print(
        f"{title}: {seconds:.1f} s, {terms / seconds:.0f} checks/s; CPU a check: "
        f"{ours / terms * 1000:.1f} ms workers and daemon, {postgres / terms * 1000:.1f} ms PostgreSQL; "
        f"{asked} pages asked for, {fleet.hosts.at_once()} at once, shortest pause {fleet.hosts.shortest_pause():.3f} s"
    )


def main() -> None:
    """Run both rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--terms-each", type=int, default=25)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--threads", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, fleet_in(Path(folder), durable=True) as fleet:
        fleet.threads = options.threads
        recipient = '[[recipient]]\nid = "counsel"\nwebhook = "http://127.0.0.1:9/"\ndigest = false'
        fleet.configure(hosts=options.hosts, terms_each=options.terms_each, extra=recipient)
        run(fleet, options.hosts * options.terms_each, options.workers)


def run(fleet: Fleet, terms: int, workers: int) -> None:
    """Both rounds."""
    rounds = Rounds(fleet, terms=terms, patience=PATIENCE)
    begun = time.monotonic()
    fleet.start("daemon")
    running = [fleet.start("worker") for _ in range(workers)]
    rounds.first()
    asked = sum(fleet.hosts.hits().values())
    report("first round, start included", fleet, terms, time.monotonic() - begun, cpu_of(fleet), asked)
    print(f"  checks of each terms: {rounds.checks_of_each()}; versions: {rounds.versions_of_each()}")

    rounds.second(changed=CHANGED)
    begun = time.monotonic()
    rounds.await_checked(0.25)
    for worker in running[:2]:
        worker.send_signal(signal.SIGKILL)
    rounds.await_checked(0.5)
    fleet.postgres.restart()
    rounds.await_checked(1)
    seconds = time.monotonic() - begun
    asked = sum(fleet.hosts.hits().values())
    print(
        f"second round, two workers killed, PostgreSQL restarted: {seconds:.1f} s, {terms / seconds:.0f} checks/s; "
        f"{asked} pages asked for, {fleet.hosts.at_once()} at once, shortest pause {fleet.hosts.shortest_pause():.3f} s"
    )
    print(
        f"  checks of each terms: {rounds.checks_of_each()}; versions: {rounds.versions_of_each()}; "
        f"alerts: {rounds.alerts()} of {CHANGED}; outcomes: {sorted(map(str, rounds.outcomes()))}"
    )
    print(f"CPU of the server of the pages, both rounds: {resource.getrusage(resource.RUSAGE_SELF).ru_utime:.0f} s")


if __name__ == "__main__":
    main()
