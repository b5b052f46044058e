"""Secrets stay out of everything that is shown, logged or kept."""

from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

STRUCK = "[struck out]"
_SECRET_HEADERS = frozenset({"set-cookie", "cookie", "authorization", "proxy-authorization", "www-authenticate"})
_SHORTEST = 4
"""A secret shorter than this is not looked for in texts: it would strike out half of them."""


def without_userinfo(url: str) -> str:
    """``url`` without user name and password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.rpartition("@")[2]
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def scrub(text: str, secrets: Iterable[str]) -> str:
    """``text`` with every secret of four characters or more struck out."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, STRUCK)
    return text


def scrub_headers(headers: Iterable[tuple[str, str]], secrets: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Response headers fit to be kept: cookies and echoed secrets struck out."""
    known = tuple(secrets)
    return tuple((name, STRUCK if name.lower() in _SECRET_HEADERS else scrub(value, known)) for name, value in headers)
