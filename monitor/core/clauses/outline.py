"""Units -> nodes: which clause stands below which. One pass with a stack of open nodes; no recursion."""

import re
from collections.abc import Sequence as Items

from monitor.core.clauses.headings import (
    all_bold,
    bold_run_in,
    bold_title,
    capitalised,
    defined_term,
    heading_like,
    plain_run_in,
    title_like,
)
from monitor.core.clauses.inline import inline_points
from monitor.core.clauses.nodes import Node, sectional, sequence_of, word_rank
from monitor.core.clauses.sequence import Neighbours, Place, find_place
from monitor.core.clauses.stack import Stack
from monitor.core.clauses.units import Unit
from monitor.core.lang.structures import STRUCTURES
from monitor.core.numbering import Marker, refers
from monitor.model.clause import ClauseKind

_LEADS_IN = re.compile(r"[:：]\s*$")
_ENDED = re.compile(r"[.;:!?。；：！？…][\"'”’」』)）\]】]*\s*$|[;；]\s*\w{1,5}\s*$")
_BREAKS_OFF = re.compile(r"[,，、;；。(（“「]")
_GOES_ON = re.compile(r"\s*(?:[a-zà-ÿ,;)]|[\u3400-\u9fff，。；、）”])")
_CJK_END = re.compile(r"[\u3400-\u9fff\w，、]\s*$")
#: A line that ends in a small word or a comma is not done.
_CUT_OFF = re.compile(r"(?:\b[a-zà-ÿ]+|[,，、]|[\u3400-\u9fff])\s*$")
_MARKED = re.compile(r"^\s*\S{1,8}[.)、]\s*")
#: A line that ends in an opening bracket or in a word that only joins others.
_UNENDING = re.compile(
    rf"(?:[(（]|(?<!\w)(?:{'|'.join(sorted({word for structure in STRUCTURES for word in structure.joining}))}))\s*$"
)
#: So many characters tell how a line ends.
_TAIL = 24
#: A line shorter than this is whole even if no sentence ends in it.
_SHORTEST_BROKEN = 40
#: A text set in lines of fixed width has so many that end in mid-sentence, none wider than this, most of all lines.
_FEWEST_LINES = 15
_WIDEST_LINE = 130
_MOSTLY_BROKEN = 0.4
#: In a text set in lines, a line as long as this share of the widest ones is full.
_FULL_LINE = 0.75
#: No text is nested more deeply; what a page pretends to nest below this stays flat.
_DEEPEST = 32
_DEFINITIONS = re.compile("|".join(structure.definitions for structure in STRUCTURES if structure.definitions))


