"""The open nodes while a part is read: what is still open decides where the next clause may go."""

from collections.abc import Callable, Iterator

from monitor.core.clauses.nodes import Node


class Stack:
    """Open nodes, the root first. Closing a node hands its sequences to its parent, for headings within a numbering."""

    def __init__(self, root: Node) -> None:
        self._nodes = [root]

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)

    def __reversed__(self) -> Iterator[Node]:
        return reversed(self._nodes)

    @property
    def root(self) -> Node:
        """The part itself."""
        return self._nodes[0]

    @property
    def top(self) -> Node:
        """The deepest open node."""
        return self._nodes[-1]

    def push(self, node: Node) -> None:
        """Open a node below the top."""
        self._nodes.append(node)

    def close_to(self, node: Node) -> None:
        """Close all that is open below ``node``."""
        while self.top is not node:
            self._close()

    def item_at(self, depth: int) -> Node | None:
        """The open point of a list at this depth, if there is one."""
        return next((node for node in self._nodes if node.depth == depth), None)

    def close_items(self, depth: int, *, keep: bool = False, bare: bool = False) -> None:
        """Leave the points of lists as deep as ``depth`` or deeper, and all that stands in them.

        ``keep``: but not a point of this depth that is a heading: careless markup puts what it heads at its own depth.
        ``bare``: the next point has no number; it is none of a numbered list whose points hold numbered clauses.
        """
        kept = {id(node) for node in self._nodes if keep and node.depth == depth and node.kind == "section"}
        first = self._after_numbered(depth) if bare else 0
        deep = next((node for node in self._nodes[first:] if node.depth >= depth and id(node) not in kept), None)
        if deep is not None and deep.parent is not None:
            self.close_to(deep.parent)

    def _after_numbered(self, depth: int) -> int:
        """How many nodes are open down to the clause that bears a number of its own below a numbered point."""
        counted = [n for n, node in enumerate(self._nodes) if node.depth == depth and node.marker is not None]
        numbered = [n for n, node in enumerate(self._nodes) if node.depth == 0 and node.marker is not None]
        return numbered[-1] + 1 if counted and numbered and numbered[-1] > counted[0] else 0

    def close_for_heading(self, level: int) -> None:
        """Leave all that a heading of this level ends: headings not above it, and all below these."""
        above = [node for node in self._nodes if node.level and node.level < level]
        self.close_to(above[-1] if above else self.root)

    def close_for_loose_heading(self) -> None:
        """Make room for a heading of unknown level: a sibling of the last such one, else below the open section."""
        for node in self._nodes:
            if node.loose and node.parent is not None:
                self.close_to(node.parent)
                return
        sections = [node for node in self._nodes if node.kind == "section"]
        self.close_to(sections[-1])

    def close_lists(self, goes_on: Callable[[Node], bool]) -> bool:
        """Leave the points of lists that do not go on. Whether any was left."""
        closed = False
        while self.top.kind == "item" and not goes_on(self.top):
            self._close()
            closed = True
        return closed

    def _close(self) -> None:
        self._nodes.pop().close()
