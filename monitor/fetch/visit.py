"""The requests of one fetch: hop after hop, until an answer stands that can be taken or must be refused."""

import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import Cookie
from urllib.parse import urlsplit

import httpx

from monitor.errors import (
    BlockedError,
    FetchError,
    GoneError,
    TooLargeError,
    TransientFetchError,
    UnsupportedMediaError,
)
from monitor.fetch.credentials import Credentials
from monitor.fetch.decoding import Decoder, Garbled, Overflow, decoder
from monitor.fetch.redaction import scrub, scrub_headers, without_userinfo
from monitor.fetch.tls import peer_name
from monitor.fetch.values import Fetched, FetchSettings, Hop, NotModified, Validators
from monitor.model.source import Source

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
GOOD = frozenset({200, 203})
_GONE = frozenset({404, 410})
_PASSING = frozenset({408, 425, 429})
_MOST_PATIENCE = 7 * 86_400.0

_READABLE = re.compile(r"text/|application/(?:xhtml\+xml|xml|pdf|x-pdf|json|octet-stream)$")
"""Media types that may hold terms; what an octet stream is, its content tells."""

_CUT_MARKS: tuple[tuple[re.Pattern[bytes], re.Pattern[bytes]], ...] = (
    (re.compile(rb"<html[\s>]", re.IGNORECASE), re.compile(rb"</html\s*>", re.IGNORECASE)),
    (re.compile(rb"\A\s*%PDF-"), re.compile(rb"%%EOF")),
)
"""How a body begins, and what then stands near its end: the only proof of wholeness when no length was given."""
_ENDS_WHOLE = re.compile(rb"(?:[\n.!?)>\"\]}:;]|\xe3\x80\x82|\xef\xbc\x81|\xa1\xa3)\s*\Z")
"""How text without markup ends when nothing is missing: a line break or a closing mark (UTF-8 and GBK)."""
_EDGE = 4096


class Visit:
    """State of one fetch. ``head_seen`` and ``received_before`` tell where an answer broke off."""

    def __init__(
        self,
        *,
        source: Source,
        validators: Validators,
        settings: FetchSettings,
        credentials: Credentials,
        permit: Callable[[str], None],
        clock: Callable[[], datetime],
        received: Callable[[], int],
    ) -> None:
        self._source = source
        self._validators = validators
        self._settings = settings
        self._credentials = credentials
        self._permit = permit
        self._clock = clock
        self._received = received
        self._hops: list[Hop] = []
        self._url = source.url
        self.head_seen = False
        self.received_before = 0

    @property
    def shown(self) -> str:
        """The address being asked, fit for messages."""
        return scrub(without_userinfo(self._url), self._credentials.secrets)

    def run(self, client: httpx.Client) -> Fetched | NotModified:
        """Follow redirects up to the bound and take the answer at their end."""
        self._put_cookies(client)
        while True:
            self._check_scheme()
            self._permit(self._url)
            self.head_seen, self.received_before = False, self._received()
            with client.stream("GET", self._url, headers=self._headers(), auth=self._auth()) as response:
                self.head_seen = True
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    return self._take(response)
                target = str(httpx.URL(self._url).join(response.headers["location"]))
                self._hops.append(Hop(url=self.shown, status=response.status_code, location=self._clean(target)))
            if len(self._hops) > self._settings.max_redirects:
                raise TransientFetchError(
                    f"{self._clean(self._source.url)}: more than {self._settings.max_redirects} redirects",
                    url=self._clean(self._source.url),
                )
            self._url = target

    # -- the request ---------------------------------------------------------------------------------------------

    def _check_scheme(self) -> None:
        if urlsplit(self._url).scheme not in ("http", "https"):
            raise BlockedError(f"{self.shown}: only http and https are fetched", url=self.shown)

    def _headers(self) -> dict[str, str]:
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.1",
            "Accept-Language": self._settings.accept_language,
            "Accept-Encoding": "gzip, deflate",
        }
        if self._validators.url == self.shown:
            if self._validators.etag:
                headers["If-None-Match"] = self._validators.etag
            if self._validators.last_modified:
                headers["If-Modified-Since"] = self._validators.last_modified
        if self._at_home():
            headers.update(self._credentials.headers)
        return headers

    def _auth(self) -> tuple[str, str] | None:
        return self._credentials.basic_auth if self._at_home() else None

    def _at_home(self) -> bool:
        """Whether credentials may be sent: the source's own host and port, and not from https down to http."""
        home, here = urlsplit(self._source.url), urlsplit(self._url)
        if home.hostname != here.hostname:
            return False
        same = (home.scheme, home.port) == (here.scheme, here.port)
        return same or (home.scheme, here.scheme) == ("http", "https")

    def _put_cookies(self, client: httpx.Client) -> None:
        """Configured cookies go into the fetch's own jar, bound to the source's host and scheme."""
        home = urlsplit(self._source.url)
        for name, value in self._credentials.cookies:
            client.cookies.jar.set_cookie(_cookie(name, value, home.hostname or "", secure=home.scheme == "https"))

    # -- the answer ----------------------------------------------------------------------------------------------

    def _take(self, response: httpx.Response) -> Fetched | NotModified:
        status = response.status_code
        if status == 304 and self._validators.url == self.shown:
            return self._not_modified(response)
        if status not in GOOD:
            patience = retry_after(response.headers.get("retry-after"), self._clock())
            raise refusal(status, self.shown, patience)
        media_type, charset = content_type(response.headers.get("content-type", ""))
        if media_type and not _READABLE.match(media_type):
            raise UnsupportedMediaError(f"{self.shown}: {media_type} is not read", url=self.shown)
        body = self._body(response)
        return Fetched(
            url=self._clean(self._source.url),
            final_url=self.shown,
            status=status,
            headers=scrub_headers(response.headers.multi_items(), self._credentials.secrets),
            body=body,
            media_type=media_type,
            charset=charset,
            fetched_at=self._clock(),
            redirects=tuple(self._hops),
            tls_peer=peer_name(response),
            validators=self._fresh(response),
        )

    def _not_modified(self, response: httpx.Response) -> NotModified:
        fresh = self._fresh(response)
        return NotModified(
            url=self._clean(self._source.url),
            final_url=self.shown,
            fetched_at=self._clock(),
            validators=Validators(
                etag=fresh.etag or self._validators.etag,
                last_modified=fresh.last_modified or self._validators.last_modified,
                url=self.shown,
            ),
            redirects=tuple(self._hops),
        )

    def _fresh(self, response: httpx.Response) -> Validators:
        return Validators(
            etag=response.headers.get("etag"), last_modified=response.headers.get("last-modified"), url=self.shown
        )

    def _body(self, response: httpx.Response) -> bytes:
        coding = response.headers.get("content-encoding", "")
        bounded = decoder(coding, self._settings.max_bytes)
        if bounded is None:
            raise UnsupportedMediaError(
                f"{self.shown}: sent as {coding!r} although only gzip and deflate were asked for", url=self.shown
            )
        try:
            for data in response.iter_raw():
                bounded.feed(data)
        except Overflow:
            limit = self._settings.max_bytes
            raise TooLargeError(f"{self.shown}: more than {limit:,} bytes", url=self.shown) from None
        except Garbled:
            raise TransientFetchError(f"{self.shown}: the body is not {coding}", url=self.shown) from None
        body = bounded.finish()
        if not _whole(response, bounded, body):
            raise TransientFetchError(f"{self.shown}: the body broke off before its end", url=self.shown)
        return body

    def _clean(self, url: str) -> str:
        return scrub(without_userinfo(url), self._credentials.secrets)


