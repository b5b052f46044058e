"""The clause tree while it is being built."""

from collections.abc import Sequence as Items
from dataclasses import dataclass

from monitor.core.lang.structures import STRUCTURES
from monitor.core.numbering import LETTERED, NUMBER_LETTERED, Marker
from monitor.model.clause import ClauseKind

#: Conventions that number sections and clauses; all others number the points of a list.
_SECTIONAL = frozenset(
    {"decimal", LETTERED, NUMBER_LETTERED, "1.", "1", "1、", "1:", "1-", "1–", "1—", "一、", "I.", "A.", "I", "A"}
)

Sequence = tuple[str, tuple[int, ...]]


@dataclass(kw_only=True, slots=True, eq=False)
class Node:
    """A clause under construction. Spans are (start, end) in the document's text; ``None``: not there.

    ``level``: heading level by markup, 0 if it has none. ``depth``: list depth by markup.
    ``title``: the words of its heading.
    ``loose``: an unnumbered heading of which the markup does not tell the level.
    ``eid``: given when the outline is done.

    Most nodes are leaves, of which a long page has 100,000: what only a node with others below it needs is made when
    the first one asks for it.
    """

    start: int
    kind: ClauseKind
    parent: "Node | None" = None
    marker: Marker | None = None
    num: tuple[int, int] | None = None
    heading: tuple[int, int] | None = None
    text: tuple[int, int] | None = None
    level: int = 0
    depth: int = 0
    loose: bool = False
    context: tuple[str, ...] = ()
    title: str | None = None
    eid: str = ""
    _children: list["Node"] | None = None
    _last: dict[Sequence, tuple[int, str]] | None = None
    _carried: dict[tuple[Sequence, str], int] | None = None

    @property
    def children(self) -> Items["Node"]:
        """The nodes below, in order."""
        return self._children or ()

    def add(self, child: "Node") -> None:
        """Put ``child`` below this node, as its last one."""
        child.parent = self
        if self._children is None:
            self._children = []
        self._children.append(child)

    def let_go(self) -> int:
        """Forget the nodes below, so that each goes when nobody else holds it. How many there were."""
        count = len(self.children)
        self._children = None
        return count

    @property
    def last(self) -> dict[Sequence, tuple[int, str]]:
        """For each sequence among the children the last ordinal and the look of who bears it."""
        if self._last is None:
            self._last = {}
        return self._last

    @property
    def carried(self) -> dict[tuple[Sequence, str], int]:
        """The last ordinals among its children's children that are closed, by sequence and look."""
        if self._carried is None:
            self._carried = {}
        return self._carried

    def close(self) -> None:
        """Hand what was counted below this node to its parent, for headings within a numbering."""
        if self.parent is None:
            return
        if self._carried:
            self.parent.carried.update(self._carried)
        for sequence, (ordinal, look) in (self._last or {}).items():
            self.parent.carried[sequence, look] = ordinal
        self._last = self._carried = None

    @property
    def path(self) -> tuple[int, ...]:
        """Ordinals that a dotted number below this node begins with; empty if it bears no such number."""
        return self.marker.path if self.marker and sectional(self.marker.shape) else ()

    @property
    def listed(self) -> bool:
        """Whether it is a point of a list."""
        return self.kind == "item"


def sectional(shape: str) -> bool:
    """Whether a convention numbers sections and clauses rather than the points of a list."""
    return shape in _SECTIONAL or word_rank(shape) is not None


#: Rank of what Chinese counting words count; counting words of other languages tell theirs in their tables.
_WORD_RANKS = {
    **dict.fromkeys((f"第{unit}" for unit in "编編篇部"), 0),
    "第章": 1,
    **dict.fromkeys((f"第{unit}" for unit in "节節"), 2),
    **dict.fromkeys((f"第{unit}" for unit in "条條款项項"), 3),
    "§": 3,
    **{word: 0 for structure in STRUCTURES for word in structure.annexes},
    **{word: rank for structure in STRUCTURES for rank, words in enumerate(structure.counters) for word in words},
}


def word_rank(shape: str) -> int | None:
    """How high a counting word stands, 0 the highest: what it counts lies in what words of lower rank count.

    None for numbers without a word.
    """
    return _WORD_RANKS.get(shape)


def sequence_of(marker: Marker) -> Sequence:
    """The sequence a marker belongs to: its convention and, for dotted numbers, the ordinals before the last."""
    return marker.shape, marker.path[:-1]
