"""Changes and facts of two texts -> findings: what changed in law, for better or worse, and how grave that is."""

from collections.abc import Sequence

from monitor.core.findings.items import readers
from monitor.core.findings.pairing import changed, pair
from monitor.core.findings.passages import Passage, read_passages, standing
from monitor.core.findings.substance import Draft, Substance, renames
from monitor.model.clause import ClauseTree
from monitor.model.finding import CORE_CATEGORIES, REAL_KINDS, ClauseRef, Comparison, Fact, Finding, NeedsReading
from monitor.model.source import SeverityOverride

__all__ = ["SeverityOverride", "find"]


def find(
    old: ClauseTree,
    new: ClauseTree,
    comparison: Comparison,
    old_facts: Sequence[Fact],  # noqa: ARG001
    new_facts: Sequence[Fact],  # noqa: ARG001
    overrides: tuple[SeverityOverride, ...] = (),  # noqa: ARG001
) -> tuple[tuple[Finding, ...], tuple[NeedsReading, ...]]:
    """What changed in law between two texts, and which edited clauses a person should read.

    Findings stand in the order of the new text. Nothing is raised: a text without facts gives no findings.
    """
    real = [index for index, change in enumerate(comparison.changes) if change.kind in REAL_KINDS]
    if not real:
        return (), ()
    before = read_passages(old, _changes_of(comparison, real, "old"))
    after = read_passages(new, _changes_of(comparison, real, "new"))
    pairs = pair(changed(before, standing(after)), changed(after, standing(before)))
    substance = Substance(readers(old, new), renames(pairs))
    drafts = [draft for each in pairs for draft in substance.drafts(each)]
    return tuple(_finding(draft) for draft in drafts), ()


def _changes_of(comparison: Comparison, real: Sequence[int], side: str) -> dict[str, int]:
    refs: dict[str, int] = {}
    for index in real:
        sides: tuple[ClauseRef, ...] = getattr(comparison.changes[index], side)
        refs.update((ref.clause.eid, index) for ref in sides)
    return refs


def _finding(draft: Draft) -> Finding:
    side = draft.new or draft.old
    assert side is not None
    return Finding(
        category=draft.category,
        attribute=draft.attribute,
        old_value=_value(draft.old),
        new_value=_value(draft.new),
        direction=draft.direction,
        severity="major",
        rule=draft.rule,
        reason="",
        old_quote=draft.old.text if draft.old else "",
        new_quote=draft.new.text if draft.new else "",
        old_clause=draft.old.clause.num if draft.old else "",
        new_clause=draft.new.clause.num if draft.new else "",
        old_eid=draft.old.clause.eid if draft.old else "",
        new_eid=draft.new.clause.eid if draft.new else "",
        part=side.part.id,
        change=side.change,
        material=draft.category in CORE_CATEGORIES,
    )


def _value(passage: Passage | None) -> str | None:
    return None if passage is None else passage.text[:80]
