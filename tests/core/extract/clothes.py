"""One terms text in many clothes: HTML in four styles, Markdown, plain text and PDF, made from the same content.

A text is a list of pieces: ``("title", words)``, ``("heading", number, words)``, ``("clause", number, words)``,
``("item", marker, words)`` with marker ``""`` for a bullet, ``("text", words)``, ``("table", rows)``.
"""

import html
import io
from collections.abc import Callable, Sequence

Piece = tuple[str, ...] | tuple[str, Sequence[Sequence[str]]]

ENGLISH: tuple[Piece, ...] = (
    ("title", "Terms of Service of Example Widgets"),
    ("text", "Last updated: March 3, 2025"),
    ("text", "These terms govern your use of the widgets that Example Widgets Ltd. offers on its site."),
    ("heading", "1.", "Scope"),
    ("clause", "1.1", "These terms apply to every order that you place, whatever the channel you choose for it."),
    ("clause", "1.2", "Your own conditions of purchase do not apply, even where we do not object to them."),
    ("heading", "2.", "Service Levels"),
    ("clause", "2.1", "We keep the service available in each calendar month as set out in the following table."),
    (
        "table",
        (
            ("Monthly uptime", "Service credit"),
            ("below 99.9% but at least 99.0%", "10% of the monthly fee"),
            ("below 99.0%", "25% of the monthly fee"),
        ),
    ),
    ("clause", "2.2", "A claim for credits must be made within thirty days after the end of the month."),
    ("heading", "3.", "Liability"),
    ("clause", "3.1", "We are not liable for any of the following losses, however they may be caused:"),
    ("item", "(a)", "loss of profit, of revenue or of savings that were expected;"),
    ("item", "(b)", "loss of data that was not backed up in time; and"),
    ("item", "(c)", "damage that was not foreseeable when the contract was made."),
    ("clause", "3.2", "Our total liability in any year is limited to the fees paid in the year before."),
    ("heading", "4.", "Notice of Changes"),
    ("clause", "4.1", "We announce every change of these terms at least 30 days before it comes into force."),
    ("clause", "4.2", "You may terminate the contract within that period, and any prepaid fees are refunded."),
)

CHINESE: tuple[Piece, ...] = (
    ("title", "示例平台服务协议"),
    ("text", "更新日期：2025年3月3日"),
    ("text", "欢迎您使用示例平台的各项服务，请您在使用之前仔细阅读并充分理解本协议的全部内容。"),
    ("heading", "一、", "适用范围"),
    ("clause", "1.1", "本协议适用于您通过网站、客户端或者接口使用示例平台所提供的全部服务的行为。"),
    ("clause", "1.2", "您开始使用本服务即视为您已经阅读、理解并同意接受本协议的全部约束。"),
    ("heading", "二、", "服务费用与退款"),
    ("clause", "2.1", "您应当按照页面公示的价格支付服务费用，具体标准以您下单时的页面展示为准。"),
    ("item", "（1）", "预付费用自支付之日起七日内未使用的，可以申请全额退款；"),
    ("item", "（2）", "已经使用的部分，按照实际使用的数量扣除之后退还剩余款项。"),
    ("clause", "2.2", "我们调整价格的，将至少提前三十日通过站内信或者电子邮件的方式通知您。"),
    ("heading", "三、", "责任限制"),
    ("clause", "3.1", "在任何情况下，我们的赔偿总额不超过您在过去十二个月内实际支付的服务费用。"),
)  # fmt: skip

TEXTS = {"en": ENGLISH, "zh": CHINESE}

_PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Example</title>
<style>.x{{color:red}}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/prices">Prices</a></li><li><a href="/help">Help</a></li></ul>
</nav></header>{body}<footer><p>&copy; 2025 Example Widgets Ltd. All rights reserved.</p><a href="/imprint">Imprint</a>
</footer><script>var build = "{build}";</script></body></html>"""


def _esc(text: str) -> str:
    return html.escape(text, quote=False)


def _table(rows: Sequence[Sequence[str]], cell: Callable[[int, str], str]) -> str:
    return "".join("<tr>" + "".join(cell(n, _esc(c)) for c in row) + "</tr>" for n, row in enumerate(rows))


def _semantic(text: Sequence[Piece]) -> str:
    """Headings h1 and h2, paragraphs, real lists and tables with thead, in ``<main>``."""
    parts: list[str] = ["<main><article>"]
    for kind, *rest in text:
        match kind:
            case "title":
                parts.append(f"<h1>{_esc(rest[0])}</h1>")
            case "heading":
                parts.append(f"<h2>{rest[0]} {_esc(rest[1])}</h2>")
            case "clause":
                parts.append(f"<p>{rest[0]} {_esc(rest[1])}</p>")
            case "item":
                parts.append(f"<ul><li>{rest[0]} {_esc(rest[1])}</li></ul>")
            case "table":
                head, *rows = rest[0]
                parts.append("<table><thead>" + _table([head], lambda _, c: f"<th>{c}</th>") + "</thead><tbody>")
                parts.append(_table(rows, lambda _, c: f"<td>{c}</td>") + "</tbody></table>")
            case _:
                parts.append(f"<p>{_esc(rest[0])}</p>")
    return "\n".join([*parts, "</article></main>"])


def _div_soup(text: Sequence[Piece]) -> str:
    """Nothing but ``<div>`` and ``<span>``, headings by bold style, hashed class names."""
    parts: list[str] = ['<div id="__next"><div class="css-1q2w3e"><div class="css-9o8i7u">']
    for kind, *rest in text:
        match kind:
            case "title":
                parts.append(f'<div class="css-a"><h1><span>{_esc(rest[0])}</span></h1></div>')
            case "heading":
                parts.append(f'<div class="css-b"><span style="font-weight:700">{rest[0]} {_esc(rest[1])}</span></div>')
            case "clause" | "item":
                words = _esc(rest[1]).replace(", ", ",</span><span> ", 1)
                parts.append(f'<div class="css-c"><span>{rest[0]}&nbsp;</span><span>{words}</span></div>')
            case "table":
                parts.append(
                    '<div class="css-t"><table>'
                    + _table(rest[0], lambda _, c: f"<td><div>{c}</div></td>")
                    + "</table></div>"
                )
            case _:
                parts.append(f'<div class="css-d"><span>{_esc(rest[0])}</span></div>')
    return "".join([*parts, "</div></div></div>"])


def _breaks(text: Sequence[Piece]) -> str:
    """One cell of lines parted by ``<br>``, as old pages have them; unclosed tags."""
    parts: list[str] = ["<table width=600 role=presentation><tr><td>"]
    for kind, *rest in text:
        match kind:
            case "title":
                parts.append(f"<h1>{_esc(rest[0])}</h1>")
            case "heading":
                parts.append(f"<b>{rest[0]} {_esc(rest[1])}</b><br><br>")
            case "clause" | "item":
                parts.append(f"{rest[0]} {_esc(rest[1])}<br><br>")
            case "table":
                parts.append(
                    "<table border=1>" + _table(rest[0], lambda n, c: f"<td>{c}" if n else f"<th>{c}") + "</table>"
                )
            case _:
                parts.append(f"{_esc(rest[0])}<br><br>")
    return "\n".join([*parts, "</table>"])


def _sections(text: Sequence[Piece]) -> str:
    """Nested sections with accordions, heading links, e-mail placeholders beside, and items in one ordered list."""
    parts: list[str] = ['<div class="page-layout"><div class="content">']
    depth = 0
    for kind, *rest in text:
        match kind:
            case "title":
                parts.append(f"<h1 id=top>{_esc(rest[0])}</h1>")
            case "heading":
                parts.append("</div></section>" * depth)
                depth = 1
                slug = rest[1].lower().replace(" ", "-")
                parts.append(f'<section><h3 id="{slug}"><a href="#{slug}">{rest[0]} {_esc(rest[1])}</a></h3>')
                parts.append('<div class="accordion-panel" style="display:none">')
            case "clause":
                parts.append(f"<p><strong>{rest[0]}</strong> {_esc(rest[1])}</p>")
            case "item":
                parts.append(f"<ul class=plain><li><p>{rest[0]} {_esc(rest[1])}</p></li></ul>")
            case "table":
                parts.append(
                    "<table><tbody>"
                    + _table(rest[0], lambda n, c: f"<td><p>{c}</p></td>" if n else f"<th scope=col>{c}</th>")
                    + "</tbody></table>"
                )
            case _:
                parts.append(f"<p>{_esc(rest[0])}</p>")
    parts.append("</div></section>" * depth)
    return "\n".join([*parts, "</div></div>"])


_STYLES = {"semantic": _semantic, "div_soup": _div_soup, "breaks": _breaks, "sections": _sections}


def as_html(text: Sequence[Piece], style: str, *, lang: str = "en", build: str = "1a2b") -> bytes:
    """The text as a page with menu and footer. ``style``: semantic, div_soup, breaks or sections."""
    return _PAGE.format(lang=lang, title=_esc(str(text[0][1])), body=_STYLES[style](text), build=build).encode()


def as_markdown(text: Sequence[Piece]) -> bytes:
    """As archives of terms write Markdown: setext title, ATX headings, escaped numbers, pipe tables."""
    parts: list[str] = []
    for kind, *rest in text:
        match kind:
            case "title":
                parts.append(f"{rest[0]}\n{'=' * 20}")
            case "heading":
                parts.append(f"## {rest[0].replace('.', chr(92) + '.')} {rest[1]}")
            case "clause":
                parts.append(f"{rest[0]} {rest[1]}")
            case "item":
                parts.append(f"*   {rest[0]} {rest[1]}")
            case "table":
                rows = ["| " + " | ".join(row) + " |" for row in rest[0]]
                parts.append("\n".join([rows[0], "| --- " * len(rest[0][0]) + "|", *rows[1:]]))
            case _:
                parts.append(rest[0])
    return ("\n\n".join(parts) + "\n").encode()


def as_plain(text: Sequence[Piece]) -> bytes:
    """One paragraph a line, table cells parted by tabs."""
    parts: list[str] = []
    for kind, *rest in text:
        if kind == "table":
            parts.append("\n".join("\t".join(row) for row in rest[0]))
        else:
            parts.append(" ".join(rest))
    return ("\n\n".join(parts) + "\n").encode()


def as_pdf(text: Sequence[Piece]) -> bytes:
    """Several pages with a running header and page numbers."""
    from reportlab.lib.enums import TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    chinese = any("一" <= char <= "鿿" for char in str(text[0][1]))
    font, bold = "Helvetica", "Helvetica-Bold"
    if chinese:
        registerFont(UnicodeCIDFont("STSong-Light"))
        font = bold = "STSong-Light"
    wrap = "CJK" if chinese else None
    body = ParagraphStyle(
        "body", fontName=font, fontSize=10, leading=13, spaceAfter=8, alignment=TA_LEFT, wordWrap=wrap
    )
    head = ParagraphStyle("head", parent=body, fontName=bold, fontSize=13, leading=16, spaceBefore=6)
    title = ParagraphStyle("title", parent=body, fontName=bold, fontSize=18, leading=22)
    flow = []
    for kind, *rest in text:
        if kind == "table":
            cells = [[Paragraph(_esc(cell), body) for cell in row] for row in rest[0]]
            flow += [Table(cells, colWidths=[170, 150]), Spacer(1, 6)]
        else:
            style = {"title": title, "heading": head}.get(kind, body)
            flow.append(Paragraph(_esc(" ".join(rest)), style))

    def running(canvas, document) -> None:
        canvas.setFont(font, 8)
        canvas.drawString(40, 300, "Example Widgets")
        canvas.drawRightString(380, 20, f"Page {document.page}")

    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=(420, 320), leftMargin=40, rightMargin=40, topMargin=50, bottomMargin=50).build(
        flow, onFirstPage=running, onLaterPages=running
    )
    return out.getvalue()


def wardrobe(text: Sequence[Piece], lang: str = "en") -> dict[str, bytes]:
    """Every clothing of a text: name -> bytes."""
    clothes = {f"html-{style}": as_html(text, style, lang=lang) for style in _STYLES}
    return {**clothes, "markdown": as_markdown(text), "plain": as_plain(text), "pdf": as_pdf(text)}
