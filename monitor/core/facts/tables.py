"""Credit tables: rows that pair an availability band with what it pays."""

from collections.abc import Sequence

from monitor.core.facts.amounts import read_bands
from monitor.core.facts.places import Place
from monitor.core.facts.unit import Unit
from monitor.model.clause import Clause
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
