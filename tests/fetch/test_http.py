"""A fetch ends in time, whole and bounded, or with an error whose type says what to do."""

import gzip
import re
import socket
import subprocess
import sys
import textwrap
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import (
    BlockedError,
    ConfigError,
    FetchError,
    GoneError,
    TooLargeError,
    TransientFetchError,
    UnsupportedMediaError,
)
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.values import Fetched, FetchSettings, NotModified, Validators
from monitor.fetch.visit import retry_after
from monitor.model.source import Source

from .conftest import Site, page, redirect

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
HTML = b"<html><body><p>Acme may change the fee on thirty days' notice.</p></body></html>"


def fetcher(environment: dict[str, str] | None = None, **settings: float) -> Fetcher:
    return Fetcher(FetchSettings(host_delay=0, **settings), clock=lambda: NOW, environment=environment or {})


def source(site: Site, path: str = "/terms", **more: object) -> Source:
    return Source(url=f"{site.url}{path}", allow_private=True, ignore_robots="not under test", **more)


def fetched(site: Site, path: str = "/terms", validators: Validators | None = None, **settings: float) -> Fetched:
    answer = fetcher(**settings).fetch(source(site, path), validators)
    assert isinstance(answer, Fetched)
    return answer


# -- what comes back ---------------------------------------------------------------------------------------------------


def test_a_page_with_its_evidence(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(HTML, 'ETag: "v1"', "Last-Modified: Sun, 01 Mar 2026 08:00:00 GMT")})
    answer = fetched(site)
    assert (answer.body, answer.status, answer.media_type, answer.charset) == (HTML, 200, "text/html", "utf-8")
    assert answer.fetched_at == NOW
    assert answer.validators == Validators(
        etag='"v1"', last_modified="Sun, 01 Mar 2026 08:00:00 GMT", url=f"{site.url}/terms"
    )
    assert ("etag", '"v1"') in [(name.lower(), value) for name, value in answer.headers]


def test_validators_are_sent_back_and_304_is_a_value(serve: Callable[..., Site]) -> None:
    def conditional(connection: socket.socket, head: bytes) -> None:
        known = b'if-none-match: "v1"' in head.lower()
        connection.sendall(page(b"", status="304 Not Modified") if known else page(HTML, 'ETag: "v1"'))

    site = serve({"/terms": conditional})
    first = fetched(site)
    again = fetcher().fetch(source(site), first.validators)
    assert isinstance(again, NotModified)
    assert again.validators == first.validators


def test_validators_go_to_no_other_address(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(HTML)})
    fetched(site, validators=Validators(etag='"v1"', url="http://elsewhere.example/terms"))
    assert b"if-none-match" not in site.requests[0].lower()


