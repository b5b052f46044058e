"""One page in the browser: loaded, settled, unfolded, taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.errors import TooLargeError, TransientFetchError
from monitor.fetch.browser import chromium
from monitor.fetch.credentials import Credentials
from monitor.fetch.guard import Deadline
from monitor.fetch.visit import GOOD

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request, Response, Route

_BEAT = 250
"""Milliseconds between two looks at a page that is settling."""
_STILL = 4
"""Looks in a row at which nothing has changed: the page has settled."""
_ENOUGH = 400
"""Letters of text below which a still page is given more time."""
_PATIENCE = 40
"""Looks that a page without text gets."""
_ROUNDS = 4
_SCREENSHOT_HEIGHT = 20_000
_UNWANTED = frozenset({"image", "media", "font", "websocket", "eventsource"})
"""Resources that hold no text."""

_TEXT_LENGTH = "() => document.body ? document.body.innerText.trim().length : 0"

_UNFOLD = r"""
() => {
  const quiet = 'header, nav, footer, [role=navigation], [role=banner], [role=contentinfo], [role=dialog], form';
  const more = new RegExp([
    '^(show|read|view|see|load|expand)( me)?( the)? ?(all|more|full|everything|text)?( terms| text| content)?$',
    '^(more|expand all|open all)$',
    '^(展开|显示|查看|阅读|加载)(更多|全部|全文|详情|剩余)?$',
    '^更多$',
  ].join('|'), 'i');
  let opened = 0;
  for (const details of document.querySelectorAll('details:not([open])')) { details.open = true; opened++; }
  for (const control of document.querySelectorAll('[aria-expanded=false], button, [role=button], summary, a')) {
    if (control.dataset.clausewatch || control.closest(quiet)) continue;
    const folded = control.getAttribute('aria-expanded') === 'false' && !control.getAttribute('aria-haspopup');
    const label = (control.innerText || '').trim();
    const link = control.tagName === 'A' && !/^(#|javascript:|$)/.test(control.getAttribute('href') || '');
    if (link || !(folded || more.test(label))) continue;
    control.dataset.clausewatch = 'opened';
    control.click();
    opened++;
  }
  return opened;
}
"""
"""Opens what is folded in the page's body, each thing once; leaves menus, dialogues, forms and links alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """What the browser showed. ``html``: the DOM after scripts; ``chain``: addresses of the main document."""

    html: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    chain: tuple[tuple[str, int], ...]
    tls_peer: str | None
    screenshot: bytes | None


def take(page: "Page", url: str, *, deadline: Deadline, memory: int) -> Rendered:
    """Load ``url``, wait until its text stands still, open what is folded, and take text and picture.

    Raises TransientFetchError, TooLargeError; playwright's errors pass.
    """
    response = page.goto(url, wait_until="domcontentloaded", timeout=deadline.left() * 1000)
    if response is None:
        raise TransientFetchError(f"{url}: the browser got no answer", url=url)
    if response.status in GOOD:
        _unfold(page, url, deadline, memory)
    return Rendered(
        html=page.content(),
        final_url=page.url,
        status=response.status,
        headers=tuple((entry["name"], entry["value"]) for entry in response.headers_array()),
        chain=_chain(response),
        tls_peer=_peer(response),
        screenshot=_screenshot(page, deadline),
    )


def _unfold(page: "Page", url: str, deadline: Deadline, memory: int) -> None:
    """Let the page settle, open what is folded, and again what that brought, a few times."""
    _settle(page, url, deadline, memory)
    for _ in range(_ROUNDS):
        if not page.evaluate(_UNFOLD):
            return
        _settle(page, url, deadline, memory)


def filtered(home: str, credentials: Credentials, permit: Callable[[str], bool]) -> "Callable[[Route, Request], None]":
    """The handler of every request of a page: drops what holds no text, adds headers at home only.

    ``permit``: whether an address may be asked at all.
    """
    host = urlsplit(home).netloc.rpartition("@")[2]
    extra = dict(credentials.headers)

    def handle(route: "Route", request: "Request") -> None:
        parts = urlsplit(request.url)
        if request.resource_type in _UNWANTED or parts.scheme not in ("http", "https") or not permit(request.url):
            route.abort("blockedbyclient")
        elif extra and parts.netloc == host:
            route.continue_(headers={**request.headers, **extra})
        else:
            route.continue_()

    return handle


def _settle(page: "Page", url: str, deadline: Deadline, memory: int) -> None:
    """Wait until the text has the same length at four looks in a row, and is not next to nothing."""
    last, still = -1, 0
    for look in range(10_000):
        if chromium.resident_bytes() > memory:
            raise TooLargeError(f"{url}: the page takes more than {memory:,} bytes of memory in a browser", url=url)
        length = int(page.evaluate(_TEXT_LENGTH))
        still = still + 1 if length == last else 0
        last = length
        if still >= _STILL and (length >= _ENOUGH or look >= _PATIENCE):
            return
        if deadline.left() <= 0:
            raise TransientFetchError(f"{url}: the page did not settle in time", url=url)
        page.wait_for_timeout(_BEAT)


def _peer(response: "Response") -> str | None:
    """What the browser tells of the certificate; None without TLS."""
    details = response.security_details()
    if not details:
        return None
    return f"{details.get('subjectName')}; issued by {details.get('issuer')}; {details.get('protocol')}"


def _chain(response: "Response") -> tuple[tuple[str, int], ...]:
    """(address, status) of each redirect of the main document, first to last."""
    chain: list[tuple[str, int]] = []
    request = response.request.redirected_from
    while request is not None:
        answer = request.response()
        chain.append((request.url, answer.status if answer else 0))
        request = request.redirected_from
    return tuple(reversed(chain))


def _screenshot(page: "Page", deadline: Deadline) -> bytes | None:
    """The whole page as PNG, cut at 20,000 pixels; None if there is no time left for it."""
    left = deadline.left(10.0)
    if left < 1:
        return None
    height = min(int(page.evaluate("() => document.documentElement.scrollHeight")), _SCREENSHOT_HEIGHT)
    width = page.viewport_size["width"] if page.viewport_size else 1280
    clip = {"x": 0, "y": 0, "width": width, "height": max(height, 1)}
    return page.screenshot(full_page=True, clip=clip, timeout=left * 1000)  # type: ignore[arg-type]
