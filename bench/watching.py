"""What watching costs: the due query, `status`, and an unchanged check over loopback, in CPU time.

python bench/watching.py [--terms 10000] [--round 300]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from monitor.app import opened, take_over  # noqa: E402
from monitor.config import parse  # noqa: E402
from monitor.pipeline.round import check_all  # noqa: E402
from monitor.store import watch  # noqa: E402
from tests.helpers.bench import TEXT  # noqa: E402
from tests.helpers.site import Pages, lines_of, semantic  # noqa: E402

REPEATS = 9


def cpu(act: Callable[[], object], repeats: int = REPEATS) -> float:
    """Median CPU time of this process for ``act``, in milliseconds."""
    spent = []
    for _ in range(repeats):
        before = time.process_time()
        act()
        spent.append((time.process_time() - before) * 1000)
    return median(spent)


def watch_list(address: str, count: int) -> str:
    terms = "".join(
        f'[[service.terms]]\nid = "terms-{number}"\nurl = "{address}/{number}"\n'
        'allow_private = true\nrender = "plain"\n'
        for number in range(count)
    )
    return f'[fetch]\nhost_delay = 0\n[check]\nthreads = 2\n[[service]]\nid = "acme"\n{terms}'


def queries(count: int, folder: Path) -> None:
    config = parse(watch_list("http://acme.invalid", count), folder / "config.toml")
    with opened(config, {}) as world:
        take_over(world)
        now = world.means.clock()

        def due() -> None:
            with world.database.read() as session:
                watch.due(session, now, 100)

        def standing() -> None:
            with world.database.read() as session:
                watch.standing(session, now)
                watch.troubled(session)

        print(f"{count} terms: due query {cpu(due):.1f} ms, status {cpu(standing):.1f} ms")
        print(f"watch-list taken over again: {cpu(lambda: take_over(world), 3):.0f} ms")


def unchanged(count: int, folder: Path) -> None:
    page = semantic(lines_of("\n".join(TEXT * 20)), "en").replace("Page id {nonce}", "")
    with Pages({f"/{number}": page for number in range(count)}) as site:
        config = parse(watch_list(site.address, count), folder / "config.toml")
        with opened(config, {}) as world:
            take_over(world)
            watched = [(service, terms) for service in config.services for terms in service.terms]
            for name in ("first", "unchanged", "unchanged"):
                before, served = time.process_time(), sum(site.hits.values())
                outcomes = {step.result.outcome for step in check_all(watched, world.means)}
                spent = (time.process_time() - before) * 1000 / count
                print(f"{name} round: {spent:.1f} ms CPU a terms, the little server included; {outcomes}")
                assert sum(site.hits.values()) > served


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("--terms", type=int, default=10_000)
    reader.add_argument("--round", type=int, default=300)
    asked = reader.parse_args()
    for measure, count in ((queries, asked.terms), (unchanged, asked.round)):
        with tempfile.TemporaryDirectory() as folder:
            measure(count, Path(folder))


if __name__ == "__main__":
    main()
