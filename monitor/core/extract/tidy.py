"""One pass over a page's source: what can never be text of the terms is cut out before anything is parsed.

Parsing gets cheaper, and markup that makes parsers swallow the rest of a page (a self-closed ``<iframe/>``, an
``<noscript>`` without an end) does no harm. Linear in the length of the page, whatever is left open in it.
"""

import html
import re

_SWALLOWED = ("script", "style", "noscript", "template", "svg", "noembed", "noframes", "object")
_OPENING = re.compile(
    rf"(?i)<(?!template\b[^>]*></template)(?:(!--)|({'|'.join(_SWALLOWED)})\b[^>]*>|(iframe|plaintext|xmp|embed)\b[^>]*>)"
)
"""An empty ``<template>`` is left alone: it marks the place of a part that is streamed later."""
_CLOSING = {name: re.compile(rf"(?i)</{name}\s*>") for name in _SWALLOWED}
_IFRAME_END = re.compile(r"(?i)[^<]{0,500}</iframe\s*>")
_TAG = re.compile(r"<[a-zA-Z/!?][^>]*>")
_NO_TEXT = re.compile(r"(?is)<(title|textarea|select)\b[^>]*>.{0,20000}?</\1\s*>")


def without_scripts(source: str) -> str:
    """The page without comments, scripts, styles, drawings and embedded frames.

    An opening that is never closed loses its tag only, so that no text after it is lost.
    """
    kept: list[str] = []
    position = 0
    exhausted: set[str] = set()
    while match := _OPENING.search(source, position):
        kept.append(source[position : match.start()])
        position = _end_of(source, match, exhausted)
        kept.append(" " if match[3] else "")
    kept.append(source[position:])
    return "".join(kept)


def _end_of(source: str, match: re.Match[str], exhausted: set[str]) -> int:
    """Where the construct that ``match`` opens ends. ``exhausted``: names that no end tag follows any more."""
    name = (match[2] or "").lower()
    if match[1]:
        end = -1 if "!--" in exhausted else source.find("-->", match.start() + 2)
        if end >= 0:
            return end + 3
        exhausted.add("!--")
        return match.end()
    if match[3]:
        fallback = _IFRAME_END.match(source, match.end()) if match[3].lower() == "iframe" else None
        return fallback.end() if fallback else match.end()
    if name in exhausted or (match[0].endswith("/>") and name in ("svg", "object")):
        return match.end()
    closing = _CLOSING[name].search(source, match.end())
    if closing:
        return closing.end()
    exhausted.add(name)
    return match.end()


def stripped(tidy: str) -> str:
    """What a plain tag-stripper makes of a page without scripts: the measure of the conservation check."""
    return html.unescape(_TAG.sub(" ", _NO_TEXT.sub(" ", tidy)))
