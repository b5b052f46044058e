"""Atom feeds of findings (RFC 4287)."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from monitor.core.text import visible
from monitor.model.digest import News
from monitor.render import words

_ILLEGAL = {code: None for code in range(0x20) if code not in (0x9, 0xA, 0xD)} | {0xFFFE: None, 0xFFFF: None}
"""Characters that no XML 1.0 document may hold (XML 1.0, section 2.2)."""


def atom(title: str, news: Sequence[News], *, feed_id: str, updated: datetime, self_url: str | None = None) -> str:
    """A feed, newest first as given. ``feed_id``: what makes the feed's ``urn`` stay the same; no markup in titles
    or texts takes effect, all of it is escaped text."""
    links = f'<link rel="self" href={quoteattr(_clean(self_url))}/>' if self_url else ""
    entries = "".join(_entry(one) for one in news)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{_text(title)}</title><id>{_urn(feed_id)}</id><updated>{_instant(updated)}</updated>"
        f"<author><name>Clausewatch</name></author>{links}{entries}</feed>\n"
    )


def _entry(of: News) -> str:
    place = of.place
    changed = words.change(of.attribute, of.old_value, of.new_value)
    title = f"[{of.severity}] {place.service}, {place.terms}: {changed} ({of.direction})"
    body = "\n\n".join(
        part
        for part in (
            of.reason,
            f"Old: {of.old_quote}" if of.old_quote else "",
            f"New: {of.new_quote}" if of.new_quote else "",
            f"Clause {of.clause}" if of.clause else "",
        )
        if part
    )
    link = f"<link href={quoteattr(_clean(place.url))}/>" if place.url.startswith(("https://", "http://")) else ""
    key = "|".join((place.terms_id, str(place.version), of.category, of.attribute, of.old_quote, of.new_quote))
    updated = _instant(place.found_at) if place.found_at else "1970-01-01T00:00:00Z"
    return (
        f"<entry><title>{_text(title)}</title><id>{_urn(key)}</id><updated>{updated}</updated>{link}"
        f'<category term={quoteattr(_clean(of.category))}/><content type="text">{_text(body)}</content></entry>'
    )


def _text(text: str) -> str:
    return escape(_clean(visible(text)))


def _clean(text: str) -> str:
    return text.translate(_ILLEGAL)


def _urn(key: str) -> str:
    return f"urn:sha256:{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _instant(of: datetime) -> str:
    return of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
