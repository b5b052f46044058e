"""Searching current and past clauses: the page and its JSON."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.core.search import Phrase, Piece, asked, snippet
from monitor.store import clauses
from monitor.store.clauses import Hit, Hits
from monitor.store.tables import TermsRow
from monitor.web.desk import DESK, Desk
from monitor.web.views import PAGE

SCHEMA = "clausewatch.search/1"
MOST_TERMS = 500
"""Of one service that a search is narrowed to; of a larger one the first of them."""

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
api = APIRouter(prefix="/api/v1", tags=["v1"])

Q = Query("", max_length=200, description='Words that must all stand in a clause; "in a row"; begin*.')
TERMS = Query("", max_length=200, description="Id of one terms, or of a service.")
STANDING = Query(False, description="Only what stands in the version in force.")
BEFORE = Query(None, ge=1, le=2**62, description="To go on: the answer's next.")


@pages.get("/search")
def page(
    request: Request,
    q: str = Q,
    terms: str = TERMS,
    standing: bool = STANDING,
    before: int | None = BEFORE,
    desk: Desk = DESK,
) -> str:
    """Clauses that hold the words, with the versions in which they stood."""
    phrases = asked(q)
    with desk.world.database.read() as session:
        found = _found(session, phrases, terms, standing=standing, before=before)
        return desk.render(
            "search.html",
            request,
            q=q,
            terms=terms,
            standing=standing,
            before=before,
            searched=bool(phrases),
            hits=[(hit, shown(hit, phrases)) for hit in found.hits],
            more=found.more,
            missing=desk.missing(session),
        )


@api.get("/search")
def search(
    q: str = Q, terms: str = TERMS, standing: bool = STANDING, before: int | None = BEFORE, desk: Desk = DESK
) -> dict[str, Any]:
    """Clauses, current and past, that hold the words; those that came last first, fifty at a time.

    ``versions``: stretches of versions in which the wording stood; ``last`` is null where it still stands.
    """
    phrases = asked(q)
    with desk.world.database.read() as session:
        found = _found(session, phrases, terms, standing=standing, before=before)
    return {
        "schema": SCHEMA,
        "clauses": [
            {
                "service": hit.terms.service,
                "terms": hit.terms.id,
                "clause": hit.num,
                "lineage": hit.lineage_id,
                "text": hit.text,
                "snippet": [[piece.text, piece.hit] for piece in shown(hit, phrases)],
                "versions": [{"first": first, "last": last} for first, last in hit.stood],
            }
            for hit in found.hits
        ],
        "next": found.more,
    }


def _found(session: Session, phrases: Sequence[Phrase], terms: str, *, standing: bool, before: int | None) -> Hits:
    return clauses.find(
        session,
        phrases,
        terms_keys=_keys(session, terms) if terms else None,
        standing=standing,
        before=before,
        limit=PAGE,
    )


def _keys(session: Session, named: str) -> list[int]:
    """Keys of the terms of that id, or of all of the service of that id."""
    query = select(TermsRow.key).where((TermsRow.id == named) | (TermsRow.service == named))
    return list(session.scalars(query.order_by(TermsRow.id).limit(MOST_TERMS)))


def shown(hit: Hit, phrases: Sequence[Phrase]) -> tuple[Piece, ...]:
    """The part of a clause where what was asked for stands."""
    return snippet(hit.text, phrases)
