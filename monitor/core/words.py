"""Attributes and values in words, for everything that people read.

In English, or in another language by ``say``: what turns one of ``MESSAGES``, with its values, into words of it.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import reduce

from monitor.model.value import Duration, FactValue, Tier

Say = Callable[..., str]
"""``say(message, **values)``: the message with its ``%(name)s`` filled in."""

_UNITS = {
    "D": ("%(count)s day", "%(count)s days"),
    "BD": ("%(count)s business day", "%(count)s business days"),
    "M": ("%(count)s month", "%(count)s months"),
    "H": ("%(count)s hour", "%(count)s hours"),
    "MIN": ("%(count)s minute", "%(count)s minutes"),
}

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
_CAPS = {"zero": "nothing at all", "uncapped": "no cap"}
_OF_SEVERAL = {"max": "the higher of %(terms)s", "min": "the lower of %(terms)s"}
_AND = "%(one)s and %(other)s"
_TIMES = "%(times)s times the %(base)s"
_ONCE = "the %(base)s"
_BACK = {"all": "%(base)s ever", "order": "%(base)s for the order"}
_BACK_SPAN = "%(base)s in %(span)s"
_BELOW = "%(credit)s%% below %(limit)s%%"
_FROM = "%(credit)s%% from %(limit)s%%"
_PLAIN = ("not stated", "yes", "no", "nothing", "; ", ", ")

MESSAGES = frozenset(
    {
        *_ATTRIBUTES.values(), *_VAGUE.values(), *_BASES.values(), *_CAPS.values(), *_OF_SEVERAL.values(),
        *_BACK.values(), *(form for forms in _UNITS.values() for form in forms),
        _AND, _TIMES, _ONCE, _BACK_SPAN, _BELOW, _FROM, *_PLAIN,
    }
)  # fmt: skip
"""Everything that is said here, but for codes whose words are the code itself with blanks."""

_TOPICS = re.compile(r"[a-z]+(?: [a-z]+)?(?:, [a-z]+(?: [a-z]+)?)+")
"""A list of topics, as facts in free words hold them: "maintenance, force majeure"."""
_MONEY = re.compile(r"([A-Z]{3}) (\d{4,})(\.\d+)?")
_CAP_CALL = re.compile(r"(max|min)\((.*)\)")
_CAP_TERM = re.compile(r"(?:([\d.]+)\*)?([a-z_]+)(?:/(P\d+M|all|order))?")


def english(message: str, /, **values: object) -> str:
    """Say it as it stands."""
    return message % values if values else message


def attribute(name: str, say: Say = english) -> str:
    """What an attribute is called: ``discontinuation_notice_period`` -> "discontinuation notice"."""
    return say(_ATTRIBUTES.get(name) or name.replace("_", " "))


def duration(of: Duration, say: Say = english) -> str:
    """ "30 days", "1 month", "15 business days"."""
    one, several = _UNITS[of.unit]
    return say(one if of.count == 1 else several, count=of.count)


def value(of: FactValue, say: Say = english) -> str:
    """A value in words; nothing is "not stated"."""
    if of is None or of in ((), ""):
        return say("not stated")
    if isinstance(of, bool):
        return say("yes" if of else "no")
    if isinstance(of, Decimal):
        return f"{of}%"
    if isinstance(of, tuple):
        return _several(of, say)
    span = Duration.parse(of)
    if span:
        return duration(span, say)
    if of in _VAGUE:
        return say(_VAGUE[of])
    if _TOPICS.fullmatch(of):
        return say(", ").join(say(topic) for topic in of.split(", "))
    return _cap(of, say) or _money(of) or say(of.replace("_", " "))


def _several(of: tuple[str, ...] | tuple[Tier, ...], say: Say) -> str:
    return say("; ").join(_tier(one, say) if isinstance(one, Tier) else say(one.replace("_", " ")) for one in of)


def _tier(of: Tier, say: Say) -> str:
    if of.lt is not None:
        return say(_BELOW, credit=of.credit, limit=of.lt)
    return say(_FROM, credit=of.credit, limit=of.gte)


def _rows(of: FactValue, but: FactValue, say: Say) -> str:
    """Rows of a credit table that the other side's table has not: "10% below 99.9%"."""
    rows = of if isinstance(of, tuple) else ()
    kept = but if isinstance(but, tuple) else ()
    shown = [_tier(row, say) for row in rows if isinstance(row, Tier) and row not in kept]
    return say("; ").join(shown) or say("nothing")


def _cap(of: str, say: Say) -> str | None:
    """A cap expression in words; None for what is no cap expression."""
    if of in _CAPS:
        return say(_CAPS[of])
    call = _CAP_CALL.fullmatch(of)
    if call:
        terms = [_cap_term(term.strip(), say) for term in call[2].split(",")]
        listed = reduce(lambda one, other: say(_AND, one=one, other=other), terms)
        return say(_OF_SEVERAL[call[1]], terms=listed)
    term = _CAP_TERM.fullmatch(of)
    return _cap_term(of, say) if term and term[2] in _BASES else None


def _money(of: str) -> str | None:
    """ "USD 10000" as people write it, "USD 10,000"; None for what is no amount."""
    amount = _MONEY.fullmatch(of)
    return f"{amount[1]} {int(amount[2]):,}{amount[3] or ''}" if amount else None


def _cap_term(of: str, say: Say) -> str:
    term = _CAP_TERM.fullmatch(of)
    if term is None or term[2] not in _BASES:
        return _money(of) or of
    base = say(_BASES[term[2]])
    span = Duration.parse(term[3]) if term[3] else None
    if span:
        base = say(_BACK_SPAN, base=base, span=duration(span, say))
    elif term[3] in _BACK:
        base = say(_BACK[term[3]], base=base)
    return say(_TIMES, times=term[1], base=base) if term[1] else say(_ONCE, base=base)


def _is_sentence(of: FactValue) -> bool:
    """Is it a quote rather than a value?"""
    return isinstance(of, str) and " " in of and value(of) == of


def change(name: str, old: FactValue, new: FactValue, say: Say = english) -> str:
    """An attribute's old and new value on one line: "discontinuation notice 30 -> 15 days"."""
    called = attribute(name, say)
    before, after = (Duration.parse(side) if isinstance(side, str) else None for side in (old, new))
    if before and after and before.unit == after.unit:
        return f"{called} {before.count} \u2192 {duration(after, say)}"
    if any(isinstance(side, tuple) and side and isinstance(side[0], Tier) for side in (old, new)):
        return f"{called}: {_rows(old, new, say)} \u2192 {_rows(new, old, say)}"
    if any(isinstance(side, bool) or _is_sentence(side) for side in (old, new)):
        return f"{called}: {value(old, say)} \u2192 {value(new, say)}"
    return f"{called} {value(old, say)} \u2192 {value(new, say)}"
