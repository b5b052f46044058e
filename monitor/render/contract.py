"""The stable JSON that other programs rely on: schema clausewatch.tree/1, .facts/1 and .comparison/1."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from monitor.model.clause import Clause, ClauseTree, Dates, Part
from monitor.model.finding import (
    ChangeKind,
    ClauseChange,
    ClauseRef,
    Contradiction,
    Fact,
    Finding,
    NeedsReading,
    Review,
    Suspicion,
)
from monitor.model.value import FactValue, Tier

Json = dict[str, Any]
_COUNTED: tuple[ChangeKind, ...] = (
    "modified",
    "added",
    "removed",
    "moved",
    "split",
    "merged",
    "renumbered",
    "cosmetic",
)


def number(value: Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def value(of: FactValue) -> Any:
    """A fact's value as the fact schema writes it."""
    if isinstance(of, Decimal):
        return number(of)
    if isinstance(of, tuple):
        return [_tier(item) if isinstance(item, Tier) else item for item in of]
    return of


def value_from(shown: Any) -> FactValue:
    """The value that ``value`` wrote, read back from JSON."""
    if isinstance(shown, bool) or shown is None or isinstance(shown, str):
        return shown
    if isinstance(shown, int | float):
        return Decimal(str(shown))
    if all(isinstance(item, dict) for item in shown):
        return tuple(Tier(**{name: _bound(bound) for name, bound in item.items()}) for item in shown)
    return tuple(str(item) for item in shown)


def _bound(shown: Any) -> Any:
    return None if shown is None else Decimal(str(shown))


