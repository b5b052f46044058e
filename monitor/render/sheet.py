"""The terms sheet: one page that says what a text promises, clause by clause, and what it does not."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from monitor.core import words
from monitor.core.facts import ATTRIBUTES
from monitor.core.text import visible
from monitor.model.clause import ClauseTree, Part
from monitor.model.finding import Contradiction, Fact
from monitor.model.value import Duration, FactValue, Tier

_HEADINGS = {
    "notice": "Notice",
    "sla": "SLA",
    "liability": "Liability",
    "refund": "Refund",
    "other": "Dates and other terms",
}
_ASKED = {
    "notice": (
        ("amendment_notice_period", "no notice period promised for changes of the terms"),
        ("price_change_notice_period", "no notice period promised for price changes"),
        ("discontinuation_notice_period", "no notice period promised before the service ends"),
        ("termination_notice_period", "no notice period promised before termination"),
    ),
    "sla": (
        ("uptime_commitment", "no percentage of availability promised"),
        ("credit_tiers", "no credits promised"),
    ),
    "liability": (
        ("liability_cap", "no cap found"),
        ("vendor_indemnity", "no indemnity by the vendor"),
        ("liability_carve_out", "no exception to the limits of liability"),
    ),
    "refund": (("refundable", "no refund rule found"),),
    "other": (
        ("effective_date", "no effective date stated"),
        ("governing_law", "no governing law stated"),
    ),
}
"""What a reader looks for in each category, and what to say when it is not there."""
_QUOTE_WORDS = 14
_QUOTES = 2
"""Quotes of a value that several clauses state in different words."""
_CELL = 92
"""Characters of a line beside a label."""
_MARKS, _GOES_ON = '""', " ..."
"""What stands around a quote, and what says that it is shortened."""
_VALUES = {
    "none": "none: may act without notice",
    "unstated": "none promised (may act at any time)",
    "after": "only afterwards",
    "efforts": "only efforts to give notice",
    "unspecified": "notice, no length stated",
    "reasonable": "reasonable notice, no length stated",
    "prior": "before the event, no length stated",
}
_FLAGS = {"word_figure_mismatch": "word and figure disagree", "efforts": "by efforts only"}
"""What is to be said beside a value with such a flag."""
_UNITS = {"D": "days", "BD": "business days", "M": "months", "H": "hours", "MIN": "minutes"}


def sheet(tree: ClauseTree, facts: Sequence[Fact], contradictions: Sequence[Contradiction] = ()) -> str:
    """The terms sheet of a text as plain text, a table a part. Text from the page cannot act as markup."""
    lines = [f"Terms sheet: {visible(tree.title) or 'untitled'}", *_dates(tree)]
    for part in tree.parts:
        lines += _part(part, [fact for fact in facts if fact.part == part.id], many=len(tree.parts) > 1)
    lines += _conflicts(contradictions)
    lines += ["", "Read by rules, not by a lawyer: check the quoted clause. Not legal advice."]
    return "\n".join(lines)


def shown(attribute: str, value: FactValue) -> str:
    """A value in words: ``P30D`` is "30 days", ``True`` is "yes"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(_tier(item) if isinstance(item, Tier) else item.replace("_", " ") for item in value)
    if isinstance(value, str):
        if ATTRIBUTES[attribute].type == "cap":
            return words.value(value)
        duration = Duration.parse(value)
        if duration is not None:
            unit = _UNITS[duration.unit]
            return f"{duration.count} {unit.removesuffix('s') if duration.count == 1 else unit}"
        return _VALUES.get(value, value.replace("_", " ") if ATTRIBUTES[attribute].type == "enum" else visible(value))
    if value is None:
        return ""
    return f"{value.normalize():f} %" if ATTRIBUTES[attribute].type in ("percent", "money") else str(value)


def _dates(tree: ClauseTree) -> list[str]:
    named = (
        ("published", tree.dates.published),
        ("updated", tree.dates.updated),
        ("effective", tree.dates.effective),
    )
    stated = [f"{name} {day.isoformat()}" for name, day in named if day is not None]
    return [", ".join(stated)] if stated else []


