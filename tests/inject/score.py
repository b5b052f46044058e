"""Injected edits against what a comparison found, and against two ways that need no comparison of clauses."""

import difflib
from collections import Counter
from dataclasses import dataclass, field

from monitor.core.diff import compare
from monitor.model.clause import Clause, ClauseTree
from tests.inject.edits import Case

VALUES = (
    *("currency", "unit", "percent", "negation", "and/or", "modal", "words", "term", "date"),
    *("limit", "calendar", "order", "scope", "list", "reference"),
)

KIND = {
    "insert": "added",
    "duplicate": "added",
    "delete": "removed",
    "move": "moved",
    "move+edit": "moved",
    "move+split": "moved",
    "split": "split",
    "merge": "merged",
    "value": "modified",
    "reword 20 %": "modified",
    "reword 45 %": "modified",
    "short": "modified",
    "cosmetic": "cosmetic",
    "synonyms": "modified",
    "split with glue": "split",
    "merge with connective": "merged",
    "column": "modified",
    "split+value": "split",
    "merge+value": "merged",
    "sentence shifted": "modified",
    "sentence added": "modified",
    **{f"value: {kind}": "modified" for kind in VALUES},
}
"""What each injected edit should be called; a swap may be shown as a move of either clause."""

Groups = dict[tuple[frozenset[int], frozenset[int]], str]


@dataclass
class Score:
    """Counts of hits, misses and false reports by injected kind, and of untouched clauses left alone."""

    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    mislabelled: Counter[tuple[str, str]] = field(default_factory=Counter)
    untouched: int = 0
    left_alone: int = 0
    hidden: int = 0
    errors: list[str] = field(default_factory=list)

    def f1(self, kind: str) -> float:
        """F1 of one injected kind; false reports are counted by the kind they were called."""
        label = KIND.get(kind, kind)
        hits, same = self.hits[kind], [other for other in KIND if KIND[other] == label]
        share = hits / max(1, sum(self.hits[other] for other in same))
        return 2 * hits / max(1, 2 * hits + self.misses[kind] + share * self.false[label])


def flat(tree: ClauseTree) -> list[Clause]:
    return [clause for clause in tree.walk() if clause.kind != "inline"]


def found_by_compare(case: Case) -> Groups:
    """Every group of the comparison with what it was called; "unchanged" where there is no change."""
    comparison = compare(case.old, case.new)
    old_at = {clause.eid: n for n, clause in enumerate(flat(case.old))}
    new_at = {clause.eid: n for n, clause in enumerate(flat(case.new))}
    groups: Groups = {}
    told: set[int] = set()
    for change in comparison.changes:
        old = frozenset(old_at[ref.clause.eid] for ref in change.old)
        new = frozenset(new_at[ref.clause.eid] for ref in change.new)
        groups[old, new] = change.kind
        told |= new
    for before, after in comparison.pairs:
        if new_at[after] not in told:
            groups[frozenset({old_at[before]}), frozenset({new_at[after]})] = "unchanged"
    return groups


def found_by_lines(case: Case) -> Groups:
    """difflib over clauses as lines, replaced runs paired one by one."""
    old, new = ([_line(clause) for clause in flat(tree)] for tree in (case.old, case.new))
    groups: Groups = {}
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        paired = min(i2 - i1, j2 - j1)
        for step in range(paired):
            kind = "unchanged" if tag == "equal" else "modified"
            groups[frozenset({i1 + step}), frozenset({j1 + step})] = kind
        groups |= {(frozenset({i}), frozenset[int]()): "removed" for i in range(i1 + paired, i2)}
        groups |= {(frozenset[int](), frozenset({j})): "added" for j in range(j1 + paired, j2)}
    return groups


def found_by_number(case: Case) -> Groups:
    """Clauses paired by their number (the first that bears it); those without one by their text."""
    old, new = flat(case.old), flat(case.new)
    waiting: dict[str, list[int]] = {}
    for j, clause in enumerate(new):
        waiting.setdefault(clause.num or _line(clause), []).append(j)
    groups: Groups = {}
    for i, clause in enumerate(old):
        row = waiting.get(clause.num or _line(clause))
        if row:
            j = row.pop(0)
            kind = "unchanged" if _line(clause) == _line(new[j]) else "modified"
            groups[frozenset({i}), frozenset({j})] = kind
        else:
            groups[frozenset({i}), frozenset[int]()] = "removed"
    return groups | {(frozenset[int](), frozenset({j})): "added" for row in waiting.values() for j in row}


def _line(clause: Clause) -> str:
    return f"{clause.heading}\n{clause.text}"


def add(score: Score, case: Case, groups: Groups) -> None:
    """Count one case. Clauses with the very same words stand for each other."""
    old_class, new_class = _classes(flat(case.old), "old"), _classes(flat(case.new), "new")
    named: Counter[tuple[frozenset[str], frozenset[str]]] = Counter()
    kinds: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for (old, new), kind in groups.items():
        key = frozenset(old_class[i] for i in old), frozenset(new_class[j] for j in new)
        named[key] += 1
        kinds[key] = kind
    expected = set()
    for truth in case.truths:
        key = frozenset(old_class[i] for i in truth.old), frozenset(new_class[j] for j in truth.new)
        expected.add(key)
        got = groups.get((truth.old, truth.new)) or kinds.get(key)
        score.hits[truth.kind] += got is not None
        score.misses[truth.kind] += got is None
        wanted = KIND.get(truth.kind)
        if got is None:
            score.errors.append(f"missed {truth.kind} {sorted(truth.old)} -> {sorted(truth.new)}")
        elif wanted and got != wanted:
            score.mislabelled[truth.kind, got] += 1
        if truth.kind in _NEVER_FORM and got in SOFT:
            score.hidden += 1
    for i, j in case.untouched:
        key = frozenset({old_class[i]}), frozenset({new_class[j]})
        expected.add(key)
        score.untouched += 1
        alone = (groups.get((frozenset({i}), frozenset({j}))) or kinds.get(key)) in ("unchanged", *SOFT)
        score.left_alone += alone
        if not alone:
            score.errors.append(f"touched {i} -> {j}: {kinds.get(key)}")
    for key, kind in kinds.items():
        if key not in expected and kind not in ("unchanged", *SOFT):
            score.false[kind] += named[key]


_NEVER_FORM = (
    *("value", "reword 20 %", "reword 45 %", "move+edit", "synonyms"),
    *("split+value", "merge+value", "sentence shifted", "sentence added"),
    *(f"value: {kind}" for kind in VALUES),
)
SOFT = ("renumbered", "cosmetic")


def _classes(clauses: list[Clause], side: str) -> dict[int, str]:
    first: dict[str, int] = {}
    return {n: f"{side}{first.setdefault(_line(clause), n)}" for n, clause in enumerate(clauses)}
