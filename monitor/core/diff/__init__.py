"""Two clause trees -> what happened to every clause, with proof."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from monitor.core.align import Alignment, Group, Side, align, flatten
from monitor.core.diff.cuts import drafted_cuts
from monitor.core.diff.dates import is_metadata
from monitor.core.diff.kinds import Verdict, case, judge
from monitor.core.diff.labels import reference
from monitor.core.diff.proof import proves, reaches, step
from monitor.core.diff.references import References
from monitor.core.edits import Rewrite, replacement, rewrite
from monitor.model.clause import Clause, ClauseTree
from monitor.model.finding import ClauseChange, Comparison, Edit

__all__ = ["compare"]


class _Entry(NamedTuple):
    """One group, or one clause without a partner. ``change`` is None where nothing happened.

    ``where``: position in the new text, then after that position in the old one.
    """

    where: tuple[int, int]
    old: tuple[int, ...]
    new: tuple[int, ...]
    change: ClauseChange | None


def compare(old: ClauseTree, new: ClauseTree) -> Comparison:
    """All changes between two trees, in reading order of the new one; removed clauses stand where they stood.

    Every change is proved: its edits lead from the old words to the new ones and back, and all together from one
    whole text to the other; what fails is shown as replaced and marked ``verified=False``.
    """
    if old.parts is new.parts and old.text == new.text:
        return _nothing(new)
    alignment = align(old, new)
    references = _references(alignment)
    entries = [*_matched(alignment, references), *_removed(alignment), *_added(alignment)]
    changes = [entry.change for entry in sorted(entries, key=lambda entry: entry.where) if entry.change]
    return Comparison(
        changes=tuple(changes),
        pairs=tuple(
            (alignment.old.clauses[i].eid, alignment.new.clauses[j].eid)
            for group in alignment.groups
            for i in group.old
            for j in group.new
        ),
        renumbered=tuple(dict.fromkeys(pair for part in references.values() for pair in part.renumbered.items())),
        unchanged=sum(len(entry.new) for entry in entries if entry.change is None),
        verified=all(change.verified for change in changes) and _proved(alignment, entries),
    )


def _nothing(tree: ClauseTree) -> Comparison:
    """A text beside itself, as it was read once: every clause is its own partner."""
    eids = [clause.eid for clause in flatten(tree).clauses]
    return Comparison(changes=(), pairs=tuple((eid, eid) for eid in eids), unchanged=len(eids))


def _matched(alignment: Alignment, references: Mapping[str, References]) -> Iterator[_Entry]:
    old, new = alignment.old, alignment.new
    cases = {
        group: case(group, old, new, references.get(old.clauses[group.old[0]].part, References({})))
        for group in alignment.groups
        if not _is_same(group, old, new)
    }
    drafted = drafted_cuts([group for group, seen in cases.items() if seen.soft and not seen.flowing], old, new)
    for group in alignment.groups:
        seen = cases.get(group)
        verdict = judge(seen, drafted=group in drafted) if seen else None
        change = _change(alignment, group.old, group.new, verdict) if verdict else None
        yield _Entry(where=(group.new[0], -1), old=group.old, new=group.new, change=change)


def _is_same(group: Group, old: Side, new: Side) -> bool:
    """The most common case, told fast: one clause, not a letter different, in its place."""
    if group.moved or len(group.old) != 1 or len(group.new) != 1:
        return False
    before, after = old.clauses[group.old[0]], new.clauses[group.new[0]]
    return before.text == after.text and before.heading == after.heading and before.num == after.num


def _removed(alignment: Alignment) -> Iterator[_Entry]:
    """Each removed clause, after the new place of the clause that it stood behind."""
    place = {i: group.new[-1] for group in alignment.groups if not group.moved for i in group.old}
    last, gone = -1, set(alignment.removed)
    for position in range(alignment.old.count):
        last = place.get(position, last)
        if position in gone:
            change = _change(alignment, (position,), (), _lone("removed", alignment.old.clauses[position]))
            yield _Entry(where=(last, position), old=(position,), new=(), change=change)


def _added(alignment: Alignment) -> Iterator[_Entry]:
    for position in alignment.added:
        change = _change(alignment, (), (position,), _lone("added", alignment.new.clauses[position]))
        yield _Entry(where=(position, -1), old=(), new=(position,), change=change)


def _lone(kind: str, clause: Clause) -> Verdict:
    """A clause that came or went; a metadata line, or a line without a single word, is form."""
    words = f"{clause.heading} {clause.text}".strip()
    if not any(map(str.isalnum, words + clause.num)):
        return Verdict(kind="cosmetic", reasons=("punctuation",), evidence=(f"{kind}: a line without words",))
    if is_metadata(words):
        return Verdict(kind="cosmetic", reasons=("date_line",), evidence=(f"{kind}: a metadata line",))
    return Verdict(kind="added" if kind == "added" else "removed")


def _change(alignment: Alignment, old_at: tuple[int, ...], new_at: tuple[int, ...], verdict: Verdict) -> ClauseChange:
    """The change with its edits, proved on the spot."""
    before = "".join(alignment.old.clauses[i].text for i in old_at)
    after = "".join(alignment.new.clauses[j].text for j in new_at)
    script = rewrite(before, after) if old_at and new_at else Rewrite(edits=replacement(before, after), replaced=False)
    proved = reaches(script.edits, before, after)
    return ClauseChange(
        kind=verdict.kind,
        reasons=verdict.reasons,
        old=tuple(reference(alignment.old, i) for i in old_at),
        new=tuple(reference(alignment.new, j) for j in new_at),
        edits=script.edits if proved else replacement(before, after),
        evidence=verdict.evidence,
        replaced=script.replaced or not proved,
        verified=proved,
    )


def _references(alignment: Alignment) -> dict[str, References]:
    """For each part, how its numbers changed; numbers that occur twice in a part (an item's "(a)") say nothing."""
    old, new = alignment.old, alignment.new
    counts = Counter((clause.part, clause.num) for clause in old.clauses if clause.num)
    numbers: dict[str, dict[str, str]] = {}
    for group in alignment.groups:
        before, after = old.clauses[group.old[0]], new.clauses[group.new[0]]
        if before.num != after.num and after.num and counts[before.part, before.num] == 1:
            numbers.setdefault(before.part, {})[before.num] = after.num
    return {part: References(mapping) for part, mapping in numbers.items()}


def _proved(alignment: Alignment, entries: list[_Entry]) -> bool:
    """Does the whole script lead from the old text to the new one, and back?"""
    old, new = alignment.old, alignment.new
    old_slices, new_slices = old.slices(), new.slices()
    kept, steps = [], []
    for entry in entries:
        if entry.change is None and len(entry.old) == 1 and old_slices[entry.old[0]] == new_slices[entry.new[0]]:
            kept.append((entry.old[0], entry.new[0]))
        else:
            text = "".join(old.clauses[i].text for i in entry.old)
            edits = entry.change.edits if entry.change else (Edit("=", text),)
            steps.append(step(old, new, entry.old, entry.new, edits))
    whole = "".join(old_slices) == old.tree.text and "".join(new_slices) == new.tree.text
    return whole and proves(kept, steps, old_slices, new_slices)
