"""Documents made by hand, and trees written as outlines."""

import re

from monitor.model.clause import Block, BlockKind, Clause, ClauseTree, Document, Part

_HEADING = re.compile(r"#+ ")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def document(page: str) -> Document:
    """A document with one block a line.

    ``# x``: a heading of that level; ``- x``: a point of a list, two spaces of indent a level; ``| x``: a table row;
    ``**x** y``: a bold run-in; ``^ x``: a link within the page.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for line in page.strip("\n").split("\n"):
        if not line.strip():
            continue
        block, text = _block(line, position)
        blocks.append(block)
        texts.append(text)
        position += len(text) + 1
    return Document(text="\n".join(texts), blocks=tuple(blocks), media_type="text/plain")


def _block(line: str, position: int) -> tuple[Block, str]:
    kind: BlockKind = "paragraph"
    level = 0
    anchor = line.startswith("^ ")
    if heading := _HEADING.match(line):
        kind, level, line = "heading", heading.end() - 1, line[heading.end() :]
    elif line.lstrip().startswith("- "):
        kind, level = "item", 1 + (len(line) - len(line.lstrip())) // 2
        line = line.lstrip()[2:]
    elif line.startswith("| "):
        kind, line = "row", line[2:]
    elif anchor:
        line = line[2:]
    bold = _BOLD.match(line)
    text = _BOLD.sub(r"\1", line)
    lead = len(bold[1]) if bold else 0
    return Block(kind=kind, start=position, end=position + len(text), level=level, lead=lead, anchor=anchor), text


def sketch(tree: ClauseTree | Part) -> list[str]:
    """One line a clause, two spaces a level: its number, ``#heading``, ``=text``; kinds of unnumbered ones in brackets."""
    parts = tree.parts if isinstance(tree, ClauseTree) else (tree,)
    lines: list[str] = []
    for part in parts:
        if len(parts) > 1:
            lines.append(f"[{part.id}]")
        stack = [(clause, 0) for clause in reversed(part.clauses)]
        while stack:
            clause, level = stack.pop()
            lines.append("  " * level + _line(clause))
            stack.extend((child, level + 1) for child in reversed(clause.children))
    return lines


def _line(clause: Clause) -> str:
    named = clause.num or f"({clause.kind})"
    kind = " (inline)" if clause.kind == "inline" else ""
    heading = f" #{clause.heading}" if clause.heading else ""
    text = f" ={clause.text}" if clause.text else ""
    return f"{named}{kind}{heading}{text}"
