"""Lists: what a lead-in says of its items ("we are not liable for: (a) indirect damages; (b) lost profits")."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from monitor.core.facts.engine import Found, named
from monitor.core.facts.places import Place
from monitor.core.facts.schema import ATTRIBUTES
from monitor.core.facts.sentence import read_unit
from monitor.core.facts.unit import language_of, units
from monitor.core.lang.languages import LEXICONS
from monitor.core.text import KEPT
from monitor.model.clause import Clause
from monitor.model.finding import Fact

_SETS = ("excluded_damages", "liability_carve_out")
"""Attributes whose members a list may spread over its items."""
_TEXTS = ("liability_excluded", "sla_exclusion", "customer_indemnity", "vendor_indemnity")
_OF_ITEM = ("prepaid_forfeited_on_breach", "termination_for_cause_notice_period", "refund_on_termination")
"""Attributes that an item states once its lead-in has named the breach or the end of the contract."""
_POWER = ("unilateral_amendment_right",)
"""The same where the lead-in says that the vendor may do the things listed as it pleases."""
_SPREAD = _SETS + _TEXTS + _OF_ITEM
_AT_WILL = {
    "termination_notice_period": "termination_for_cause_notice_period",
    "discontinuation_notice_period": "",
}
"""Attribute of an end at will -> the one it is where the lead-in names a breach ("": none)."""
_LIABLE = re.compile(r"liab|damages|responsib|责任|赔偿|损失", re.IGNORECASE)
_SPREADS = re.compile(
    "liab|damages|responsib|indemn|harmless|exclu|downtime|unavailab|breach|violat|except|not apply|credit|terminat"
    "|责任|赔偿|不包括|不计|不适用|不属于|违反|违规|违约|损失|追偿|除外|违法|终止",
    re.IGNORECASE,
)
"""Words without which a lead-in says nothing that its items could complete."""
_POWERS = re.compile("at any time|discretion|from time to time|reserve|随时|单方|自行", re.IGNORECASE)
_AVAILABILITY = re.compile(
    "unavailab|availability|downtime|\\bsla\\b|service level|不可用|赔偿范围|可用性|错误请求", re.IGNORECASE
)
_OWN = {
    "prepaid_forfeited_on_breach": re.compile("refund|forfeit|return|retain|fees|退|返还|没收|违约金", re.IGNORECASE),
    "termination_for_cause_notice_period": re.compile("terminat|cancel|clos|终止|解除|中断|注销", re.IGNORECASE),
    "refund_on_termination": re.compile("refund|return|reimburs|退|返还", re.IGNORECASE),
    "unilateral_amendment_right": re.compile(
        r"(?:amend|modif|chang|updat|revis|alter|replac)\w* (?:(?:or|and|any|all|part|parts|portion|of|these|this|the"
        r"|our|its|amend|modify|change|update|supplement) )*(?:terms|agreement|polic\w+|conditions|guidelines)\b"
        r"|(?:修改|修订|变更|更新|调整|修正)[^,，;；。]{0,12}(?:条款|协议|规则|政策)",
        re.IGNORECASE,
    ),
}
"""Words an item itself must hold before its lead-in may complete it."""
_LONGEST_LEAD = 400


class ListReader:
    """Reads items together with their lead-in and keeps, for each list, one fact an attribute.

    The fact of a list quotes the lead-in; its members (or items) are those of all items, in order.
    """

    def __init__(self) -> None:
        self._lead: Clause | None = None
        self._gathered: dict[str, list[str]] = {}
        self._facts: list[Fact] = []
        self._stated: set[str] = set()

    def read(self, place: Place, facts: list[Fact], names: "re.Pattern[str] | None") -> list[Fact]:
        """The facts of a clause, without those that count towards its list; and those of a list that just ended."""
        done = [] if place.lead is not None and place.lead is self._lead else self.close()
        if place.lead is None:
            self._facts = [fact for fact in facts if fact.attribute in _SETS + _TEXTS]
            self._lead = place.clause if self._facts else None
            self._stated = {fact.attribute for fact in facts}
            held = {id(fact) for fact in self._facts}
            return done + [fact for fact in facts if id(fact) not in held]
        facts = _for_cause(place.lead, facts)
        own = {fact.attribute for fact in facts}
        for found in _with_lead(place, names):
            if found.attribute in own:
                continue
            if found.attribute in _OWN:
                if found.attribute in self._stated or not _OWN[found.attribute].search(place.clause.text):
                    continue
                facts = [*facts, _of_item(found, place)]
                continue
            if found.attribute == "sla_exclusion" and not _AVAILABILITY.search(place.lead.text):
                continue
            self._gather(place, found, _members(found, place))
        if self._lead is not place.lead:
            self._lead = place.lead
        return done + facts

    def close(self) -> list[Fact]:
        """The facts of the list read so far, with what its items added; the reader is then empty."""
        kinds = "excluded_damages" in self._gathered
        facts = [self._completed(f) for f in self._facts if not (kinds and f.attribute == "liability_excluded")]
        self._lead, self._gathered, self._facts = None, {}, []
        return facts

    def _gather(self, place: Place, found: Found, members: Sequence[str]) -> None:
        known = self._gathered.setdefault(found.attribute, [])
        known += [member for member in members if member not in known]
        blame = found.attribute in _TEXTS or _LIABLE.search(place.lead.text if place.lead else "")
        if (
            place.lead is None
            or not members
            or not blame
            or any(fact.attribute == found.attribute for fact in self._facts)
        ):
            return
        lead = place.lead
        start = lead.text_start
        self._facts.append(
            Fact(
                category=ATTRIBUTES[found.attribute].category,
                attribute=found.attribute,
                value=found.value,
                quote=lead.text,
                eid=lead.eid,
                clause=place.label.partition("(")[0],
                part=lead.part,
                start=start,
                end=start + len(lead.text),
                rule=found.rule,
                actor=found.actor,
            )
        )

    def _completed(self, fact: Fact) -> Fact:
        added = self._gathered.get(fact.attribute, [])
        if not added:
            return fact
        if fact.attribute in _SETS and isinstance(fact.value, tuple):
            known = [str(member) for member in fact.value]
            return replace(fact, value=(*known, *(member for member in added if member not in known)))
        items = (*fact.items, *(item for item in added if item not in fact.items))
        return replace(fact, items=items, value=", ".join(items) or fact.value)


def _for_cause(lead: Clause, facts: list[Fact]) -> list[Fact]:
    """What the items of a list say of the contract's end, if its lead-in names a breach: it is ended for cause.

    Taking down a service then is part of that, and says nothing of the service's end for everybody.
    """
    if not any(fact.attribute in _AT_WILL for fact in facts) or not _cause(language_of(lead.text))(lead.text.lower()):
        return facts
    return [
        replace(fact, attribute=_AT_WILL[fact.attribute]) if fact.attribute in _AT_WILL else fact
        for fact in facts
        if _AT_WILL.get(fact.attribute, "-")
    ]


@cache
def _cause(language: str) -> Callable[[str], object]:
    return LEXICONS[language].search(r"\b<cause>" if language == "en" else "<cause>")


def _members(found: Found, place: Place) -> list[str]:
    """The members (or items) that the item itself adds: those its own words name."""
    attribute_set = {"excluded_damages": "damage", "liability_carve_out": "carve_out"}.get(found.attribute, "topics")
    own: list[str] = []
    for unit in units(place.clause.text, LEXICONS[found.rule.partition(":")[0]]):
        own += [member for member in named(unit, attribute_set) if member not in own]
    return own


def _of_item(found: Found, place: Place) -> Fact:
    clause = place.clause
    text = clause.text.rstrip()
    return Fact(
        category=ATTRIBUTES[found.attribute].category,
        attribute=found.attribute,
        value=found.value,
        quote=text,
        eid=clause.eid,
        clause=place.label,
        part=clause.part,
        start=clause.text_start,
        end=clause.text_start + len(text),
        rule=found.rule,
        actor=found.actor,
    )


def _with_lead(place: Place, names: "re.Pattern[str] | None") -> tuple[Found, ...]:
    """What lead-in and item state together, of the attributes that lists spread over their items."""
    if place.lead is None or not place.clause.text:
        return ()
    spread = _spread(place.lead.text)
    return _completed(place.lead.text[-_LONGEST_LEAD:], place.clause.text, names, spread) if spread else ()


@lru_cache(maxsize=KEPT)
def _spread(lead: str) -> tuple[str, ...]:
    """The attributes that a lead-in may have its items complete."""
    return (_SPREAD if _SPREADS.search(lead) else ()) + (_POWER if _POWERS.search(lead) else ())


@lru_cache(maxsize=KEPT)
def _completed(lead: str, item: str, names: "re.Pattern[str] | None", attributes: tuple[str, ...]) -> tuple[Found, ...]:
    text = f"{lead} {item}".replace(";", ",").replace("；", "，")
    found: list[Found] = []
    for unit in units(text, LEXICONS[language_of(text)], names=names, after=len(lead)):
        found += read_unit(unit, attributes)
    return tuple(found)
