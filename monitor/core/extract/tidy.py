"""One pass over a page's source: what can never be text of the terms is cut out before anything is parsed.

Parsing gets cheaper, and markup that makes parsers swallow the rest of a page (a self-closed ``<iframe/>``, an
``<noscript>`` without an end) does no harm. Linear in the length of the page, whatever is left open in it.
"""

import html
import re

_IFRAME_END = re.compile(r"(?i)[^<]{0,500}</iframe\s*>")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")


class _Cutter:
    """Cuts elements out of a page's source together with what they hold."""

    def __init__(self, swallowed: tuple[str, ...], *, comments: bool) -> None:
        """``swallowed``: names of elements; ``comments``: whether comments and lone frame tags go as well."""
        alone = r"|(?P<comment>!--)|(?P<alone>iframe|plaintext|xmp|embed)\b[^<>]*>" if comments else ""
        # An empty <template> is left alone: it marks the place of a part that is streamed later.
        self._opening = re.compile(
            rf"(?i)<(?!template\b[^<>]*></template)(?:(?P<name>{'|'.join(swallowed)})\b[^<>]*>{alone})"
        )
        self._closing = {name: re.compile(rf"(?i)</{name}\s*>") for name in swallowed}

    def cut(self, source: str) -> str:
        """``source`` without the elements. An opening that is never closed loses its tag only."""
        kept: list[str] = []
        position = 0
        exhausted: set[str] = set()
        while match := self._opening.search(source, position):
            kept.append(source[position : match.start()])
            position = self._end_of(source, match, exhausted)
        kept.append(source[position:])
        return "".join(kept)

    def _end_of(self, source: str, match: re.Match[str], exhausted: set[str]) -> int:
        """Where what ``match`` opens ends. ``exhausted``: names that no end tag follows any more."""
        name = (match["name"] or "").lower()
        if not name:
            return _end_of_comment_or_frame(source, match, exhausted)
        if name in exhausted or (match[0].endswith("/>") and name in ("svg", "object")):
            return match.end()
        closing = self._closing[name].search(source, match.end())
        if closing:
            return closing.end()
        exhausted.add(name)
        return match.end()


def _end_of_comment_or_frame(source: str, match: re.Match[str], exhausted: set[str]) -> int:
    if match["alone"]:
        fallback = _IFRAME_END.match(source, match.end()) if match["alone"].lower() == "iframe" else None
        return fallback.end() if fallback else match.end()
    end = -1 if "--" in exhausted else source.find("-->", match.start() + 2)
    if end >= 0:
        return end + 3
    exhausted.add("--")
    return match.end()


_SCRIPTS = _Cutter(("script", "style", "noscript", "template", "svg", "noembed", "noframes", "object"), comments=True)
_FIELDS = _Cutter(("title", "textarea", "select"), comments=False)


def without_scripts(source: str) -> str:
    """The page without comments, scripts, styles, drawings and embedded frames."""
    return _SCRIPTS.cut(source)


def without_fields(tidied: str) -> str:
    """A page without scripts without its title, text fields and choices, which are no text of its body."""
    return _FIELDS.cut(tidied)


def stripped(piece: str) -> str:
    """What a plain tag-stripper makes of a piece of such a page: the measure of the conservation check."""
    return html.unescape(_TAG.sub(" ", piece))
