"""One side of a comparison: the tree as a flat list of clauses in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.model.clause import Clause, ClauseTree


@dataclass(frozen=True, slots=True)
class Side:
    """The clauses that own a span (``inline`` children do not), by position.

    ``parents``: position of the clause above, -1 at the top of a part. ``parts``: position of the part in the tree.
    """

    tree: ClauseTree
    clauses: tuple[Clause, ...]
    parents: tuple[int, ...]
    parts: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many clauses there are."""
        return len(self.clauses)

    def raw(self, position: int) -> str:
        """The clause's own slice of the text, with number, heading and white space."""
        clause = self.clauses[position]
        return self.tree.text[clause.start : clause.end]

    def slices(self) -> list[str]:
        """All clauses' own slices in order; joined they are the whole text."""
        text = self.tree.text
        return [text[clause.start : clause.end] for clause in self.clauses]

    def ancestors(self, position: int) -> Iterator[int]:
        """Positions of the clause and of all above it, from the clause upwards."""
        while position >= 0:
            yield position
            position = self.parents[position]


def flatten(tree: ClauseTree) -> Side:
    """The tree as a flat list, in reading order."""
    clauses: list[Clause] = []
    parents: list[int] = []
    parts: list[int] = []
    for number, part in enumerate(tree.parts):
        stack = [(clause, -1) for clause in reversed(part.clauses)]
        while stack:
            clause, parent = stack.pop()
            if clause.kind == "inline":
                continue
            position = len(clauses)
            clauses.append(clause)
            parents.append(parent)
            parts.append(number)
            if clause.children:
                stack.extend((child, position) for child in reversed(clause.children))
    return Side(tree=tree, clauses=tuple(clauses), parents=tuple(parents), parts=tuple(parts))
