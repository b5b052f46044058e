"""Facts of the versions in force, for comparing terms with each other. Functions on a Session."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from monitor.store.tables import StatedFactRow, TermsRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A fact as it is compared. ``value``: JSON in the syntax of the fact schema; ``rank``: for sorting."""

    attribute: str
    value: Any
    rank: float | None
    clause: str
    lineage_id: str
    quote: str


def save(session: Session, terms_key: int, facts: Sequence[Stated]) -> None:
    """Write the facts of the version in force of a terms in place of those of the version before."""
    session.execute(delete(StatedFactRow).where(StatedFactRow.terms_key == terms_key))
    rows = [
        {
            "terms_key": terms_key,
            "position": position,
            "attribute": fact.attribute,
            "rank": fact.rank,
            "value": fact.value,
            "clause": fact.clause,
            "lineage_id": fact.lineage_id,
            "quote": fact.quote,
        }
        for position, fact in enumerate(facts)
    ]
    if rows:
        session.execute(insert(StatedFactRow), rows)


def attributes(session: Session) -> frozenset[str]:
    """The attributes that any terms states."""
    return frozenset(session.scalars(select(StatedFactRow.attribute).distinct()))


def ranks(session: Session, attribute: str) -> dict[float | None, int]:
    """Rank -> how many facts of the attribute have it; None for those that have no order."""
    # An outer join is not turned round: SQLite would begin with all terms that are not retired.
    query = (
        select(StatedFactRow.rank, func.count())
        .outerjoin(TermsRow, TermsRow.key == StatedFactRow.terms_key)
        .where(StatedFactRow.attribute == attribute, TermsRow.retired_at.is_(None))
        .group_by(StatedFactRow.rank)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def of_attribute(
    session: Session, attribute: str, *, down: bool, limit: int, offset: int
) -> list[tuple[TermsRow, StatedFactRow]]:
    """A stretch of the facts of one attribute with their terms, sorted by rank (``down``: the highest first)."""
    # Wholly in the order of the index, or wholly against it: then only what is shown is read.
    rank, terms, place = StatedFactRow.rank, StatedFactRow.terms_key, StatedFactRow.position
    against = (rank.desc().nulls_last(), terms.desc(), place.desc())
    order = against if down else (rank.asc().nulls_first(), terms.asc(), place.asc())
    query = (
        select(TermsRow, StatedFactRow)
        .select_from(StatedFactRow)
        .outerjoin(TermsRow, TermsRow.key == StatedFactRow.terms_key)
        .where(StatedFactRow.attribute == attribute, TermsRow.retired_at.is_(None))
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    )
    return [(terms, fact) for terms, fact in session.execute(query)]
