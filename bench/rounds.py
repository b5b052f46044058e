"""What a changed page costs a process that has the text before it at hand, as a daemon has: rounds of checks in one.

    python -m bench.rounds [--pages 20] [--rounds 5]

Pages of 250 KB from loopback, as in ``bench.check``; each round one sentence of each is changed. A process of its own
checks them round after round; its CPU time a page is printed for each (goal: 60 ms from the second change on; the first
reads the text before it from the store).
"""

import argparse
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.check import Pages, ours
from monitor import garbage
from monitor.app import find_config, opened, take_over
from monitor.pipeline.round import check_all


def check_rounds(config: Path, address: str, rounds: int) -> None:
    """Check everything once, then once for each change, and print what each round took."""
    garbage.look_rarely()
    with opened(find_config(config)) as app:
        take_over(app)
        watched = [(service, terms) for service in app.config.services for terms in service.terms]
        for number in range(rounds + 1):
            urllib.request.urlopen(f"{address}/round/{number}").close()
            before = time.process_time()
            outcomes = {step.result.outcome for step in check_all(watched, app.means, force=True)}
            each = (time.process_time() - before) * 1000 / len(watched)
            print(f"{'changed' if number else 'first':10} {each:7.1f} ms CPU a page  {', '.join(sorted(outcomes))}")


def main() -> None:
    """Serve the pages here, and check them in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--checking", nargs=2, metavar=("CONFIG", "ADDRESS"), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.checking:
        config, address = wanted.checking
        check_rounds(Path(config), address, wanted.rounds)
        return
    pages = Pages(wanted.pages)
    with tempfile.TemporaryDirectory() as scratch:
        ours(pages, Path(scratch))
        checking = ["--checking", f"{scratch}/config.toml", pages.address, "--rounds", str(wanted.rounds)]
        subprocess.run([sys.executable, "-m", "bench.rounds", *checking], check=True)


if __name__ == "__main__":
    main()
