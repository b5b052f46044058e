"""robots.txt, read as RFC 9309 says."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from monitor.errors import BlockedError, FetchError, TransientFetchError
from monitor.fetch.redaction import without_userinfo
from monitor.fetch.values import ROBOT

MAX_BYTES = 512_000
"""How much of a robots.txt is read (RFC 9309, 2.5: at least 500 KiB)."""

_LONGEST_DELAY = 60.0
"""A Crawl-delay above this is not for one page a day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rules:
    parsed: Protego
    read_at: float


class Robots:
    """The rules of the origins met so far, each kept for ``lifetime`` seconds.

    ``read``: address of a robots.txt -> its bytes; raises FetchError.
    """

    def __init__(self, *, lifetime: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._lifetime = lifetime
        self._monotonic = monotonic
        self._known: dict[str, _Rules] = {}

    def check(self, url: str, read: Callable[[str], bytes]) -> None:
        """Raise BlockedError if the rules forbid ``url``, TransientFetchError if they cannot be had just now.

        An answer of 4xx means that there are no rules; no answer, or one of 5xx, that everything is forbidden for
        the time being (RFC 9309, 2.3.1.3 and 2.3.1.4).
        """
        if not self._rules(url, read).can_fetch(url, ROBOT):
            shown = without_userinfo(url)
            raise BlockedError(
                f'{shown}: robots.txt forbids it; ignore_robots = "reason" on the source overrides that', url=shown
            )

    def delay(self, url: str) -> float:
        """The Crawl-delay that the origin of ``url`` asks for, as far as its rules are known; else 0."""
        rules = self._known.get(_origin(url))
        asked = rules.parsed.crawl_delay(ROBOT) if rules else None
        return min(float(asked or 0.0), _LONGEST_DELAY)

    def _rules(self, url: str, read: Callable[[str], bytes]) -> Protego:
        origin = _origin(url)
        rules = self._known.get(origin)
        if rules is None or self._monotonic() - rules.read_at > self._lifetime:
            text = _text(origin, read)
            rules = _Rules(parsed=Protego.parse(text), read_at=self._monotonic())
            self._known[origin] = rules
        return rules.parsed


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _text(origin: str, read: Callable[[str], bytes]) -> str:
    try:
        return read(f"{origin}/robots.txt")[:MAX_BYTES].decode("utf-8", errors="replace")
    except TransientFetchError as error:
        raise TransientFetchError(
            f"robots.txt cannot be read just now: {error}", url=error.url, retry_after=error.retry_after
        ) from error
    except FetchError:
        return ""
