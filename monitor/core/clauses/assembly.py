"""Nodes -> clauses: spans that partition the text, texts, ids, inline points."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from monitor.core.clauses.inline import Point, inline_points, run_on_points
from monitor.core.clauses.nodes import Node
from monitor.core.text import KEPT
from monitor.model.clause import Clause


def preorder(roots: Iterable[Node]) -> list[Node]:
    """All nodes in reading order, without recursion."""
    stack = list(roots)[::-1]
    found = []
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(reversed(node.children))
    return found


class Ids:
    """Ids from content: a clause keeps its id when others are inserted, removed or renumbered around it."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def give(self, part: str, heading: str, text: str, parent: str) -> str:
        """An id unique within the version: a hash of what the clause says, and of where, if it is said twice."""
        key = f"{part}-{_digest(heading, text, '')}"
        if key in self._seen:
            key = f"{part}-{_digest(heading, text, parent)}"
        count = self._seen[key] = self._seen.get(key, 0) + 1
        while count > 1:
            candidate = f"{key}-{count}"
            if candidate not in self._seen:
                self._seen[candidate] = 1
                return candidate
            count += 1
        return key


@lru_cache(maxsize=KEPT)
def _digest(heading: str, text: str, parent: str) -> str:
    folded = "\x1f".join(" ".join(piece.split()) for piece in (heading, text)) + parent
    return hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def clauses(text: str, root: Node, *, part: str, end: int, ids: Ids) -> tuple[Clause, ...]:
    """The clauses of one part; their spans partition ``text[root.start:end]``."""
    if not root.children and text[root.start : end]:
        root.add(Node(start=root.start, kind="paragraph", text=(root.start, end)))
    nodes = preorder(root.children)
    if nodes:
        nodes[0].start = root.start
    for node in nodes:
        above = node.parent.eid if node.parent is not None else ""
        node.eid = ids.give(part, _slice(text, node.heading), _slice(text, node.text), above)
    sizes = [node.let_go() for node in (root, *nodes)]
    # From the end on: what lies below a node is built before it, and stands last on the pile. A node goes when its
    # clause is there, so that a long page never holds all of both.
    pile: list[Clause] = []
    while nodes:
        node = nodes.pop()
        clause = _clause(text, node, end, part=part)
        inline = _inline(clause, _inline_points(clause, node), ids)
        children = _off(pile, sizes.pop())
        pile.append(replace(clause, children=inline + children) if inline or children else clause)
        end = node.start
    return _off(pile, len(pile))


def _off(pile: list[Clause], count: int) -> tuple[Clause, ...]:
    """The last ``count`` clauses, the last one first; they are gone from the pile."""
    if not count:
        return ()
    taken = tuple(reversed(pile[-count:]))
    del pile[-count:]
    return taken


def _clause(text: str, node: Node, end: int, *, part: str) -> Clause:
    heading, body = _trim(text, node.heading), _trim(text, node.text)
    num = node.marker.num if node.marker else ""
    raw = _slice(text, node.num)
    return Clause(
        eid=node.eid,
        num=num,
        num_raw=raw if raw != num else "",
        heading=_slice(text, heading),
        text=_slice(text, body),
        kind=node.kind,
        part=part,
        start=node.start,
        end=end,
        text_start=body[0] if body else (heading[1] if heading else node.start),
        heading_start=heading[0] if heading else -1,
        context=node.context,
    )


def _inline_points(clause: Clause, node: Node) -> tuple[Point, ...]:
    if not clause.text or clause.kind == "row":
        return ()
    run_on = run_on_points(clause.text, node.marker.path) if node.marker and len(node.marker.path) > 1 else ()
    return run_on or inline_points(clause.text)


def _inline(clause: Clause, points: tuple[Point, ...], ids: Ids) -> tuple[Clause, ...]:
    """The points of an enumeration inside a clause's text, as children that own no span."""
    return tuple(
        Clause(
            eid=ids.give(clause.part, point.num, clause.text[point.start : point.end], clause.eid),
            num=point.num,
            num_raw=point.num_raw,
            text=clause.text[point.start : point.end],
            kind="inline",
            part=clause.part,
            start=clause.text_start + point.start,
            end=clause.text_start + point.start,
            text_start=clause.text_start + point.start,
        )
        for point in points
    )


def _slice(text: str, span: tuple[int, int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _trim(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The span without white space at its ends; None if nothing is left."""
    if span is None:
        return None
    piece = text[span[0] : span[1]]
    inner = piece.strip()
    if len(inner) == len(piece):
        return span if inner else None
    if not inner:
        return None
    start = span[0] + piece.index(inner)
    return start, start + len(inner)
