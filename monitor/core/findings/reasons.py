"""One sentence that tells a non-lawyer what a change means."""

from monitor.core import words
from monitor.core.findings.drafts import Draft
from monitor.core.lang.en.reasons import FACTS, ITEMS, LIMITED, OWN, RULES, TURNED

APPEARED = "The text now states for the first time: {what}, {new}."
VANISHED = "The text no longer states: {what} (it said {old})."
CHANGED = "{What}: {new} now, {old} before."
ALTERED = "{What}: {new} as before, on other conditions."
UNTABLED = (APPEARED, VANISHED, CHANGED, ALTERED)
"""For an attribute that the tables of reasons do not name."""


def reason(draft: Draft) -> str:
    """The reason of a draft: by attribute for a value, by kind for a legal item, from the tables of reasons."""
    if draft.cause == "own":
        return OWN.format(category=draft.category)
    if draft.cause == "fact":
        return _fact(draft)
    table = ITEMS.get(draft.rule)
    if table is None:
        return LIMITED.format(what=words.attribute(draft.attribute))
    if draft.cause in ("gained", "replaced"):
        return table.gained
    if draft.cause == "lost":
        return table.lost
    if draft.cause == "number":
        return f"{table.limited} ({words.value(draft.old_value)} before, {words.value(draft.new_value)} now)."
    return TURNED.get(draft.cause, "{limited}.").format(limited=table.limited)


def _fact(draft: Draft) -> str:
    table = RULES.get(draft.rule.partition(":")[2]) or FACTS.get(draft.attribute)
    what = words.attribute(draft.attribute)
    old, new = words.value(draft.old_value), words.value(draft.new_value)
    if draft.old_value is None:
        text = table.appeared if table is not None and table.appeared else APPEARED
    elif draft.new_value is None:
        text = table.vanished if table is not None and table.vanished else VANISHED
    elif old == new:
        text = ALTERED
    else:
        text = table.changed if table is not None else CHANGED
    return text.format(what=what, What=what[:1].upper() + what[1:], old=old, new=new)
