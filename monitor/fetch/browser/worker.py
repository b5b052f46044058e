"""The browser in one thread of its own, with a queue: one Chromium for many pages, closed when idle."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from monitor.errors import BrowserMissingError, FetchError, TransientFetchError, UnsupportedMediaError
from monitor.fetch.browser import chromium
from monitor.fetch.browser.proxy import GuardedProxy
from monitor.fetch.browser.visit import Rendered, filtered, take
from monitor.fetch.credentials import Credentials
from monitor.fetch.guard import Guard
from monitor.fetch.redaction import scrub, without_userinfo
from monitor.fetch.values import FetchSettings
from monitor.model.source import Source

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Playwright

_IDLE = 60.0
"""Seconds without work after which the browser is closed."""
_GRACE = 15.0
"""Seconds beyond a page's own deadline after which the caller gives up on the browser."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    source: Source
    credentials: Credentials
    guard: Guard
    permit: Callable[[str], bool]
    result: "Future[Rendered]" = field(default_factory=Future)


class BrowserWorker:
    """Renders pages one after the other. ``render`` may be called from any thread."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._orders: queue.Queue[_Order | None] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def render(
        self, source: Source, *, credentials: Credentials, guard: Guard, permit: Callable[[str], bool]
    ) -> Rendered:
        """The page of ``source`` after its scripts have run, everything it asks for going through ``guard``.

        Raises BrowserMissingError, TransientFetchError, TooLargeError, UnsupportedMediaError.
        """
        shown = without_userinfo(source.url)
        if chromium.find(self._settings.browser_path) is None:
            raise BrowserMissingError(f"{shown}: needs a browser; {chromium.INSTALL}", url=shown)
        order = _Order(source=source, credentials=credentials, guard=guard, permit=permit)
        self._start()
        self._orders.put(order)
        try:
            return order.result.result(timeout=self._settings.browser_deadline * 2 + _GRACE)
        except TimeoutError:
            raise TransientFetchError(f"{shown}: the browser did not come back", url=shown) from None

    def close(self) -> None:
        """Finish the page at hand, close the browser and wait until it is gone."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._orders.put(None)
            thread.join(self._settings.browser_deadline + _GRACE)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="browser", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        """Serve orders until told to stop; the browser lives from the first order to an idle minute."""
        session: _Session | None = None
        while True:
            try:
                order = self._orders.get(timeout=_IDLE)
            except queue.Empty:
                _close(session)
                session = None
                continue
            if order is None:
                _close(session)
                return
            try:
                session = session or _Session(self._settings, without_userinfo(order.source.url))
                order.result.set_result(session.visit(order))
            except FetchError as error:
                order.result.set_exception(error)
                if not isinstance(error, UnsupportedMediaError):
                    _close(session)
                    session = None


def _close(session: "_Session | None") -> None:
    if session is not None:
        session.close()


class _Session:
    """One running Chromium with its proxy. Used by the worker's thread alone."""

    def __init__(self, settings: FetchSettings, url: str) -> None:
        try:
            from playwright.sync_api import Error, sync_playwright
        except ImportError:
            raise BrowserMissingError(f"{url}: needs a browser; {chromium.INSTALL}", url=url) from None
        self._settings = settings
        self._error: type[Exception] = Error
        self._proxy = GuardedProxy()
        self._playwright: Playwright = sync_playwright().start()
        try:
            self._browser: Browser = self._playwright.chromium.launch(
                executable_path=chromium.find(settings.browser_path),
                args=list(chromium.ARGUMENTS),
                chromium_sandbox=chromium.may_sandbox(),
                proxy={"server": self._proxy.address},
                headless=True,
                timeout=settings.browser_deadline * 1000,
            )
        except Error as error:
            self._proxy.close()
            self._playwright.stop()
            raise TransientFetchError(f"{url}: the browser does not start: {_first_line(error)}", url=url) from None

    def visit(self, order: _Order) -> Rendered:
        """Render one page in a context of its own, which leaves nothing behind."""
        url = without_userinfo(order.source.url)
        order.guard.deadline.restart()
        self._proxy.guard = order.guard
        context: BrowserContext | None = None
        try:
            context = self._browser.new_context(**self._manners(order))
            if order.credentials.cookies:
                context.add_cookies(
                    [{"name": name, "value": value, "url": url} for name, value in order.credentials.cookies]
                )
            page = context.new_page()
            page.set_default_timeout(self._settings.browser_deadline * 1000)
            page.route("**/*", filtered(order.source.url, order.credentials, order.permit))
            return take(page, url, deadline=order.guard.deadline, memory=self._settings.browser_memory)
        except self._error as error:
            raise self._fault(url, error, order) from None
        finally:
            self._proxy.guard = None
            if context is not None:
                with suppress(self._error):
                    context.close()

    def close(self) -> None:
        """Close the browser, its driver and the proxy, whatever state they are in."""
        with suppress(self._error):
            self._browser.close()
        with suppress(self._error):
            self._playwright.stop()
        self._proxy.close()

    def _manners(self, order: _Order) -> dict[str, Any]:
        """Settings of the context: who we are, what is not allowed, and credentials bound to the source's origin."""
        manners: dict[str, Any] = {
            "user_agent": f"Mozilla/5.0 (compatible; {self._settings.user_agent})",
            "locale": "en-US",
            "extra_http_headers": {"Accept-Language": self._settings.accept_language},
            "accept_downloads": False,
            "service_workers": "block",
        }
        parts = urlsplit(order.source.url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        credentials = order.credentials
        if credentials.basic_auth:
            user, password = credentials.basic_auth
            manners["http_credentials"] = {"username": user, "password": password, "origin": origin}
        if credentials.client_certificate:
            path = credentials.client_certificate
            manners["client_certificates"] = [{"origin": origin, "certPath": path, "keyPath": path}]
        if credentials.proxy:
            manners["proxy"] = {"server": credentials.proxy}
        return manners

    def _fault(self, url: str, error: Exception, order: _Order) -> FetchError:
        text = scrub(_first_line(error), order.credentials.secrets)
        if "Download is starting" in text:
            return UnsupportedMediaError(f'{url}: the browser would download it; set render = "plain"', url=url)
        host = urlsplit(url).hostname
        if host in self._proxy.refused:
            self._proxy.refused.clear()
            return TransientFetchError(f"{url}: no connection, or none that is allowed", url=url)
        return TransientFetchError(f"{url}: the browser failed: {text}", url=url)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
