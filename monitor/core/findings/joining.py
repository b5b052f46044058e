"""What left one place of a text and came back in another: a provision that was rewritten, not removed and added.

Sentences too unlike to be paired by their words are told apart as removed and added. Where both state the same
attribute they are one provision put otherwise: with the same value nothing changed, with another the value did.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from monitor.core.facts import ATTRIBUTES
from monitor.core.findings.directions import direction
from monitor.core.findings.drafts import Draft
from monitor.core.findings.pairing import SentenceIndex
from monitor.core.findings.passages import Passage
from monitor.core.findings.substance import Substance
from monitor.model.finding import CORE_CATEGORIES

Kinship = Callable[[Passage, Passage], float]
_SAME_SAID = 0.6
_SAME_ATTRIBUTE = 0.25
_NUMBER = re.compile(r"\d")
_BARE = {"notice.amendment_right": ("price",)}
"""Rights that say no more than that they exist, and what they are of: "may change the price" is said once."""


def joined(drafts: Sequence[Draft], kinship: Kinship) -> list[Draft]:
    """Drafts in which a provision that went and one that came are one; ``kinship`` (0..1) tells how much of the
    shorter sentence the longer one says, too.
    """
    left = list(drafts)
    for gone in [draft for draft in drafts if draft.new is None]:
        twin = _twin(gone, [draft for draft in left if draft.old is None], kinship)
        if twin is None:
            continue
        left.remove(gone)
        if gone.cause == "fact" and gone.old_value != twin.new_value:
            left[left.index(twin)] = _changed(gone, twin)
        else:
            left.remove(twin)
    return left


def standing(
    drafts: Sequence[Draft], substance: Substance, old: Sequence[Passage], new: Sequence[Passage]
) -> list[Draft]:
    """Drafts without those of a sentence that came or went while the other text says the same in another sentence."""
    if all(draft.old and draft.new for draft in drafts):
        return list(drafts)
    indexes = SentenceIndex(new), SentenceIndex(old)
    return [draft for draft in drafts if (draft.old and draft.new) or not _stands(draft, substance, indexes)]


def _stands(draft: Draft, substance: Substance, indexes: tuple[SentenceIndex, SentenceIndex]) -> bool:
    if draft.category not in CORE_CATEGORIES:
        return False
    items = {item for item in substance.items(draft.side) if item.category == draft.category}
    numbers = substance.quantities(draft.side) if _NUMBER.search(str(draft.old_value or draft.new_value)) else Counter()
    bare = _BARE.get(draft.rule, ())
    return bool(items) and any(
        items <= set(substance.items(other))
        and (
            other.key in draft.side.key
            or substance.covers(other, draft.side)
            or substance.share(other, draft.side, bare)
        )
        and numbers <= substance.quantities(other)
        for other in indexes[draft.new is not None].near(draft.side, 6)
    )


def _twin(gone: Draft, come: Sequence[Draft], kinship: Kinship) -> Draft | None:
    """The provision that came in place of the one that went, if any is like it enough."""
    near = [(kinship(gone.old, draft.new), -at, draft) for at, draft in enumerate(come)
            if gone.old is not None and draft.new is not None and _alike(gone, draft)]  # fmt: skip
    score, _, best = max(near, key=lambda entry: entry[:2], default=(0.0, 0, gone))
    if score >= (_SAME_ATTRIBUTE if _is_plain(gone, best) else _SAME_SAID):
        return best
    return next((draft for _, _, draft in near if _is_rewritten(gone, draft)), None)


def _is_rewritten(gone: Draft, come: Draft) -> bool:
    """Do both state the same attribute in a clause that is cited by the same number? Then it was put in other words."""
    if gone.cause != "fact" or gone.old is None or come.new is None:
        return False
    return gone.old.label != "" and (gone.old.label, gone.old.part.id) == (come.new.label, come.new.part.id)


def _is_plain(gone: Draft, come: Draft) -> bool:
    """Do both state one value, or a number each? Then the attribute alone says that they speak of one thing."""
    values = gone.old_value, come.new_value
    return gone.cause == "fact" and (values[0] == values[1] or all(_NUMBER.search(str(value)) for value in values))


def _alike(gone: Draft, come: Draft) -> bool:
    if gone.cause == "fact" or come.cause == "fact":
        return gone.cause == come.cause and gone.attribute == come.attribute
    return gone.rule == come.rule and (gone.cause, come.cause) == ("lost", "gained")


def _changed(gone: Draft, come: Draft) -> Draft:
    way = direction(ATTRIBUTES[come.attribute], gone.old_value, come.new_value)
    return replace(come, old=gone.old, old_value=gone.old_value, direction=way)
