"""Manners: one fetch of a host at a time, pauses between two, patience when asked, robots.txt as RFC 9309 says."""

import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import time as time_of_day

import pytest

from monitor.errors import BlockedError, GoneError, TransientFetchError
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.politeness import HostState, after_fetch, host_keys, wait_for, wait_for_window
from monitor.fetch.robots import MAX_BYTES, Robots
from monitor.fetch.values import Fetched, FetchSettings, Window
from monitor.model.source import Source

from .conftest import Site, page

BUSY = TransientFetchError("busy", url="http://example.com/")


class Time:
    """A clock that only moves when somebody sleeps on it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def fetcher(clock: Time, **settings: object) -> Fetcher:
    return Fetcher(FetchSettings(**settings), monotonic=clock.monotonic, sleep=clock.sleep, environment={})


def source(site: Site, path: str, **more: object) -> Source:
    return Source(url=f"{site.url}{path}", allow_private=True, **more)


def test_the_pause_after_success_and_after_faults_in_a_row() -> None:
    state = after_fetch(HostState(), 100.0, 10.0, None)
    assert state.free_at == 110.0
    pauses = []
    for _ in range(8):
        state = after_fetch(state, 100.0, 10.0, BUSY)
        pauses.append(state.free_at - 100.0)
    assert pauses == [20, 40, 80, 160, 320, 600, 600, 600]
    assert after_fetch(state, 100.0, 10.0, None).failures == 0
    assert after_fetch(state, 100.0, 10.0, GoneError("gone", url="x")).free_at == 110.0


def test_what_the_host_asked_for_outlasts_the_pause() -> None:
    asked = TransientFetchError("busy", url="x", retry_after=3600)
    state = after_fetch(HostState(), 100.0, 10.0, asked)
    assert wait_for([state], 100.0) == 3600
    assert wait_for([after_fetch(state, 200.0, 10.0, None)], 200.0) == 3500


def test_hosts_are_kept_by_registered_domain_and_address() -> None:
    assert host_keys("www.example.co.uk", ["192.0.2.1"]) == ("192.0.2.1", "example.co.uk")
    assert set(host_keys("a.example.com")) & set(host_keys("b.example.com"))
    assert host_keys("127.0.0.1", ["127.0.0.1"]) == ("127.0.0.1",)


@pytest.mark.parametrize(
    ("start", "end", "now", "wait"),
    [
        ((9, 0), (17, 0), (12, 0), 0),
        ((9, 0), (17, 0), (8, 0), 3600),
        ((9, 0), (17, 0), (17, 0), 16 * 3600),
        ((22, 0), (6, 0), (23, 0), 0),
        ((22, 0), (6, 0), (5, 59), 0),
        ((22, 0), (6, 0), (6, 0), 16 * 3600),
    ],
)
def test_windows(start: tuple[int, int], end: tuple[int, int], now: tuple[int, int], wait: int) -> None:
    window = Window(start=time_of_day(*start), end=time_of_day(*end))
    assert wait_for_window(window, datetime(2026, 3, 1, *now, tzinfo=UTC)) == wait
    assert wait_for_window(None, datetime(2026, 3, 1, tzinfo=UTC)) == 0


def test_outside_the_window_nothing_is_asked(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page()})
    window = Window(start=time_of_day(9), end=time_of_day(10))
    closed = Fetcher(FetchSettings(window=window), clock=lambda: datetime(2026, 3, 1, 8, 30, tzinfo=UTC))
    with pytest.raises(TransientFetchError) as caught:
        closed.fetch(source(site, "/terms"))
    assert caught.value.retry_after == 1800
    assert site.connections == 0


def test_ten_seconds_between_two_fetches_of_a_host(serve: Callable[..., Site]) -> None:
    site = serve({"/a": page(), "/b": page()})
    clock = Time()
    polite = fetcher(clock)
    for path in ("/a", "/b", "/a"):
        polite.fetch(source(site, path))
    assert clock.slept == [10.0, 10.0]


def test_other_hosts_need_not_wait(serve: Callable[..., Site]) -> None:
    one, two = serve({"/a": page()}), serve({"/a": page()}, host="127.0.0.4")
    clock = Time()
    polite = fetcher(clock)
    polite.fetch(source(one, "/a"))
    polite.fetch(source(two, "/a"))
    assert clock.slept == []


def test_retry_after_holds_for_the_whole_host(serve: Callable[..., Site]) -> None:
    site = serve({"/a": page(b"", "Retry-After: 3600", status="429 Too Many"), "/b": page()})
    clock = Time()
    polite = fetcher(clock)
    with pytest.raises(TransientFetchError):
        polite.fetch(source(site, "/a"))
    with pytest.raises(TransientFetchError) as caught:
        polite.fetch(source(site, "/b"))
    assert caught.value.retry_after == pytest.approx(3600)
    assert site.asked("/b") == []
    clock.now += 3600
    polite.fetch(source(site, "/b"))
    assert len(site.asked("/b")) == 1


def test_a_short_retry_after_is_waited_for(serve: Callable[..., Site]) -> None:
    site = serve({"/a": page(b"", "Retry-After: 45", status="503 Busy"), "/b": page()})
    clock = Time()
    polite = fetcher(clock)
    with pytest.raises(TransientFetchError):
        polite.fetch(source(site, "/a"))
    polite.fetch(source(site, "/b"))
    assert clock.slept == [45.0]


def test_one_request_in_flight_for_a_host(serve: Callable[..., Site]) -> None:
    flying: list[int] = []
    most: list[int] = []

    def slow(connection: socket.socket, head: bytes) -> None:
        flying.append(1)
        most.append(len(flying))
        time.sleep(0.05)
        flying.pop()
        connection.sendall(page())

    site = serve({f"/{n}": slow for n in range(6)})
    polite = Fetcher(FetchSettings(host_delay=0), environment={})
    threads = [
        threading.Thread(target=polite.fetch, args=(source(site, f"/{n}", ignore_robots="x"),)) for n in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 6
    assert max(most) == 1


# -- robots.txt --------------------------------------------------------------------------------------------------------


def robots(text: str) -> bytes:
    return page(text.encode(), media_type="text/plain")


def test_robots_rules_are_kept_and_asked_for_once(serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": robots("User-agent: *\nDisallow: /private"), "/terms": page(), "/private": page()})
    polite = fetcher(Time())
    assert isinstance(polite.fetch(source(site, "/terms")), Fetched)
    with pytest.raises(BlockedError, match=r"robots\.txt"):
        polite.fetch(source(site, "/private"))
    assert site.asked("/private") == []
    assert len(site.asked("/robots.txt")) == 1


def test_the_group_for_us_goes_before_the_group_for_all(serve: Callable[..., Site]) -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: clausewatch\nAllow: /terms\nDisallow: /\n"
    site = serve({"/robots.txt": robots(text), "/terms": page(), "/other": page()})
    polite = fetcher(Time())
    polite.fetch(source(site, "/terms"))
    with pytest.raises(BlockedError):
        polite.fetch(source(site, "/other"))


def test_a_reason_overrides_robots(serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/terms": page()})
    fetcher(Time()).fetch(source(site, "/terms", ignore_robots="the vendor agreed in writing"))
    assert site.asked("/robots.txt") == []


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"])
def test_a_4xx_means_no_rules(status: str, serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": page(b"", status=status), "/terms": page()})
    fetcher(Time()).fetch(source(site, "/terms"))


def test_a_5xx_means_not_now(serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": page(b"", status="503 Busy"), "/terms": page()})
    with pytest.raises(TransientFetchError, match=r"robots\.txt"):
        fetcher(Time()).fetch(source(site, "/terms"))
    assert site.asked("/terms") == []


def test_the_target_of_a_redirect_has_its_own_rules(serve: Callable[..., Site]) -> None:
    closed = serve({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/terms": page()}, host="127.0.0.5")
    site = serve({"/terms": page(b"", f"Location: {closed.url}/terms", status="301 Moved")})
    with pytest.raises(BlockedError, match=r"robots\.txt"):
        fetcher(Time()).fetch(source(site, "/terms"))
    assert closed.asked("/terms") == []


def test_crawl_delay_lengthens_the_pause(serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": robots("User-agent: *\nCrawl-delay: 25"), "/a": page(), "/b": page()})
    clock = Time()
    polite = fetcher(clock)
    polite.fetch(source(site, "/a"))
    polite.fetch(source(site, "/b"))
    assert clock.slept == [25.0]


def test_rules_are_read_again_after_a_day() -> None:
    clock = Time()
    rules = Robots(lifetime=86_400, monotonic=clock.monotonic)
    reads: list[str] = []

    def read(address: str) -> bytes:
        reads.append(address)
        return b""

    rules.check("https://example.com/a", read)
    clock.now += 86_000
    rules.check("https://example.com/b", read)
    clock.now += 500
    rules.check("https://example.com/c", read)
    assert reads == ["https://example.com/robots.txt"] * 2


def test_only_the_first_half_megabyte_of_rules_counts() -> None:
    rules = Robots(lifetime=1)
    text = b"User-agent: *\n" + b"# x\n" * (MAX_BYTES // 4) + b"Disallow: /\n"
    rules.check("https://example.com/a", lambda _: text)
