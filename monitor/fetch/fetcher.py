"""The one door of this package: a source goes in, a page or "not modified" comes out."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from monitor.errors import FetchError, TransientFetchError
from monitor.fetch import credentials as credential_reader
from monitor.fetch.addresses import Resolver, system_resolver
from monitor.fetch.credentials import Credentials
from monitor.fetch.guard import Deadline
from monitor.fetch.http import PlainFetch
from monitor.fetch.politeness import LocalTurns, Turns, host_keys, wait_for_window
from monitor.fetch.redaction import without_userinfo
from monitor.fetch.rendering import RenderedFetch
from monitor.fetch.robots import Robots
from monitor.fetch.values import Fetched, FetchSettings, NotModified, Validators
from monitor.model.source import Source


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _is_shell(answer: Fetched) -> bool:
    if answer.media_type not in (None, "text/html", "application/xhtml+xml"):
        return False
    from monitor.core.inspection.shell import is_script_shell  # asked only of pages that may need a browser

    return is_script_shell(answer.body)


class Fetcher:
    """Fetches sources safely and politely. One instance for the whole process; ``fetch`` is safe in threads.

    ``clock`` stamps what is fetched; ``monotonic`` and ``sleep`` measure and make pauses (they are apart, as a
    rehearsal may stop the clock); ``environment`` holds the secrets that sources name. ``turns``: whose turn a host
    is; by default that is kept for this process alone.

    >>> fetcher = Fetcher(FetchSettings(contact="legal@example.com"))
    >>> fetcher.close()
    """

    def __init__(
        self,
        settings: FetchSettings | None = None,
        *,
        resolver: Resolver = system_resolver,
        clock: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        environment: Mapping[str, str] | None = None,
        turns: Turns | None = None,
    ) -> None:
        self._settings = settings or FetchSettings()
        self._clock = clock
        self._environment = os.environ if environment is None else environment
        self._plain = PlainFetch(self._settings, resolver=resolver, clock=clock)
        self._rendered = RenderedFetch(self._settings, clock=clock)
        self._browser_needed: set[str] = set()
        self._turns = turns or LocalTurns(max_wait=self._settings.max_wait, monotonic=monotonic, sleep=sleep)
        self._robots = Robots(lifetime=self._settings.robots_lifetime, monotonic=monotonic)

    def fetch(
        self, source: Source, validators: Validators | None = None, *, wait: bool = True
    ) -> Fetched | NotModified:
        """Fetch ``source``, waiting for its host's turn first. Give ``validators`` from the last 200, if any.

        Raises TransientFetchError, BlockedError, GoneError, UnsupportedMediaError, TooLargeError, BrowserMissingError,
        and ConfigError where an environment variable that the source names is not set. Without ``wait`` it raises
        HostBusyError, nothing having been asked, where its host's turn has not come.
        """
        shown = without_userinfo(source.url)
        closed = wait_for_window(self._settings.window, self._clock())
        if closed > 0:
            raise TransientFetchError(f"{shown}: outside the hours set for fetching", url=shown, retry_after=closed)
        credentials = credential_reader.read(source, self._environment)
        keys = self._keys(source, credentials)
        with self._turns.hold(keys, url=shown, longest=self._longest(source), wait=wait) as turn:
            failure: FetchError | None = None
            try:
                return self._fetch(source, validators, credentials)
            except FetchError as error:
                failure = error
                raise
            finally:
                delay = max(self._settings.host_delay, self._robots.delay(source.url))
                turn.end(delay=delay, error=failure)
                self._note_elsewhere(source, failure, delay)

    def close(self) -> None:
        """Stop what runs in the background: the browser."""
        self._rendered.close()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _fetch(self, source: Source, validators: Validators | None, credentials: Credentials) -> Fetched | NotModified:
        """Plainly or through the browser; with "auto" plainly first, unless the browser was needed last time."""
        if source.render == "browser" or (source.render == "auto" and self._needed_browser(source, validators)):
            return self._fetch_rendered(source, credentials)
        guard = self._plain.guard(source, credentials)
        permit = self._permit(source, credentials, guard.deadline)
        answer = self._plain.fetch(source, validators, guard=guard, credentials=credentials, permit=permit)
        if source.render == "auto" and isinstance(answer, Fetched) and _is_shell(answer):
            answer = self._fetch_rendered(source, credentials)
            self._browser_needed.add(source.url)
        return answer

    def _longest(self, source: Source) -> float:
        """Seconds after which a fetch of ``source`` is over, whatever happens."""
        browser = 0.0 if source.render == "plain" else self._settings.browser_deadline
        plain = 0.0 if source.render == "browser" else self._settings.deadline
        return plain + browser + self._settings.host_delay

    def _needed_browser(self, source: Source, validators: Validators | None) -> bool:
        return source.url in self._browser_needed or (validators is not None and validators.rendered)

    def _fetch_rendered(self, source: Source, credentials: Credentials) -> Fetched:
        deadline = Deadline(self._settings.browser_deadline)
        guard = self._plain.guard(source, credentials, deadline, max_bytes=self._settings.browser_bytes)
        permit = self._permit(source, credentials, deadline)
        return self._rendered.fetch(source, guard=guard, credentials=credentials, permit=permit)

    def _keys(self, source: Source, credentials: Credentials) -> tuple[str, ...]:
        parts = urlsplit(source.url)
        host = parts.hostname or ""
        if credentials.proxy:
            return host_keys(host)
        guard = self._plain.guard(source, credentials)
        return host_keys(host, guard.addresses(host, parts.port or (443 if parts.scheme == "https" else 80)))

    def _permit(self, source: Source, credentials: Credentials, deadline: Deadline) -> Callable[[str], None]:
        """What is asked before each address of a fetch: the host's patience, if it is another, and its robots.txt."""
        home = urlsplit(source.url).hostname

        def permit(url: str) -> None:
            host = urlsplit(url).hostname or ""
            if host != home:
                self._turns.check(host_keys(host), url=without_userinfo(url))
            if source.ignore_robots is None:
                self._robots.check(url, lambda address: self._read_robots(address, source, credentials, deadline))

        return permit

    def _read_robots(self, address: str, source: Source, credentials: Credentials, deadline: Deadline) -> bytes:
        plain = replace(source, url=address, render="plain", headers=(), cookies=(), basic_auth=None)
        bare = replace(credentials, headers=(), cookies=(), basic_auth=None)
        fetched = self._plain.fetch(
            plain, None, guard=self._plain.guard(plain, bare, deadline), credentials=bare, permit=lambda _: None
        )
        return fetched.body if isinstance(fetched, Fetched) else b""

    def _note_elsewhere(self, source: Source, failure: FetchError | None, delay: float) -> None:
        """A redirect's target that asked for patience is remembered under its own name."""
        host = urlsplit(failure.url).hostname if failure else None
        if host and host != urlsplit(source.url).hostname:
            self._turns.note(host_keys(host), delay=delay, error=failure)
