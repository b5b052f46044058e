"""What each element of a page holds, counted in one pass from the leaves up."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from monitor.core.extract.tree import BLOCK_TAGS, Element

SENTENCE = 60
"""Bytes of UTF-8 from which a line counts as a sentence: ten English words or twenty Chinese characters."""

CONTROLS = frozenset(("button", "input", "select", "textarea"))


@dataclass(slots=True)
class Measure:
    """Sizes in bytes of UTF-8, in which a Chinese character weighs like half an English word.

    ``linked``: in links that lead off the page; ``sentences``: in lines long enough for a sentence that are not mostly
    link. ``controls``: fields and buttons below; those that open a part of the text do not count. ``run``,
    ``run_linked``: of the line that the element's own text and its inline children make up.
    """

    text: int = 0
    linked: int = 0
    sentences: int = 0
    controls: int = 0
    run: int = 0
    run_linked: int = 0

    @property
    def link_share(self) -> float:
        """Share of the text that is link, 0..1."""
        return self.linked / self.text if self.text else 0.0

    def add(self, other: "Measure") -> None:
        """Count in what ``other`` holds; runs are of one line, and stay."""
        self.text += other.text
        self.linked += other.linked
        self.sentences += other.sentences
        self.controls += other.controls

    def subtract(self, other: "Measure") -> None:
        """Count out what ``other`` holds."""
        self.text -= other.text
        self.linked -= other.linked
        self.sentences -= other.sentences
        self.controls -= other.controls


def measure(
    elements: Sequence[Element],
    *,
    dropped: Collection[Element],
    leads_away: Callable[[Element], bool],
) -> dict[Element, Measure]:
    """The measure of every element; what is ``dropped`` counts in none above it. ``elements``: in document order."""
    measures = {element: Measure() for element in elements}
    above_all = Measure()
    for element in reversed(elements):
        here = measures[element]
        above = measures.get(element.getparent(), above_all)
        _close(here, element, leads_away)
        if element.tag in CONTROLS and element in dropped and element.get("type") != "hidden":
            here.controls += 1
        above.controls += here.controls
        if element not in dropped:
            above.text += here.text
            above.linked += here.linked
            above.sentences += here.sentences
            if element.tag not in BLOCK_TAGS:
                above.run += here.run
                above.run_linked += here.run_linked
        tail = element.tail
        if tail:
            size = _size(tail)
            above.text += size
            above.run += size
    return measures


def _close(here: Measure, element: Element, leads_away: Callable[[Element], bool]) -> None:
    """All children are counted: add the element's own text, and judge its line."""
    if element.text:
        size = _size(element.text)
        here.text += size
        here.run += size
    if element.tag == "a" and leads_away(element):
        here.linked = here.text
        here.run_linked = here.run
    if element.tag in BLOCK_TAGS and here.run >= SENTENCE and here.run_linked * 2 < here.run:
        here.sentences += here.run


def _size(text: str) -> int:
    if text.isspace():
        return 0
    return len(text) if text.isascii() else len(text.encode())
