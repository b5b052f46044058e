"""One language version, flat: its clauses with what they hold that a translation writes alike, and its sections."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from monitor.core.facts import ATTRIBUTES
from monitor.core.findings.items import Readers
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon
from monitor.core.text import fold
from monitor.model.clause import Clause, ClauseTree
from monitor.model.finding import Fact

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.@_/-]{1,40}[A-Za-z0-9]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
COMPARABLE = frozenset({"notice", "duration", "percent", "bool", "enum", "set", "tiers", "cap", "money", "date"})
"""Types of attribute whose values are written alike in all languages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A clause with words. ``parent``: index of the one that it stands below, -1 at the top; ``part``: index of its
    part. ``marks``: what a translation writes alike; ``concepts``: the legal concepts that it has words for."""

    clause: Clause
    parent: int
    depth: int
    part: int
    marks: Counter[Hashable]
    concepts: frozenset[str]

    @property
    def letters(self) -> int:
        """Its length, one more so that none is without."""
        return len(self.clause.heading) + len(self.clause.text) + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Lines from ``start`` to before ``end``: a clause with all below it, or a run of clauses that head nothing."""

    start: int
    end: int
    part: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One language version. ``types``: of each part."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    types: tuple[str, ...]


def side_of(tree: ClauseTree, facts: Sequence[Fact], readers: Readers) -> Side:
    """A text as a side; ``readers``: that know the words of its languages."""
    stated: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        stated[fact.eid].append(fact)
    lexicon = LEXICONS.get(tree.language)
    lines: list[Line] = []
    for clause, parent, part in _walked(tree):
        line = Line(
            clause=clause,
            parent=parent,
            depth=lines[parent].depth + 1 if parent >= 0 else 0,
            part=part,
            marks=_marks(clause, stated[clause.eid], lexicon),
            concepts=_concepts(clause, tree.parts[part].language, readers),
        )
        lines.append(line)
    return Side(lines=tuple(lines), sections=tuple(_sections(lines)), types=tuple(part.type for part in tree.parts))


def _walked(tree: ClauseTree) -> list[tuple[Clause, int, int]]:
    """Clauses with words in reading order, each with the index of the one it stands below, and of its part."""
    found: list[tuple[Clause, int, int]] = []
    parts = list(enumerate(tree.parts))
    stack = [(clause, -1, part) for part, of in reversed(parts) for clause in reversed(of.clauses)]
    while stack:
        clause, parent, part = stack.pop()
        if clause.kind == "inline":
            continue
        if clause.text.strip() or clause.heading.strip():
            found.append((clause, parent, part))
            parent = len(found) - 1
        stack.extend((child, parent, part) for child in reversed(clause.children))
    return found


def _sections(lines: Sequence[Line]) -> list[Section]:
    """The lines cut where a clause at the top begins; neighbours that head nothing are kept together."""
    heads = {line.parent for line in lines}
    sections: list[Section] = []
    plain = False
    for index, line in enumerate(lines):
        if line.parent >= 0:
            sections[-1] = Section(start=sections[-1].start, end=index + 1, part=line.part)
            continue
        heading = index in heads
        if sections and plain and not heading and sections[-1].part == line.part:
            sections[-1] = Section(start=sections[-1].start, end=index + 1, part=line.part)
        else:
            sections.append(Section(start=index, end=index + 1, part=line.part))
        plain = not heading
    return sections


def _marks(clause: Clause, facts: Sequence[Fact], lexicon: Lexicon | None) -> Counter[Hashable]:
    text = f"{clause.heading}\n{clause.text}"
    marks: Counter[Hashable] = Counter()
    for fact in facts:
        marks[("question", fact.attribute)] += 1
        if ATTRIBUTES[fact.attribute].type in COMPARABLE:
            marks[("fact", fact.attribute, fact.value)] += 1
    if lexicon is not None:
        marks.update(("length", found.value) for found in lexicon.lengths(text))
        marks.update(("percent", found.value) for found in lexicon.percents(text))
        marks.update(("money", found.currency, found.value) for found in lexicon.amounts(text))
    marks.update(("name", word.casefold()) for word in _LATIN.findall(text))
    marks.update(("figure", figure.replace(",", "")) for figure in _FIGURE.findall(text))
    return marks


def _concepts(clause: Clause, language: str, readers: Readers) -> frozenset[str]:
    reader = readers.of(language)
    if reader is None:
        return frozenset()
    folded = fold(f"{clause.heading}\n{clause.text}").lower()
    return frozenset(name for name in reader.lexicon.concepts if reader.find(name, folded))
