"""Clause trees that can be edited: a tree is taken apart into drafts, and set again with spans of its own."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count

from monitor.model.clause import Clause, ClauseTree, Part


@dataclass(eq=False)
class Draft:
    """A clause in the making. ``origin``: index of the old clause it comes from, -1 if it is new."""

    origin: int
    num: str
    heading: str
    text: str
    kind: str
    children: list["Draft"] = field(default_factory=list)
    above: "Draft | None" = None

    @property
    def is_leaf(self) -> bool:
        return not self.children


def take_apart(tree: ClauseTree) -> list[Draft]:
    """The top clauses of the tree's parts as drafts, their origins counted in reading order."""
    numbers = count()

    def draft(clause: Clause, above: Draft | None) -> Draft:
        made = Draft(next(numbers), clause.num, clause.heading, clause.text, clause.kind, above=above)
        made.children = [draft(child, made) for child in clause.children if child.kind != "inline"]
        return made

    return [draft(clause, None) for part in tree.parts for clause in part.clauses]


def walk(drafts: list[Draft]) -> list[Draft]:
    """All drafts in reading order."""
    return [one for top in drafts for one in (top, *walk(top.children))]


def siblings(drafts: list[Draft], of: Draft) -> list[Draft]:
    """The list that the draft stands in."""
    return of.above.children if of.above else drafts


def set_tree(drafts: list[Draft]) -> tuple[ClauseTree, list[Draft]]:
    """A tree with exact spans, and its drafts in reading order (clause ``c7`` was draft 7)."""
    order = walk(drafts)
    pieces: list[str] = []
    placed: dict[int, Clause] = {}
    start = 0
    for number, one in enumerate(order):
        before = f"{one.num} " if one.num else ""
        raw = before + one.heading + (" " if one.heading and one.text else "") + one.text + "\n"
        text_start = start + len(raw) - 1 - len(one.text)
        placed[id(one)] = Clause(
            eid=f"c{number}",
            num=one.num,
            heading=one.heading,
            text=one.text,
            kind=one.kind,  # type: ignore[arg-type]
            part="p",
            start=start,
            end=start + len(raw),
            text_start=text_start,
            heading_start=start + len(before) if one.heading else -1,
        )
        pieces.append(raw)
        start += len(raw)
    for one in reversed(order):
        if one.children:
            children = tuple(placed[id(child)] for child in one.children)
            placed[id(one)] = replace(placed[id(one)], children=children)
    part = Part(id="p", clauses=tuple(placed[id(one)] for one in drafts))
    return ClauseTree(text="".join(pieces), parts=(part,)), order


_LAST = re.compile(r"(\d+|[a-z])(\W*)$")


def next_number(num: str) -> str:
    """The number that follows: 4.1 -> 4.2, (c) -> (d); what cannot be counted on stays."""
    match = _LAST.search(num)
    if not match:
        return num
    tail = str(int(match[1]) + 1) if match[1].isdigit() else chr(min(ord(match[1]) + 1, ord("z")))
    return num[: match.start()] + tail + match[2]


def renumber(drafts: list[Draft], numbers: dict[int, list[str]], prefix: tuple[str, str] = ("", "")) -> None:
    """Give every list of siblings its old numbers again, in order, counting on where it has grown.

    ``numbers``: id of the draft above (0 at the top) -> the numbers its children had. ``prefix``: old and new number
    of the draft above, for numbers that begin with it.
    """
    above = drafts[0].above if drafts else None
    known = [number for number in numbers.get(id(above) if above else 0, []) if number]
    number = ""
    for one in drafts:
        before = one.num
        if one.num:
            number = known.pop(0) if known else next_number(number or one.num)
            old, new = prefix
            one.num = new + number[len(old) :] if old and number.startswith(old + ".") else number
        renumber(one.children, numbers, (before, one.num))


def number_lists(drafts: list[Draft]) -> dict[int, list[str]]:
    """For every draft with children (0 for the top) the numbers of its children."""
    lists = {0: [one.num for one in drafts]}
    for one in walk(drafts):
        lists[id(one)] = [child.num for child in one.children]
    return lists


_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_CITED = re.compile(
    rf"\b(?:[Ss]ection|[Cc]lause)s? {_NUMBER.pattern}(?:(?:(?:,? and|,? or|,| to) |-){_NUMBER.pattern})*(?!\d| of the [A-Z])"
    rf"|(?<!》)第{_NUMBER.pattern}(?=条)"
)
"""What a text cites of itself, several numbers in a row or a range too; not what it cites of an act or an agreement with a name."""


def follow_numbers(drafts: list[Draft], old_numbers: list[str]) -> None:
    """Rewrite what the text cites of itself ("Section 4.1"), as the renumbering demands."""
    found = Counter(old_numbers)
    numbers = {
        old_numbers[one.origin]: one.num
        for one in walk(drafts)
        if one.origin >= 0 and found[old_numbers[one.origin]] == 1
    }
    for one in walk(drafts):
        one.text = _CITED.sub(
            lambda cited: _NUMBER.sub(lambda number: numbers.get(number[0]) or number[0], cited[0]), one.text
        )
