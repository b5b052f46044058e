"""The timeline as one self-contained page: who changed what in which year, then every change with its quote.

No script, no request; everything from the texts is escaped.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from monitor.core.text import visible
from monitor.render.comparison_style import STYLE
from monitor.render.standing import when
from monitor.render.timeline import Milestone

_OWN_STYLE = (
    STYLE
    + """
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
.scroll { overflow-x: auto; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
.grid td, .grid th[scope=col] { text-align: right; white-space: nowrap; }
.grave { color: var(--grave); font-weight: 600; }
blockquote { margin: .2rem 0 0; color: var(--soft); }
"""
)
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(_OWN_STYLE.encode()).digest()).decode()
    + "'"
)


def timeline_html(milestones: Sequence[Milestone]) -> str:
    """The page; ``milestones`` newest first."""
    return "\n".join(_lines(milestones)) + "\n"


def _lines(milestones: Sequence[Milestone]) -> Iterator[str]:
    title = f"Timeline: {len(milestones)} material change{'' if len(milestones) == 1 else 's'}"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{title}</title>\n<style>{_OWN_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    if milestones:
        yield from _grid(milestones)
    for year, some in groupby(milestones, key=lambda one: one.seen.year):
        yield from _year(year, list(some))
    yield "</body>\n</html>"


def _grid(milestones: Sequence[Milestone]) -> Iterator[str]:
    """A row a terms, a column a year: how many changes, and how many of them critical."""
    years = sorted({one.seen.year for one in milestones})
    counts = Counter((one.terms, one.seen.year) for one in milestones)
    critical = Counter((one.terms, one.seen.year) for one in milestones if one.severity == "critical")
    yield '<div class="scroll"><table class="grid"><thead><tr><th scope="col">terms</th>'
    yield "".join(f'<th scope="col"><a href="#y{year}">{year}</a></th>' for year in years) + "</tr></thead><tbody>"
    for terms in sorted({one.terms for one in milestones}):
        cells = [_cell(counts[terms, year], critical[terms, year]) for year in years]
        yield f'<tr><th scope="row">{_text(terms)}</th>{"".join(cells)}</tr>'
    yield "</tbody></table></div>"


def _cell(count: int, critical: int) -> str:
    if not count:
        return "<td></td>"
    grave = f' <span class="grave">({critical} critical)</span>' if critical else ""
    return f"<td>{count}{grave}</td>"


def _year(year: int, milestones: Sequence[Milestone]) -> Iterator[str]:
    yield f'<section><h2 id="y{year}">{year}: {len(milestones)}</h2>'
    yield '<div class="scroll"><table><thead><tr>'
    yield "".join(
        f'<th scope="col">{name}</th>' for name in ("seen (UTC)", "terms", "category", "severity", "for you", "change")
    )
    yield "</tr></thead><tbody>"
    yield from (_row(one) for one in milestones)
    yield "</tbody></table></div></section>"


def _row(one: Milestone) -> str:
    severity = (
        f'<span class="grave">{_text(one.severity)}</span>' if one.severity == "critical" else _text(one.severity)
    )
    back = " (an earlier text is back)" if one.returns else ""
    clause = f"clause {_text(one.clause)}: " if one.clause else ""
    quote = f"<blockquote>{clause}{_text(one.quote)}</blockquote>" if one.quote else ""
    cells = (
        when(one.seen),
        _text(f"{one.terms}@{one.version}"),
        _text(one.category),
        severity,
        _text(one.direction),
        f"{_text(one.change)}{back}{quote}",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _text(text: str) -> str:
    return escape(visible(text))
