"""Changes and facts of two texts -> findings: what changed in law, for better or worse, and how grave that is."""

from collections.abc import Callable, Iterator, Sequence

from monitor.core.findings.deltas import FactDelta, FactIndex, deltas
from monitor.core.findings.drafts import Draft
from monitor.core.findings.items import readers
from monitor.core.findings.joining import joined, standing
from monitor.core.findings.languages import LEXICONS
from monitor.core.findings.limits import reverse
from monitor.core.findings.merging import merged
from monitor.core.findings.own import own_drafts
from monitor.core.findings.pairing import PassagePair, paired
from monitor.core.findings.passages import Passage, all_told, read_passages
from monitor.core.findings.reading import unread
from monitor.core.findings.rewriting import Side, came_whole, gathered, retold, written_anew
from monitor.core.findings.settling import settled
from monitor.core.findings.substance import Substance
from monitor.core.findings.wording import renames
from monitor.model.clause import ClauseTree
from monitor.model.finding import REAL_KINDS, ClauseRef, Comparison, Fact, Finding, NeedsReading
from monitor.model.source import SeverityOverride

__all__ = ["SeverityOverride", "find"]

_PURPOSES = {"privacy": frozenset({"sla"})}
"""Type of part -> categories whose items are no rules there: that it answers questions and keeps services running, a
policy on data tells as what it needs the data for."""


def find(
    old: ClauseTree,
    new: ClauseTree,
    comparison: Comparison,
    old_facts: Sequence[Fact],
    new_facts: Sequence[Fact],
    overrides: tuple[SeverityOverride, ...] = (),
) -> tuple[tuple[Finding, ...], tuple[NeedsReading, ...]]:
    """What changed in law between two texts, and which edited clauses a person should read.

    ``overrides``: those that apply to the service; later ones win. Findings stand in the order of the new text, what
    was removed last. Nothing is raised: a text in an unknown language, or without facts, gives no findings.
    """
    real = [index for index, change in enumerate(comparison.changes) if change.kind in REAL_KINDS]
    if not real:
        return (), ()
    before = read_passages(old, _changes_of(comparison, real, "old"))
    after = read_passages(new, _changes_of(comparison, real, "new"))
    pairs = list(paired(before, after, (all_told(old), all_told(new))))
    substance = Substance(readers(old, new), renames(pairs))
    facts = FactIndex(old_facts, before), FactIndex(new_facts, after)
    foreign = _foreign(before, after)
    found = [draft for each in pairs if not foreign(each) for draft in _drafts(each, substance, *facts)]
    drafts = standing(joined(found, substance.kinship), substance, before, after)
    if written_anew(pairs, before, after):
        sides = Side(facts=old_facts, passages=before), Side(facts=new_facts, passages=after)
        shown = retold(drafts, *sides, substance.said)
    else:
        shown = gathered(drafts, came_whole(pairs, before, after))
    findings = settled([*merged(shown), *own_drafts(pairs, overrides)], overrides)
    return findings, unread(pairs, drafts, substance, (old, new))


def _foreign(before: Sequence[Passage], after: Sequence[Passage]) -> Callable[[PassagePair], bool]:
    """Tells the sentences of a translation that came onto a page, or left it: those in a language that only one text
    has, where another language stands in both.
    """
    old, new = ({passage.part.language for passage in side} for side in (before, after))
    alone = (old ^ new) & LEXICONS.keys() if old & new else set[str]()
    return lambda pair: (pair.old is None or pair.new is None) and pair.side.part.language in alone


def _changes_of(comparison: Comparison, real: Sequence[int], side: str) -> dict[str, int]:
    refs: dict[str, int] = {}
    for index in real:
        sides: tuple[ClauseRef, ...] = getattr(comparison.changes[index], side)
        refs.update((ref.clause.eid, index) for ref in sides)
    return refs


def _drafts(each: PassagePair, substance: Substance, old: FactIndex, new: FactIndex) -> Iterator[Draft]:
    """Values decide: items speak only in categories in which no fact of the sentence changed.

    A value that only one side has counts where the sentence also reads as one of its category, and unless it is
    a number its items do not tell the opposite.
    """
    values = () if each.piece else deltas(each, old, new)
    if not substance.differs(each):
        # A statement ("we guarantee 99.9%") has no modal to rule with; numbers that both sides state decide alone.
        yield from (_fact_draft(delta, substance) for delta in values if delta.both and delta.exact)
        return
    known = substance.categories(each)
    items = substance.drafts(each)
    denied = {(draft.category, reverse(draft.direction)) for draft in items if draft.direction in ("worse", "better")}
    told = [
        _fact_draft(delta, substance)
        for delta in values
        if (delta.both and (delta.exact or substance.touches(each, delta.fact.category)))
        or delta.table
        or delta.other
        or (
            delta.fact.category in known
            and substance.touches(each, delta.fact.category)
            and (delta.exact or (delta.fact.category, delta.direction) not in denied)
        )
    ]
    yield from told
    categories = {draft.category for draft in told} | _PURPOSES.get(each.side.part.type, frozenset())
    yield from (draft for draft in items if draft.category not in categories)


def _fact_draft(delta: FactDelta, substance: Substance) -> Draft:
    """A draft of a fact change; a side of an edited sentence without the fact still shows its quantities."""
    pair = delta.pair
    sides = ((delta.change.old, pair.old), (delta.change.new, pair.new))
    old, new = (fact.value if fact is not None else substance.numbers(side) for fact, side in sides)
    return Draft(
        category=delta.fact.category,
        attribute=delta.fact.attribute,
        direction=delta.direction,
        rule=delta.fact.rule,
        cause="fact",
        old=pair.old,
        new=pair.new,
        old_value=old,
        new_value=new,
    )
