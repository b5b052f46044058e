"""The attributes a fact can have: category, type, which move is worse for the customer, how grave that is.

One row an attribute. The table is our own data; a lawyer reads it as "docs/rules.md", a program as ``ATTRIBUTES``.
Ordered values rank by ``ORDINALS`` alone, from worst to best for the customer.
"""

from dataclasses import dataclass
from typing import Literal

from monitor.model.finding import Severity
from monitor.model.value import VAGUE_NOTICE

ValueType = Literal["notice", "duration", "percent", "bool", "enum", "set", "tiers", "cap", "money", "date", "text"]
Worse = Literal["lower", "higher", "true", "false", "more", "fewer", "weaker", "ordinal", "neutral"]
"""Which move of a value is worse for the customer ("more": the set grows; "weaker": by the ordinal of its members)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribute:
    """What is asked of a text. ``label`` is the question's short name for people."""

    name: str
    category: str
    type: ValueType
    worse: Worse
    severity: Severity
    label: str

    @property
    def direction_hint(self) -> str:
        """The hint as outputs spell it, for instance ``lower_worse``."""
        return self.worse if self.worse == "neutral" else f"{self.worse}_worse"


ORDINALS: dict[str, tuple[str, ...]] = {
    "notice": VAGUE_NOTICE,
    "objection_right": ("none", "stop_using", "terminate", "terminate_with_refund", "keep_old_terms"),
    "change_effective": (
        "immediate_on_posting",
        "fixed_date",
        "after_notice_period",
        "next_renewal",
        "on_acceptance",
    ),
    "refundable": ("no", "discretionary", "except_as_stated", "within_window", "prorated", "yes"),
    "refund_on_termination": ("no", "except_as_stated", "prorated", "yes"),
    "refund_on_outage": ("no", "yes"),
    "credit_form": ("discretionary_benefit", "extension", "voucher", "service_credit", "cash"),
    "channel": ("unspecified", "site_post", "in_app", "console", "sms", "letter", "email"),
    "measurement_period": ("year", "quarter", "service_cycle", "calendar_month"),
}

DAMAGES = (
    "indirect", "consequential", "incidental", "special", "punitive", "exemplary", "lost_profits", "lost_revenue",
    "lost_data", "goodwill", "business_interruption", "lost_opportunity", "third_party_claims",
)  # fmt: skip
CARVE_OUTS = (
    "law", "gross_negligence", "wilful_misconduct", "fraud", "death_injury", "ip_indemnity", "confidentiality",
    "data_breach", "payment_obligations",
)  # fmt: skip

