"""Sixty payloads through clause text, headings, titles, addresses and names of the configuration, seen by a browser.

The DOM of every page, mail and feed holds no element, attribute or address that a harmless store's has not.
"""

import html
import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote

import pytest
from lxml import etree
from sqlalchemy import select
from starlette.testclient import TestClient

from monitor.app import App, find_config, opened, take_over
from monitor.cli.demo import played
from monitor.model.setting import Recipient
from monitor.pipeline import digest
from monitor.pipeline.round import check_all
from monitor.render import letter
from monitor.store.tables import OutboxRow
from monitor.web.application import create
from tests.helpers.bench import TEXT
from tests.helpers.live import crawled, page_routes, served
from tests.helpers.site import Pages
from tests.web.conftest import PAYLOADS, token_of

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("browser")]
PER_SERVICE = 5
READER = Recipient(id="reader", channel="mail", address="reader@example.org")
DOM = """() => [...document.querySelectorAll('*')].flatMap((element) => [
  '<' + element.localName + '>',
  ...element.getAttributeNames().map((name) => element.localName + '@' + name),
])"""
ADDRESSES = """() => [...document.querySelectorAll('*')].flatMap((element) =>
  ['href', 'src', 'action', 'formaction', 'srcset', 'data', 'poster', 'background', 'ping'].filter(
    (name) => element.hasAttribute(name)).map((name) => element.getAttribute(name)))"""


def _document(number: int, days: int) -> str:
    """A page whose title and heading are one payload, and whose clauses are all of them."""
    name = html.escape(PAYLOADS[number])
    clauses = "".join(
        f"<h2>{9 + place} {html.escape(one)}</h2><p>{9 + place}.1 We may {html.escape(one)} change prices upon {days} days notice.</p>"
        for place, one in enumerate(PAYLOADS if number == 0 else PAYLOADS[number : number + 1])
    )
    text = "".join(f"<p>{line.replace('30 days', f'{days} days')}</p>" for line in TEXT)
    head = f'<!DOCTYPE html><html lang="en"><head><title>Terms of Service {name}</title></head>'
    body = f"{head}<body><main><h1>Terms of Service {name}</h1>{text}{clauses}</main></body></html>"
    return body.replace("{nonce}", "")


def _configuration(address: str) -> str:
    """Every payload as the name of a service or of a terms, and in the address of a source."""
    parts = ["[fetch]\nhost_delay = 0\n[mail]\nhost = 'localhost'\nsender = 'watch@example.org'\n"]
    parts.append("[[recipient]]\nid = 'reader'\nmail = 'reader@example.org'\n")
    for number, payload in enumerate(PAYLOADS):
        if number % PER_SERVICE == 0:
            parts.append(f"[[service]]\nid = 's{number}'\nname = '''{payload}'''\n")
        url = f"{address}/t{number}?{payload.replace(' ', '+')}"
        parts.append(f"[[service.terms]]\nid = 't{number}'\nname = '''{payload}'''\nurl = '''{url}'''\n")
        parts.append("allow_private = true\nrender = 'plain'\n" + ("translation_of = 't0'\n" if number == 1 else ""))
    return "".join(parts)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An opened store in which every text is hostile, after a change that cut every notice."""
    config = tmp_path_factory.mktemp("hostile") / "config.toml"
    with Pages() as site:
        config.write_text(_configuration(site.address), encoding="utf-8")
        with opened(find_config(config)) as world:
            take_over(world)
            watched = [(service, terms) for service in world.config.services for terms in service.terms]
            for days in (30, 15):
                site.served = {f"/t{number}": _document(number, days) for number in range(len(PAYLOADS))}
                outcomes = {step.result.outcome for step in check_all(watched, world.means)}
                assert outcomes == {"baseline" if days == 30 else "changed"}
            wall = "<html><head><title>Just a moment {0}</title></head><body><h1>Checking your browser {0}</h1></body></html>"
            site.served = {f"/t{number}": wall.format(html.escape(PAYLOADS[number])) for number in range(5)}
            assert {step.result.outcome for step in check_all(watched[:6], world.means)} == {"suspect", "gone"}
            yield world


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The demo's store: what its pages are made of is what pages may be made of."""
    with (
        played(tmp_path_factory.mktemp("harmless") / "demo") as config,
        opened(find_config(config)) as world,
    ):
        take_over(world)
        yield world


