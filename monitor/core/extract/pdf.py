"""PDF to a Document, through PDFium; needs the extra ``pdf``."""

import ctypes
from typing import Any

from monitor.core.extract import layout
from monitor.core.extract.charset import refuse_mojibake
from monitor.core.extract.draft import assemble
from monitor.errors import ExtractError
from monitor.model.clause import Document

MAX_PAGES = 1000
LETTERS_A_PAGE = 20
"""Fewer than this, and pictures on the pages, mean a scan."""

_BOLD_WEIGHT = 600
_READ = 0.95
"""Share of a page's letters from which it counts as read."""
_FLAT = 0.05
"""Height in points below which a letter has no outline."""


def read_pdf(data: bytes) -> Document:
    """The text of a PDF in reading order, running heads and page numbers left out.

    Raises ExtractError if PDFium is not installed, if the file is damaged, encrypted, scanned or empty.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise ExtractError("reading PDF needs PDFium: pip install 'clausewatch[pdf]'") from error
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ExtractError(f"the PDF cannot be opened (damaged, or locked by a password): {error}") from error
    try:
        return _read(document, pdfium.raw)
    finally:
        document.close()


def _read(document: Any, raw: Any) -> Document:
    if len(document) > MAX_PAGES:
        raise ExtractError(f"the PDF has {len(document)} pages; at most {MAX_PAGES} are read")
    pages: list[layout.Page] = []
    pictures = False
    for index in range(len(document)):
        page = document[index]
        pages.append(_page(page, raw))
        if not pages[-1].runs:
            pictures = pictures or any(thing.type == raw.FPDF_PAGEOBJ_IMAGE for thing in page.get_objects(max_depth=2))
        page.close()
    size = sum(len(run.text.strip()) for page in pages for run in page.runs)
    if size < LETTERS_A_PAGE * len(pages) and pictures:
        raise ExtractError("the PDF is scanned: its pages are pictures without text (run it through OCR first)")
    text, blocks = assemble(layout.drafts(pages))
    if not text:
        raise ExtractError("the PDF holds no text")
    refuse_mojibake(text)
    title = document.get_metadata_dict().get("Title", "").strip()
    return Document(
        text=text, blocks=blocks, media_type="application/pdf", title=None if title in ("", "(anonymous)") else title
    )


def _page(page: Any, raw: Any) -> layout.Page:
    width, height = page.get_size()
    text_page = page.get_textpage()
    runs = []
    try:
        for index in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(index)
            at = text_page.get_index((left + min(right, left + 4)) / 2, (bottom + top) / 2, 4, 4)
            text = text_page.get_text_bounded(left, bottom, right, top).replace("\r\n", " ")
            if text.strip():
                size, bold = _font(text_page, at, raw, otherwise=top - bottom)
                runs.append(layout.Run(text=text, left=left, right=right, bottom=bottom, top=top, size=size, bold=bold))
        _refuse_lost(text_page, "".join(run.text for run in runs))
    finally:
        text_page.close()
    return layout.Page(width=width, height=height, runs=tuple(runs))


def _refuse_lost(text_page: Any, read: str) -> None:
    """PDFium passes over characters that it has no outlines for: their font is neither in the file nor on the machine.

    Raises ExtractError rather than let a part of the text go missing without a word.
    """
    whole = text_page.get_text_range()
    if len("".join(read.split())) > _READ * len("".join(whole.split())):
        return
    signs = enumerate(whole[: text_page.count_chars()])
    boxes = (text_page.get_charbox(index) for index, sign in signs if sign.isalnum())
    if sum(top - bottom < _FLAT for _, bottom, _, top in boxes) > (1 - _READ) * len(whole):
        raise ExtractError(
            "the PDF uses fonts that are neither in it nor on this machine, and a part of its text cannot be read:"
            " install them (for Chinese: fonts-noto-cjk)"
        )


def _font(text_page: Any, at: int | None, raw: Any, *, otherwise: float) -> tuple[float, bool]:
    """Size in points and boldness of the character at index ``at``."""
    if at is None:
        return otherwise, False
    size = raw.FPDFText_GetFontSize(text_page.raw, at) or otherwise
    if raw.FPDFText_GetFontWeight(text_page.raw, at) >= _BOLD_WEIGHT:
        return size, True
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text_page.raw, at, name, 128, ctypes.c_int(0))
    return size, b"bold" in name.value.lower()
