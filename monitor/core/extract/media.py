"""What kind of file some bytes are: told by their content, then by their name, then by what the server says."""

import re
from typing import Literal

from monitor.errors import ExtractError

Media = Literal["text/html", "text/markdown", "text/plain", "application/pdf"]

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
)
_SUFFIXES: dict[str, Media] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
}
_DECLARED: dict[str, Media] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
    "text/plain": "text/plain",
}
_HTML_START = re.compile(r"(?is)\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_HTML_TAG = re.compile(r"(?i)</?(?:html|body|div|p|br|li|ul|ol|h[1-6]|table|tr|td|span|section|article)\b[^<>]*>")
_MARKDOWN_LINE = re.compile(
    r"(?m)^(?:#{1,6} +\S|\*\*\S.*\*\*\s*$|\*   \S|={3,}\s*$|-{3,}\s*$|\|.*\|\s*$|\d+\\\.)"
    r"|\]\((?:https?://|mailto:|#|/)|\*\*\w[^*\n]*\w\*\*"
)
"""Signs that plain text does not use; ``1. `` and ``- `` at a line's start are no such signs."""
_SAMPLE = 60_000


def sniff_bytes(data: bytes) -> Media | None:
    """``application/pdf`` or None (some text). Raises ExtractError for formats that are known and not read."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ExtractError(f"this is {what}, not HTML, Markdown, plain text or PDF")
    return None


def sniff_text(text: str, *, name: str | None = None, declared: str | None = None) -> Media:
    """HTML, Markdown or plain text. ``name``: file name or URL path; ``declared``: a Content-Type header's value."""
    sample = text[:_SAMPLE]
    if _HTML_START.match(sample) or re.search(r"(?i)<(?:html|body)\b[^<>]*>", sample):
        return "text/html"
    tags = sum(len(match[0]) for match in _HTML_TAG.finditer(sample))
    suffix = _SUFFIXES.get("." + name.rsplit(".", 1)[-1].lower()) if name and "." in name else None
    if suffix in (None, "text/html") and tags > len(sample) // 50:
        return "text/html"
    if suffix:
        return suffix
    stated = _DECLARED.get((declared or "").split(";")[0].strip().lower())
    if stated in ("text/markdown", "text/plain"):
        return stated
    lines = sample.count("\n") + 1
    marks = len(_MARKDOWN_LINE.findall(sample))
    return "text/markdown" if marks >= 3 and marks * 40 >= lines else "text/plain"
