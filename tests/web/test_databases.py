"""Every page and every answer of the API on SQLite and on a real PostgreSQL: the same store, the same words."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from monitor.app import find_config, opened, take_over
from monitor.web.application import create
from tests.helpers import postgres
from tests.helpers.bench import TEXT, edited, page
from tests.helpers.site import Pages
from tests.web.conftest import check_now, token_of

PAGES = (
    "/",
    "/?service=acme&category=notice&severity=critical&unread=true",
    "/?to_read=true",
    "/?before=1",
    "/terms",
    "/terms?name=ACME&state=changed&service=acme",
    "/terms?state=other",
    "/terms/acme-terms",
    "/terms/acme-terms?page=2",
    "/terms/acme-terms/changes/2",
    "/terms/acme-terms/versions/2/text",
    "/ledger",
    "/ledger?only_open=true&service=acme",
    "/compare",
    "/compare?attribute=discontinuation_notice_period&down=true",
    '/search?q="15 days"',
    "/search?q=discontin*&standing=true&terms=acme",
    "/search?q=nowhere",
    "/trouble",
    "/metrics",
    "/api/v1/terms",
    "/api/v1/terms/acme-terms/versions",
    "/api/v1/terms/acme-terms/changes/2",
    "/api/v1/ledger?only_open=true",
    "/api/v1/deadlines?days=365",
    "/api/v1/deadlines.ics",
    "/api/v1/findings.atom?service=acme",
    "/api/v1/search?q=notify",
    "/api/v1/status",
)
PASSING = re.compile(
    r"form_token\" value=\"\w+|language_token\" value=\"\w+|\d{4}-\d\d-\d\d[T ][\d:.+Z]+(?: UTC)?|DTSTAMP\S+|LAST-MODIFIED\S+|"
    r"127\.0\.0\.1:\d+|\burn:sha256:\w+|clausewatch_terms_due \d"
)
"""What differs between any two stores: tokens, instants, ports."""


def told(stack: ExitStack, folder: Path, address: str, database: str) -> TestClient:
    """A client on a store of two versions of Acme's terms and one logged notice."""
    folder.mkdir()
    (folder / "config.toml").write_text(
        f"[store]\ndatabase = '{database}'\n[fetch]\nhost_delay = 0\n[[service]]\nid = 'acme'\nname = 'Acme'\n"
        f"[[service.terms]]\nid = 'acme-terms'\nurl = '{address}/t'\nallow_private = true\nrender = 'plain'\n"
    )
    world = stack.enter_context(opened(find_config(folder / "config.toml")))
    take_over(world)
    return stack.enter_context(TestClient(create(world), base_url="http://localhost", follow_redirects=False))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, TestClient]]:
    """The same story on SQLite and on PostgreSQL."""
    home = tmp_path_factory.mktemp("both")
    with ExitStack() as stack:
        site = stack.enter_context(Pages({"/t": page(*TEXT).decode()}))
        url = stack.enter_context(postgres.database())
        clients = (
            told(stack, home / "lite", site.address, f"sqlite:///{home}/store.db"),
            told(stack, home / "pg", site.address, url),
        )
        for client in clients:
            check_now(client, "acme-terms")
        site.served["/t"] = page(*edited("30 days before", "15 days before")).decode()
        for client in clients:
            check_now(client, "acme-terms")
            form = {"trigger": "discontinuation", "received": "2026-03-02", "effective": "2031-03-09"}
            token = token_of(client, "/terms/acme-terms")
            done = client.post("/terms/acme-terms/notices", data=form | {"form_token": token})
            assert done.status_code == 303
        yield clients


@pytest.mark.parametrize("path", PAGES)
def test_both_databases_tell_the_same(both: tuple[TestClient, TestClient], path: str) -> None:
    answers = [client.get(path) for client in both]
    assert [answer.status_code for answer in answers] == [200, 200]
    lite, pg = (PASSING.sub("", answer.text) for answer in answers)
    assert lite == pg


@pytest.mark.parametrize("lite", [True, False], ids=["sqlite", "postgresql"])
def test_acts_are_done_on_both(both: tuple[TestClient, TestClient], lite: bool) -> None:
    client = both[0 if lite else 1]
    path = "/terms/acme-terms/changes/2"
    form = {"form_token": token_of(client, path), "note": "seen"}
    assert client.post(f"{path}/acknowledge", data=form).status_code == 303
    assert "seen" in client.get(path).text
    entry = client.get("/api/v1/ledger").json()["entries"][0]["id"]
    assert client.post(f"/ledger/{entry}/objected", data=form).status_code == 303
    assert client.get("/api/v1/ledger").json()["entries"][0]["status"] == "objected"
    assert "unchanged" in check_now(client, "acme-terms")
