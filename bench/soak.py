"""What a daemon takes that watches 1,000 terms and has nothing to do: CPU, memory, file descriptors, over half an hour.

    python bench/soak.py [--terms 1000] [--minutes 30]

The pages are served from loopback by this process; the daemon is a process of its own. Its first round takes every
page as a baseline. After that it is left alone (its terms are due once a day, spread over it) and looked at every ten
seconds through /proc.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.helpers.bench import TEXT  # noqa: E402
from tests.helpers.site import Pages, lines_of, semantic  # noqa: E402

EVERY = 10.0
"""Seconds between two looks."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """CPU seconds so far, resident megabytes, open file descriptors, threads."""

    at: float
    cpu: float
    resident: float
    files: int
    threads: int


def look(pid: int) -> Look:
    """What the process has taken by now."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return Look(
        at=time.monotonic(),
        cpu=(int(fields[11]) + int(fields[12])) / TICKS,
        resident=pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000,
        files=sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir()),
        threads=int(fields[17]),
    )


def configuration(address: str, count: int, listen: int) -> str:
    """A watch-list of ``count`` pages of one site."""
    terms = "".join(
        f'[[service.terms]]\nid = "terms-{number}"\nurl = "{address}/{number}"\n'
        'allow_private = true\nrender = "plain"\n'
        for number in range(count)
    )
    head = f'[fetch]\nhost_delay = 0\n[daemon]\nlisten = "127.0.0.1:{listen}"\n'
    return f'{head}[[service]]\nid = "acme"\n{terms}'


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def baselines(listen: int) -> int:
    """How many terms have their first version, by the daemon's own metrics."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{listen}/metrics", timeout=10) as answer:
            lines = answer.read().decode().splitlines()
    except OSError:
        return 0
    return sum(int(float(line.split()[1])) for line in lines if line.startswith('clausewatch_terms{outcome="baseline"'))


def watch(pid: int, minutes: float) -> list[Look]:
    """A look every ten seconds, for so many minutes."""
    looks = [look(pid)]
    while looks[-1].at - looks[0].at < minutes * 60:
        time.sleep(EVERY)
        looks.append(look(pid))
    return looks


def report(first: Look, looks: list[Look]) -> None:
    """Print the numbers beside their goals."""
    begun, ended = looks[0], looks[-1]
    share = (ended.cpu - begun.cpu) / (ended.at - begun.at) * 100
    half = looks[len(looks) // 2]
    print(f"first round: {first.cpu:.1f} s CPU, process start included")
    print(f"idle for {(ended.at - begun.at) / 60:.0f} min: {share:.2f} % of a core (goal 1)")
    print(
        f"resident: {begun.resident:.0f} MB at the start, {half.resident:.0f} half-way, {ended.resident:.0f} at the "
        f"end, {max(one.resident for one in looks):.0f} at most (goal 200, flat)"
    )
    most = max(one.files for one in looks)
    print(f"file descriptors: {begun.files} at the start, {ended.files} at the end, {most} at most")
    print(f"threads: {begun.threads} at the start, {ended.threads} at the end")


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--terms", type=int, default=1_000)
    reader.add_argument("--minutes", type=float, default=30)
    asked = reader.parse_args()
    page = semantic(lines_of("\n".join(TEXT * 20)), "en").replace("Page id {nonce}", "")
    listen = free_port()
    with tempfile.TemporaryDirectory() as scratch, Pages({f"/{n}": page for n in range(asked.terms)}) as site:
        config = Path(scratch) / "config.toml"
        config.write_text(configuration(site.address, asked.terms, listen))
        command = [sys.executable, "-m", "monitor", "--config", str(config), "daemon"]
        with (Path(scratch) / "daemon.log").open("w") as log:
            daemon = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "PYTHONPATH": str(ROOT)})
        try:
            while baselines(listen) < asked.terms:
                if daemon.poll() is not None:
                    raise SystemExit((Path(scratch) / "daemon.log").read_text()[-2000:])
                time.sleep(1)
            first = look(daemon.pid)
            time.sleep(30)  # what the first round left to be delivered
            report(first, watch(daemon.pid, asked.minutes))
        finally:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait(timeout=15)


if __name__ == "__main__":
    main()
