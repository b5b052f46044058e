"""Which part of a page is the terms body, found without configuration."""

from collections.abc import Collection, Sequence

from monitor.core.extract import chrome
from monitor.core.extract.tree import Element

KEPT_SHARE = 0.9
"""A page part is descended into while it holds this share of the sentence text."""

_SENTENCE = 60


def choose(root: Element, elements: Sequence[Element]) -> tuple[list[Element], Collection[Element]]:
    """The elements to render, in order, and those below them to leave out.

    ``elements``: every element of the page in document order.
    """
    body = root.find("body") if root.tag == "html" else root
    dropped: set[Element] = set()
    total = _weights(elements, frozenset())
    whole = total.get(root, 0)
    for element in elements:
        out = element.tag in chrome.NEVER_TEXT or element.tag in chrome.STRUCK_OUT or chrome.is_hidden(element)
        if out or (total.get(element, 0) < whole / 2 and chrome.is_chrome(element)):
            dropped.add(element)
    weights = _weights(elements, dropped)
    chosen = body if body is not None else root
    while True:
        best = max(
            (child for child in chosen if child not in dropped), key=lambda child: weights.get(child, 0), default=None
        )
        if best is None or weights.get(best, 0) < KEPT_SHARE * weights.get(chosen, 0) or weights.get(best, 0) == 0:
            break
        if best.tag in ("p", "table", "ul", "ol", "dl", "pre", "li"):
            break
        chosen = best
    return [chosen], dropped


def _weights(elements: Sequence[Element], dropped: Collection[Element]) -> dict[Element, int]:
    """For each element the letters of sentence-like text below it."""
    weights: dict[Element, int] = {}
    for element in reversed(elements):
        if element in dropped or element.tag in chrome.NEVER_TEXT:
            weights[element] = 0
            continue
        own = (element.text or "").strip() if element.tag != "a" else ""
        weight = weights.get(element, 0) + (len(own) if len(own) >= _SENTENCE else 0)
        weights[element] = weight
        parent = element.getparent()
        if parent is not None:
            tail = (element.tail or "").strip()
            weights[parent] = weights.get(parent, 0) + weight + (len(tail) if len(tail) >= _SENTENCE else 0)
    return weights
