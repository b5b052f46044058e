"""Configured extraction: what to take out of a page and what to leave out, as CSS selectors and ranges.

Ranges follow Open Terms Archive: each end is the first match of its selector, and what lies between is taken even where
the ends stand at different depths.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag
from soupsieve import SelectorSyntaxError

from monitor.errors import ExtractError
from monitor.model.source import ExtractionSpec, Range


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """``source``: HTML of the parts selected, in the order of the list; ``notes``: what a person should know."""

    source: str
    notes: tuple[str, ...] = ()


def select(tidied: str, spec: ExtractionSpec) -> Selection:
    """Apply ``spec`` to a page. Without ``select`` the page stays whole but for what is removed.

    Raises ExtractError naming the selector if one of ``select`` (or an end of a range) matches nothing or cannot be
    read. A selector of ``remove`` that matches nothing is a note: what it was written against may come and go.
    """
    soup = BeautifulSoup(tidied, "lxml")
    notes = [note for item in spec.remove if (note := _remove(soup, item))]
    if not spec.select:
        return Selection(source=str(soup), notes=tuple(notes))
    parts = [part for item in spec.select for part in _parts(soup, item)]
    return Selection(source="<div>" + "</div><div>".join(parts) + "</div>", notes=tuple(notes))


def _remove(soup: BeautifulSoup, item: str | Range) -> str | None:
    """Take ``item`` out of the page; a note if there is nothing to take out."""
    if isinstance(item, str):
        found = _matches(soup, item)
        for element in found:
            element.extract()
        return None if found else f"the selector to remove {item!r} matches nothing"
    try:
        start, end = _bounds(soup, item)
    except ExtractError as error:
        return f"nothing removed: {error}"
    for position, node in enumerate(list(soup.descendants)):
        if start <= position < end and isinstance(node, NavigableString):
            node.extract()
    return None


def _parts(soup: BeautifulSoup, item: str | Range) -> Iterator[str]:
    if isinstance(item, Range):
        yield _between(soup, item)
        return
    found = _matches(soup, item)
    if not found:
        raise ExtractError(f"the selector {item!r} matches nothing on this page")
    taken: set[int] = set()
    for element in found:
        if not any(id(parent) in taken for parent in element.parents):
            taken.add(id(element))
            yield str(element)


def _between(soup: BeautifulSoup, item: Range) -> str:
    """A copy of the page in which only the text of the range is left."""
    start, end = _bounds(soup, item)
    page = copy.copy(soup)
    for position, node in enumerate(list(page.descendants)):
        if start <= position < end:
            continue
        if isinstance(node, NavigableString):
            node.extract()
        elif isinstance(node, Tag):
            node.attrs.pop("data-cfemail", None)
    return str(page)


def _bounds(soup: BeautifulSoup, item: Range) -> tuple[int, int]:
    """Positions among ``soup.descendants``, half-open."""
    start = _edge(soup, item.start_before, item.start_after)
    end = _edge(soup, item.end_before, item.end_after)
    if start >= end:
        first = item.start_before or item.start_after
        last = item.end_before or item.end_after
        raise ExtractError(f"the range from {first!r} to {last!r} is empty: it ends before it begins")
    return start, end


def _edge(soup: BeautifulSoup, before: str | None, after: str | None) -> int:
    selector = before or after
    if selector is None:
        raise ExtractError("a range needs a beginning and an end")
    found = _matches(soup, selector, limit=1)
    if not found:
        raise ExtractError(f"the selector {selector!r} of a range matches nothing on this page")
    below = set(map(id, found[0].descendants)) if after else set()
    inside = False
    for position, node in enumerate(soup.descendants):
        if node is found[0]:
            if before:
                return position
            inside = True
        elif inside and id(node) not in below:
            return position
    return sum(1 for _ in soup.descendants)


def _matches(soup: BeautifulSoup, selector: str, limit: int = 0) -> list[Tag]:
    try:
        return list(soup.select(selector, limit=limit))
    except SelectorSyntaxError as error:
        raise ExtractError(f"the selector {selector!r} cannot be read: {str(error).splitlines()[0]}") from error
