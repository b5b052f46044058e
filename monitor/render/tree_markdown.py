"""A clause tree as Markdown to be read with git: a clause a paragraph, so that a changed clause is a changed line."""

import re
from collections.abc import Iterator

from monitor.core.text import visible
from monitor.model.clause import Clause, ClauseTree

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|]")
"""What Markdown would act on inside a line."""
_LEADING = re.compile(r"^(?=[#+=~-])", re.MULTILINE)
"""And at the beginning of one; numbers stay as they are, a list keeps them."""
_DEEPEST = 6


def tree_markdown(tree: ClauseTree) -> str:
    """The whole text in reading order; nothing in it takes effect as markup of its own. Ends in a newline."""
    return "\n\n".join(_paragraphs(tree)) + "\n"


def _paragraphs(tree: ClauseTree) -> Iterator[str]:
    if tree.title:
        yield f"# {_safe(tree.title)}"
    for part in tree.parts:
        if part.title and part.title != tree.title:
            yield f"# {_safe(part.title)}"
        stack = [(clause, 2) for clause in reversed(part.clauses)]
        while stack:
            clause, level = stack.pop()
            if clause.kind != "inline" and (told := _clause(clause, level)):
                yield told
            stack.extend((child, min(level + 1, _DEEPEST)) for child in reversed(clause.children))


def _clause(clause: Clause, level: int) -> str:
    num, heading, text = (_safe(piece) for piece in (clause.num_raw or clause.num, clause.heading, clause.text))
    if heading and not text:
        return f"{'#' * level} {f'{num} {heading}'.strip()}"
    told = " ".join(piece for piece in (num, f"**{heading}**" if heading else "", text) if piece)
    return f"- {told}" if told and clause.kind == "item" and not num else told


def _safe(text: str) -> str:
    """Text of a page on one line, as literal text."""
    return _LEADING.sub(r"\\", _SPECIAL.sub(r"\\\g<0>", visible(" ".join(text.split()))))