def _tier(tier: Tier) -> Json:
    bounds = {"lt": tier.lt, "gte": tier.gte, "credit": tier.credit}
    return {name: None if bound is None else number(bound) for name, bound in bounds.items()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def dates(of: Dates) -> Json:
    """Published, updated, effective as ISO 8601 days or null; spellings with two readings where there are any."""
    shown: Json = {"published": _day(of.published), "updated": _day(of.updated), "effective": _day(of.effective)}
    return shown | {"ambiguous": list(of.ambiguous)} if of.ambiguous else shown


def _clause(clause: Clause, children: list[Json]) -> Json:
    shown: Json = {
        "eid": clause.eid,
        "num": clause.num,
        "heading": clause.heading,
        "text": clause.text,
        "kind": clause.kind,
        "start": clause.start,
        "end": clause.end,
        "children": children,
    }
    if clause.num_raw:
        shown["num_raw"] = clause.num_raw
    if clause.context:
        shown["context"] = list(clause.context)
    return shown


def _clauses(clauses: Sequence[Clause]) -> list[Json]:
    """Nested clauses as JSON, built from the leaves up without recursion (nesting may be deep)."""
    made: dict[int, Json] = {}
    for top in clauses:
        for node in reversed(list(top.walk())):
            made[id(node)] = _clause(node, [made.pop(id(child)) for child in node.children])
    return [made[id(top)] for top in clauses]


def _part_head(part: Part) -> Json:
    return {
        "id": part.id,
        "title": part.title,
        "type": part.type,
        "language": part.language,
        "dates": dates(part.dates),
    }


def tree(of: ClauseTree) -> Json:
    """``parse --format json``."""
    parts = [_part_head(part) | {"clauses": _clauses(part.clauses)} for part in of.parts]
    shown: Json = {
        "schema": "clausewatch.tree/1",
        "language": of.language,
        "title": of.title,
        "dates": dates(of.dates),
        "coverage": round(of.coverage, 4),
        "notes": list(of.notes),
        "text": of.text,
        "parts": parts,
    }
    return shown


def fact(of: Fact) -> Json:
    """One fact; conditions, scopes and flags only where there are any."""
    shown: Json = {
        "category": of.category,
        "attribute": of.attribute,
        "value": value(of.value),
        "quote": of.quote,
        "clause": of.clause,
        "part": of.part,
        "actor": of.actor,
        "start": of.start,
        "end": of.end,
        "rule": of.rule,
    }
    extras = {
        "condition": of.condition,
        "scope": of.scope,
        "flags": list(of.flags),
        "items": list(of.items),
        "calendar": of.calendar,
    }
    return shown | {name: extra for name, extra in extras.items() if extra}


def _contradictions(pairs: Sequence[Contradiction]) -> list[Json]:
    return [{"attribute": pair.first.attribute, "facts": [fact(pair.first), fact(pair.second)]} for pair in pairs]


def facts(of: ClauseTree, read: Sequence[Fact], contradictory: Sequence[Contradiction]) -> Json:
    """``facts --format json``."""
    return {
        "schema": "clausewatch.facts/1",
        "language": of.language,
        "dates": dates(of.dates),
        "facts": [fact(one) for one in read],
        "contradictions": _contradictions(contradictory),
    }


def _side(of: ClauseTree, source: str, sha256: str, suspect: Sequence[Suspicion]) -> Json:
    reasons = [{"id": reason.id, "text": reason.text} for reason in suspect]
    return {
        "source": source,
        "language": of.language,
        "title": of.title,
        "dates": dates(of.dates),
        "parts": [_part_head(part) for part in of.parts],
        "clauses": sum(clause.kind != "inline" for clause in of.walk()),
        "sha256": sha256,
        "suspect": {"reasons": reasons} if reasons else None,
    }


def _ref(of: ClauseRef) -> Json:
    clause = of.clause
    return {
        "eid": clause.eid,
        "part": of.part,
        "num": clause.num,
        "heading": clause.heading,
        "path": list(of.path),
        "text": clause.text,
    }


def change(of: ClauseChange, findings: list[int]) -> Json:
    """One clause change with the indexes of its findings."""
    shown: Json = {
        "kind": of.kind,
        "reasons": list(of.reasons),
        "old": [_ref(ref) for ref in of.old],
        "new": [_ref(ref) for ref in of.new],
        "edits": [[edit.op, edit.text] for edit in of.edits],
        "findings": findings,
        "evidence": list(of.evidence),
    }
    if not of.verified:
        shown["verified"] = False
    return shown


def finding(of: Finding) -> Json:
    """One finding."""
    return {
        "category": of.category,
        "attribute": of.attribute,
        "old_value": value(of.old_value),
        "new_value": value(of.new_value),
        "direction": of.direction,
        "severity": of.severity,
        "material": of.material,
        "rule": of.rule,
        "reason": of.reason,
        "old_quote": of.old_quote,
        "new_quote": of.new_quote,
        "old_clause": of.old_clause,
        "new_clause": of.new_clause,
        "part": of.part,
    }


def needs_reading(of: NeedsReading) -> Json:
    """One edited clause that a person should read."""
    return {
        "category": of.category,
        "old_clause": of.old_clause,
        "new_clause": of.new_clause,
        "old_quote": of.old_quote,
        "new_quote": of.new_quote,
        "reason": of.reason,
    }


def comparison(of: Review, *, sources: tuple[str, str], sha256: tuple[str, str]) -> Json:
    """``compare --format json``; ``sources`` and ``sha256`` are those of the old and the new side."""
    counts = Counter(change.kind for change in of.comparison.changes)
    shown_in: dict[int, list[int]] = {}
    for index, one in enumerate(of.findings):
        shown_in.setdefault(one.change, []).append(index)
    return {
        "schema": "clausewatch.comparison/1",
        "old": _side(of.old, sources[0], sha256[0], of.old_suspect),
        "new": _side(of.new, sources[1], sha256[1], of.new_suspect),
        "summary": {str(kind): counts[kind] for kind in _COUNTED} | {"unchanged": of.comparison.unchanged},
        "material": of.material,
        "verified": of.comparison.verified,
        "changes": [change(one, shown_in.get(index, [])) for index, one in enumerate(of.comparison.changes)],
        "findings": [finding(one) for one in of.findings],
        "needs_reading": [needs_reading(one) for one in of.needs_reading],
        "contradictions": {
            "old": _contradictions(of.old_contradictions),
            "new": _contradictions(of.new_contradictions),
        },
    }
