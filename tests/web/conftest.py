"""The web application on the demo's store, and on one whose texts are hostile."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from starlette.testclient import TestClient

from monitor.app import find_config, opened, take_over
from monitor.cli.demo import played
from monitor.errors import GoneError
from monitor.fetch.values import Validators
from monitor.model.source import Source
from monitor.web.application import create
from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the application on a demo that was just played; its site is still served."""
    with played(tmp_path_factory.mktemp("demo") / "store") as config, opened(find_config(config)) as world:
        take_over(world)
        with TestClient(create(world), base_url="http://localhost", follow_redirects=False) as client:
            yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A client of the application on a store without versions."""
    config = tmp_path / "config.toml"
    config.write_text('[[service]]\nid = "acme"\n[[service.terms]]\nid = "acme-terms"\nurl = "https://acme.example"\n')
    with opened(find_config(config)) as world:
        take_over(world)
        with TestClient(create(world), base_url="http://localhost", follow_redirects=False) as client:
            yield client


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[TestClient]:
    """A client of an application that wants a token."""
    config = tmp_path / "config.toml"
    config.write_text("")
    with opened(find_config(config)) as world:
        made = create(world, host="watch.example", token="l0ng-secret-token")
        with TestClient(made, base_url="http://watch.example", follow_redirects=False) as client:
            yield client


PAYLOADS = [
    f"{head}{body}{tail}"
    for head in ("", '">', "'>", "</p>", "</textarea>")
    for body in (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=//evil.example>",
        "<a href='javascript:alert(1)'>x</a>",
        "{{7*7}}<b>${7*7}%s{0.__class__}</b>",
    )
    for tail in ("", "<!--")
]


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[TestClient]:
    """Every payload stands in the texts, the service's name and the terms' name."""
    import html

    extra = tuple(
        f"{9 + i}.1 We may {html.escape(one)} change prices upon 30 days notice." for i, one in enumerate(PAYLOADS)
    )
    after = tuple(line.replace("30 days notice", "15 days notice") for line in extra)
    with Pages({"/t": page(*TEXT, *extra).decode().replace("{nonce}", "")}) as site:
        config = tmp_path / "config.toml"
        config.write_text(
            "[fetch]\nhost_delay = 0\n[[service]]\nid = 'acme'\nname = '''" + PAYLOADS[0] + "'''\n[[service.terms]]\n"
            f"id = 'acme-terms'\nname = '''{PAYLOADS[1]}'''\nurl = '{site.address}/t'\nallow_private = true\nrender = 'plain'\n"
        )
        with opened(find_config(config)) as world:
            take_over(world)
            with TestClient(create(world), base_url="http://localhost", follow_redirects=False) as client:
                check_now(client, "acme-terms")
                site.served["/t"] = page(*TEXT, *after).decode()
                check_now(client, "acme-terms")
                yield client


def token_of(client: TestClient, path: str) -> str:
    """The form token that a page carries."""
    return client.get(path).text.split('name="form_token" value="')[1].split('"')[0]


def check_now(client: TestClient, terms: str, act: str = "check") -> str:
    """Ask for a check on the page of a terms and wait for its end; the page that tells of it."""
    answer = client.post(f"/terms/{terms}/{act}", data={"form_token": token_of(client, f"/terms/{terms}")})
    assert answer.status_code == 303
    for _ in range(600):
        page = client.get(answer.headers["location"]).text
        if 'data-over="true"' in page:
            return page
        time.sleep(0.05)
    raise AssertionError(page)


@pytest.fixture
def suspect(tmp_path: Path) -> Iterator[TestClient]:
    """A client of an application whose one terms shows a wall since the last check."""
    with Pages({"/t": page(*TEXT).decode()}) as site:
        config = tmp_path / "config.toml"
        config.write_text(
            "[fetch]\nhost_delay = 0\n[[service]]\nid = 'acme'\n[[service.terms]]\nid = 'acme-terms'\n"
            f"url = '{site.address}/t'\nallow_private = true\nrender = 'plain'\n"
        )
        with opened(find_config(config)) as world:
            take_over(world)
            with TestClient(create(world), base_url="http://localhost", follow_redirects=False) as client:
                check_now(client, "acme-terms")
                site.served["/t"] = "<html><body><h1>Sign in</h1><p>Sign in to continue to Acme.</p></body></html>"
                assert "suspect" in check_now(client, "acme-terms")
                yield client


class _Held:
    """Answers that there is no such page, as soon as it may."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def fetch(self, source: Source, validators: Validators | None = None, *, wait: bool = True) -> NoReturn:
        self.go_on.wait(60)
        raise GoneError("gone", url=source.url)


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[tuple[TestClient, threading.Event]]:
    """A client of an application whose one page answers when it is told to, and then that it is gone."""
    config = tmp_path / "config.toml"
    config.write_text('[[service]]\nid = "acme"\n[[service.terms]]\nid = "acme-terms"\nurl = "https://acme.example"\n')
    held = _Held()
    with opened(find_config(config)) as world:
        take_over(world)
        made = create(replace(world, means=replace(world.means, fetcher=held)))
        with TestClient(made, base_url="http://localhost", follow_redirects=False) as client:
            yield client, held.go_on
        held.go_on.set()