# category | attribute | type | worse | severity | label
_TABLE = """
notice | amendment_notice_period | notice | lower | critical | notice of changes to the terms
notice | price_change_notice_period | notice | lower | critical | notice of price changes
notice | discontinuation_notice_period | notice | lower | critical | notice before the service or a model ends
notice | feature_change_notice_period | notice | lower | major | notice of changes to features
notice | sla_change_notice_period | notice | lower | critical | notice of changes to the SLA
notice | termination_notice_period | notice | lower | critical | notice before the vendor terminates
notice | termination_for_cause_notice_period | notice | lower | major | notice before termination for breach
notice | suspension_notice_period | notice | lower | major | notice before suspension
notice | maintenance_notice_period | notice | lower | minor | notice of maintenance
notice | disruption_notice | notice | lower | minor | notice of disruptions
notice | customer_termination_notice_period | duration | higher | major | notice the customer owes to terminate
notice | non_renewal_notice_period | duration | higher | major | notice needed to stop renewal
notice | notice_channel | set | weaker | major | how notice reaches the customer
notice | change_effective | enum | ordinal | critical | when a change takes effect
notice | acceptance_by_use | bool | true | major | continued use counts as acceptance
notice | objection_right | enum | ordinal | critical | what a customer who objects may do
notice | objection_window | duration | lower | critical | time to object
notice | adverse_change_consent_required | bool | false | critical | adverse changes need consent
notice | unilateral_amendment_right | bool | true | minor | the vendor alone may change the terms
notice | unilateral_discontinuation_right | bool | true | major | the vendor alone may end the service
notice | notice_deemed_receipt | duration | lower | minor | when a notice counts as received
notice | notice_default_excuses_counterparty | bool | false | minor | a missed notice frees the other side
sla | uptime_commitment | percent | lower | critical | availability promised
sla | availability_guaranteed | bool | false | critical | is availability guaranteed
sla | measurement_period | enum | higher | major | period availability is measured over
sla | measurement_method | text | neutral | major | how availability is measured
sla | credit_tiers | tiers | lower | critical | credits by availability
sla | credit_cap | percent | lower | major | most that is credited, % of the monthly fee
sla | credit_form | set | weaker | major | form of compensation under the SLA
sla | credit_sole_remedy | bool | true | major | credits are the only remedy
sla | credit_automatic | bool | false | minor | credits come without a claim
sla | claim_window | duration | lower | critical | time to claim credits
sla | claim_opens | text | higher | minor | when claims can first be made
sla | claim_late_barred | bool | true | minor | late claims are lost
sla | sla_exclusion | text | more | major | what does not count as downtime
sla | response_time_target | duration | higher | major | support response time
sla | sla_terminate_right | bool | false | major | poor availability allows termination
liability | liability_cap | cap | lower | critical | most the vendor pays
liability | excluded_damages | set | more | major | kinds of damage excluded
liability | direct_damages_only | bool | true | major | only direct damage is paid
liability | liability_excluded | text | more | major | what the vendor does not answer for
liability | liability_carve_out | set | fewer | critical | what the limits do not touch
liability | warranty_disclaimer | bool | true | minor | warranties disclaimed
liability | customer_indemnity | text | more | major | what the customer indemnifies
liability | vendor_indemnity | text | fewer | critical | what the vendor indemnifies
liability | mutual_liability | bool | false | major | limits bind both sides
liability | data_loss_excluded | bool | true | major | no liability for lost data
liability | survives_termination | bool | true | minor | exclusions outlive the contract
refund | refundable | enum | ordinal | critical | are fees refundable
refund | refund_window | duration | lower | critical | time to ask for a refund
refund | refund_processing_time | duration | higher | minor | time until a refund is paid
refund | refund_on_termination | enum | ordinal | critical | refund when the contract ends
refund | refund_on_outage | enum | ordinal | major | refund after an outage
refund | prepaid_forfeited_on_breach | bool | true | critical | prepaid fees are lost on breach
refund | unused_balance_expires | bool | true | critical | unused balance expires
refund | balance_validity | duration | lower | major | how long a balance stays valid
refund | mistaken_payment_refundable | bool | false | minor | mistaken payments come back
refund | fees_due_despite_dispute | bool | true | minor | fees stay due in a dispute
refund | compensation_form | set | weaker | major | form of compensation
refund | termination_fee | money | higher | major | fee for ending early
other | published_date | date | neutral | minor | published
other | effective_date | date | neutral | major | effective
other | response_deadline | notice | higher | minor | time to answer requests
other | deletion_deadline | notice | higher | major | time until data is deleted
other | dispute_forum | text | neutral | major | where disputes are decided
other | governing_law | text | neutral | major | governing law
other | vendor_may_assign | bool | true | minor | the vendor may assign the contract
other | contact_email | text | neutral | minor | contact address
other | data_location | text | neutral | major | where data is kept
other | precedence | text | neutral | minor | which text prevails
other | auto_renewal | bool | true | major | renews by itself
"""


def _attribute(row: str) -> Attribute:
    category, name, kind, worse, severity, label = (cell.strip() for cell in row.split("|"))
    return Attribute(
        name=name,
        category=category,
        type=kind,  # type: ignore[arg-type]
        worse=worse,  # type: ignore[arg-type]
        severity=severity,  # type: ignore[arg-type]
        label=label,
    )


ATTRIBUTES: dict[str, Attribute] = {a.name: a for a in map(_attribute, _TABLE.strip().splitlines())}
"""Every attribute by name, in the order of the terms sheet."""


def ordinal(attribute: Attribute) -> tuple[str, ...]:
    """The values of an ordered attribute from worst to best (of its members, for a set); () if it has no order."""
    if attribute.type == "notice":
        return ORDINALS["notice"]
    if attribute.name == "notice_channel":
        return ORDINALS["channel"]
    if attribute.name == "compensation_form":
        return ORDINALS["credit_form"]
    return ORDINALS.get(attribute.name, ())
