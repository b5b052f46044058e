"""Edited sentences of a core category that gave no finding, yet should be read by a person."""

from collections.abc import Iterator, Mapping, Sequence

from monitor.core.findings.drafts import Draft
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.substance import Substance
from monitor.model.clause import Clause, ClauseTree
from monitor.model.finding import CORE_CATEGORIES, NeedsReading

_NOTHING_READ = "nothing could be read in it, and its heading is about {category}"


def unread(
    pairs: Sequence[PassagePair], drafts: Sequence[Draft], substance: Substance, trees: tuple[ClauseTree, ClauseTree]
) -> tuple[NeedsReading, ...]:
    """What a person should read: the edit touches a modal, a negation, an exception, an actor or a number, or the
    sentence stands under a heading of the category and nothing could be read in it.
    """
    told = {(draft.category, id(draft.old), id(draft.new)) for draft in drafts}
    heads = _headings(trees[0]), _headings(trees[1])
    found = []
    for pair in pairs:
        why = _why(pair, substance, heads)
        found += [
            _entry(pair, category, reason)
            for category, reason in why.items()
            if (category, id(pair.old), id(pair.new)) not in told
        ]
    return tuple(found)


def _why(pair: PassagePair, substance: Substance, heads: tuple[Mapping[str, str], Mapping[str, str]]) -> dict[str, str]:
    """Category -> why the sentence should be read as one of it."""
    known = [category for category in substance.categories(pair) if category in CORE_CATEGORIES]
    touched = substance.touched(pair)
    if touched:
        return dict.fromkeys(known, touched)
    if pair.old is None or pair.new is None or known or not substance.differs(pair):
        return {}
    heading = heads[1].get(pair.new.clause.eid, "")
    return {
        category: _NOTHING_READ.format(category="service levels" if category == "sla" else category)
        for category in substance.topics(heading, pair.new)
    }


def _headings(tree: ClauseTree) -> dict[str, str]:
    """Clause id -> its heading, or the nearest above it."""
    return {eid: heading for part in tree.parts for eid, heading in _under(part.clauses, "")}


def _under(clauses: Sequence[Clause], above: str) -> Iterator[tuple[str, str]]:
    for clause in clauses:
        heading = clause.heading or above
        yield clause.eid, heading
        yield from _under(clause.children, heading)


def _entry(pair: PassagePair, category: str, why: str) -> NeedsReading:
    return NeedsReading(
        category=category,
        old_clause=pair.old.label if pair.old else "",
        new_clause=pair.new.label if pair.new else "",
        old_quote=pair.old.text if pair.old else "",
        new_quote=pair.new.text if pair.new else "",
        reason=why,
        change=pair.change,
    )
