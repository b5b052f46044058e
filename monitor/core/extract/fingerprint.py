"""A cheap hash by which a check stops before parsing when nothing visible changed."""

import hashlib
import re

from monitor.core.extract import tidy

_TAG = re.compile(r"<[a-zA-Z/!?][^>]*>")
_TELLING = re.compile(
    r"(?i)<[a-z][^>]*?\b(hidden\b|aria-hidden|display\s*:\s*none|visibility\s*:\s*hidden|data-cfemail=[\"']?[0-9a-f]+)"
    r"|</?(?:del|ins|details|s|strike)\b|<(?:ol|li)\b[^>]*\b(?:start|value|type)=[^\s>]*"
)


def fingerprint(data: bytes, *, spec_key: str, engine: str) -> str:
    """Hex digest of what a reader of the page could see, and of what hides parts of it.

    Scripts, styles, comments and tags do not count; hiding attributes and ``<del> <ins> <details>`` do. ``spec_key``
    and ``engine`` name the extraction spec and this code: another spec or engine gives another print. Bytes that are no
    HTML are hashed whole. Equal prints allow a check to stop; a full reading is due once a week all the same.
    """
    digest = hashlib.sha256(f"{spec_key}\0{engine}\0".encode())
    head = data[:2048].lstrip()
    if head.startswith(b"%PDF-") or b"<" not in head or b"\0" in head:
        digest.update(data)
        return digest.hexdigest()
    tidied = tidy.without_scripts(data.decode("latin-1"))
    text = " ".join(_TAG.sub(" ", tidied).split())
    digest.update(text.encode("latin-1"))
    for match in _TELLING.finditer(tidied):
        digest.update(match[0].encode("latin-1"))
    return digest.hexdigest()
