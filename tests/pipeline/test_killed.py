"""kill -9 at every step of a check: the store is as before or as after, and checking again makes it as undisturbed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.fault import Fault
from monitor.pipeline.check import check
from monitor.store.blobs import Blobs
from monitor.store.database import open_database
from monitor.store.shelf import Folder
from tests.conftest import ROOT
from tests.helpers import postgres
from tests.helpers.bench import TEXT, Bench, bench_in, edited
from tests.helpers.content import content
from tests.helpers.site import Pages, lines_of, semantic

CHANGED = edited("preceding 12 months", "preceding 3 months")
STEPS = 6
"""Steps of a check that makes a version: two for its lease, two for its bytes, two for its transaction."""


class CountingFault(Fault):
    """Counts steps and never kills."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[str] = []

    def step(self, name: str) -> None:
        self.steps.append(name)


def one_check(bench: Bench) -> None:
    check(bench.service, bench.terms, bench.means, since=datetime.now(UTC))


def first_then_changed(bench: Bench) -> None:
    """A baseline, undisturbed, after which the page changes."""
    bench.serve(TEXT)
    bench.check()
    bench.serve(CHANGED)


def only_configured(bench: Bench) -> None:
    """The page is there and was never looked at."""
    bench.serve(TEXT)
    bench.configure(bench.terms)


SITUATIONS: dict[str, Callable[[Bench], None]] = {"first check": only_configured, "changed page": first_then_changed}


def killed(folder: Path, url: str | None, clock_from: Bench, at: int) -> None:
    """Check in a child process that kills itself at its step ``at``."""
    child = os.fork()
    if child == 0:
        try:
            with bench_in(folder, url, fault=Fault(at)) as bench:
                bench.clock.now = clock_from.clock.now
                bench.fetcher.pages = clock_from.fetcher.pages
                one_check(bench)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


@contextmanager
def store(kind: str) -> Iterator[str | None]:
    """The address of a fresh database of that kind; None: the file that a bench makes in its folder."""
    if kind == "sqlite":
        yield None
        return
    with postgres.database() as url:
        yield url


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("situation", list(SITUATIONS))
@pytest.mark.parametrize("at", range(1, STEPS + 1))
def test_a_check_killed_anywhere_and_repeated_leaves_what_an_undisturbed_one_leaves(
    tmp_path: Path, situation: str, at: int, kind: str
) -> None:
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    for folder in (undisturbed, disturbed):
        folder.mkdir()
    with store(kind) as url, bench_in(undisturbed, url) as bench:
        SITUATIONS[situation](bench)
        one_check(bench)
        wanted, blobs = content(bench.database), list(bench.means.blobs.names())
    with store(kind) as url, bench_in(disturbed, url) as bench:
        SITUATIONS[situation](bench)
        bench.database.close()
        killed(disturbed, url, bench, at)
        one_check(bench)
        assert content(bench.database) == wanted
        assert list(bench.means.blobs.names()) == blobs
        for name in blobs:
            bench.means.blobs.get(name)


@pytest.mark.parametrize("situation", list(SITUATIONS))
def test_every_step_of_a_check_is_tried(tmp_path: Path, situation: str) -> None:
    with bench_in(tmp_path) as bench:
        SITUATIONS[situation](bench)
    counting = CountingFault()
    with bench_in(tmp_path, fault=counting) as bench:
        bench.serve(TEXT if situation == "first check" else CHANGED)
        one_check(bench)
    assert counting.steps == ["commit", "committed", "write", "rename", "commit", "committed"]
    assert len(counting.steps) == STEPS


POINTS = 10
CONFIG = """
[fetch]
host_delay = 0
[[service]]
id = "acme"
[[service.terms]]
id = "one"
url = "{address}/one"
allow_private = true
render = "plain"
[[service.terms]]
id = "two"
url = "{address}/two"
allow_private = true
render = "plain"
"""


def run_check(folder: Path, **variables: str) -> int:
    environment = {**os.environ, "CLAUSEWATCH_NOW": "2026-03-02T09:00:00Z", **variables}
    command = [sys.executable, "-m", "monitor", "--config", str(folder / "config.toml"), "check"]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False).returncode


def kept(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """The whole content of the store in ``folder``, its files' names with it, each of them verified."""
    database = open_database(f"sqlite:///{folder / 'snapshots' / 'clausewatch.db'}")
    found = dict(content(database))
    database.close()
    blobs = Blobs(Folder(folder / "snapshots" / "blobs"))
    found["blobs"] = [(name, len(blobs.get(name))) for name in sorted(blobs.names())]
    return found


@pytest.mark.long
def test_the_command_killed_at_each_of_ten_points_and_repeated(tmp_path: Path) -> None:
    """Two pages change; the command that notices it dies at each of its first ten steps, and is run again."""
    pages = {f"/{name}": semantic(lines_of("\n".join((name, *TEXT))), "en") for name in ("one", "two")}
    changed = {f"/{name}": semantic(lines_of("\n".join((name, *CHANGED))), "en") for name in ("one", "two")}
    with Pages({path: page.replace("{nonce}", "") for path, page in pages.items()}) as site:
        before = tmp_path / "before"
        before.mkdir()
        (before / "config.toml").write_text(CONFIG.format(address=site.address), encoding="utf-8")
        assert run_check(before) == 0
        site.served.update({path: page.replace("{nonce}", "") for path, page in changed.items()})
        outcomes = []
        for at in range(POINTS + 1):
            folder = tmp_path / str(at)
            shutil.copytree(before, folder)
            if at:
                assert run_check(folder, CLAUSEWATCH_FAULT=str(at)) == -signal.SIGKILL
            assert run_check(folder) == 0
            outcomes.append(kept(folder))
    assert len(outcomes[0]["version"]) == 4 and outcomes[0]["finding"]
    for at, outcome in enumerate(outcomes):
        assert outcome == outcomes[0], at
