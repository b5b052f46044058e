"""What watching costs: the due query, `status`, and an unchanged check over loopback, in CPU time.

Once with an empty history, and once with ``--versions`` versions in the store, with their snapshots, derivations,
changes and checks.

python -m bench.watching [--terms 10000] [--versions 100000] [--round 300]
"""

import argparse
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from sqlalchemy import insert, select, update  # noqa: E402

from monitor.app import App, opened, take_over  # noqa: E402
from monitor.config import load  # noqa: E402
from monitor.pipeline.record import pack  # noqa: E402
from monitor.pipeline.round import check_all  # noqa: E402
from monitor.store import watch  # noqa: E402
from monitor.store.tables import (  # noqa: E402
    ChangeRow,
    CheckRunRow,
    DerivationRow,
    SnapshotRow,
    SourceStateRow,
    TermsRow,
    VersionRow,
    VersionSnapshotRow,
)
from tests.helpers.bench import TEXT  # noqa: E402
from tests.helpers.site import Pages, lines_of, semantic  # noqa: E402

REPEATS = 9
CHANGES = 5
"""Of each version."""
FIRST = 1_000_000
"""Lowest id of a row that is filled in."""
CHECKS = 30
"""Rows of checks of each terms."""


def cpu(act: Callable[[], object], repeats: int = REPEATS) -> float:
    """Median CPU time of this process for ``act``, in milliseconds."""
    spent = []
    for _ in range(repeats):
        before = time.process_time()
        act()
        spent.append((time.process_time() - before) * 1000)
    return median(spent)


def watch_list(address: str, far: int, near: int) -> str:
    """``far`` terms on a host that is never asked, and ``near`` ones of the little server at ``address``."""
    services = [("far", "http://acme.invalid", far), ("near", address, near)]
    terms = "".join(
        f'[[service]]\nid = "{service}"\n'
        + "".join(
            f'[[service.terms]]\nid = "{service}-{number}"\nurl = "{url}/{number}"\n'
            'allow_private = true\nrender = "plain"\n'
            for number in range(count)
        )
        for service, url, count in services
    )
    return f"[fetch]\nhost_delay = 0\n[check]\nthreads = 2\n{terms}"


