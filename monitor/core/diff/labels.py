"""How a clause is named for people: the labels on the way down to it."""

from monitor.core.align import Side
from monitor.model.clause import Clause
from monitor.model.finding import ClauseRef

LONGEST = 48
"""Characters of a clause's own text that stand for it where it has neither number nor heading."""


def reference(side: Side, position: int) -> ClauseRef:
    """The clause with its path, from the part's top down."""
    path = [_label(side.clauses[above]) for above in side.ancestors(position)]
    return ClauseRef(
        clause=side.clauses[position],
        part=side.clauses[position].part or side.tree.parts[side.parts[position]].id,
        path=tuple(label for label in reversed(path) if label),
    )


def _label(clause: Clause) -> str:
    return f"{clause.num} {clause.heading}".strip() or _excerpt(clause.text)


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
