"""What a page sets right before and after its terms within the same container, and the labels it strews in between.

Works on drafts, after the body was chosen: link lists, breadcrumbs, prompts and copyright lines at the two edges go,
labels of controls ("Back to top", "Was this helpful?", "Updated 3 days ago") go wherever they stand.
"""

from collections.abc import Sequence

from monitor.core.extract.draft import Draft
from monitor.core.lang.body import is_control_label, is_furniture, names_terms, states_date

_SENTENCE = 60
"""Bytes of UTF-8 from which a line that is no link counts as a sentence."""

_LABEL = 120
"""Bytes up to which a line may be a label."""


def trimmed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without what is no text of the terms. Never empty if there is a sentence."""
    kept = [draft for draft in drafts if draft.kind in ("pre", "row") or not _is_label(draft)]
    sentences = [position for position, draft in enumerate(kept) if _is_sentence(draft)]
    if not sentences:
        return list(drafts)
    first, last = sentences[0], sentences[-1]
    head = [draft for draft in kept[:first] if not _is_before(draft)]
    return head + kept[first : last + 1] + _tail(kept[last], kept[last + 1 :])


def _is_label(draft: Draft) -> bool:
    return len(draft.text.encode()) <= _LABEL and is_control_label(draft.text)


def _is_sentence(draft: Draft) -> bool:
    return draft.link != "away" and len(draft.text.encode()) >= _SENTENCE and not is_furniture(draft.text)


def _is_before(draft: Draft) -> bool:
    """Is a line before the first sentence a breadcrumb, a menu entry or a prompt, rather than title or date?"""
    if names_terms(draft.text) and draft.kind == "heading":
        return False
    if states_date(draft.text):
        return False
    return draft.link == "away" or (draft.kind != "heading" and is_furniture(draft.text))


def _tail(last: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """What stays after the last sentence: addresses, contacts, dates; not link lists and prompts.

    Links below a heading or a line that ends with a colon belong to it, unless the heading is a prompt itself.
    """
    kept: list[Draft] = []
    above = last
    for draft in drafts:
        introduced = (above.kind == "heading" and not is_furniture(above.text)) or above.text.endswith((":", "："))
        goes = is_furniture(draft.text) if draft.kind not in ("heading", "row") else False
        if goes or (draft.link == "away" and not introduced):
            continue
        kept.append(draft)
        if draft.link != "away":
            above = draft
    while kept and kept[-1].kind == "heading" and is_furniture(kept[-1].text):
        kept.pop()
    return kept
