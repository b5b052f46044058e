"""Use case: read a file, standard input or a URL without a store."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.errors import ExtractError
from monitor.model.clause import ClauseTree, Document
from monitor.model.source import ExtractionSpec

Get = Callable[[str], tuple[bytes, str | None, str | None]]
"""URL -> body, media type, charset, as the server declared them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One text as read: where from, its bytes, and what they say."""

    name: str
    data: bytes
    document: Document
    tree: ClauseTree

    @property
    def sha256(self) -> str:
        """Hash of the bytes as they came."""
        return hashlib.sha256(self.data).hexdigest()


def load(name: str, *, get: Get, spec: ExtractionSpec = ExtractionSpec()) -> Reading:
    """Read ``name``: a path, ``-`` for standard input, or an http(s) URL.

    Raises ExtractError if there is no such file or nothing can be read from it, FetchError from ``get``.
    """
    media_type = charset = None
    if name.startswith(("http://", "https://")):
        data, media_type, charset = get(name)
    elif name == "-":
        data = sys.stdin.buffer.read()
    else:
        data = _bytes(Path(name))
    try:
        document = read(data, spec=spec, media_type=media_type, charset=charset, name=name)
    except ExtractError as error:
        raise ExtractError(f"{name}: {error}") from error
    return Reading(name=name, data=data, document=document, tree=build(document))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExtractError(
            f"{path}: cannot be read ({error.strerror}); give a file of HTML, Markdown, plain text or PDF, or a URL"
        ) from error