def fill(world: App, versions: int) -> None:
    """Give every far terms its share of ``versions``."""
    now = world.means.clock()
    with world.database.write() as session:
        keys = session.scalars(select(TermsRow.key).where(TermsRow.service == "far").order_by(TermsRow.key)).all()
        each = max(1, versions // len(keys))
        ids = [(FIRST + n, *one) for n, one in enumerate((key, place) for key in keys for place in range(each))]
        for table, rows in (
            (SnapshotRow, [_snapshot(*one, now) for one in ids]),
            (VersionRow, [_version(*one, now, each) for one in ids]),
            (VersionSnapshotRow, [{"version_id": n, "position": 0, "snapshot_id": n} for n, _, _ in ids]),
            (DerivationRow, [_derivation(n, now) for n, _, _ in ids]),
            (ChangeRow, [_change(n, place) for n, _, _ in ids for place in range(CHANGES)]),
            (CheckRunRow, [_check(key, day, now) for key in keys for day in range(CHECKS)]),
            (SourceStateRow, [_state(key, n, now) for n, key, place in ids if place == each - 1]),
        ):
            session.execute(insert(table), rows)
        newest = [{"key": key, "version_id": n} for n, key, place in ids if place == each - 1]
        checked = {"last_checked_at": now, "last_good_at": now, "last_read_at": now, "last_outcome": "unchanged"}
        session.execute(update(TermsRow), [one | checked for one in newest])
    print(f"filled: {len(ids):,} versions, {len(ids) * CHANGES:,} changes, {len(keys) * CHECKS:,} checks")


def _snapshot(number: int, key: int, place: int, now: datetime) -> dict[str, Any]:
    url = f"http://acme.invalid/{key}"
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    return {"id": number, "terms_key": key, "url": url, "final_url": url, "sha256": sha256, "size": 250_000} | {
        "spec": {"select": [], "remove": []},
        "spec_key": "none",
        "first_fetched_at": now - timedelta(days=30 * (10 - place)),
        "last_fetched_at": now,
    }


def _version(number: int, key: int, place: int, now: datetime, each: int) -> dict[str, Any]:
    seen = now - timedelta(days=30 * (each - place))
    kind, previous = ("change", number - 1) if place else ("baseline", None)
    return {"id": number, "terms_key": key, "number": place + 1, "previous_id": previous, "kind": kind} | {
        "first_seen_at": seen,
        "last_seen_at": seen + timedelta(days=30),
        "text_sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "engine": "e",
        "clauses": 300,
        "lineage": pack([]) + bytes(4_000),
    }


def _derivation(number: int, now: datetime) -> dict[str, Any]:
    made = now - timedelta(days=40)
    return {"id": number, "version_id": number, "engine": "e", "origin": "check", "made_at": made, "summary": {}}


def _change(version: int, place: int) -> dict[str, Any]:
    payload = {"old": [{"text": "x" * 400}], "new": [{"text": "y" * 400}], "edits": [["-", "x"], ["+", "y"]]}
    return {"derivation_id": version, "position": place, "kind": "modified", "lineage_id": f"{version}-{place}"} | {
        "payload": payload
    }


def _check(key: int, day: int, now: datetime) -> dict[str, Any]:
    at = now - timedelta(days=day, hours=key % 24)
    return {"terms_key": key, "started_at": at, "finished_at": at, "outcome": "unchanged", "engine": "e"}


def _state(key: int, snapshot: int, now: datetime) -> dict[str, Any]:
    url = f"http://acme.invalid/{key}"
    return {"terms_key": key, "url": url, "position": 0, "snapshot_id": snapshot, "retrieved_at": now}


def queries(world: App) -> None:
    now = world.means.clock()

    def due() -> None:
        with world.database.read() as session:
            watch.due(session, now, 100)

    def standing() -> None:
        with world.database.read() as session:
            watch.standing(session, now)
            watch.troubled(session)

    print(f"due query {cpu(due):.1f} ms, status queries {cpu(standing):.1f} ms")
    print(f"watch-list taken over again: {cpu(lambda: take_over(world), 3):.0f} ms")


def command(config: Path) -> None:
    """`status` as a user runs it, the start of Python included."""
    words = [sys.executable, "-m", "monitor", "--config", str(config), "status"]
    spent = []
    for _ in range(3):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(words, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu_time = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        spent.append((cpu_time * 1000, (time.monotonic() - begun) * 1000))
    print(f"`clausewatch status`: {min(spent)[0]:.0f} ms CPU, {min(one[1] for one in spent):.0f} ms wall")


def rounds(world: App, hits: Callable[[], int], names: tuple[str, ...]) -> None:
    watched = [(service, terms) for service in world.config.services if service.id == "near" for terms in service.terms]
    for name in names:
        before, served = time.process_time(), hits()
        outcomes = {step.result.outcome for step in check_all(watched, world.means)}
        spent = (time.process_time() - before) * 1000 / len(watched)
        print(f"{name} round: {spent:.1f} ms CPU a terms, the little server included; {outcomes}")
        assert hits() > served


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("--terms", type=int, default=10_000)
    reader.add_argument("--versions", type=int, default=100_000)
    reader.add_argument("--round", type=int, default=300)
    asked = reader.parse_args()
    page = semantic(lines_of("\n".join(TEXT * 20)), "en").replace("Page id {nonce}", "")
    pages = Pages({f"/{number}": page for number in range(asked.round)})
    with pages as site, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_text(watch_list(site.address, asked.terms, asked.round), encoding="utf-8")
        with opened(load(path), {}) as world:
            take_over(world)
            print(f"{asked.terms:,} terms, no history")
            rounds(world, lambda: sum(site.hits.values()), ("first", "unchanged", "unchanged"))
            queries(world)
            command(path)
            fill(world, asked.versions)
            rounds(world, lambda: sum(site.hits.values()), ("unchanged", "unchanged"))
            queries(world)
            command(path)


if __name__ == "__main__":
    main()
