"""What is long comes in stretches, each whole in itself; what was had before is not sent again."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from monitor.app import find_config, opened, take_over
from monitor.store import watch
from monitor.store.findings import Outlined
from monitor.web import files
from monitor.web.application import create
from monitor.web.cards import LETTERS, PAGE, paged
from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages
from tests.web.conftest import check_now, token_of

CLAUSES = 130
CHANGE = "/api/v1/terms/acme-terms/changes/2"


def text(days: int) -> bytes:
    """Terms in which every clause but the first ones gives notice of so many days."""
    lines = (
        f"{n // 10 + 4}.{n % 10 + 1} We will notify you by email, at the address that you gave us when you opened your "
        f"account, at least {days} days before we discontinue the feature F{n} of the services."
        for n in range(CLAUSES)
    )
    return page(*TEXT, *lines)


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client on terms of which every clause has changed."""
    config = tmp_path_factory.mktemp("rewritten") / "config.toml"
    with Pages({"/t": text(30).decode()}) as site:
        config.write_text(
            "[fetch]\nhost_delay = 0\n[[service]]\nid = 'acme'\n[[service.terms]]\nid = 'acme-terms'\n"
            f"url = '{site.address}/t'\nallow_private = true\nrender = 'plain'\n"
        )
        with opened(find_config(config)) as world:
            take_over(world)
            with TestClient(create(world), base_url="http://localhost", follow_redirects=False) as client:
                check_now(client, "acme-terms")
                site.served["/t"] = text(15).decode()
                assert "changed" in check_now(client, "acme-terms")
                yield client


def test_the_api_gives_all_changes_of_a_version_a_page_at_a_time(rewritten: TestClient) -> None:
    first = rewritten.get(CHANGE).json()
    pages = [rewritten.get(f"{CHANGE}?page={number}").json() for number in range(1, first["pages"] + 1)]
    assert first == pages[0]
    assert first["total"] == CLAUSES
    assert first["pages"] == 3
    assert [len(one["changes"]) for one in pages] == [PAGE, PAGE, CLAUSES - 2 * PAGE]
    numbers = [change["new"][0]["num"] for one in pages for change in one["changes"]]
    assert len(set(numbers)) == CLAUSES
    for one in pages:
        named = [one["findings"][place] for change in one["changes"] for place in change["findings"]]
        assert len(named) == len(one["findings"]) > 0
        for change in one["changes"]:
            clauses = {one["findings"][place]["new_clause"] for place in change["findings"]}
            assert clauses <= {change["new"][0]["num"]}
    behind = rewritten.get(f"{CHANGE}?page=4").json()
    assert (behind["changes"], behind["findings"], behind["total"]) == ([], [], CLAUSES)
    assert rewritten.get(f"{CHANGE}?page=0").status_code == 422


def test_the_pages_show_the_same_changes(rewritten: TestClient) -> None:
    path = "/terms/acme-terms/changes/2"
    shown = [rewritten.get(f"{path}?page={number}").text for number in (1, 2, 3)]
    assert [one.count('<article class="change') for one in shown] == [PAGE, PAGE, CLAUSES - 2 * PAGE]
    assert f"and {CLAUSES - PAGE} more, each beside its clause" in shown[0]
    assert all(len(one.encode()) <= 150_000 for one in shown)


def test_long_changes_fill_a_page_sooner() -> None:
    def outline(*sizes: int) -> list[Outlined]:
        return [Outlined(position=place, kind="modified", size=size) for place, size in enumerate(sizes)]

    assert paged(outline(*[10] * (PAGE + 1)))[PAGE] == 2
    assert paged(outline(LETTERS * 2, 10, LETTERS)) == {0: 1, 1: 2, 2: 3}
    assert paged([]) == {}


@pytest.mark.parametrize("path", ["/api/v1/deadlines.ics", "/api/v1/findings.atom"])
def test_what_a_feed_reader_has_is_not_sent_again(rewritten: TestClient, path: str) -> None:
    first = rewritten.get(path)
    assert first.headers["cache-control"] == "private, no-cache"
    again = rewritten.get(path, headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert rewritten.get(path, headers={"If-None-Match": '"x"'}).content == first.content


def test_own_files_are_kept_for_good_under_the_address_that_pages_name(rewritten: TestClient) -> None:
    told = rewritten.get("/").text
    for name in ("style.css", "enhance.js", "icon.svg"):
        assert f'"{files.address(name)}"' in told
        assert "immutable" in rewritten.get(files.address(name)).headers["cache-control"]
    for other in ("/static/style.css", "/static/style.css?v=older"):
        assert rewritten.get(other).headers["cache-control"] == "no-store"


def test_answers_are_packed_for_who_unpacks(rewritten: TestClient) -> None:
    packed = rewritten.get("/", headers={"Accept-Encoding": "gzip"})
    plain = rewritten.get("/", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


def test_a_form_token_is_written_otherwise_each_time_and_holds(rewritten: TestClient) -> None:
    path = "/terms/acme-terms"
    tokens = {token_of(rewritten, path) for _ in range(3)}
    assert len(tokens) == 3
    form = {"trigger": "price", "received": "2026-01-02", "note": "x"}
    for token in tokens:
        assert rewritten.post(f"{path}/notices", data=form | {"form_token": token}).status_code == 303
        cut = token[: len(token) // 2] * 2
        assert rewritten.post(f"{path}/notices", data=form | {"form_token": cut}).status_code == 403


def test_a_logged_notice_says_what_came_of_it(demo: TestClient) -> None:
    path = "/terms/northlight-api-terms"
    told = {}
    for trigger in ("discontinuation", "sla"):
        form = {"trigger": trigger, "received": "2026-11-03", "form_token": token_of(demo, path)}
        answer = demo.post(f"{path}/notices", data=form)
        told[trigger] = demo.get(answer.headers["location"]).text
    assert "The notice is logged." in told["sla"]
    assert "No rule that is in force governs it" in told["sla"]
    assert "No rule" not in told["discontinuation"]
    assert "logged" not in demo.get("/ledger").text


def test_the_last_checks_of_many_are_those_of_each(rewritten: TestClient) -> None:
    desk: Any = rewritten.app.state.desk  # type: ignore[attr-defined]
    with desk.world.database.read() as session:
        rows = watch.listed(session)
        found = watch.last_runs(session, rows)
        assert found
        for row in rows:
            assert found[row.key].id == watch.runs(session, row, 1)[0].id
