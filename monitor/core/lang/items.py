"""Kinds of legal items, and the types of the tables that find them, one table a language.

A *concept* is a set of words ("liable", "you", "in no event"). A *rule* names concepts that must stand in a sentence
in a given order; where they do, the sentence holds an *item*: somebody shall, may or shall not do something.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Effect = Literal["worse", "better", "neutral", "unclear"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemKind:
    """What a legal item is, in whatever language.

    ``effect``: what gaining it means for the customer. ``more``: what a larger number in it means. ``weak``: it tells
    that an edited sentence belongs to the category, but one that comes or goes alone is no change of law.
    """

    id: str
    category: str
    attribute: str
    effect: Effect
    more: Effect
    weak: bool = False

    @property
    def negative(self) -> bool:
        """Does its sentence say "not" by itself: what is excluded, disclaimed, refused?"""
        return self.id in _NEGATIVE


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRule:
    """How a language says an item.

    ``when``: each is concept names joined by " > ", to be found in that order and close together; " & " joins several
    such chains that must all be found; one of ``when`` must hold. ``unless``: none of these may hold. ``example``: a
    sentence of our own that holds the item.
    """

    kind: str
    when: tuple[str, ...]
    example: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemLexicon:
    """All that is needed to read items in one language.

    ``concepts``: name -> regular expression over folded text. ``spaced``: words are set apart by spaces, so a concept
    matches whole words only. ``reach``: how many characters may stand between two concepts of a chain.
    ``stop_words``: words that carry no substance.
    """

    language: str
    concepts: Mapping[str, str]
    rules: tuple[ItemRule, ...]
    stop_words: frozenset[str]
    spaced: bool = True
    reach: int = 90


_NEGATIVE = frozenset(
    [
        "liability.warranty_disclaimer",
        "liability.liability_excluded",
        "liability.excluded_damages",
        "liability.liability_cap",
        "liability.liability_carve_out",
        "notice.no_notice",
        "sla.availability",
        "refund.nonrefundable",
        "refund.withdrawal_waived",
    ]
)

# id | attribute | effect of gaining it | effect of a larger number in it | weak
_KINDS = """
liability.warranty_disclaimer | warranty_disclaimer | worse | unclear |
liability.liability_excluded | liability_excluded | worse | unclear |
liability.excluded_damages | excluded_damages | worse | unclear |
liability.liability_cap | liability_cap | worse | better |
liability.liability_carve_out | liability_carve_out | better | unclear |
liability.customer_indemnity | customer_indemnity | worse | unclear |
liability.vendor_indemnity | vendor_indemnity | better | unclear |
liability.vendor_indemnity_denied | vendor_indemnity | worse | unclear |
liability.indemnity | customer_indemnity | unclear | unclear |
liability.release | liability_excluded | worse | unclear |
liability.sole_remedy | sole_remedy | worse | unclear |
liability.customer_liability | customer_liability | worse | unclear |
notice.no_notice | notice_duty | worse | unclear |
notice.vendor_duty | notice_duty | better | better |
notice.customer_duty | customer_notice_duty | worse | worse |
notice.formal_notice | notice_duty | neutral | unclear |
notice.amendment_right | unilateral_amendment_right | worse | unclear |
notice.change_effective | change_effective | unclear | better |
notice.acceptance_by_use | acceptance_by_use | worse | better |
notice.objection_right | objection_right | better | better | weak
notice.channel | notice_channel | unclear | unclear |
notice.cancellation_channel | cancellation_channel | unclear | unclear |
sla.availability | availability_guaranteed | worse | unclear |
sla.commitment | uptime_commitment | better | better |
sla.change_notice | sla_change_notice_period | better | better |
sla.remedy | sla_terminate_right | better | worse |
sla.support | response_time_target | better | worse |
sla.maintenance | sla_exclusion | unclear | unclear |
refund.nonrefundable | refundable | worse | better |
refund.refund | refundable | better | better |
refund.balance | unused_balance_expires | worse | better |
refund.balance_lasts | unused_balance_expires | better | unclear |
refund.withdrawal | withdrawal_right | better | better |
refund.withdrawal_waived | withdrawal_right | worse | unclear |
refund.returns | return_eligibility | unclear | better |
refund.cancellation_fee | termination_fee | worse | worse |
refund.compensation | compensation_form | better | better |
other.arbitration | dispute_forum | unclear | unclear |
other.governing_law | governing_law | neutral | unclear |
other.auto_renewal | auto_renewal | worse | unclear |
other.training | training_on_content | worse | unclear |
other.assignment | vendor_may_assign | worse | unclear |
other.termination | termination_right | worse | unclear |
other.price | price | unclear | worse |
"""


def _kind(row: str) -> ItemKind:
    name, attribute, effect, more, weak = (cell.strip() for cell in row.split("|"))
    return ItemKind(
        id=name,
        category=name.partition(".")[0],
        attribute=attribute,
        effect=effect,  # type: ignore[arg-type]
        more=more,  # type: ignore[arg-type]
        weak=bool(weak),
    )


ITEM_KINDS: Mapping[str, ItemKind] = {kind.id: kind for kind in map(_kind, _KINDS.strip().splitlines())}
"""Every kind of item by id; the first ones of a category name it where several hold."""

QUALIFIERS: Mapping[str, Mapping[str, Effect]] = {
    "notice": {"notify": "better", "condition": "better", "except": "better", "only": "better", "channel": "better"},
    "sla": {"condition": "better", "except": "better", "only": "better"},
    "liability": {
        "except": "better",
        "law": "better",
        "only": "better",
        "condition": "better",
        "either": "unclear",
        "indirect": "worse",
    },
    "refund": {"condition": "better", "except": "better", "only": "better", "law": "better"},
}
"""By category, concepts that narrow or widen an item: the effect of one more where the item is a burden of the
customer; where it is a right the effect is the reverse."""

ANCHORS: Mapping[str, tuple[str, ...]] = {
    "notice": ("notify", "notices", "notice", "change", "terminate"),
    "sla": ("uptime", "sla_name", "service_level", "outage", "maintenance", "support", "credit", "percent"),
    "liability": ("liable", "warranty", "indemnify", "indirect", "disclaim", "sole_remedy", "carve", "cap_word"),
    "refund": ("refund", "nonrefund", "balance", "withdrawal", "return_goods", "returnable", "penalty", "compensation"),
}
"""By category, the concepts near which an edit must stand, when a sentence belongs to several categories."""

TOPICS: Mapping[str, tuple[str, ...]] = {
    "notice": ("notify", "notices", "notice"),
    "sla": ("sla_name", "service_level", "uptime", "maintenance"),
    "liability": ("liable", "warranty", "indemnify", "disclaim"),
    "refund": ("refund", "nonrefund", "withdrawal", "returnable"),
}
"""By category, the concepts that make a heading one of it."""

BEARINGS: Mapping[str, tuple[str, ...]] = {
    "notice": (
        "no_notice",
        "ahead",
        "any_time",
        "duration",
        "effective",
        "end",
        "price",
        "accept",
        "disagree",
        "post",
        "latest",
    ),
    "sla": ("uninterrupted", "assure", "duration", "response", "available"),
    "liability": ("not_liable", "harm", "exceed", "limit", "liability_stays", "price", "paid", "duration", "quality"),
    "refund": ("expire", "duration", "percent", "waive", "forfeit", "credit"),
}
"""By category, further concepts that a fact of the category rests on."""

SYNONYMS = (
    "change", "notify", "end", "post", "liable", "harm", "must", "may", "customer", "vendor", "terms", "price",
    "accept", "before", "breach", "mail", "not", "use", "stop", "effective", "increase",
)  # fmt: skip
"""Concepts whose words may stand for each other without a change of law."""
