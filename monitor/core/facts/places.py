"""Where a clause stands: its number for people, and the words that lead into a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.model.clause import Clause

_COLONS = (":", "：", ':"', ":”", ":'", '："', "：”", "：'")
_MARKER = re.compile(r"\W|[ivxIVX]+$|[a-zA-Z]$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A clause with its place: ``label`` as people cite it ("4.2(iv)"); ``lead``: the clause that ends in a colon
    and opens the list this clause is an item of."""

    clause: Clause
    label: str = ""
    lead: Clause | None = None


def places(clauses: Sequence[Clause]) -> Iterator[Place]:
    """Every clause that owns text, in reading order; inline points stay with the clause they stand in."""
    lead: Clause | None = None
    stack: list[tuple[Clause, str]] = [(clause, "") for clause in reversed(clauses)]
    while stack:
        clause, above = stack.pop()
        label = _label(clause.num, above)
        if clause.kind != "inline":
            if clause.kind not in ("item", "row") and (lead is None or clause not in lead.children):
                lead = None
            yield Place(clause=clause, label=label, lead=lead)
            if clause.text.rstrip().endswith(_COLONS):
                lead = clause
        stack.extend((child, label) for child in reversed(clause.children))


def _label(num: str, above: str) -> str:
    """A marker such as "(iv)" is cited with the number above it, a full number alone, no number as the one above."""
    if not num:
        return above
    return above + num if above and _MARKER.match(num) and num != above else num
