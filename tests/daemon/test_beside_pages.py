"""Fifty people read the pages while the daemon and a command write: nobody meets a locked store."""

import os
import threading
from collections import Counter

import httpx
import pytest

from monitor.app import find_config, opened, take_over
from monitor.web.application import create
from tests.daemon.conftest import until
from tests.helpers.bench import TEXT, edited, page
from tests.helpers.live import served

pytestmark = pytest.mark.long

READERS, EACH = 50, 6
PAGES = ("/", "/terms", "/ledger", "/compare", '/search?q="days before"', "/api/v1/ledger", "/metrics", "/trouble")


def test_readers_beside_a_running_daemon_meet_no_lock(world):
    daemon = world.start()
    until(lambda: "first version" in world.log(), "the first check")
    statuses: Counter[int] = Counter()

    def read(address: str, number: int) -> None:
        with httpx.Client(base_url=address, timeout=120) as client:
            for turn in range(EACH):
                statuses[client.get(PAGES[(number + turn) % len(PAGES)]).status_code] += 1

    with opened(find_config(world.config), os.environ) as app:
        take_over(app)
        with served(create(app)) as address:
            threads = [threading.Thread(target=read, args=(address, number)) for number in range(READERS)]
            for thread in threads:
                thread.start()
            written = []
            for days in (15, 20, 10):
                text = edited(
                    "at least 30 days before we discontinue", f"at least {days} days before we discontinue", TEXT
                )
                world.site.served["/terms"] = page(*text).decode()
                written.append(world.run("check"))
            for thread in threads:
                thread.join()
    assert statuses == {200: READERS * EACH}
    assert [one.returncode for one in written] == [0, 0, 0], [one.stderr for one in written]
    assert daemon.poll() is None
