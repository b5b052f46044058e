"""Units -> nodes: which clause stands below which. One pass with a stack of open nodes; no recursion."""

from collections.abc import Sequence as Items

from monitor.core.clauses.inline import inline_points
from monitor.core.clauses.nodes import Node, sectional, sequence_of
from monitor.core.clauses.sequence import Neighbours, Place, find_place
from monitor.core.clauses.units import Unit, title_like
from monitor.core.numbering import Marker
from monitor.model.clause import ClauseKind


class Outline:
    """Builds the nodes of one part from its units, in reading order."""

    def __init__(self, units: Items[Unit], neighbours: Neighbours, *, start: int, title: int | None = None) -> None:
        self._title = title
        self._units = units
        self._neighbours = neighbours
        self._root = Node(start=start, kind="section")
        self._stack = [self._root]
        self._previous: Node | None = None
        self.nodes: list[Node] = []

    def build(self) -> Node:
        """The root of the part; its children are the part's clauses."""
        for position, unit in enumerate(self._units):
            following = self._units[position + 1] if position + 1 < len(self._units) else None
            self._add(unit, following)
        return self._root

    # One method a kind of unit.

    def _add(self, unit: Unit, following: Unit | None) -> None:
        if unit.index == self._title:
            self._append(Node(start=unit.start, kind="section", heading=(unit.start, unit.block.end)))
            return
        if unit.heading and unit.level:
            self._close_for_heading(unit)
        if unit.depth:
            self._close_items(unit.depth)
        place = self._place(unit)
        if place is not None:
            self._add_numbered(unit, place)
        elif unit.heading:
            self._add_heading(unit)
        elif unit.block.kind == "row":
            self._add_plain(unit, "row")
        elif unit.block.kind == "term":
            self._add_plain(unit, "term")
        elif unit.depth:
            self._open(self._plain(unit, "item"))
        else:
            self._add_paragraph(unit, following)

    def _place(self, unit: Unit) -> Place | None:
        """Where the unit's number fits; None if it has none, or only counts points inside its own sentence."""
        place = find_place(unit, self._stack, self._neighbours) if unit.markers else None
        if place is None or place.marker.ordinal != 1 or sectional(place.marker.shape):
            return place
        alone = self._neighbours.follower(place.marker, unit.index) is None
        return None if alone and inline_points(unit.text) else place

    def _add_numbered(self, unit: Unit, place: Place) -> None:
        self._close_to(place.parent)
        marker = place.marker
        offset = unit.start
        node = Node(
            start=offset,
            kind="clause",
            marker=marker,
            num=(offset + marker.start, offset + marker.start + len(marker.raw)),
            level=unit.level,
            depth=unit.depth,
        )
        body = (offset + marker.end, unit.block.end)
        self._fill(node, unit, body)
        if node.heading is not None and node.text is None:
            node.kind = "section"
        elif not sectional(marker.shape) or unit.depth or _is_point(place.parent, marker):
            node.kind = "item"
        place.parent.last[sequence_of(marker)] = (marker.ordinal, unit.look)
        self._open(node)

    def _fill(self, node: Node, unit: Unit, body: tuple[int, int]) -> None:
        """Tell heading from text within a numbered unit."""
        if body[0] >= body[1]:
            return
        text = unit.text[body[0] - unit.start :]
        lead = unit.start + unit.block.lead
        marker = node.marker
        titled = marker is not None and sectional(marker.shape) and not unit.depth and title_like(text)
        if unit.heading or titled:
            node.heading = body
        elif body[0] < lead < body[1]:
            node.heading, node.text = (body[0], lead), (lead, body[1])
        else:
            node.text = body

    def _add_heading(self, unit: Unit) -> None:
        node = Node(start=unit.start, kind="section", heading=(unit.start, unit.block.end), level=unit.level)
        if not unit.level:
            node.loose = True
            self._close_for_loose_heading()
        self._open(node)

    def _add_paragraph(self, unit: Unit, following: Unit | None) -> None:
        lone = self._previous
        if lone is not None and lone.marker and lone.heading is None and lone.text is None:
            lone.text = (unit.start, unit.block.end)
            return
        closed = self._close_ended_lists(unit)
        kind: ClauseKind = "tail" if closed and self._stack[-1] is not self._root else "paragraph"
        node = self._plain(unit, kind)
        hosts = self._stack[-1] is self._root and following is not None and following.depth
        if hosts and unit.text.rstrip().endswith((":", "：")):
            self._open(node)
        else:
            self._append(node)

    def _add_plain(self, unit: Unit, kind: ClauseKind) -> None:
        node = self._plain(unit, kind)
        node.context = unit.block.context
        self._append(node)

    # The stack.

    def _plain(self, unit: Unit, kind: ClauseKind) -> Node:
        lead = unit.start + unit.block.lead if unit.block.lead < len(unit.text) else unit.start
        node = Node(start=unit.start, kind=kind, depth=unit.depth, text=(lead, unit.block.end))
        if lead > unit.start:
            node.heading = (unit.start, lead)
        return node

    def _append(self, node: Node) -> None:
        node.parent = self._stack[-1]
        self._stack[-1].children.append(node)
        self.nodes.append(node)
        self._previous = node

    def _open(self, node: Node) -> None:
        self._append(node)
        self._stack.append(node)

    def _close_to(self, parent: Node) -> None:
        while self._stack[-1] is not parent:
            self._stack.pop()

    def _close_items(self, depth: int) -> None:
        """Leave the points of lists as deep as or deeper than ``depth``."""
        while self._stack[-1].depth >= depth and self._stack[-1].listed:
            self._stack.pop()

    def _close_for_heading(self, unit: Unit) -> None:
        """Leave all that a heading of a known level ends: headings not above it, and all that bears no level."""
        keep = 1
        for index, node in enumerate(self._stack):
            if node.level and node.level < unit.level:
                keep = index + 1
        if unit.markers and any(len(marker.path) > 1 for marker in unit.markers):
            return
        del self._stack[keep:]

    def _close_for_loose_heading(self) -> None:
        """A heading of unknown level: a sibling of the last such one, else below the open section."""
        for index, node in enumerate(self._stack):
            if node.loose:
                del self._stack[index:]
                return
        keep = 1
        for index, node in enumerate(self._stack):
            if node.kind == "section":
                keep = index + 1
        del self._stack[keep:]

    def _close_ended_lists(self, unit: Unit) -> bool:
        """At a paragraph: leave the points of lists that do not go on after it. Whether any was left."""
        closed = False
        while self._stack[-1].listed and not self._goes_on(self._stack[-1], unit):
            self._stack.pop()
            closed = True
        return closed

    def _goes_on(self, item: Node, unit: Unit) -> bool:
        """Whether the list of ``item`` has a further point before any clause around it goes on."""
        if item.marker is None:
            return False
        follower = self._neighbours.follower(item.marker, unit.index)
        if follower is None:
            return False
        for node in self._stack[1:]:
            if node is not item and node.marker is not None:
                rival = self._neighbours.follower(node.marker, unit.index)
                if rival is not None and rival < follower:
                    return False
        return True


def _is_point(parent: Node, marker: Marker) -> bool:
    """Whether a plain number below a numbered clause counts points of a list (``1.`` inside 7.2)."""
    return (
        len(marker.path) == 1
        and parent.marker is not None
        and not marker.shape[0].isalpha()
        and marker.shape[0] != "第"
    )
