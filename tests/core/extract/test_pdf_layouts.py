"""PDFs as word processors make them: one to three columns, ragged or justified, running heads, tables with long cells."""

import io
import random
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table

from monitor.core.clauses import build
from monitor.core.extract import pdf, read
from monitor.errors import ExtractError

TEXT = """
the provider may change suspend or terminate access to the services upon notice in writing where the customer fails to pay
undisputed fees that are due under this agreement and such failure continues after a reasonable period has expired
"""
WORDS = TEXT.split()
NORMAL = getSampleStyleSheet()["Normal"]


def sentence(dice: random.Random, least: int, most: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(least, most))).capitalize() + "."


def contract(columns: int, size: int, *, justified: bool) -> tuple[bytes, list[tuple[str, str]]]:
    """A PDF, and the number and words of each of its clauses."""
    dice, out = random.Random(columns * size), io.BytesIO()
    width, height = A4
    column = (width - 100 - (columns - 1) * 20) / columns
    frames = [
        Frame(50 + n * (column + 20), 70, column, height - 140, leftPadding=0, rightPadding=0) for n in range(columns)
    ]

    def running(canvas, document) -> None:
        canvas.drawString(50, height - 40, "Acme Cloud Terms of Service")
        canvas.drawCentredString(width / 2, 35, f"Page {document.page} of 5")

    template = BaseDocTemplate(out, pagesize=A4)
    template.addPageTemplates(PageTemplate(frames=frames, onPage=running))
    body = ParagraphStyle(
        "b", parent=NORMAL, fontSize=size, leading=size * 1.2, alignment=4 if justified else 0, spaceAfter=5
    )
    head = ParagraphStyle("h", parent=getSampleStyleSheet()["Heading2"], fontSize=size + 3)
    flow, truth = [], []
    for section in range(1, 8):
        flow.append(Paragraph(f"{section}. Section title {section}", head))
        truth.append((str(section), f"Section title {section}"))
        for clause in range(1, 5):
            text = sentence(dice, 20, 70)
            flow.append(Paragraph(f"{section}.{clause} {text}", body))
            truth.append((f"{section}.{clause}", text))
    template.build(flow)
    return out.getvalue(), truth


@pytest.mark.parametrize("justified", [False, True], ids=["ragged", "justified"])
@pytest.mark.parametrize("size", [8, 11])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_every_clause_is_read_whole_and_once(columns: int, size: int, justified: bool) -> None:
    data, truth = contract(columns, size, justified=justified)
    tree = build(read(data, name="a.pdf"))
    assert [(clause.num, clause.heading or clause.text) for clause in tree.walk() if clause.kind != "inline"] == truth


def rows_of(cells: Sequence[Sequence[str]]) -> list[str]:
    out = io.BytesIO()
    width = 480 / len(cells[0])
    table = Table(
        [[Paragraph(cell, NORMAL) for cell in row] for row in cells],
        colWidths=[width] * len(cells[0]),
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    SimpleDocTemplate(out).build([Paragraph("The table below says what holds for each of the plans.", NORMAL), table])
    return read(out.getvalue(), name="a.pdf").text.split("\n")[1:]


@pytest.mark.parametrize(("columns", "least", "most"), [(2, 3, 6), (2, 12, 30), (4, 2, 8)])
def test_a_table_is_read_row_by_row(columns: int, least: int, most: int) -> None:
    dice = random.Random(columns * least)
    cells = [[sentence(dice, least, most) for _ in range(columns)] for _ in range(9)]
    assert rows_of(cells) == ["\t".join(row) for row in cells]


class _Letters:
    """A page's text as PDFium tells it: its letters, and how high each of them is."""

    def __init__(self, text: str, height: float) -> None:
        self.text, self.height = text, height

    def get_text_range(self) -> str:
        return self.text

    def count_chars(self) -> int:
        return len(self.text)

    def get_charbox(self, index: int) -> tuple[float, float, float, float]:
        return 10.0 * index, 100.0, 10.0 * index + 9, 100.0 + self.height


def test_letters_without_an_outline_are_not_lost_without_a_word() -> None:
    whole = "更新日期：2025年3月3日 欢迎您使用本平台的各项服务"
    with pytest.raises(ExtractError, match="fonts-noto-cjk"):
        pdf._refuse_lost(_Letters(whole, 0.01), "2025年3月3日")
    pdf._refuse_lost(_Letters(whole, 0.01), whole)
    pdf._refuse_lost(_Letters(whole, 7.2), "2025年3月3日")
