"""Real Chromium on pages that need it: scripts, folds, walls between them and the network, time, memory, the end."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor.errors import BlockedError, BrowserMissingError, GoneError, TooLargeError, TransientFetchError
from monitor.fetch.browser import find
from monitor.fetch.browser.chromium import resident_bytes
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.values import Fetched, FetchSettings, Validators
from monitor.model.source import Source

from .conftest import Site, page, redirect

RULE = "Acme may change the fee after thirty days' notice in writing and shall refund what was paid in advance. "
LONG = "".join(f"<p>{n}. {RULE}</p>" for n in range(1, 12))
SCRIPTED = f"""<!doctype html><html><head><title>Terms</title></head><body><div id="app"></div>
<script>setTimeout(() => {{ document.getElementById('app').innerHTML = `<main>{LONG}</main>`; }}, 600);</script>
</body></html>""".encode()

needs_browser = pytest.mark.skipif(find() is None, reason="no Chromium on this machine: apt-get install chromium")


@pytest.fixture(scope="module")
def browsing() -> Iterator[Fetcher]:
    with Fetcher(FetchSettings(host_delay=0, browser_deadline=30), environment={}) as fetcher:
        yield fetcher


def source(site: Site, path: str = "/terms", **more: object) -> Source:
    return Source(url=f"{site.url}{path}", allow_private=True, **{"ignore_robots": "x", "render": "browser", **more})


def rendered(fetcher: Fetcher, of: Source, validators: Validators | None = None) -> Fetched:
    answer = fetcher.fetch(of, validators)
    assert isinstance(answer, Fetched)
    return answer


@pytest.mark.long
@needs_browser
def test_a_page_that_a_script_fills(browsing: Fetcher, serve: Callable[..., Site]) -> None:
    site = serve({"/terms": redirect("/legal", "301 Moved"), "/legal": page(SCRIPTED)})
    answer = rendered(browsing, source(site))
    assert "thirty days' notice" in answer.body.decode()
    assert answer.rendered
    assert answer.final_url == answer.moved_to == f"{site.url}/legal"
    assert answer.screenshot is not None
    assert answer.screenshot.startswith(b"\x89PNG")
    assert answer.validators.rendered


@pytest.mark.long
@needs_browser
def test_auto_escalates_once_and_remembers(browsing: Fetcher, serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(SCRIPTED), "/plain": page(f"<html>{LONG}<script></script></html>".encode())})
    answer = rendered(browsing, source(site, render="auto"))
    assert answer.rendered
    assert len(site.asked("/terms")) == 2
    rendered(browsing, source(site, render="auto"), answer.validators)
    assert len(site.asked("/terms")) == 3
    assert not rendered(browsing, source(site, "/plain", render="auto")).rendered


@pytest.mark.long
@needs_browser
def test_folds_are_opened_and_menus_left_alone(browsing: Fetcher, serve: Callable[..., Site]) -> None:
    html = f"""<html><body><nav><button aria-expanded=false onclick="document.title='menu'">Menu</button></nav><main>
    <p>{RULE}</p><details><summary>1. Fees</summary>{LONG}</details>
    <button aria-expanded=false onclick="this.setAttribute('aria-expanded', 'true');
      document.getElementById('two').innerHTML='<p>Two months of credit.</p>'">2. Credits</button><div id=two></div>
    <a href="#" onclick="document.getElementById('rest').innerHTML='<p>The courts of Oslo.</p>'">Show more</a><div id=rest>
    </div><a href="/elsewhere">Read more</a></main></body></html>"""
    site = serve({"/terms": page(html.encode()), "/elsewhere": page(b"<html>lost</html>")})
    text = rendered(browsing, source(site)).body.decode()
    assert "<details open" in text
    assert "Two months of credit" in text
    assert "The courts of Oslo" in text
    assert "<title>menu" not in text
    assert site.asked("/elsewhere") == []


@pytest.mark.long
@needs_browser
def test_a_script_reaches_nothing_inside(browsing: Fetcher, serve: Callable[..., Site]) -> None:
    """The page is allowed to be here, what it asks for on other private hosts is not."""
    trap = serve({"/": page(b"secret")})
    urls = [f"http://{host}:{trap.port}/" for host in ("127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433")]
    html = f"""<html><body><div id=out>{RULE * 6}</div><script>
    for (const url of {urls!r}) {{ fetch(url, {{mode: 'no-cors'}}); new Image().src = url; }}
    </script></body></html>"""
    outside = serve({"/terms": page(html.encode())}, host="127.0.0.2")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("monitor.fetch.guard.is_public", lambda address: address == "127.0.0.2")
        answer = browsing.fetch(Source(url=f"{outside.url}/terms", render="browser", ignore_robots="x"))
    assert isinstance(answer, Fetched)
    assert trap.connections == 0


@pytest.mark.long
@needs_browser
def test_a_page_inside_is_refused(browsing: Fetcher, serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(SCRIPTED)})
    with pytest.raises(BlockedError):
        browsing.fetch(Source(url=f"{site.url}/terms", render="browser", ignore_robots="x"))
    assert site.connections == 0


@pytest.mark.long
@needs_browser
def test_statuses_mean_the_same_as_without_a_browser(browsing: Fetcher, serve: Callable[..., Site]) -> None:
    site = serve({"/gone": page(b"<html>gone</html>", status="410 Gone")})
    with pytest.raises(GoneError):
        browsing.fetch(source(site, "/gone"))


@pytest.mark.long
@needs_browser
def test_a_page_that_never_stands_still_ends_at_the_deadline(serve: Callable[..., Site]) -> None:
    endless = b"<html><body><p id=t></p><script>setInterval(() => t.textContent += 'word ', 50)</script></body></html>"
    site = serve({"/endless": page(endless), "/terms": page(SCRIPTED)})
    with Fetcher(FetchSettings(host_delay=0, browser_deadline=10), environment={}) as fetcher:
        fetcher.fetch(source(site))  # starts the browser, which takes its own time
        started = time.monotonic()
        with pytest.raises(TransientFetchError):
            fetcher.fetch(source(site, "/endless"))
        assert time.monotonic() - started < 13


@pytest.mark.long
@needs_browser
def test_memory_is_bounded_and_no_browser_stays(serve: Callable[..., Site]) -> None:
    before = resident_bytes()
    site = serve({"/terms": page(SCRIPTED)})
    with (
        Fetcher(FetchSettings(host_delay=0, browser_memory=10_000_000), environment={}) as fetcher,
        pytest.raises(TooLargeError),
    ):
        fetcher.fetch(source(site))
    assert resident_bytes() <= before


@pytest.mark.long
@needs_browser
def test_credentials_go_to_the_sources_own_host_only(serve: Callable[..., Site]) -> None:
    other = serve({"/s.js": page(b"1", media_type="text/javascript")}, host="127.0.0.6")
    html = f"<html><body>{LONG}<script src='{other.url}/s.js'></script></body></html>".encode()
    site = serve({"/terms": page(html)})
    names = {"headers": (("X-Token", "TOKEN"),), "cookies": (("session", "SESSION"),)}
    with Fetcher(FetchSettings(host_delay=0), environment={"TOKEN": "s3cr3t", "SESSION": "s3ss10n"}) as fetcher:
        answer = fetcher.fetch(source(site, **names))
    assert b"s3cr3t" in site.requests[0]
    assert b"s3ss10n" in site.requests[0]
    assert b"s3cr3t" not in b"".join(other.requests)
    assert b"s3ss10n" not in b"".join(other.requests)
    assert "s3cr3t" not in repr(answer)


def test_without_a_browser_the_error_says_what_to_install(serve: Callable[..., Site], tmp_path: Path) -> None:
    settings = FetchSettings(host_delay=0, browser_path=str(tmp_path / "none"))
    site = serve({"/terms": page(SCRIPTED)})
    for render in ("browser", "auto"):
        with pytest.raises(BrowserMissingError, match="apt-get install chromium"):
            Fetcher(settings, environment={}).fetch(source(site, render=render))
