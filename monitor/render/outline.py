"""The clause tree as an outline that a person can check against the page at a glance."""

from monitor.model.clause import Clause, ClauseTree, Dates, Part

#: How much of a heading or a text is shown.
_HEADING = 60
_TEXT = 72
_MARKS = {"paragraph": "¶", "tail": "└", "row": "▤", "term": "≔", "item": "•", "inline": "·"}


def outline(tree: ClauseTree) -> str:
    """One line a clause: its number, **heading**, the beginning of its text; indented by level. Ends in a newline."""
    lines = [f"{tree.title or '(no title)'} · {tree.language} · {_count(tree)} clauses{_dates(tree.dates)}"]
    for part in tree.parts:
        lines.append("")
        lines.append(_part_line(part))
        lines.extend(_clause_line(clause, level) for clause, level in _levels(part))
    lines.extend(f"note: {note}" for note in tree.notes)
    return "\n".join(lines) + "\n"


def _count(tree: ClauseTree) -> int:
    return sum(clause.kind != "inline" for clause in tree.walk())


def _part_line(part: Part) -> str:
    title = f" {_short(part.title, _TEXT)}" if part.title else ""
    vendor = f" · vendor is called {part.vendor_name}" if part.vendor_name else ""
    return f"== {part.id} ({part.type}, {part.language}){title}{_dates(part.dates)}{vendor}"


def _dates(dates: Dates) -> str:
    named = (("published", dates.published), ("updated", dates.updated), ("effective", dates.effective))
    told = [f"{name} {value.isoformat()}" for name, value in named if value is not None]
    told.extend(f"ambiguous date {spelling}" for spelling in dates.ambiguous)
    return "".join(f" · {item}" for item in told)


def _levels(part: Part) -> list[tuple[Clause, int]]:
    stack = [(clause, 0) for clause in reversed(part.clauses)]
    found = []
    while stack:
        clause, level = stack.pop()
        found.append((clause, level))
        stack.extend((child, level + 1) for child in reversed(clause.children))
    return found


def _clause_line(clause: Clause, level: int) -> str:
    num = clause.num + (f" [{clause.num_raw}]" if clause.num_raw else "")
    heading = f"**{_short(clause.heading, _HEADING)}**" if clause.heading else ""
    text = _short(clause.text, _TEXT) if clause.text else ""
    mark = "" if num and clause.kind != "inline" else _MARKS.get(clause.kind, "")
    return "  " * level + " ".join(piece for piece in (mark, num, heading, text) if piece)


def _short(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
