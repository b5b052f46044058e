"""monitor.core.extract.layout and pdf: reading order, paragraphs, running heads, scans."""

import io

import pytest

from monitor.core.extract import read
from monitor.core.extract.layout import Page, Run, drafts
from monitor.errors import ExtractError


def line(
    text: str, top: float, *, left: float = 50, size: float = 10, bold: bool = False, width: float | None = None
) -> Run:
    right = left + (width if width is not None else len(text) * size * 0.5)
    return Run(text=text, left=left, right=right, bottom=top - size, top=top, size=size, bold=bold)


def read_pages(*pages: list[Run]) -> list[str]:
    return [draft.text for draft in drafts([Page(width=600, height=800, runs=tuple(runs)) for runs in pages])]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept_apart() -> None:
    assert read_pages(
        [
            line("You agree that we may terminate this agreement upon", 700, width=500),
            line("thirty days of notice.", 688),
            line("A second paragraph begins after a gap and goes on to", 660, width=500),
            line("the end.", 648),
        ]
    ) == [
        "You agree that we may terminate this agreement upon thirty days of notice.",
        "A second paragraph begins after a gap and goes on to the end.",
    ]


def test_hyphens_at_the_end_of_a_line() -> None:
    text = read_pages(
        [
            line("The provider may termi-", 700, width=500),
            line("nate. Fees are non-", 688, width=500),
            line("refundable; non-refundable means what it says, and a soft hy\u0002", 676, width=500),
            line("phen goes.", 664),
        ]
    )
    assert text == [
        "The provider may terminate. Fees are non-refundable; non-refundable means what it says, and a soft hyphen goes."
    ]


def test_chinese_lines_join_without_a_space() -> None:
    assert read_pages([line("本协议适用于您使用", 700, width=500), line("本平台服务的行为。", 688)]) == [
        "本协议适用于您使用本平台服务的行为。"
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [line(f"left {n} fills the width.", 700 - 20 * n, left=50, width=235) for n in range(10)]
    right = [line(f"right {n} fills the width.", 695 - 23 * n, left=310, width=240) for n in range(10)]
    mixed = [run for pair in zip(left, right, strict=True) for run in pair]
    text = read_pages([line("A title across both columns of the page", 760, size=16, left=60, width=480), *mixed])
    assert text[0].startswith("A title")
    assert [entry.split()[0] for entry in text[1:]] == ["left"] * 10 + ["right"] * 10


def test_running_heads_and_page_numbers_go() -> None:
    pages = [
        [line("Example Ltd.", 790), line(f"Section {n} says what it says in full.", 500), line(f"Page {n} of 3", 30)]
        for n in (1, 2, 3)
    ]
    assert read_pages(*pages) == [f"Section {n} says what it says in full." for n in (1, 2, 3)]


def test_a_sentence_runs_on_over_a_page() -> None:
    first = [line("You agree that this sentence does not end on the page where", 100, width=500)]
    second = [line("it began.", 700)]
    assert read_pages(first, second) == ["You agree that this sentence does not end on the page where it began."]


def test_headings_by_size_and_run_ins_by_weight() -> None:
    body = [line("Body text of ordinary size that there is most of on a page.", 600 - 30 * n) for n in range(5)]
    runs = [
        line("Big title", 780 - 60, size=20),
        line("Term.", 650, bold=True, width=30),
        line("It means this.", 650, left=84),
    ]
    found = list(drafts([Page(width=600, height=900, runs=(*runs, *body))]))
    assert (found[0].kind, found[0].text, found[0].level) == ("heading", "Big title", 1)
    assert (found[1].text, found[1].lead) == ("Term. It means this.", len("Term."))


def _pdf(draw) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 400))
    draw(canvas)
    canvas.save()
    return out.getvalue()


def test_a_scanned_pdf_says_so() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (40, 40), "white"))
    with pytest.raises(ExtractError, match="scanned"):
        read(_pdf(lambda canvas: canvas.drawImage(picture, 10, 10, 300, 300)))


def test_an_empty_and_a_damaged_pdf_are_refused() -> None:
    with pytest.raises(ExtractError, match="no text"):
        read(_pdf(lambda canvas: canvas.rect(1, 1, 5, 5)))
    with pytest.raises(ExtractError, match="cannot be opened"):
        read(b"%PDF-1.7\nthis is no PDF at all")


def test_without_pdfium_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(ExtractError, match=r"clausewatch\[pdf\]"):
        read(b"%PDF-1.7\n")