def _part(part: Part, facts: list[Fact], *, many: bool) -> Iterator[str]:
    if many:
        yield ""
        yield f"== {visible(part.title) or part.id} ({part.type}) =="
    for category, heading in _HEADINGS.items():
        rows = [row for name in ATTRIBUTES if ATTRIBUTES[name].category == category for row in _rows(name, facts)]
        stated = {fact.attribute for fact in facts} | ({"effective_date"} if part.dates.effective else set())
        absent = [said for name, said in _ASKED[category] if name not in stated]
        if part.type not in ("terms", "other") and not rows:
            continue
        yield ""
        yield heading
        yield from rows
        yield from (f"  -  {said}" for said in absent)


def _rows(attribute: str, facts: list[Fact]) -> Iterator[str]:
    """One row a value; a value stated in several clauses names them all and quotes the first two."""
    stated = [fact for fact in facts if fact.attribute == attribute]
    label = ATTRIBUTES[attribute].label
    if any(fact.items for fact in stated):
        yield from _row(label, _items(stated))
        yield from _row("", f'"{quoted(stated[0].quote)}"')
        return
    by_value: dict[str, list[Fact]] = {}
    for fact in stated:
        by_value.setdefault((shown(attribute, fact.value) + _days(fact)).casefold(), []).append(fact)
    for group in by_value.values():
        value = shown(attribute, group[0].value) + _days(group[0])
        flagged = {flag for fact in group for flag in fact.flags}
        notes = "".join(f" [{said}]" for flag, said in _FLAGS.items() if flag in flagged)
        yield from _row(label, f"{value}{notes}  ({_clauses(group)})")
        for quote in list(dict.fromkeys(quoted(fact.quote) for fact in group))[:_QUOTES]:
            yield from _row("", f'"{quote}"')


def _row(label: str, cell: str) -> Iterator[str]:
    """A label and what stands beside it, in as many lines as it needs."""
    lines = wrap(cell, _CELL, break_on_hyphens=False) or [""]
    yield f"  {label:<44} {lines[0]}"
    yield from (f"  {'':<44} {line}" for line in lines[1:])


def _items(stated: Sequence[Fact]) -> str:
    """What a list of matters holds, each with the clauses that name it: one row, however many clauses there are."""
    by_item: dict[str, list[Fact]] = {}
    for fact in stated:
        for item in fact.items or ("other",):
            by_item.setdefault(item, []).append(fact)
    return "; ".join(f"{item} ({_clauses(group)})" for item, group in by_item.items())


def _clauses(group: Sequence[Fact]) -> str:
    return ", ".join(dict.fromkeys(f"§{fact.clause}" if fact.clause else "unnumbered" for fact in group))


def _days(fact: Fact) -> str:
    """Whose business days they are, where the text says so itself."""
    return f" [business days: {fact.calendar}]" if fact.calendar else ""


def quoted(text: str) -> str:
    """The beginning of a quote, short enough for one line of a cell, with hidden characters made visible.

    It ends with a whole word, unless that would leave less than half of the line (Chinese has no blanks to end at).
    """
    words = visible(text).split()
    room = _CELL - len(_MARKS)
    if len(words) <= _QUOTE_WORDS and len(" ".join(words)) <= room:
        return " ".join(words)
    room -= len(_GOES_ON)
    cut = " ".join(words[:_QUOTE_WORDS])
    if len(cut) > room:
        blank = cut.rfind(" ", 0, room + 1)
        cut = cut[: blank if blank > room // 2 else room]
    return cut + _GOES_ON


def _tier(tier: Tier) -> str:
    upper = "any" if tier.lt is None else f"below {tier.lt} %"
    lower = f" to {tier.gte} %" if tier.gte else ""
    return f"{upper}{lower}: {tier.credit} %"


def _conflicts(contradictions: Sequence[Contradiction]) -> Iterator[str]:
    if not contradictions:
        return
    yield ""
    yield "Contradictions"
    for pair in contradictions:
        sides = " against ".join(
            f"{shown(fact.attribute, fact.value)} ({'§' + fact.clause if fact.clause else 'unnumbered'})"
            for fact in (pair.first, pair.second)
        )
        yield f"  {ATTRIBUTES[pair.first.attribute].label}: {sides}"