def test_redirects_are_followed_and_told(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": redirect("/legal", "301 Moved Permanently"), "/legal": page(HTML)})
    answer = fetched(site)
    assert answer.final_url == answer.moved_to == f"{site.url}/legal"
    assert [(hop.status, hop.location) for hop in answer.redirects] == [(301, f"{site.url}/legal")]


def test_a_passing_redirect_proposes_no_new_address(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": redirect("/legal"), "/legal": page(HTML)})
    assert fetched(site).moved_to is None


def test_a_redirect_loop_ends_after_five(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": redirect("/terms")})
    with pytest.raises(TransientFetchError, match="more than 5 redirects"):
        fetched(site)
    assert len(site.requests) == 6


def test_the_user_agent_says_who_asks(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(HTML)})
    Fetcher(FetchSettings(host_delay=0, contact="legal@example.com")).fetch(source(site))
    assert re.search(rb"User-Agent: clausewatch/[\d.]+\S* \(terms-page watcher; legal@example.com\)", site.requests[0])
    assert b"Accept-Encoding: gzip, deflate\r\n" in site.requests[0]


# -- time --------------------------------------------------------------------------------------------------------------


def drip(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"x")
        time.sleep(0.1)


def drip_head(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        connection.sendall(f"X-{number}: y\r\n".encode())
        time.sleep(0.1)


def stall(connection: socket.socket, head: bytes) -> None:
    time.sleep(10)


def stall_in_body(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>")
    time.sleep(10)


def slow_redirects(connection: socket.socket, head: bytes) -> None:
    time.sleep(0.6)
    connection.sendall(redirect("/terms"))


@pytest.mark.parametrize("behaviour", [drip, drip_head, stall, stall_in_body, slow_redirects])
def test_the_deadline_holds_for_the_whole_fetch(
    behaviour: Callable[[socket.socket, bytes], None], serve: Callable[..., Site]
) -> None:
    site = serve({"/terms": behaviour})
    started = time.monotonic()
    with pytest.raises(TransientFetchError):
        fetched(site, deadline=1.0)
    assert time.monotonic() - started <= 2.0


# -- size --------------------------------------------------------------------------------------------------------------

BOMBS = textwrap.dedent("""
    import resource, sys
    from monitor.errors import FetchError
    from monitor.fetch.fetcher import Fetcher
    from monitor.fetch.values import FetchSettings
    from monitor.model.source import Source

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    fetcher = Fetcher(FetchSettings(host_delay=0), environment={})
    source = lambda path: Source(url=sys.argv[1] + path, allow_private=True, ignore_robots="not under test")
    fetcher.fetch(source("/small"))
    before = peak()
    for path in sys.argv[2:]:
        try:
            fetcher.fetch(source(path))
            print(path, "fetched")
        except FetchError as error:
            print(path, type(error).__name__)
    print(round(peak() - before))
""")


def endless(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(800):
        connection.sendall(b"x" * 65536)


def fat_head(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(80):
        connection.sendall(f"X-{number}: ".encode() + b"y" * 65536 + b"\r\n")


def test_bombs_and_floods_are_refused_without_eating_memory(serve: Callable[..., Site]) -> None:
    zeros = b"\0" * 1_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(zeros) for _ in range(150)) + packer.flush()
    flat = zlib.compressobj(9)
    deflated = b"".join(flat.compress(zeros) for _ in range(60)) + flat.flush()
    site = serve(
        {
            "/small": page(HTML),
            "/gzip": page(bomb, "Content-Encoding: gzip"),
            "/deflate": page(deflated, "Content-Encoding: deflate"),
            "/endless": endless,
            "/head": fat_head,
            "/br": page(b"\x0b\x02\x80", "Content-Encoding: br"),
            "/zstd": page(b"(\xb5/\xfd", "Content-Encoding: zstd"),
        }
    )
    paths = ["/gzip", "/deflate", "/endless", "/head", "/br", "/zstd"]
    done = subprocess.run(
        [sys.executable, "-c", BOMBS, site.url, *paths], capture_output=True, text=True, timeout=60, check=True
    )
    *outcomes, growth = done.stdout.split("\n")[:-1]
    assert outcomes == [
        "/gzip TooLargeError",
        "/deflate TooLargeError",
        "/endless TooLargeError",
        "/head TooLargeError",
        "/br UnsupportedMediaError",
        "/zstd UnsupportedMediaError",
    ]
    assert int(growth) <= 30


def test_ten_megabytes_are_read_and_not_a_byte_more(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(b"x" * 10_000), "/more": page(b"x" * 10_001)})
    assert len(fetched(site, max_bytes=10_000).body) == 10_000
    with pytest.raises(TooLargeError):
        fetched(site, "/more", max_bytes=10_000)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(HTML)),
        ("x-gzip", gzip.compress(HTML)),
        ("gzip", gzip.compress(HTML[:20]) + gzip.compress(HTML[20:])),
        ("gzip", gzip.compress(HTML) + b"\0\0\0"),
        ("deflate", zlib.compress(HTML)),
        ("deflate", raw_deflate(HTML)),
        ("identity", HTML),
    ],
    # Compressed bytes hold the time of day; named by them, two test processes would not agree on the names.
    ids=["gzip", "x-gzip", "two members", "padded", "zlib", "raw deflate", "identity"],
)
def test_codings_that_are_undone(coding: str, body: bytes, serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(body, f"Content-Encoding: {coding}")})
    assert fetched(site).body == HTML


def test_a_coding_that_is_not_what_it_says(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(HTML, "Content-Encoding: gzip")})
    with pytest.raises(TransientFetchError, match="not gzip"):
        fetched(site)


