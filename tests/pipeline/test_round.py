"""Many terms at once: hosts beside each other, one request at a time for each, and two processes on one store."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from monitor.app import opened, take_over
from monitor.config import parse
from monitor.pipeline.round import check_all
from monitor.store.database import open_database
from monitor.store.tables import LeaseRow
from tests.conftest import ROOT
from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages

HOSTS = 4
TERMS_A_HOST = 3


def watch_list(urls: list[str], database: str) -> str:
    terms = "".join(
        f'[[service.terms]]\nid = "terms-{number}"\nurl = "{url}"\nallow_private = true\nrender = "plain"\n'
        for number, url in enumerate(urls)
    )
    return (
        f'[store]\ndatabase = "{database}"\n[fetch]\nhost_delay = 0\ndeadline = 300\n[[service]]\nid = "acme"\n{terms}'
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs all of 127.0.0.0/8 as addresses of its own")
def test_hosts_are_asked_at_the_same_time_and_each_by_one_request(tmp_path: Path, store_url: str) -> None:
    with Pages(bind="0.0.0.0") as site:
        urls = []
        for host in range(1, HOSTS + 1):
            for number in range(TERMS_A_HOST):
                path = f"/{host}/{number}"
                site.served[path] = page(*TEXT).decode()
                urls.append(f"http://127.0.0.{host}:{site.port}{path}")
        site.pause = lambda path: time.sleep(0.1)
        config = parse(watch_list(urls, store_url), tmp_path / "config.toml")
        with opened(config, {}) as world:
            take_over(world)
            (service,) = config.services
            steps = list(check_all([(service, terms) for terms in service.terms], world.means))
    assert {step.result.outcome for step in steps} == {"baseline"}
    assert [step.done for step in steps] == list(range(1, HOSTS * TERMS_A_HOST + 1))
    assert site.most_at_once[""] > 1
    assert [site.most_at_once[f"127.0.0.{host}"] for host in range(1, HOSTS + 1)] == [1] * HOSTS


def test_a_round_that_is_told_to_stop_begins_nothing_more(tmp_path: Path, store_url: str) -> None:
    with Pages() as site:
        urls = [f"{site.address}/{number}" for number in range(4)]
        site.served = {f"/{number}": page(*TEXT).decode() for number in range(4)}
        config = parse(watch_list(urls, store_url), tmp_path / "config.toml")
        with opened(config, {}) as world:
            take_over(world)
            (service,) = config.services
            steps = list(check_all([(service, terms) for terms in service.terms], world.means, stop=lambda: True))
    assert len(steps) == 1


def taken(url: str) -> int:
    """How many leases are held."""
    database = open_database(url)
    with database.read() as session:
        held = select(func.count()).select_from(LeaseRow).where(LeaseRow.expires_at > datetime.now(UTC))
        number = int(session.execute(held).scalar_one())
    database.close()
    return number


def test_two_processes_on_one_store_fetch_each_page_once_and_see_no_lock(tmp_path: Path, store_url: str) -> None:
    paths = [f"/{number}" for number in range(4)]
    with Pages({path: page(*TEXT).decode() for path in paths}) as site:

        def fetched() -> int:
            return sum(site.hits[path] for path in paths)

        def until_both_are_at_work(path: str) -> None:
            """The first page is answered when both processes have taken a terms each."""
            end = time.monotonic() + 100
            while path in paths and fetched() == 1 and taken(store_url) < 2 and time.monotonic() < end:
                time.sleep(0.02)

        site.pause = until_both_are_at_work
        (tmp_path / "config.toml").write_text(
            watch_list([f"{site.address}{path}" for path in paths], store_url), encoding="utf-8"
        )
        command = [sys.executable, "-m", "monitor", "--config", str(tmp_path / "config.toml"), "check"]

        def start() -> subprocess.Popen[str]:
            return subprocess.Popen(
                command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )

        first = start()
        second = start()
        told = [process.communicate(timeout=200) for process in (first, second)]
    assert [process.returncode for process in (first, second)] == [0, 0], told
    assert all("lock" not in err and "Traceback" not in err for _, err in told)
    outcomes = "\n".join(out for out, _ in told)
    assert outcomes.count("first version (") == len(paths)
    assert fetched() == len(paths)
