"""The clause tree while it is being built."""

from dataclasses import dataclass, field

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
    ``last``: for each sequence among the children the last ordinal and the look of who bears it.
    ``carried``: for those of its children's children that are closed, by sequence and look.
    ``title``: the words of its heading.
    ``loose``: an unnumbered heading of which the markup does not tell the level.
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
    children: list["Node"] = field(default_factory=list)
    last: dict[Sequence, tuple[int, str]] = field(default_factory=dict)
    carried: dict[tuple[Sequence, str], int] = field(default_factory=dict)
    title: str | None = None

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
