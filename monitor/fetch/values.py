"""What a fetch is asked with and what it gives back. Frozen values, no behaviour beyond reading them."""

from dataclasses import dataclass, field
from datetime import datetime, time

from monitor import __version__

PERMANENT = frozenset({301, 308})
"""Redirects that mean "use the new address from now on" (RFC 9110, 15.4.2 and 15.4.9)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """A daily stretch of time, in UTC, in which pages may be fetched; it may pass midnight."""

    start: time
    end: time


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchSettings:
    """Bounds and manners of every fetch. Times in seconds, sizes in bytes.

    ``deadline``: for one whole plain fetch, names, redirects and body included, waiting for the host's turn not.
    ``browser_deadline``: the same for a rendered page; ``browser_bytes``: all that such a page may load;
    ``browser_memory``: resident bytes of all browser processes.
    ``host_delay``: between two fetches of one registered domain or address.
    ``max_wait``: a host that asks for more patience (Retry-After) is not waited for; the error tells how long.
    ``contact``: mail address or URL that goes into the User-Agent.
    """

    deadline: float = 30.0
    connect_timeout: float = 10.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    host_delay: float = 10.0
    max_wait: float = 60.0
    contact: str | None = None
    accept_language: str = "en, zh-CN;q=0.9, zh;q=0.8, *;q=0.5"
    window: Window | None = None
    robots_lifetime: float = 86_400.0
    browser_deadline: float = 60.0
    browser_bytes: int = 60_000_000
    browser_memory: int = 1_500_000_000
    browser_path: str | None = None

    @property
    def user_agent(self) -> str:
        """Who asks, honestly, with a way to reach whoever runs this copy."""
        about = f"terms-page watcher; {self.contact}" if self.contact else "terms-page watcher"
        return f"{ROBOT}/{__version__} ({about})"


ROBOT = "clausewatch"
"""Product token, by which robots.txt files may address us."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """What to send with the next fetch of the same source. To be stored after every 200.

    ``url``: the address that gave them; they are sent to no other. ``rendered``: the page needed a browser, so
    that a source with ``render = "auto"`` goes straight to it.
    """

    etag: str | None = None
    last_modified: str | None = None
    url: str = ""
    rendered: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Hop:
    """One redirect: who redirected, how, and where to (absolute, without user name and password)."""

    url: str
    status: int
    location: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A page as it came, decoded from its transfer coding but in its own charset.

    ``media_type``: lower case, without parameters; ``charset``: as the header gives it, unchecked.
    ``headers``: of the last answer; secrets and cookies are struck out. ``tls_peer``: name, issuer and SHA-256 of
    the certificate. ``screenshot``: PNG of a rendered page. ``rendered``: ``body`` is a browser's DOM as UTF-8.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    media_type: str | None
    charset: str | None
    fetched_at: datetime
    redirects: tuple[Hop, ...] = ()
    tls_peer: str | None = None
    screenshot: bytes | None = field(default=None, repr=False)
    rendered: bool = False
    validators: Validators = Validators()

    @property
    def moved_to(self) -> str | None:
        """The address to put into the configuration, if the page moved for good."""
        permanent = bool(self.redirects) and all(hop.status in PERMANENT for hop in self.redirects)
        return self.final_url if permanent else None


@dataclass(frozen=True, kw_only=True, slots=True)
class NotModified:
    """The server says that the page is the one the validators came with (304)."""

    url: str
    final_url: str
    fetched_at: datetime
    validators: Validators
    redirects: tuple[Hop, ...] = ()
