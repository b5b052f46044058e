"""Credit tables: rows or sentences that pair an availability band with what it pays."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.core.facts.amounts import read_bands
from monitor.core.facts.places import Place
from monitor.core.facts.unit import Unit
from monitor.model.clause import Clause
from monitor.model.finding import Fact
from monitor.model.value import Tier


def is_band(clause: Clause, before: Sequence[Place]) -> bool:
    """Is the clause a table row with two percentages or more, of the table that ``before`` began?"""
    if clause.kind != "row" or (clause.text.count("%") + clause.text.count("％")) < 2:
        return False
    return not before or before[-1].clause.context == clause.context


def table_tiers(rows: Sequence[Unit]) -> tuple[Tier, ...]:
    """The tiers of a table's rows; () unless every row is a band with its credit.

    A row may give its band as two figures ("99.0% - 99.9%") or as one bound ("below 95%").
    """
    tiers = [tier for row in rows for tier in read_bands(row)]
    return tuple(sorted(tiers, key=lambda tier: -(tier.lt or 0))) if len(tiers) == len(rows) else ()


def merged_tiers(facts: list[Fact], text: str) -> list[Fact]:
    """The facts of a clause, the bands that its sentences name one by one made one fact that quotes them all."""
    named = [fact for fact in facts if fact.attribute == "credit_tiers" and isinstance(fact.value, tuple)]
    if len(named) < 2:
        return facts
    tiers = {tier for fact in named for tier in fact.value if isinstance(tier, Tier)}  # type: ignore[union-attr]
    first = named[0]
    end = max(fact.end for fact in named)
    value = tuple(sorted(tiers, key=lambda tier: -(tier.lt or 0)))
    merged = replace(first, value=value, quote=text[first.start : end], end=end)
    return [merged if fact is first else fact for fact in facts if fact is first or fact not in named]
