"""Fetching through the browser: the same value and the same errors as a plain fetch."""

from collections.abc import Callable
from datetime import datetime

from monitor.errors import FetchError
from monitor.fetch.browser import BrowserWorker, Rendered
from monitor.fetch.credentials import Credentials
from monitor.fetch.guard import Guard
from monitor.fetch.redaction import scrub, scrub_headers, without_userinfo
from monitor.fetch.values import Fetched, FetchSettings, Hop, Validators
from monitor.fetch.visit import GOOD, refusal, retry_after
from monitor.model.source import Source


class RenderedFetch:
    """Fetches pages with their scripts run. The browser starts with the first page; safe in threads."""

    def __init__(self, settings: FetchSettings, *, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._worker = BrowserWorker(settings)

    def close(self) -> None:
        """Close the browser, if one is running."""
        self._worker.close()

    def fetch(
        self, source: Source, *, guard: Guard, credentials: Credentials, permit: Callable[[str], None]
    ) -> Fetched:
        """The page of ``source`` as a browser shows it; ``body`` is its DOM in UTF-8.

        Raises what a plain fetch raises, and BrowserMissingError.
        """
        permit(source.url)

        def allowed(url: str) -> bool:
            """Literal addresses are checked here too: a proxy that the user has set does not do it for us."""
            try:
                guard.check_url(url)
            except FetchError:
                return False
            return True

        rendered = self._worker.render(source, credentials=credentials, guard=guard, permit=allowed)
        permit(rendered.final_url)
        return self._fetched(source, credentials, rendered)

    def _fetched(self, source: Source, credentials: Credentials, rendered: Rendered) -> Fetched:
        def clean(url: str) -> str:
            return scrub(without_userinfo(url), credentials.secrets)

        final_url = clean(rendered.final_url)
        headers = {name.lower(): value for name, value in rendered.headers}
        if rendered.status not in GOOD:
            raise refusal(rendered.status, final_url, retry_after(headers.get("retry-after"), self._clock()))
        addresses = [url for url, _ in rendered.chain] + [rendered.final_url]
        return Fetched(
            url=clean(source.url),
            final_url=final_url,
            status=rendered.status,
            headers=scrub_headers(rendered.headers, credentials.secrets),
            body=rendered.html.encode(),
            media_type="text/html",
            charset="utf-8",
            fetched_at=self._clock(),
            redirects=tuple(
                Hop(url=clean(url), status=status, location=clean(target))
                for (url, status), target in zip(rendered.chain, addresses[1:], strict=True)
            ),
            tls_peer=rendered.tls_peer,
            screenshot=rendered.screenshot,
            rendered=True,
            validators=Validators(url=final_url, rendered=True),
        )
