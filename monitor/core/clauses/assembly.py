"""Nodes -> clauses: spans that partition the text, texts, ids, inline points."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from monitor.core.clauses.inline import Point, inline_points, run_on_points
from monitor.core.clauses.nodes import Node
from monitor.core.text import collapsed, kept
from monitor.model.clause import Clause

MAX_POINTS = 50_000
"""A document with more enumerations inside its sentences than this is read without them: each point is a clause."""


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
        self.points = 0
        """Points inside sentences so far."""

    def give(self, part: str, heading: str, text: str, parent: str) -> str:
        """An id unique within the version: a hash of what the clause says, and of where, if it is said twice."""
        key = f"{part}-{_digest(text, heading, '')}"
        if key in self._seen:
            key = f"{part}-{_digest(text, heading, parent)}"
        count = self._seen[key] = self._seen.get(key, 0) + 1
        while count > 1:
            candidate = f"{key}-{count}"
            if candidate not in self._seen:
                self._seen[candidate] = 1
                return candidate
            count += 1
        return key


@kept
def _digest(text: str, heading: str, parent: str) -> str:
    folded = f"{collapsed(heading)}\x1f{collapsed(text)}{parent}"
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
    points = _points(text, nodes, ids)
    sizes = [node.let_go() for node in (root, *nodes)]
    # From the end on: what lies below a node is built before it, and stands last on the pile. A node goes when its
    # clause is there, so that a long page never holds all of both.
    pile: list[Clause] = []
    while nodes:
        node = nodes.pop()
        clause = _clause(text, node, end, part=part)
        inline = _inline(clause, points.pop(), ids)
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


def _points(text: str, nodes: Iterable[Node], ids: Ids) -> list[tuple[Point, ...]]:
    """The points inside the text of each node; once a document would have more than ``MAX_POINTS``, of none."""
    found = []
    count = ids.points
    for node in nodes:
        found.append(_inline_points(text, node) if count <= MAX_POINTS else ())
        count += len(found[-1])
    if count > MAX_POINTS:
        return [()] * len(found)
    ids.points = count
    return found


def _inline_points(text: str, node: Node) -> tuple[Point, ...]:
    said = _slice(text, _trim(text, node.text))
    if not said or node.kind == "row":
        return ()
    run_on = run_on_points(said, node.marker.path) if node.marker and len(node.marker.path) > 1 else ()
    return run_on or inline_points(said)


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
