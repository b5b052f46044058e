"""A cheap hash by which a check stops before parsing when nothing visible changed."""

import hashlib
import re

from monitor.core.extract import tidy

_STATE_TAGS = frozenset(["del", "/del", "ins", "/ins", "s", "/s", "strike", "/strike", "details", "/details"])
_TELLING = re.compile(
    r"\bhidden\b|\bnone\b|(?:d|is|visually|sr)-?(?:none|hidden|only)\b|data-cfemail=[\"']?[0-9a-fA-F]+"
    r"|(?<=\s)(?:start|value|type)=[\"']?\w+"
)
_MAY_TELL = ("hidden", "none", "cfemail", "start=", "value=")


def fingerprint(data: bytes, *, spec_key: str, engine: str) -> str:
    """Hex digest of what a reader of the page could see, and of what hides parts of it.

    Scripts, styles, comments and tags do not count; hiding attributes, list numbers and ``<del> <ins> <s> <details>``
    do, in their place among the text. ``spec_key`` and ``engine`` name the extraction spec and this code: another spec
    or engine gives another print. Bytes that are no HTML are hashed whole. One pass over the bytes, linear.

    Equal prints allow a check to stop; a full reading is due once a week all the same, for what a page's style sheets
    hide or show cannot be told here.
    """
    digest = hashlib.sha256(f"{spec_key}\0{engine}\0".encode())
    head = data[:2048]
    if head.startswith(b"%PDF-") or b"<" not in head or b"\0" in head:
        digest.update(data)
    else:
        digest.update("\n".join(_visible(tidy.without_scripts(data.decode("latin-1")))).encode("latin-1"))
    return digest.hexdigest()


def _visible(tidied: str) -> list[str]:
    """Text between tags, and what the tags tell of hiding, in order."""
    known: dict[str, str] = {}
    seen: list[str] = []
    for piece in tidied.split("<"):
        tag, _, text = piece.partition(">")
        state = known.get(tag)
        if state is None:
            state = known[tag] = _state(tag)
        if state:
            seen.append(state)
        text = text.strip()
        if text:
            seen.append(text)
    return seen


def _state(tag: str) -> str:
    """What a tag tells beyond the text it marks up; most tell nothing. ``tag``: without its angle brackets."""
    name = tag.partition(" ")[0]
    if not any(sign in tag for sign in _MAY_TELL):
        return name if name in _STATE_TAGS else ""
    found = _TELLING.findall(tag)
    return f"{name} {' '.join(found)}" if found or name in _STATE_TAGS else ""