def _clients(world: App) -> tuple[Any, TestClient]:
    application = create(world)
    return application, TestClient(application, base_url="http://localhost", follow_redirects=False)


def _seen(browser: Any, address: str, paths: list[str]) -> tuple[set[str], list[str]]:
    """The elements and attributes of all these pages, and their addresses, as the browser has them."""
    page = browser.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a page ran a script: {dialog.message}"))
    page.on("request", lambda request: request.url.startswith(address) or pytest.fail(request.url))
    marks: set[str] = set()
    links: list[str] = []
    for path in paths:
        page.goto(address + path)
        marks |= set(page.evaluate(DOM))
        links += page.evaluate(ADDRESSES)
    page.close()
    return marks, links


def test_no_page_holds_anything_new(browser, hostile, harmless):
    with ExitStack() as stack:
        seen = []
        for world, of_each in ((harmless, 8), (hostile, 4)):
            application, client = _clients(world)
            with client:
                pages = crawled(client, of_each=of_each)
                some = next(path for path in pages["/terms/{terms_id}"])
                form = {
                    "form_token": token_of(client, some),
                    "trigger": "price",
                    "received": "2026-01-02",
                    "note": PAYLOADS[3],
                }
                assert client.post(f"{some}/notices", data=form).status_code == 303
            if world is hostile:
                assert {route.path for route in page_routes()} - pages.keys() <= {"/enter"}
            more = [f"/search?q={quote(one)}" for one in ("notice", PAYLOADS[8])] + [f"/{quote(PAYLOADS[9], safe='')}"]
            paths = [path for paths in pages.values() for path in paths] + more
            seen.append(_seen(browser, stack.enter_context(served(application)), paths))
    (allowed, _), (found, links) = seen
    assert found - allowed <= {"<mark>"}
    assert all(re.match(r"/(?!/)|[#?]", link) for link in links)


def test_no_mail_holds_anything_new(browser, hostile, harmless):
    seen, hosts = [], set()
    for world in (harmless, hostile):
        keepers = digest.keepers(world.config.services, world.means)
        now = world.means.clock()
        week = digest.Window(week="2026-W01", since=now.replace(year=now.year - 1), until=now)
        with world.database.read() as session:
            written = [letter.digest(digest.compose(session, READER, week, keepers=keepers, now=now)).html]
            written += [row.payload["html"] for row in session.scalars(select(OutboxRow)) if "html" in row.payload]
        page = browser.new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"a mail ran a script: {dialog.message}"))
        page.on("request", lambda request: pytest.fail(request.url))
        marks: set[str] = set()
        for one in written:
            page.set_content(one)
            marks |= set(page.evaluate(DOM))
            hosts |= {re.match(r"[a-z]+:(//[^/?#]*)?", link).group() for link in page.evaluate(ADDRESSES)}
        page.close()
        seen.append(marks)
    assert seen[1] <= seen[0]
    assert all(re.fullmatch(r"http://127\.0\.0\.1:\d+", host) for host in hosts), hosts


def test_no_feed_holds_anything_new(hostile, harmless):
    def marks(world: App) -> set[str]:
        _, client = _clients(world)
        with client:
            tree = etree.fromstring(client.get("/api/v1/findings.atom").content)
        entries = tree.findall("{http://www.w3.org/2005/Atom}entry")
        assert entries
        assert {one.get("type") for one in tree.iter("{http://www.w3.org/2005/Atom}content")} == {"text"}
        return {one.tag for one in tree.iter()} | {f"{one.tag}@{name}" for one in tree.iter() for name in one.attrib}

    assert marks(hostile) <= marks(harmless)
