"""Is a page but a shell, whose text a script has yet to fetch?"""

import re

_SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
_UNSEEN = re.compile(
    rb"<(script|style|svg|noscript|template|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)
_FEWEST_BYTES = 900
"""Visible bytes of a page with less of which no terms can stand; menus and footers of a shell have fewer."""


def is_script_shell(body: bytes) -> bool:
    """Whether an HTML page has scripts and next to no visible text, so that a browser may show more of it.

    >>> is_script_shell(b"<html><div id=app></div><script src=app.js></script></html>")
    True
    >>> is_script_shell(b"<p>" + b"Fees are not refundable. " * 60 + b"<script></script>")
    False
    """
    if not _SCRIPT.search(body):
        return False
    visible = b"".join(_UNSEEN.sub(b" ", body).split())
    return len(visible) < _FEWEST_BYTES
