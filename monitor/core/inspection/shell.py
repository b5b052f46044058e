"""Is a page but a shell, whose text a script has yet to fetch?"""

import re

from monitor.core.extract import charset
from monitor.core.inspection.alone import weigh
from monitor.core.inspection.page import look
from monitor.errors import ExtractError
from monitor.model.clause import Document

_SCRIPT = re.compile(rb"<script\b.*?(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(
    rb"<(script|style|svg|noscript|template|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)
_PLENTY = 2000
"""Visible bytes that no shell has; menus and footers of one come to less."""

_LOOKED_AT, _LONG, _SEVERAL = 200, 60, 8


def is_script_shell(body: bytes) -> bool:
    """Whether an HTML page has scripts, little visible text and no rule in it: a browser may show more of it.

    >>> is_script_shell(b"<html><div id=app></div><script src=app.js></script></html>")
    True
    >>> is_script_shell(b"<html><p>Fees are not refundable unless the law requires it. You must cancel in writing at "
    ...                 b"least 30 days before the renewal.</p><script></script></html>")
    False
    """
    if not _SCRIPT.search(body) or _has_paragraphs(body):
        return False
    if len(b"".join(_UNSEEN.sub(b" ", body).split())) >= _PLENTY:
        return False
    try:
        text, used = charset.decode(body, declared=None)
    except ExtractError:
        return False
    visible = _UNSEEN.sub(b"\n", text.encode("utf-8", "replace")).decode("utf-8", "replace")
    document = Document(text=visible, blocks=(), media_type="text/plain", charset=used)
    return not weigh(look(body, document, None)).enough


def _has_paragraphs(body: bytes) -> bool:
    """Whether the markup, scripts aside, holds several paragraphs of running text: told in about a millisecond."""
    pieces = _SCRIPT.sub(b" ", body).split(b"</p>", _LOOKED_AT)[:-1]
    return sum(len(piece.rpartition(b">")[2]) >= _LONG for piece in pieces) >= _SEVERAL
