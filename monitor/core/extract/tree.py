"""Text of a page to an lxml tree that has lost nothing."""

from typing import Any

from lxml import etree

from monitor.errors import ExtractError

MAX_DEPTH = 500
"""Elements nested deeper than this are folded into the one at this depth; libxml2 alone drops what stands deeper."""

Element = Any
"""An lxml element: lxml has no types of its own."""


def names(text: str) -> frozenset[str]:
    """The words of ``text``: tables of tag and class names are easier to read on few lines."""
    return frozenset(text.split())


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


def parse(tidy: str) -> Element:
    """The root element of a page whose scripts are cut out already. Raises ExtractError if there is no element."""
    data = tidy.replace("\0", "").encode("utf-8", "replace")
    root, complete = _parsed(data, None)
    if not complete:
        root, _ = _parsed(data, _FlatTarget())
    if root is None:
        raise ExtractError("the page is empty: it holds no element")
    return root


def _parsed(data: bytes, target: _FlatTarget | None) -> tuple[Element, bool]:
    """The root (None for a page without elements), and whether the parser read on to the end."""
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:
        return None, True
    except etree.XMLSyntaxError:
        return None, target is not None
    return root, all(entry.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
