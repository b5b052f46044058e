"""Edited sentences of a core category that gave no finding, yet should be read by a person."""

from collections.abc import Sequence

from monitor.core.findings.drafts import Draft
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.substance import Substance
from monitor.model.finding import CORE_CATEGORIES, NeedsReading


def unread(pairs: Sequence[PassagePair], drafts: Sequence[Draft], substance: Substance) -> tuple[NeedsReading, ...]:
    """What a person should read: the edit touches a modal, a negation, an exception, an actor or a number, or the
    sentence stands under a heading of the category and nothing could be read in it.
    """
    told = {(draft.category, id(draft.old), id(draft.new)) for draft in drafts}
    found = []
    for pair in pairs:
        why = substance.touched(pair)
        if not why:
            continue
        for category in substance.categories(pair):
            if category in CORE_CATEGORIES and (category, id(pair.old), id(pair.new)) not in told:
                found.append(_entry(pair, category, why))
    return tuple(found)


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
