"""A fetcher that is loaded with the first fetch: most commands on a store fetch nothing."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from monitor.fetch.values import Fetched, NotModified, Validators
from monitor.model.source import Source

if TYPE_CHECKING:
    from monitor.fetch.fetcher import Fetcher


class LateFetcher:
    """Stands for the fetcher that ``make`` gives, which is made when something is fetched first. Safe in threads."""

    def __init__(self, make: "Callable[[], Fetcher]") -> None:
        self._make = make
        self._made: Fetcher | None = None
        self._lock = threading.Lock()

    def fetch(
        self, source: Source, validators: Validators | None = None, *, wait: bool = True
    ) -> Fetched | NotModified:
        """Fetch ``source`` as ``monitor.fetch.fetcher.Fetcher.fetch`` does, with its errors."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
        return self._made.fetch(source, validators, wait=wait)

    def close(self) -> None:
        """Stop what runs in the background, if anything was fetched."""
        if self._made is not None:
            self._made.close()
