"""Several drafts that tell one change are told once."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.core.findings.drafts import Draft
from monitor.model.value import Tier


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without repetitions: a value that changed alike twice in one clause or in clauses without a number, and
    sentences of one clause, or items of one list, that bring or take the same kind of provision. In a list in which a
    value came or went the items without one are not told.
    """
    kept: dict[tuple[object, ...], Draft] = {}
    valued = {_place(draft) for draft in drafts if draft.cause == "fact" and _in_list(draft)}
    for draft in drafts:
        if draft.cause != "fact" and _in_list(draft) and _place(draft) in valued:
            continue
        key = _key(draft)
        kept[key] = _joined(kept[key], draft) if key in kept else draft
    return list(kept.values())


def _key(draft: Draft) -> tuple[object, ...]:
    if any(
        isinstance(value, tuple) and value and isinstance(value[0], Tier)
        for value in (draft.old_value, draft.new_value)
    ):
        # A table is told once, however many of its rows were edited.
        return draft.category, draft.attribute, draft.old_value, draft.new_value, draft.side.part.id
    clauses = tuple(side.clause.num or "" if side else None for side in (draft.old, draft.new))
    if draft.old is not None and draft.new is not None:
        values = draft.old_value, draft.new_value
        if draft.cause in ("fact", "number"):
            return draft.category, values, clauses, draft.side.part.id
        return draft.rule, draft.old.order, draft.new.order, draft.attribute
    value = (draft.attribute, draft.old_value, draft.new_value) if draft.cause == "fact" else ()
    return *_place(draft), draft.cause, value


def _in_list(draft: Draft) -> bool:
    """Did a list, or an item of one, come or go?"""
    return (draft.old is None or draft.new is None) and bool(draft.side.lead or draft.side.introduces)


def _place(draft: Draft) -> tuple[str, str, str]:
    """Category, direction, and the clause or list that brings or takes a provision."""
    side = draft.side
    return draft.category, draft.direction, side.lead or side.introduces or side.clause.eid


def _joined(first: Draft, second: Draft) -> Draft:
    """The first draft, its quote reaching to the end of the second where both stand in one clause."""
    if first.old is not None and first.new is not None:
        return first
    one, other = first.side, second.side
    if one.clause.eid != other.clause.eid:
        return first
    start, end = min(one.start, other.start), max(one.end, other.end)
    wide = replace(one, start=start, end=end, text=one.clause.text[start:end])
    return replace(first, new=wide) if first.new is not None else replace(first, old=wide)
