"""Bytes to a Document: charset, format, the terms body as text and blocks. Pure: values in, values out."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.core.extract import charset as charsets
from monitor.core.extract import media
from monitor.core.extract.fingerprint import fingerprint
from monitor.errors import ExtractError
from monitor.model.clause import Document
from monitor.model.source import ExtractionSpec

__all__ = ["MAX_BYTES", "fingerprint", "join", "read"]

MAX_BYTES = 10_000_000
"""Longer pages are refused, as they are by fetching. The longest terms known have 2 MB."""


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
    from monitor.core.extract import markdown, plain
    from monitor.core.extract.draft import assemble

    drafts = markdown.drafts(text) if kind == "text/markdown" else plain.drafts(text)
    body, blocks = assemble(drafts)
    if not body:
        raise ExtractError("the page holds no text")
    charsets.refuse_mojibake(body)
    return Document(text=body, blocks=blocks, media_type=kind, charset=used)


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
