"""The same fact across services: who promises what."""

from collections import Counter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.core.facts import ATTRIBUTES
from monitor.model.value import Duration
from monitor.store import ledger
from monitor.store.tables import TermsRow

MOST = 2_000
LONG_NOTICE_DAYS = 30
_DAYS = {"D": 1.0, "BD": 1.4, "M": 30.0, "H": 1 / 24, "MIN": 1 / 1440}


def table(session: Session, chosen: str) -> dict[str, Any]:
    """Rows (service, terms, value, clause, quote) for one attribute, and the attributes there are to choose from.

    Facts are those that were written down with the version in force: the ones deadlines are counted from.
    """
    query = select(TermsRow).where(TermsRow.retired_at.is_(None), TermsRow.version_id.is_not(None)).limit(MOST)
    facts = [
        (row, fact)
        for row in session.scalars(query)
        if row.version_id is not None
        for fact in ledger.standing_facts(session, row.version_id)
    ]
    counts = Counter(fact.attribute for _, fact in facts)
    choices = [(name, counts[name]) for name in ATTRIBUTES if counts[name]]
    attribute = chosen if chosen in counts else next((name for name, _ in choices), "")
    rows = [(row, fact) for row, fact in facts if fact.attribute == attribute]
    rows.sort(key=lambda pair: (_days(pair[1].value), pair[0].service))
    spans = [_days(fact.value) for _, fact in rows]
    return {
        "choices": choices,
        "attribute": attribute,
        "rows": rows,
        "long": sum(span >= LONG_NOTICE_DAYS for span in spans),
        "durations": sum(span >= 0 for span in spans),
    }


def _days(value: Any) -> float:
    """A duration in days, roughly; -1 for anything else, so that vague promises sort first."""
    span = Duration.parse(value) if isinstance(value, str) else None
    return span.count * _DAYS[span.unit] if span else -1.0
