"""A clause tree set as HTML in several ways: the same words under other markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from monitor.model.clause import Clause, ClauseTree


@dataclass(frozen=True)
class Look:
    """``heading``: h, bold or plain. ``block``: the element of a paragraph. ``items``: li, p, br or joined."""

    heading: str = "h"
    block: str = "p"
    items: str = "li"


LOOKS = {
    "plain": Look(),
    "bold headings, points as blocks": Look(heading="bold", block="div", items="p"),
    "headings as spans, points by line breaks": Look(heading="plain", items="br"),
    "points as paragraphs": Look(items="p"),
    "points joined in one paragraph": Look(heading="bold", items="joined"),
}


def page(tree: ClauseTree, look: Look) -> bytes:
    """The tree's words as a page of that look."""
    body = "\n".join(block for part in tree.parts for block in _blocks(list(part.clauses), look, 2))
    return f"<html><body><main>\n{body}\n</main></body></html>".encode()


def _blocks(clauses: list[Clause], look: Look, level: int) -> Iterator[str]:
    own = [clause for clause in clauses if clause.kind != "inline"]
    for bare, run in groupby(own, key=_is_bare_item):
        if bare and look.items != "p":
            yield _list([escape(f"{clause.num} {clause.text}".strip()) for clause in run], look)
            continue
        for clause in run:
            yield _block(clause, look, level)
            yield from _blocks(list(clause.children), look, min(6, level + 1))


def _is_bare_item(clause: Clause) -> bool:
    return clause.kind == "item" and not clause.children and not clause.heading


def _list(texts: list[str], look: Look) -> str:
    if look.items == "li":
        return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
    return f"<{look.block}>{('<br>' if look.items == 'br' else ' ').join(texts)}</{look.block}>"


def _block(clause: Clause, look: Look, level: int) -> str:
    ends_bare = clause.num[-1:].isalnum()
    number = f"{escape(clause.num)}{'.' if ends_bare else ''} " if clause.num else ""
    heading, text = escape(clause.heading), escape(clause.text)
    if heading and not text and look.heading == "h":
        return f"<h{level}>{number}{heading}</h{level}>"
    if heading and look.heading != "plain":
        heading = f"<b>{heading}</b>"
    elif heading:
        heading = f'<span class="title">{heading}</span>'
    return f"<{look.block}>{number}{heading} {text}</{look.block}>"
