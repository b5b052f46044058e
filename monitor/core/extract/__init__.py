"""Bytes to a Document: charset, format, the terms body as text and blocks. Pure: values in, values out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from monitor.core.extract import charset as charsets
from monitor.core.extract import media
from monitor.core.extract.fingerprint import fingerprint
from monitor.errors import ExtractError
from monitor.model.clause import Block, Document
from monitor.model.source import ExtractionSpec

__all__ = ["MAX_BYTES", "fingerprint", "join", "read"]

MAX_BYTES = 10_000_000
"""Longer pages are refused, as they are by fetching. The longest terms known have 2 MB."""
_LATELY = 8
"""Texts read lately whose blocks are kept: archives are full of texts that come and go."""
_LONGEST_KEPT = 200_000


def read(
    data: bytes,
    *,
    spec: ExtractionSpec = ExtractionSpec(),
    media_type: str | None = None,
    charset: str | None = None,
    name: str | None = None,
) -> Document:
    """The terms body of a page: HTML, Markdown, plain text or PDF.

    ``media_type`` and ``charset`` are what the server said, ``name`` a file name or URL path; content goes before both.

    Raises ExtractError if no text can be read (empty, binary, scanned, damaged, too large), or no selector matches.
    """
    if not data.strip():
        raise ExtractError("the page is empty")
    if len(data) > MAX_BYTES:
        raise ExtractError(f"the page has {len(data)} bytes; at most {MAX_BYTES} are read: give it in parts")
    # Readers are imported where they are needed: most checks read no page, and no page needs them all.
    if media.sniff_bytes(data) == "application/pdf":
        from monitor.core.extract.pdf import read_pdf

        return read_pdf(data)
    text, used = charsets.decode(data, declared=charset)
    kind = media.sniff_text(text, name=name, declared=media_type)
    if kind == "text/html":
        from monitor.core.extract.html import prepared, read_html

        page = prepared(text, spec)
        del text  # a page of 10 MB may have 40 when it is decoded
        return read_html(page, spec=spec, charset=used)
    if kind == "text/markdown":
        from monitor.core.extract import markdown

        text = markdown.bare(text)
    body, blocks = (_read_lately if len(text) <= _LONGEST_KEPT else _read_lines)(text, kind)
    return Document(text=body, blocks=blocks, media_type=kind, charset=used)


def _read_lines(text: str, kind: str) -> tuple[str, tuple[Block, ...]]:
    """The body and blocks of Markdown or plain text. Raises ExtractError where there is none, or it is garbled."""
    from monitor.core.extract import markdown, plain
    from monitor.core.extract.draft import assemble

    body, blocks = assemble(markdown.drafts(text) if kind == "text/markdown" else plain.drafts(text))
    if not body:
        raise ExtractError("the page holds no text")
    charsets.refuse_mojibake(body)
    return body, blocks


_read_lately = lru_cache(maxsize=_LATELY)(_read_lines)


def join(documents: Sequence[Document]) -> Document:
    """Several sources of one terms as one Document, in order; the first one's title, language and charset count.

    Raises ValueError if there is no document.
    """
    first, *others = documents
    texts = [first.text]
    blocks = list(first.blocks)
    shift = len(first.text) + 1
    for document in others:
        texts.append(document.text)
        blocks += [replace(block, start=block.start + shift, end=block.end + shift) for block in document.blocks]
        shift += len(document.text) + 1
    return replace(
        first,
        text="\n".join(texts),
        blocks=tuple(blocks),
        coverage=min(document.coverage for document in documents),
        notes=tuple(note for document in documents for note in document.notes),
    )
