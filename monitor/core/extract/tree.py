"""Text of a page to an lxml tree that has lost nothing."""

import re
from typing import Any

from lxml import etree

from monitor.errors import ExtractError

MAX_DEPTH = 500
"""Elements nested deeper than this are folded into the one at this depth; libxml2 alone drops what stands deeper."""

_STREAMED = re.compile(r"S:[0-9a-f]+")

Element = Any
"""An lxml element: lxml has no types of its own."""


def names(text: str) -> frozenset[str]:
    """The words of ``text``: tables of tag and class names are easier to read on few lines."""
    return frozenset(text.split())


BLOCK_TAGS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
"""Elements that begin and end a line."""

HEAD_TAGS = names("base basefont bgsound link meta noframes noscript script style template title")
"""What may stand in a page's head; whatever else begins there ends it. Source: HTML Living Standard, 13.2.6.4.4."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Heading elements and their levels."""


class _FlatTarget:
    """Builds a tree of at most MAX_DEPTH levels from parser events, however deep the markup nests."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder()
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth <= MAX_DEPTH:
            self._builder.start(tag, dict(attributes))

    def end(self, tag: str) -> None:
        if self._depth <= MAX_DEPTH:
            self._builder.end(tag)
        self._depth -= 1

    def data(self, data: str) -> None:
        self._builder.data(data)

    def close(self) -> Element:
        return self._builder.close()


def source(tidied: str) -> bytes:
    """What ``parse`` reads of a page whose scripts are cut out already."""
    return tidied.replace("\0", "").encode("utf-8", "replace")


def parse(data: bytes) -> Element:
    """The root element of a page, whose ``source`` this is. Raises ExtractError if there is no element."""
    root, complete = _parsed(data, None)
    if not complete:
        root, _ = _parsed(data, _FlatTarget())
    if root is None:
        raise ExtractError("the page is empty: it holds no element")
    _end_head(root)
    _place_streamed(root)
    return root


def _end_head(root: Element) -> None:
    """Put into the body what libxml2 left in the head: in a page that spells out neither, it takes ``<main>``,
    ``<article>``, ``<section>`` and other elements younger than itself for more of the head."""
    head = root.find("head")
    first = next((child for child in head if child.tag not in HEAD_TAGS), None) if head is not None else None
    if first is None:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    strays = [first, *first.itersiblings()]
    strays[-1].tail, body.text = (strays[-1].tail or "") + (body.text or ""), None
    for place, stray in enumerate(strays):
        body.insert(place, stray)


def _place_streamed(root: Element) -> None:
    """Put streamed parts where they belong: React sends late parts of a page as ``<div hidden id="S:0">`` at its end,
    to be moved by script to the place of ``<template id="B:0">``. A part without a place is shown where it stands."""
    parts = [part for part in root.iter("div") if _STREAMED.fullmatch(part.get("id") or "") and "hidden" in part.attrib]
    if not parts:
        return
    places = {place.get("id"): place for place in root.iter("template")}
    for part in parts:
        del part.attrib["hidden"]
        number = part.get("id")[2:]
        place = places.get(f"B:{number}", places.get(f"P:{number}"))
        if place is not None and part not in place.iterancestors():
            tail, part.tail = part.tail, None
            before = part.getprevious()
            if tail and before is not None:
                before.tail = (before.tail or "") + tail
            elif tail:
                part.getparent().text = (part.getparent().text or "") + tail
            place.addprevious(part)


def _parsed(data: bytes, target: _FlatTarget | None) -> tuple[Element, bool]:
    """The root, if the parser read on to the end (None for a page without elements), and whether it did."""
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:
        return None, True
    except etree.XMLSyntaxError:
        return None, target is not None
    complete = all(entry.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root if complete else None, complete