# -- wholeness ---------------------------------------------------------------------------------------------------------

NO_LENGTH = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"

TRUNCATED = {
    "short of its length": page(HTML).replace(b"Content-Length: ", b"Content-Length: 1"),
    "no last chunk": CHUNKED + b"10\r\n<html><body>Acme\r\n",
    "inside a chunk": CHUNKED + b"fff\r\n<html><body>Acme",
    "gzip without its end": page(gzip.compress(HTML * 9)[:-12], "Content-Encoding: gzip"),
    "gzip cut in the middle": page(gzip.compress(HTML * 99)[:60], "Content-Encoding: gzip"),
    "deflate without its end": page(zlib.compress(HTML * 9)[:-6], "Content-Encoding: deflate"),
    "html without its end": NO_LENGTH % b"text/html" + HTML[:40],
    "html cut in its end tag": NO_LENGTH % b"text/html" + HTML[:-3],
    "pdf without its end": NO_LENGTH % b"application/pdf" + PDF[:-7],
    "text that stops in a word": NO_LENGTH % b"text/plain" + b"Acme may change the fee on thir",
    "head that breaks off": b"HTTP/1.1 200 OK\r\nContent-Type: te",
    "nothing at all": b"",
}


@pytest.mark.parametrize("answer", TRUNCATED.values(), ids=TRUNCATED.keys())
def test_no_truncated_body_is_taken(answer: bytes, serve: Callable[..., Site]) -> None:
    site = serve({"/terms": answer})
    with pytest.raises(TransientFetchError):
        fetched(site)


@pytest.mark.parametrize(
    "answer",
    [
        NO_LENGTH % b"text/html" + HTML,
        NO_LENGTH % b"text/html" + HTML + b"\n<!-- served in 3 ms -->\n",
        NO_LENGTH % b"text/html" + b"<p>Acme may change the fee.</p>",
        NO_LENGTH % b"application/pdf" + PDF,
        NO_LENGTH % b"text/plain; charset=gbk" + "费用不予退还。".encode("gbk"),
    ],
)
def test_a_whole_body_without_length_is_taken(answer: bytes, serve: Callable[..., Site]) -> None:
    site = serve({"/terms": answer})
    assert fetched(site).body == answer.partition(b"\r\n\r\n")[2]


# -- errors by type ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("401 Unauthorized", BlockedError),
        ("403 Forbidden", BlockedError),
        ("451 Unavailable", BlockedError),
        ("418 Teapot", BlockedError),
        ("404 Not Found", GoneError),
        ("410 Gone", GoneError),
        ("408 Timeout", TransientFetchError),
        ("429 Too Many", TransientFetchError),
        ("500 Error", TransientFetchError),
        ("503 Unavailable", TransientFetchError),
        ("206 Partial", TransientFetchError),
        ("304 Not Modified", TransientFetchError),
    ],
)
def test_statuses(status: str, error: type[FetchError], serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(b"", status=status)})
    with pytest.raises(error) as caught:
        fetched(site)
    assert caught.value.url == f"{site.url}/terms"


def test_retry_after_is_carried(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(b"", "Retry-After: 120", status="503 Unavailable")})
    with pytest.raises(TransientFetchError) as caught:
        fetched(site)
    assert caught.value.retry_after == 120


def test_retry_after_as_seconds_date_and_nonsense() -> None:
    assert retry_after("7", NOW) == 7
    assert retry_after("Sun, 01 Mar 2026 09:02:00 GMT", NOW) == 120
    assert retry_after("Sun, 01 Mar 2026 08:00:00 GMT", NOW) == 0
    assert retry_after("99999999", NOW) == timedelta(days=7).total_seconds()
    assert retry_after("soon", NOW) is None
    assert retry_after(None, NOW) is None


@pytest.mark.parametrize("media_type", ["image/png", "application/zip", "video/mp4", "application/javascript"])
def test_media_that_hold_no_terms(media_type: str, serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(HTML, media_type=media_type)})
    with pytest.raises(UnsupportedMediaError):
        fetched(site)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(TransientFetchError, match="no connection"):
        fetcher().fetch(Source(url=f"http://127.0.0.1:{port}/", allow_private=True, ignore_robots="x"))


