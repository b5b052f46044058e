"""Attributes and values in words, for everything that people read."""

import re
from decimal import Decimal

from monitor.model.value import Duration, FactValue, Tier

_UNITS = {"D": "day", "BD": "business day", "M": "month", "H": "hour"}

_ATTRIBUTES = {
    "amendment_notice_period": "notice of amendments",
    "price_change_notice_period": "notice of price changes",
    "discontinuation_notice_period": "discontinuation notice",
    "feature_change_notice_period": "notice of feature changes",
    "sla_change_notice_period": "notice of SLA changes",
    "termination_notice_period": "termination notice",
    "termination_for_cause_notice_period": "notice of termination for cause",
    "suspension_notice_period": "suspension notice",
    "maintenance_notice_period": "maintenance notice",
    "customer_termination_notice_period": "notice you owe to terminate",
    "non_renewal_notice_period": "notice you owe not to renew",
    "uptime_commitment": "uptime commitment",
    "credit_tiers": "service credit tiers",
    "credit_cap": "cap on service credits",
    "credit_sole_remedy": "credits as the sole remedy",
    "claim_window": "time to claim credits",
    "sla_exclusion": "SLA exclusions",
    "liability_cap": "liability cap",
    "liability_excluded": "excluded liability",
    "liability_carve_out": "carve-outs from the liability limits",
    "customer_indemnity": "indemnity you owe",
    "vendor_indemnity": "indemnity the vendor owes",
    "refundable": "refunds",
    "refund_window": "refund window",
    "refund_on_termination": "refund on termination",
    "refund_on_outage": "refund on outage",
}
"""Only where the attribute's own name with blanks would not read well."""

_VAGUE = {
    "none": "no notice",
    "unstated": "no notice promised",
    "after": "notice only afterwards",
    "efforts": "efforts to give notice",
    "unspecified": "notice, no time stated",
    "reasonable": "reasonable notice",
    "prior": "prior notice, no time stated",
}
_BASES = {
    "fees_paid": "fees paid",
    "fees_payable": "fees payable",
    "fees_consumed": "fees consumed",
    "monthly_fee": "monthly fee",
    "order_fees": "fees of the order",
}
_CAP_CALL = re.compile(r"(max|min)\((.*)\)")
_CAP_TERM = re.compile(r"(?:([\d.]+)\*)?([a-z_]+)(?:/(P\d+M|all|order))?")


def attribute(name: str) -> str:
    """What an attribute is called: ``discontinuation_notice_period`` -> "discontinuation notice"."""
    return _ATTRIBUTES.get(name) or name.replace("_", " ")


def duration(of: Duration) -> str:
    """ "30 days", "1 month", "15 business days"."""
    return f"{of.count} {_UNITS[of.unit]}{'' if of.count == 1 else 's'}"


def value(of: FactValue) -> str:
    """A value in words; nothing is "not stated"."""
    if of is None or of in ((), ""):
        return "not stated"
    if isinstance(of, bool):
        return "yes" if of else "no"
    if isinstance(of, Decimal):
        return f"{of}%"
    if isinstance(of, tuple):
        return _several(of)
    span = Duration.parse(of)
    if span:
        return duration(span)
    return _VAGUE.get(of) or _cap(of) or of.replace("_", " ")


def _several(of: tuple[str, ...] | tuple[Tier, ...]) -> str:
    return "; ".join(_tier(one) if isinstance(one, Tier) else one.replace("_", " ") for one in of)


def _tier(of: Tier) -> str:
    return f"{of.credit}% below {of.lt}%" if of.lt is not None else f"{of.credit}% from {of.gte}%"


def _rows(of: FactValue, but: FactValue) -> str:
    """Rows of a credit table that the other side's table has not: "10% below 99.9%"."""
    rows = of if isinstance(of, tuple) else ()
    kept = but if isinstance(but, tuple) else ()
    return "; ".join(_tier(row) for row in rows if isinstance(row, Tier) and row not in kept) or "nothing"


def _cap(of: str) -> str | None:
    """A cap expression in words; None for what is no cap expression."""
    if of in ("zero", "uncapped"):
        return {"zero": "nothing at all", "uncapped": "no cap"}[of]
    call = _CAP_CALL.fullmatch(of)
    if call:
        terms = [_cap_term(term.strip()) for term in call[2].split(",")]
        return f"the {'higher' if call[1] == 'max' else 'lower'} of {' and '.join(terms)}"
    term = _CAP_TERM.fullmatch(of)
    return _cap_term(of) if term and term[2] in _BASES else None


def _cap_term(of: str) -> str:
    term = _CAP_TERM.fullmatch(of)
    if term is None or term[2] not in _BASES:
        return of
    times = f"{term[1]} times the " if term[1] else "the "
    span = Duration.parse(term[3]) if term[3] else None
    back = f" of {duration(span)}" if span else {"all": " ever", "order": " of the order"}.get(term[3] or "", "")
    return f"{times}{_BASES[term[2]]}{back}"


def change(name: str, old: FactValue, new: FactValue) -> str:
    """An attribute's old and new value on one line: "discontinuation notice 30 -> 15 days"."""
    before, after = (Duration.parse(side) if isinstance(side, str) else None for side in (old, new))
    if before and after and before.unit == after.unit:
        return f"{attribute(name)} {before.count} \u2192 {duration(after)}"
    if any(isinstance(side, tuple) and side and isinstance(side[0], Tier) for side in (old, new)):
        return f"{attribute(name)}: {_rows(old, new)} \u2192 {_rows(new, old)}"
    if isinstance(old, bool) or isinstance(new, bool):
        return f"{attribute(name)}: {value(old)} \u2192 {value(new)}"
    return f"{attribute(name)} {value(old)} \u2192 {value(new)}"
