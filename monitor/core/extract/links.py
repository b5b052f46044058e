"""Links: targets inside the page, and e-mail addresses that a proxy hides from robots."""

from collections.abc import Collection
from urllib.parse import unquote

from monitor.core.extract.inline import LinkKind
from monitor.core.extract.tree import Element

_PROTECTED = "/cdn-cgi/l/email-protection"
_TO_PEOPLE = ("mailto:", "tel:", "#")


def link_kind(link: Element, targets: Collection[str]) -> LinkKind:
    """Where an ``<a>`` leads: to a place of its own page, to another page, or (to a mailbox, nowhere) to none.

    ``targets``: the page's ids.
    """
    href = link.get("href")
    if not href:
        return ""
    address, _, fragment = href.partition("#")
    if fragment and (not address.strip() or fragment in targets or unquote(fragment) in targets):
        return "in_page"
    return "away" if leads_away(link) else ""


def leads_away(link: Element) -> bool:
    """Does an ``<a>`` lead to another page (rather than within this one, to a mailbox or a telephone)?"""
    href = link.get("href")
    return bool(href) and not href.strip().lower().startswith(_TO_PEOPLE) and _PROTECTED not in href


def mail_address(element: Element) -> str | None:
    """The address behind Cloudflare's placeholder, whose hash is another on every fetch; None for other elements and
    for a hash that hides no address."""
    code = element.get("data-cfemail")
    if not code and element.tag == "a":
        href = element.get("href") or ""
        code = href.partition("#")[2] if _PROTECTED in href else None
    if not code:
        return None
    try:
        data = bytes.fromhex(code)
    except ValueError:
        return None
    address = bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if data else ""
    return address if "@" in address and "\ufffd" not in address else None
