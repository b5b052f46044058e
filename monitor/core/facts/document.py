"""The facts of a whole text, clause by clause: lists read with their lead-in, tables as one, topics carried over."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from monitor.core.facts.days import in_days_of_the_text
from monitor.core.facts.engine import Found
from monitor.core.facts.lists import ListReader
from monitor.core.facts.places import Place, places
from monitor.core.facts.readers import as_written
from monitor.core.facts.schema import ATTRIBUTES
from monitor.core.facts.sentence import carried_over, continued, read_unit
from monitor.core.facts.tables import is_band, merged_tiers, table_tiers
from monitor.core.facts.unit import Unit, language_of, units
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon
from monitor.core.text import KEPT
from monitor.model.clause import Clause, ClauseTree
from monitor.model.finding import Fact


def read_sentence(text: str) -> tuple[Fact, ...]:
    """The facts of a text without structure, as a sentence of a contract would state them, each once."""
    place = Place(clause=Clause(eid="", text=text, end=len(text)))
    first: dict[tuple[str, str], Fact] = {}
    for fact in _clause_facts(text, place, None):
        first.setdefault((fact.attribute, str(fact.value)), fact)
    return tuple(first.values())


def read_facts(tree: ClauseTree) -> tuple[Fact, ...]:
    """The facts of a text in reading order. Quotes are exact slices of ``tree.text``.

    A fact that the same part states again is flagged "repeated": both places stay, since either may change alone.
    A right to change something "at any time" is left out where the same clause promises notice of that change.
    """
    facts: list[Fact] = []
    for part in tree.parts:
        names = _names((part.vendor_name or "", *part.vendor_also))
        lists = ListReader()
        own: list[Fact] = []
        band: list[Place] = []
        for place in places(part.clauses):
            if is_band(place.clause, band):
                band.append(place)
                continue
            own += _table(tree, band)
            band = []
            own += lists.read(place, list(_clause_facts(tree.text, place, names)), names)
        own += _table(tree, band)
        own += lists.close()
        facts += [fact for fact in own if not _is_purpose(fact, part.type)]
    return tuple(_flagged(in_days_of_the_text(tree, sorted(facts, key=lambda fact: fact.start))))


def _is_purpose(fact: Fact, part_type: str) -> bool:
    """Is it only what a policy on data needs data for (to answer requests, keep services available, change features),
    or by when it answers those whose data it has? Service levels are promised elsewhere.
    """
    return part_type == "privacy" and (fact.category == "sla" or fact.attribute == "feature_change_notice_period")


@lru_cache(maxsize=64)
def _names(vendor: tuple[str, ...]) -> "re.Pattern[str] | None":
    """A pattern for the names a part has for its vendor, but for those that rules know as words for "we" anyway.

    Not in addresses: "help@acme.com" stays what it is.
    """
    known = {name for lexicon in LEXICONS.values() for name in lexicon.actors.vendor_names}
    unknown = sorted({name.lower() for name in vendor if name} - known, key=len, reverse=True)
    if not unknown:
        return None
    return re.compile("|".join(_name(name) for name in unknown))


def _name(name: str) -> str:
    if not name.isascii():
        return re.escape(name)
    # What stands before is asked last: a search looks for plain text far faster than for an edge.
    plain = re.escape(name)
    return rf"{plain}(?<![\w@./-]{plain})(?![\w@]|\.[a-z]{{2,}}|[/-]\w)"


def _clause_facts(text: str, place: Place, names: "re.Pattern[str] | None") -> Iterator[Fact]:
    clause = place.clause
    if not clause.text:
        return
    facts: list[Fact] = []
    for start, end, found in _statements(clause.text, names):
        start, end = clause.text_start + start, clause.text_start + end
        facts += [_fact(f, place, text[start:end], start) for f in found]
    if facts:
        yield from merged_tiers(_without_superseded(facts), text)


@lru_cache(maxsize=KEPT)
def _statements(text: str, names: "re.Pattern[str] | None") -> tuple[tuple[int, int, tuple[Found, ...]], ...]:
    """The sentences of a clause's text that state something: where, and what."""
    stated = []
    before: Unit | None = None
    found_before: list[Found] = []
    for unit in units(text, LEXICONS[language_of(text)], names=names):
        found = read_unit(unit)
        if before is not None:
            found += carried_over(unit, before, found)
            found += continued(unit, before, found, found_before)
        if found:
            stated.append((unit.start, unit.end, tuple(found)))
        before, found_before = unit, found
    return tuple(stated)


def _without_superseded(facts: list[Fact]) -> list[Fact]:
    """A clause that gives a period says more than "at any time" or "we will notify you": those are left out."""
    promised = {fact.attribute for fact in facts if fact.value != "unstated"}
    firm = {fact.attribute for fact in facts if isinstance(fact.value, str) and fact.value.startswith("P")}
    return [
        fact
        for fact in facts
        if not (fact.value == "unstated" and fact.attribute in promised)
        and not (fact.value in ("unspecified", "prior") and fact.attribute in firm)
    ]


_SCOPED = frozenset({"liability_cap", "uptime_commitment", "credit_cap", "claim_window", "mutual_liability"})
"""Attributes of which a text may state several values, each for its own group or cause."""


@cache
def _limits(language: str) -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    lexicon = LEXICONS[language]
    return re.compile(lexicon.condition, re.IGNORECASE), re.compile(lexicon.scope, re.IGNORECASE)


def _limit(pattern: "re.Pattern[str]", quote: str) -> str:
    match = pattern.search(quote)
    return match[0].strip() if match else ""


def _fact(found: Found, place: Place, quote: str, start: int) -> Fact:
    language = found.rule.partition(":")[0]
    condition, scope = _limits(language)
    return Fact(
        category=ATTRIBUTES[found.attribute].category,
        attribute=found.attribute,
        value=as_written(found.attribute, found.value, language, quote),
        quote=quote,
        eid=place.clause.eid,
        clause=place.label,
        part=place.clause.part,
        start=start,
        end=start + len(quote),
        rule=found.rule,
        actor=found.actor,
        items=found.items,
        condition=_limit(condition, quote),
        scope=_limit(scope, quote) if found.attribute in _SCOPED else "",
        flags=found.flags,
    )


def _table(tree: ClauseTree, band: list[Place]) -> list[Fact]:
    """The credit tiers of the rows of one table, as one fact that quotes them from first to last."""
    if not band:
        return []
    first, last = band[0].clause, band[-1].clause
    tiers = table_tiers([_unit(place.clause) for place in band])
    if not tiers:
        return []
    start, end = first.text_start, last.text_start + len(last.text)
    found = Found(attribute="credit_tiers", value=tiers, rule=f"{language_of(first.text)}:credit_tiers.band")
    return [_fact(found, band[0], tree.text[start:end], start)]


def _unit(clause: Clause) -> Unit:
    lexicon: Lexicon = LEXICONS[language_of(" ".join((*clause.context, clause.text)))]
    text = " ".join(unit.text for unit in units(clause.text, lexicon))
    return Unit(text=text, start=0, end=len(clause.text), lexicon=lexicon)


def _flagged(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen: set[tuple[str, str, str]] = set()
    for fact in facts:
        key = (fact.part, fact.attribute, str(fact.value).casefold())
        yield replace(fact, flags=(*fact.flags, "repeated")) if key in seen else fact
        seen.add(key)
