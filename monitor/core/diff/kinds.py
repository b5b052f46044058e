"""What happened to a group of matched clauses: a table of rules, the first that holds decides."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from monitor.core.align import Group, Side
from monitor.core.diff.references import References
from monitor.core.diff.soft import soft_reasons
from monitor.core.text import fold
from monitor.model.clause import Clause
from monitor.model.finding import ChangeKind, Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The kind of a change, its formal reasons, and in words what it rests on."""

    kind: ChangeKind
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A group as the rules see it. ``soft``: why the words are the same all the same; None where they are not.

    ``old_numbers``, ``new_numbers``: of those that have one. ``flowing``: a number of one side is a word of the other.
    ``drafted``: cut at other places by hand, not by markup.
    """

    group: Group
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    soft: tuple[Reason, ...] | None
    same_words: bool
    old_numbers: tuple[str, ...]
    new_numbers: tuple[str, ...]
    flowing: bool
    drafted: bool = False

    @property
    def is_formal(self) -> bool:
        """Nothing but form changed."""
        return self.same_words or self.soft is not None

    @property
    def moved(self) -> bool:
        """Stands elsewhere, and not because the clause above it does."""
        return self.group.moved and not self.group.carried


def case(group: Group, old: Side, new: Side, references: References) -> Case:
    """Gather what the rules ask for."""
    old_clauses = tuple(old.clauses[i] for i in group.old)
    new_clauses = tuple(new.clauses[j] for j in group.new)
    same = [(c.heading, c.text) for c in old_clauses] == [(c.heading, c.text) for c in new_clauses]
    soft, flowing = (None, False) if same else _soft(group, old, new, references)
    return Case(
        group=group,
        old=old_clauses,
        new=new_clauses,
        soft=soft,
        flowing=flowing,
        same_words=same,
        old_numbers=_numbers(group.old, old),
        new_numbers=_numbers(group.new, new),
    )


def body(clauses: tuple[Clause, ...]) -> str:
    """Headings and texts read on as one text: how words are spread over headings and clauses is markup."""
    return " ".join(part for clause in clauses for part in (clause.heading, clause.text) if part)


def _soft(group: Group, old: Side, new: Side, references: References) -> tuple[tuple[Reason, ...] | None, bool]:
    """The formal reasons, and whether they hold only where numbers are read with the text."""
    before, after = body(tuple(old.clauses[i] for i in group.old)), body(tuple(new.clauses[j] for j in group.new))
    if before == after:
        return ("whitespace",) if len(group.old) != len(group.new) else ("typography",), False
    reasons = soft_reasons(before, after, references)
    if reasons is None and _numbers(group.old, old) != _numbers(group.new, new):
        before, after = _flow(group.old, old), _flow(group.new, new)
        return ("typography",) if before == after else soft_reasons(before, after, references), True
    return reasons, False


def _numbers(positions: tuple[int, ...], side: Side) -> tuple[str, ...]:
    return tuple(side.clauses[position].num for position in positions if side.clauses[position].num)


def _flow(positions: tuple[int, ...], side: Side) -> str:
    """The clauses with their numbers, which may be taken for words on one side and for numbers on the other."""
    return " ".join(side.raw(position).strip() for position in positions)


Rule = Callable[[Case], Verdict | None]


def _moved(case: Case) -> Verdict | None:
    return Verdict(kind="moved", reasons=case.soft or (), evidence=_evidence(case)) if case.moved else None


def _renumbered(case: Case) -> Verdict | None:
    if not case.same_words or case.old_numbers == case.new_numbers:
        return None
    return Verdict(kind="renumbered", evidence=_evidence(case))


def _cosmetic(case: Case) -> Verdict | None:
    """A text cut at other places is cosmetic, unless there are more or fewer numbered clauses to cite than before, or
    somebody cut it by hand."""
    recut = len(case.old) != len(case.new)
    if case.soft is None or (recut and _is_drafted(case)):
        return None
    reasons = case.soft if not recut or "whitespace" in case.soft else ("whitespace", *case.soft)
    return Verdict(kind="cosmetic", reasons=reasons, evidence=_evidence(case))


def _is_drafted(case: Case) -> bool:
    if len(case.old_numbers) != len(case.new_numbers):
        return not _marked(case)
    return case.drafted


def _marked(case: Case) -> bool:
    """The numbers of one side stand in the running text of the other, before the same words: (a), (b), (c) as a list
    or as one paragraph."""
    return _runs_on(case.old, case.new) and _runs_on(case.new, case.old)


def _runs_on(pieces: tuple[Clause, ...], others: tuple[Clause, ...]) -> bool:
    """Do the numbers that only ``pieces`` have stand in the text of the others?"""
    numbers, text = {clause.num for clause in others}, _letters_and_digits(body(others))
    return all(
        _letters_and_digits(clause.num + body((clause,)))[:_BEGINNING] in text
        for clause in pieces
        if clause.num and clause.num not in numbers
    )


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).casefold()))


_BEGINNING = 16
"""Letters and digits, from its number on, by which a clause is found in running text."""


def _recut(case: Case) -> Verdict | None:
    if len(case.old) == len(case.new):
        return None
    kind: ChangeKind = "split" if len(case.new) > len(case.old) else "merged"
    return Verdict(kind=kind, reasons=case.soft or (), evidence=_evidence(case))


def _modified(case: Case) -> Verdict | None:
    return None if case.is_formal else Verdict(kind="modified", evidence=_evidence(case))


RULES: tuple[Rule, ...] = (_moved, _renumbered, _cosmetic, _recut, _modified)
"""In order; where none holds, the clauses are unchanged."""


def judge(case: Case, *, drafted: bool = False) -> Verdict | None:
    """What happened to the group; None if nothing. ``drafted``: it was cut at other places by hand."""
    case = replace(case, drafted=drafted) if drafted else case
    return next((verdict for rule in RULES if (verdict := rule(case))), None)


def _evidence(case: Case) -> tuple[str, ...]:
    found = []
    if case.old_numbers != case.new_numbers:
        found.append(f"number: {', '.join(case.old_numbers) or 'none'} -> {', '.join(case.new_numbers) or 'none'}")
    before, after = ("; ".join(c.heading for c in side if c.heading) for side in (case.old, case.new))
    if before != after:
        found.append(f"heading: {before or 'none'} -> {after or 'none'}")
    if case.moved:
        found.append("stands in another place among clauses that kept their order")
    if len(case.old) != len(case.new):
        found.append(f"{len(case.old)} -> {len(case.new)} clauses")
    return tuple(found)
