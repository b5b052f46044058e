"""Every page as a person meets it, in a real browser: legible in light and dark, on a phone and a wide screen, on paper."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from monitor.app import find_config, opened, take_over
from monitor.cli.demo import played
from monitor.web.application import create
from tests.helpers.live import AXE, crawled, page_routes, served

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("browser")]
MORE = ("/nope", "/enter", "/search?q=notice", "/?severity=critical&unread=true", "/compare?attribute=refund_window")
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SEEN_ONLY = {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable", "valid-lang"]}
"""What depends on the colours, the width and the language; the other rules look at the same markup each time."""
A4 = 680
"""Pixels between the margins of a page."""
Site = tuple[str, list[str]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Address of the application on the demo's store, and its pages."""
    with ExitStack() as stack:
        config = stack.enter_context(played(tmp_path_factory.mktemp("seen") / "store"))
        world = stack.enter_context(opened(find_config(config)))
        take_over(world)
        application = create(world)
        with TestClient(application, base_url="http://localhost", follow_redirects=False) as client:
            pages = crawled(client, of_each=1)
        assert {route.path for route in page_routes()} - pages.keys() <= {"/enter"}, "a page that no link leads to"
        address = stack.enter_context(served(application))
        yield address, [path for paths in pages.values() for path in paths] + list(MORE)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Address of the application on an empty store, and its pages."""
    config = tmp_path_factory.mktemp("bare") / "config.toml"
    config.write_text("")
    with opened(find_config(config)) as world:
        take_over(world)
        application = create(world)
        with TestClient(application, base_url="http://localhost", follow_redirects=False) as client:
            pages = crawled(client)
        with served(application) as address:
            yield address, [path for paths in pages.values() for path in paths]


@pytest.fixture(params=["filled", "bare"])
def site(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def _page(browser: Any, *, width: int = 1400, scheme: str = "light", language: str = "en-GB", **more: Any) -> Any:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language, **more
    )
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda message: page.troubles.append(message.text) if "404" not in message.text else None)
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("request", lambda request: page.troubles.append(request.url) if "//127.0.0.1" not in request.url else None)
    return page


@pytest.mark.parametrize(
    ("scheme", "width", "language", "rules"),
    [
        ("light", 1400, "en-GB", EVERYTHING),
        ("dark", 390, "zh-CN", SEEN_ONLY),
        ("light", 390, "zh-CN", SEEN_ONLY),
        ("dark", 1400, "en-GB", SEEN_ONLY),
    ],
)
def test_axe_finds_nothing_and_everything_fits(browser, site, scheme, width, language, rules):
    address, paths = site
    page = _page(browser, scheme=scheme, width=width, language=language, bypass_csp=True)
    found = []
    for path in paths:
        page.goto(address + path)
        page.add_script_tag(path=AXE)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        result = page.evaluate("(only) => axe.run(document, { runOnly: only })", rules)
        found += [(path, one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in result["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((path, "wider than the screen", []))
    page.context.close()
    assert found == []


def test_the_policy_of_the_pages_forbids_nothing_that_they_do(browser, site):
    address, paths = site
    page = _page(browser)
    for path in paths:
        page.goto(address + path)
    page.context.close()
    assert page.troubles == []


def test_paper_shows_all_that_is_folded_and_no_controls(browser, filled):
    address, paths = filled
    page = _page(browser, width=A4)
    page.emulate_media(media="print")
    page.goto(address + next(path for path in paths if "/changes/2" in path))
    assert page.locator(".print-only").is_visible()
    assert not page.locator("nav, form, button").filter(visible=True).count()
    assert page.locator("details article").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine") == "line-through"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()


def test_paper_is_wide_enough(browser, filled):
    address, paths = filled
    page = _page(browser, width=A4)
    page.emulate_media(media="print")
    for path in paths:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.context.close()


def test_own_scripts_are_small():
    static = Path(__file__).parents[2] / "monitor" / "web" / "static"
    assert sum(file.stat().st_size for file in static.glob("*.js")) <= 30_000