def line_width(texts: Items[str]) -> int:
    """How wide the lines are of a text that was broken at a fixed width; 0 if its paragraphs are whole.

    Most lines of such a text end in the middle of a sentence, and most of these are about as long as the longest.
    """
    lines = sorted(len(text) for text in texts if len(text) <= _WIDEST_LINE and not _ENDED.search(text[-_TAIL:]))
    if len(lines) < _FEWEST_LINES or len(lines) < _MOSTLY_BROKEN * len(texts):
        return 0
    width = lines[len(lines) * 9 // 10]
    full = sum(length >= _FULL_LINE * width for length in lines)
    return width if width >= _SHORTEST_BROKEN and full >= _MOSTLY_BROKEN * len(lines) else 0


class Outline:
    """Builds the nodes of one part from its units, in reading order.

    ``units`` are used up: a long page never holds all of them and all nodes as well.
    ``title``: index of the unit that bears the part's title; it stands beside the sections, not above them.
    """

    def __init__(self, units: list[Unit], neighbours: Neighbours, *, start: int, title: int | None = None) -> None:
        self._units = units
        self._before = ""
        self._neighbours = neighbours
        self._title = title
        self._root = Node(start=start, kind="section")
        self._stack = Stack(self._root)
        self._previous = self._root
        self._width = line_width([unit.text for unit in units if unit.block.kind == "paragraph" and not unit.heading])

    def build(self) -> Node:
        """The root of the part; its children are the part's clauses."""
        self._units.reverse()
        while self._units:
            unit = self._units.pop()
            self._add(unit, self._units[-1] if self._units else None)
            self._before = unit.text
        return self._root

    def _add(self, unit: Unit, following: Unit | None) -> None:
        if unit.index == self._title:
            self._stack.close_to(self._root)
            self._append(Node(start=unit.start, kind="section", heading=unit.span))
            return
        if not unit.markers and self._complete_lone_number(unit, following):
            return
        place = self._place_of_point(unit) if unit.depth else self._place(unit)
        if place is not None:
            self._add_numbered(unit, place)
        elif self._complete_lone_number(unit, following):
            return
        elif unit.heading:
            self._add_heading(unit)
        elif unit.block.kind in ("row", "term", "definition"):
            self._add_tabular(unit)
        elif unit.depth:
            self._open(_plain(unit, "item"))
        else:
            self._add_paragraph(unit, following)

    def _place_of_point(self, unit: Unit) -> Place | None:
        """Where a point's number fits. Careless markup puts the points of a point at its own depth; numbers tell."""
        self._stack.close_items(unit.depth + 1)
        above = self._stack.item_at(unit.depth)
        place = self._place(unit)
        counted = above.marker.shape if above is not None and above.marker is not None else None
        if place is not None and place.exact and counted not in (None, place.marker.shape):
            return place
        bare = not unit.markers
        self._stack.close_items(unit.depth, keep=bare or (unit.given and not unit.bold), bare=bare)
        return self._place(unit)

    def _place(self, unit: Unit) -> Place | None:
        """Where the unit's number fits; None if it has none, or only counts points inside its own sentence."""
        place = find_place(unit, self._stack, self._neighbours) if unit.markers else None
        if unit.level and (place is None or not place.by_number):
            self._stack.close_for_heading(unit.level)
            place = find_place(unit, self._stack, self._neighbours) if unit.markers else None
        if place is None or place.marker.ordinal != 1 or sectional(place.marker.shape):
            return place
        alone = self._neighbours.follower(place.marker, unit.index) is None
        return None if alone and inline_points(unit.text) else place

    # What a unit becomes.

    def _add_numbered(self, unit: Unit, place: Place) -> None:
        self._stack.close_to(place.parent)
        marker = place.marker
        node = Node(
            start=unit.start,
            kind="clause",
            marker=marker,
            num=(unit.start + marker.start, unit.start + marker.start + len(marker.raw)),
            level=unit.level,
            depth=unit.depth,
        )
        _fill_numbered(node, unit, marker)
        if node.heading is not None and node.text is None:
            node.kind = "section"
        elif not sectional(marker.shape) or unit.depth or _is_point(place.parent, marker):
            node.kind = "item"
        place.parent.last[sequence_of(marker)] = (marker.ordinal, unit.look)
        self._open(node)

    def _complete_lone_number(self, unit: Unit, following: Unit | None) -> bool:
        """Join a number alone on its line with the line after it. Whether this was done."""
        lone = self._previous
        if lone.marker is None or lone.heading is not None or lone.text is not None or unit.block.kind == "row":
            return False
        heads = following is not None and not following.depth and sectional(lone.marker.shape)
        if unit.heading or (heads and title_like(unit.text)):
            lone.heading, lone.kind, lone.level = unit.span, "section", unit.level
        else:
            lone.text = unit.span
        return True

    def _add_heading(self, unit: Unit) -> None:
        node = Node(start=unit.start, kind="section", heading=unit.span, level=unit.level, title=unit.text)
        node.loose = not unit.level
        if not unit.level:
            self._stack.close_for_loose_heading()
        self._open(node)

    def _add_tabular(self, unit: Unit) -> None:
        """A table row, a term, or a term's definition."""
        previous = self._previous
        if unit.block.kind == "definition" and previous.kind == "term":
            previous.text = (previous.text[0] if previous.text else unit.start, unit.block.end)
            return
        self._stack.close_lists(lambda item: self._goes_on(item, unit))
        if unit.block.kind == "term":
            self._append(Node(start=unit.start, kind="term", heading=unit.span))
        else:
            node = _plain(unit, "row" if unit.block.kind == "row" else "paragraph")
            node.context = unit.block.context
            self._append(node)

    def _add_paragraph(self, unit: Unit, following: Unit | None) -> None:
        if self._is_continued(unit):
            self._previous.text = (self._previous.text or unit.span)[0], unit.block.end
            return
        if unit.block.level:
            self._stack.close_items(unit.block.level + 1)
            inside = self._stack.top.depth == unit.block.level
        else:
            inside = False
        closed = not inside and self._stack.close_lists(lambda item: self._goes_on(item, unit))
        node = _plain(unit, "paragraph")
        self._define(node, unit)
        if closed and self._stack.top is not self._root and node.heading is None:
            node.kind = "tail"
        if self._stack.top is self._root and following is not None and following.depth and _LEADS_IN.search(unit.text):
            self._open(node)
        else:
            self._append(node)

    def _define(self, node: Node, unit: Unit) -> None:
        """In a section of definitions, the defined term is the paragraph's heading."""
        if node.heading is not None or not any(map(_is_of_definitions, self._stack)):
            return
        length = defined_term(unit.text)
        if length:
            node.kind = "term"
            node.heading, node.text = (unit.start, unit.start + length), (unit.start + length, unit.block.end)

    def _is_continued(self, unit: Unit) -> bool:
        """Whether the sentence before breaks off in the middle and goes on here."""
        previous = self._previous
        if previous.text is None or previous.kind in ("row", "term") or unit.block.lead:
            return False
        before = self._before
        ended = _ENDED.search(before[-_TAIL:]) is not None
        if not ended and not unit.markers and self._runs_on(before):
            return True
        if ended or len(before) < _SHORTEST_BROKEN:
            return False
        if refers(unit.text):
            return _CUT_OFF.search(before) is not None and not title_like(before)
        if unit.markers:
            return False
        if not _GOES_ON.match(unit.text):
            return False
        if unit.text.lstrip()[:1].islower():
            return True
        broken = _BREAKS_OFF.search(before) is not None and _CJK_END.search(before) is not None
        return broken and not title_like(unit.text)

    def _runs_on(self, before: str) -> bool:
        """Whether a line without an end was broken off by its width, or ends in a word that ends nothing."""
        if _UNENDING.search(before[-_TAIL:]):
            return len(before.split(maxsplit=1)) > 1
        full = 0 < self._width * _FULL_LINE <= len(before)
        return full and (before.isupper() or not title_like(_MARKED.sub("", before)))

    # The tree.

    def _append(self, node: Node) -> None:
        self._stack.top.add(node)
        self._previous = node

    def _open(self, node: Node) -> None:
        self._append(node)
        if len(self._stack) < _DEEPEST:
            self._stack.push(node)

    def _goes_on(self, item: Node, unit: Unit) -> bool:
        """Whether the list of ``item`` has a further point after ``unit``, before any clause around it goes on."""
        if item.marker is None:
            return False
        follower = self._neighbours.follower(item.marker, unit.index)
        if follower is None:
            return False
        around = [node.marker for node in self._stack if node.marker is not None and node is not item]
        rivals = [self._neighbours.follower(marker, unit.index) for marker in around]
        return all(rival is None or rival > follower for rival in rivals)


def _is_of_definitions(section: Node) -> bool:
    return section.title is not None and _DEFINITIONS.search(section.title.casefold()) is not None


def _plain(unit: Unit, kind: ClauseKind) -> Node:
    """A node without a number; a bold run-in is its heading."""
    start = unit.start + unit.bullet
    lead = unit.block.lead - unit.bullet
    length = bold_run_in(unit.text[unit.bullet :], lead) if lead > 0 else 0
    node = Node(start=unit.start, kind=kind, depth=unit.depth, text=(start + length, unit.block.end))
    if length:
        node.heading = (start, start + length)
    return node


def _fill_numbered(node: Node, unit: Unit, marker: Marker) -> None:
    """Tell heading from text behind a number."""
    text = unit.text[marker.end :]
    if not text.strip():
        return
    start, end = unit.start + marker.end, unit.block.end
    plain = (sectional(marker.shape) or marker.shape == "（一）") and not unit.depth
    titled = title_like(text) or capitalised(text)
    bold = max(0, unit.block.lead - marker.end)
    if (
        (unit.heading and heading_like(text))
        or (plain and titled)
        or (all_bold(text, bold) and (titled or bold_title(text)))
    ):
        node.heading = (start, end)
        node.title = text
        return
    length = bold_run_in(text, bold) if bold else 0
    length = length or (plain_run_in(text) if plain else 0)
    if length:
        node.heading = (start, start + length)
    node.text = (start + length, end)


def _is_point(parent: Node, marker: Marker) -> bool:
    """Whether a plain number below a numbered clause counts points of a list (``1.`` inside 7.2)."""
    counted = word_rank(marker.shape) is not None or marker.shape[0].isalpha()
    return len(marker.path) == 1 and parent.marker is not None and not counted
