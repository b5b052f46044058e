"""One plain fetch: redirects by our own loop, every body bounded and whole or not taken."""

import ssl
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

import httpcore
import httpx

from monitor.errors import FetchError, TooLargeError, TransientFetchError
from monitor.fetch.addresses import Resolver
from monitor.fetch.credentials import Credentials
from monitor.fetch.guard import MAX_HEADER_BYTES, Deadline, Guard, GuardTransport
from monitor.fetch.redaction import without_userinfo
from monitor.fetch.values import Fetched, FetchSettings, NotModified, Validators
from monitor.fetch.visit import Visit
from monitor.model.source import Source

_RAISED = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.ConnectionNotAvailable,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
)
"""All that the libraries raise while fetching."""

_FAULTS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((httpcore.ConnectTimeout, httpx.ConnectTimeout), "no connection in time"),
    ((httpcore.TimeoutException, httpx.TimeoutException), "the answer did not come to its end in time"),
    ((httpcore.ConnectError, httpx.ConnectError), "no connection"),
    ((httpcore.RemoteProtocolError, httpx.RemoteProtocolError), "the answer broke off or is not HTTP"),
    ((httpcore.ProxyError, httpx.ProxyError), "the proxy refused"),
    ((httpcore.NetworkError, httpx.NetworkError), "the connection broke"),
    (_RAISED, "the request could not be made"),
)
"""What the libraries raise -> what we say. The first match wins; all of it may pass, so all of it is transient."""


class PlainFetch:
    """Fetches pages without running their scripts. Holds no state between two fetches; safe in threads."""

    def __init__(self, settings: FetchSettings, *, resolver: Resolver, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._resolver = resolver
        self._clock = clock

    def guard(
        self,
        source: Source,
        credentials: Credentials,
        deadline: Deadline | None = None,
        *,
        max_bytes: int | None = None,
    ) -> Guard:
        """A guard for one fetch of ``source``, under ``deadline`` or one that runs from now."""
        proxy_host = urlsplit(credentials.proxy).hostname if credentials.proxy else None
        return Guard(
            url=without_userinfo(source.url),
            resolver=self._resolver,
            deadline=deadline or Deadline(self._settings.deadline),
            allow_private=source.allow_private,
            max_bytes=max_bytes or self._settings.max_bytes,
            connect_timeout=self._settings.connect_timeout,
            trusted=frozenset({proxy_host} if proxy_host else ()),
        )

    def fetch(
        self,
        source: Source,
        validators: Validators | None,
        *,
        guard: Guard,
        credentials: Credentials,
        permit: Callable[[str], None],
    ) -> Fetched | NotModified:
        """Fetch ``source``; ``permit`` is asked before each address (robots.txt) and raises what forbids it.

        Raises TransientFetchError, BlockedError, GoneError, UnsupportedMediaError, TooLargeError.
        """
        visit = Visit(
            source=source,
            validators=validators or Validators(),
            settings=self._settings,
            credentials=credentials,
            permit=permit,
            clock=self._clock,
            received=lambda: guard.received,
        )
        transport = GuardTransport(guard, client_certificate=credentials.client_certificate, proxy=credentials.proxy)
        with httpx.Client(
            transport=transport, trust_env=False, follow_redirects=False, timeout=self._settings.deadline
        ) as client:
            try:
                return visit.run(client)
            except _RAISED as error:
                raise _fault(error, visit, guard) from None


def _fault(error: Exception, visit: Visit, guard: Guard) -> FetchError:
    """Our error for the library's; its text is not passed on, as it may hold the address with its secrets."""
    text = next(text for kinds, text in _FAULTS if isinstance(error, kinds))
    if not visit.head_seen and guard.received - visit.received_before > MAX_HEADER_BYTES // 2:
        return TooLargeError("the answer's headers are too large", url=visit.shown)
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        text = f"the certificate is not trusted: {cause.verify_message}"
    return TransientFetchError(f"{visit.shown}: {text}", url=visit.shown)
