"""No address inside the network is reached, however it is spelled, redirected to or resolved."""

import time
from collections.abc import Callable

import httpcore
import pytest

from monitor.errors import BlockedError, FetchError, TransientFetchError
from monitor.fetch.addresses import is_public, literal
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.values import Fetched, FetchSettings
from monitor.model.source import Source

from .conftest import Site, page, redirect

PUBLIC = "127.0.0.2"
"""Stands for a public address, so that a first hop can be served on this machine."""

INSIDE = (
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "017700000001",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "127.0.0.1.",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::1]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "168.63.129.16",
    "255.255.255.255",
    "①②⑦.⓪.⓪.①",
    "public.example@127.0.0.1",
    "inside.example",
    "mixed.example",
    "six.example",
    "rebinding.example",
)
"""Hosts that must not be reached: 37 spellings, each tried directly and as the target of a redirect."""

ANSWERS = {
    "public.example": [PUBLIC],
    "inside.example": ["127.0.0.1"],
    "mixed.example": [PUBLIC, "127.0.0.1"],
    "six.example": ["::ffff:169.254.169.254"],
}


class Names:
    """A resolver under the attacker's hand: one name is public when asked first, inside from then on."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host == "rebinding.example":
            return [PUBLIC] if self.asked.count(host) == 1 else ["127.0.0.1"]
        if host.rstrip(".").lower() == "localhost":
            return ["127.0.0.1", "::1"]
        if host in ANSWERS:
            return ANSWERS[host]
        raise OSError(f"{host}: no such name")


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that a connection was made to; 127.0.0.2 counts as public."""
    addresses: list[str] = []
    connect = httpcore.SyncBackend.connect_tcp

    def record(self: httpcore.SyncBackend, host: str, *args: object, **kwargs: object) -> httpcore.NetworkStream:
        addresses.append(host)
        return connect(self, host, *args, **kwargs)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", record)
    monkeypatch.setattr("monitor.fetch.guard.is_public", lambda address: address == PUBLIC or is_public(address))
    return addresses


def fetcher(names: Callable[[str, int], list[str]], **settings: float) -> Fetcher:
    return Fetcher(FetchSettings(host_delay=0, **settings), resolver=names)


def source(url: str) -> Source:
    return Source(url=url, ignore_robots="the page alone is under test")


def outside_and_trap(serve: Callable[..., Site]) -> tuple[Site, Site]:
    """A "public" site and one inside on the same port, which redirects and rebound names would reach."""
    for _ in range(20):
        outside = serve(host=PUBLIC)
        try:
            return outside, serve(port=outside.port)
        except OSError:
            continue  # somebody has that port on the other address
    raise AssertionError("no port that is free on both addresses")


@pytest.mark.parametrize("host", INSIDE[:-1])
def test_inside_addresses_are_not_reached(host: str, serve: Callable[..., Site], reached: list[str]) -> None:
    trap = serve()
    with pytest.raises(FetchError):
        fetcher(Names()).fetch(source(f"http://{host}:{trap.port}/terms"))
    assert reached == []
    assert trap.connections == 0


@pytest.mark.parametrize("host", INSIDE)
def test_redirects_to_inside_addresses_are_not_followed(
    host: str, serve: Callable[..., Site], reached: list[str]
) -> None:
    outside, trap = outside_and_trap(serve)
    outside.answers["/terms"] = redirect(f"http://{host}:{trap.port}/secret")
    names = Names()
    names.asked.append("rebinding.example")  # its one public answer has been given
    with pytest.raises(FetchError):
        fetcher(names).fetch(source(f"http://public.example:{outside.port}/terms"))
    assert set(reached) == {PUBLIC}
    assert trap.connections == 0


def test_a_name_that_is_rebound_is_reached_where_it_was_checked(serve: Callable[..., Site], reached: list[str]) -> None:
    """Asked for the turn's keys and asked for the connection: only checked answers are ever connected to."""
    outside, trap = outside_and_trap(serve)
    outside.answers["/terms"] = page()
    names = Names()
    with pytest.raises(BlockedError):
        fetcher(names).fetch(source(f"http://rebinding.example:{outside.port}/terms"))
    assert trap.connections == 0
    assert "127.0.0.1" not in reached


def test_within_one_fetch_a_name_is_resolved_once(serve: Callable[..., Site], reached: list[str]) -> None:
    outside = serve(host=PUBLIC)
    outside.answers["/terms"] = redirect("/moved")
    outside.answers["/moved"] = page()
    names = Names()
    fetched = fetcher(names).fetch(source(f"http://public.example:{outside.port}/terms"))
    assert isinstance(fetched, Fetched)
    assert names.asked.count("public.example") <= 2
    assert reached == [PUBLIC, PUBLIC]


def test_a_host_that_is_allowed_may_be_inside(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page()})
    fetched = fetcher(Names()).fetch(Source(url=f"{site.url}/terms", allow_private=True))
    assert isinstance(fetched, Fetched)


@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "ftp://public.example/terms", "gopher://public.example/"])
def test_other_schemes_are_not_followed(scheme: str, serve: Callable[..., Site], reached: list[str]) -> None:
    outside = serve({"/terms": redirect(scheme)}, host=PUBLIC)
    with pytest.raises(BlockedError):
        fetcher(Names()).fetch(source(f"http://public.example:{outside.port}/terms"))


def test_a_name_that_does_not_answer_costs_no_more_than_the_deadline() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(5)
        return [PUBLIC]

    started = time.monotonic()
    with pytest.raises(TransientFetchError):
        fetcher(slow, deadline=0.5, connect_timeout=0.5).fetch(source("http://slow.example/terms"))
    assert time.monotonic() - started < 4


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["nonsense", "", "fe80::1%eth0", "2001:db8::1", "ff02::1", "198.18.0.1"])
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_odd_spellings_of_addresses_are_told_from_names() -> None:
    assert literal("127.0.0.1") == "127.0.0.1"
    assert literal("[::1]") == "::1"
    assert literal("0x7f.1") == ""
    assert literal("example.com") is None
