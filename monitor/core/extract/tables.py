"""Tables: rows with the headers of their cells; tables that only lay out a page are none."""

from collections.abc import Collection, Iterator

from monitor.core.extract.draft import MAX_CELLS, Draft, row
from monitor.core.extract.inline import clean
from monitor.core.extract.tree import Element, names

_BREAKING = names("p div br li ul ol tr td th dt dd h1 h2 h3 h4 h5 h6 section")
_LAYOUT_CONTENT = names("table h1 h2 h3 h4")
_MAX_SPAN = 65_534
MAX_COLUMNS = 100
"""Spans are followed over this many columns; cells further right have no header."""


def rows(table: Element, dropped: Collection[Element]) -> list[Draft] | None:
    """The rows of a data table; None if the table is there for layout."""
    if table.get("role") in ("presentation", "none"):
        return None
    found = [element for element in table.iter("tr") if element not in dropped]
    if not found or any(element.tag in _LAYOUT_CONTENT for element in table.iter() if element is not table):
        return None
    if not 2 <= max(len(element) for element in found) <= MAX_CELLS:
        return None
    drafts = [row([_cell_text(caption, dropped)]) for caption in table.iter("caption")]
    headers: dict[int, str] = {}
    spans: dict[int, int] = {}
    context: tuple[str, ...] = ()
    for number, element in enumerate(found):
        cells = [(cell, column) for cell, column in _placed(element, spans) if cell not in dropped]
        texts = [_cell_text(cell, dropped) for cell, _ in cells]
        if _is_header(element, number, headers):
            headers.update({column: text for text, (_, column) in zip(texts, cells, strict=True)})
            drafts.append(row(texts))
        else:
            above = tuple(headers.get(column, "") for _, column in cells)
            if above != context:  # the rows of one table share one tuple
                context = above
            drafts.append(row(texts, context if any(context) else ()))
    return drafts


def _is_header(element: Element, number: int, headers: dict[int, str]) -> bool:
    """A row in ``<thead>``, or a row of nothing but ``<th>``; the first row of a table that has neither."""
    if element.getparent().tag == "thead":
        return True
    tags = {child.tag for child in element}
    return tags == {"th"} or (number == 0 and not headers and "th" not in tags)


def _placed(element: Element, spans: dict[int, int]) -> Iterator[tuple[Element, int]]:
    """The cells of a row with their columns. ``spans``: column -> rows that a cell above still reaches down."""
    column = 0
    taken = dict(spans)
    for cell in element:
        if cell.tag not in ("td", "th"):
            continue
        while taken.get(column):
            column += 1
        yield cell, column
        down, across = _span(cell, "rowspan"), _span(cell, "colspan")
        for offset in range(column, min(column + across, MAX_COLUMNS)):
            spans[offset] = down
        column += across
    for place in list(spans):
        spans[place] -= 1
        if spans[place] <= 0:
            del spans[place]


def _span(cell: Element, name: str) -> int:
    stated = cell.get(name) or "1"
    return min(int(stated), _MAX_SPAN) if stated.isdecimal() and len(stated) < 9 and int(stated) else 1


def _cell_text(cell: Element, dropped: Collection[Element]) -> str:
    parts: list[str] = []
    stack: list[tuple[Element, bool]] = [(cell, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving or element in dropped:
            if leaving and element.tag in _BREAKING:
                parts.append(" ")
            if element is not cell:
                parts.append(element.tail or "")
            continue
        parts.append(f" {element.text or ''}" if element.tag in _BREAKING else element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return clean("".join(parts))