def refusal(status: int, shown: str, patience: float | None) -> FetchError:
    """The error that an answer other than 200 means; ``patience``: seconds that it asked for, if it did."""
    message = f"{shown}: the server answered {status}"
    if status in _GONE:
        return GoneError(message, url=shown)
    if status in _PASSING or not 400 <= status < 500:
        return TransientFetchError(message, url=shown, retry_after=patience)
    return BlockedError(message, url=shown)


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, seconds or date (RFC 9110, 10.2.3); at most a week."""
    if header is None:
        return None
    if header.strip().isdigit():
        return min(float(header), _MOST_PATIENCE)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    return min(max(0.0, (until - now).total_seconds()), _MOST_PATIENCE)


def _whole(response: httpx.Response, bounded: Decoder, body: bytes) -> bool:
    """Whether nothing is missing at the body's end.

    The coding's end mark proves it; so does a length or chunked framing, which the HTTP library has checked by now.
    A body that simply ends with the connection is judged by what stands at its end.
    """
    if bounded.complete is not None:
        return bounded.complete or not body
    if "content-length" in response.headers or "transfer-encoding" in response.headers:
        return True
    head, tail = body[:_EDGE], body[-_EDGE:]
    for begins, ends in _CUT_MARKS:
        if begins.search(head):
            return bool(ends.search(tail))
    return bool(_ENDS_WHOLE.search(tail))


def content_type(header: str) -> tuple[str | None, str | None]:
    """Media type in lower case and the charset parameter, each None where absent."""
    media_type, _, parameters = header.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([^\s\"';]+)", parameters, re.IGNORECASE)
    return media_type.strip().lower() or None, charset[1] if charset else None


def _cookie(name: str, value: str, host: str, *, secure: bool) -> Cookie:
    return Cookie(
        version=0, name=name, value=value, port=None, port_specified=False,
        domain=host if "." in host else f"{host}.local", domain_specified=False, domain_initial_dot=False,
        path="/", path_specified=True, secure=secure, expires=None, discard=True,
        comment=None, comment_url=None, rest={},
    )  # fmt: skip