# -- credentials and secrets -------------------------------------------------------------------------------------------

SECRETS = {"TOKEN": "s3cr3t-token", "SESSION": "s3cr3t-session", "USER": "reader", "PASSWORD": "s3cr3t-password"}
NAMED = {"headers": (("X-Token", "TOKEN"),), "cookies": (("session", "SESSION"),), "basic_auth": ("USER", "PASSWORD")}


def test_credentials_come_from_named_variables_and_stay_at_home(serve: Callable[..., Site]) -> None:
    elsewhere = serve({"/terms": page(HTML)}, host="127.0.0.3")
    site = serve({"/terms": redirect(f"{elsewhere.url}/terms")})
    fetcher(SECRETS).fetch(source(site, **NAMED))
    home, away = site.requests[0], elsewhere.requests[0]
    assert b"X-Token: s3cr3t-token" in home
    assert b"session=s3cr3t-session" in home
    assert b"Authorization: Basic" in home
    for header in (b"x-token", b"cookie", b"authorization"):
        assert header not in away.lower()


def test_a_variable_that_is_not_set_is_a_mistake_of_the_configuration(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(HTML)})
    with pytest.raises(ConfigError, match="TOKEN, SESSION"):
        fetcher({"USER": "x", "PASSWORD": "y"}).fetch(source(site, **NAMED))
    assert site.requests == []


def test_secrets_are_in_no_error_and_no_evidence(serve: Callable[..., Site]) -> None:
    def echo(connection: socket.socket, head: bytes) -> None:
        connection.sendall(page(HTML, "X-Echo: s3cr3t-token", "Set-Cookie: sid=s3cr3t-sid"))

    site = serve({"/terms": redirect("/echo?t=s3cr3t-token"), "/echo?t=s3cr3t-token": echo})
    answer = fetcher(SECRETS).fetch(source(site, **NAMED))
    assert "s3cr3t" not in repr(answer)
    site.answers["/echo?t=s3cr3t-token"] = page(b"", status="403 Forbidden")
    with pytest.raises(BlockedError) as caught:
        fetcher(SECRETS).fetch(source(site, **NAMED))
    assert "s3cr3t" not in f"{caught.value} {caught.value.url} {caught.value.__cause__}"


def test_userinfo_in_an_address_is_not_shown(serve: Callable[..., Site]) -> None:
    site = serve({"/terms": page(b"", status="500 Error")})
    url = site.url.replace("http://", "http://reader:s3cr3t@")
    with pytest.raises(TransientFetchError) as caught:
        fetcher().fetch(Source(url=f"{url}/terms", allow_private=True, ignore_robots="x"))
    assert "s3cr3t" not in f"{caught.value} {caught.value.url}"


def test_cookies_live_for_one_fetch_only(serve: Callable[..., Site]) -> None:
    def give(connection: socket.socket, head: bytes) -> None:
        answer = redirect("/terms").replace(
            b"Connection: close", b"Set-Cookie: wall=passed; Path=/\r\nConnection: close"
        )
        connection.sendall(page(HTML) if b"wall=passed" in head else answer)

    site = serve({"/terms": give})
    one = fetcher()
    one.fetch(source(site))
    one.fetch(source(site))
    assert [b"wall=passed" in head for head in site.requests] == [False, True, False, True]


def test_the_environment_names_no_proxy_for_us(serve: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> None:
    site = serve({"/terms": page(HTML)})
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetched(site).body == HTML


def test_a_proxy_that_the_source_names_is_used_and_literal_addresses_are_still_checked(
    serve: Callable[..., Site],
) -> None:
    proxy = serve({"http://terms.example/": page(HTML)})
    settings = {"proxy": "PROXY", "ignore_robots": "not under test"}
    answer = fetcher({"PROXY": proxy.url}).fetch(Source(url="http://terms.example/", **settings))
    assert isinstance(answer, Fetched)
    assert answer.body == HTML
    with pytest.raises(BlockedError):
        fetcher({"PROXY": proxy.url}).fetch(Source(url="http://169.254.169.254/", **settings))
    assert len(proxy.requests) == 1
