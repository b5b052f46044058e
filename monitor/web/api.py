"""The JSON API: the same shapes as the command line's JSON, a bounded stretch at a time."""

from typing import Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from monitor.pipeline import feeds
from monitor.render.calendar import calendar
from monitor.render.ledger import deadlines_json, entry_json
from monitor.store import findings, versions, watch
from monitor.store.tables import DerivationRow, TermsRow
from monitor.web import cards, views
from monitor.web.answers import conditional
from monitor.web.desk import DESK, NUMBER, Desk

router = APIRouter(prefix="/api/v1", tags=["v1"])

MOST_DEADLINES = 250
"""In one answer, the nearest ones."""
MOST_EVENTS = 120
"""In one calendar file, the nearest ones: with their reasoning some 100 kB. A file of one service holds what is left
out of that of all."""

TERMS = Path(max_length=200, description="Id of the terms, as in the configuration.")
PAGE = Query(1, ge=1, le=10_000, description="Fifty a page.")
CHANGES = Query(1, ge=1, le=10_000, description="Of the changes: fifty a page, fewer where they are long.")
SERVICE = Query("", max_length=200, description="Id of a service: only what concerns it.")
KNOWN: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such thing."},
    409: {"description": "The store cannot answer."},
}
UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "The asker holds just that (If-None-Match)."}}


@router.get("/terms")
def list_terms(page: int = PAGE, service: str = SERVICE, desk: Desk = DESK) -> dict[str, Any]:
    """All that is or was watched, by service and id."""
    with desk.world.database.read() as session:
        total, rows = watch.page(session, service=service, limit=views.PAGE, offset=(page - 1) * views.PAGE)
    return {"schema": "clausewatch.list/1", "total": total, "terms": [_terms_json(desk, row) for row in rows]}


def _terms_json(desk: Desk, row: TermsRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "service": row.service,
        "service_name": row.service_name,
        "name": row.name,
        "type": row.type,
        "kind": row.kind,
        "translation_of": row.translation_of,
        "urls": [source.url for source in desk.sources.get(row.id, ())],
        "retired": row.retired_at,
        "last_check": row.last_checked_at,
        "last_good": row.last_good_at,
        "last_outcome": row.last_outcome,
        "next_check": row.next_due_at,
    }


@router.get("/terms/{terms_id}/versions", responses=KNOWN)
def list_versions(terms_id: str = TERMS, page: int = PAGE, desk: Desk = DESK) -> dict[str, Any]:
    """The versions of a terms, newest first."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        return {
            "schema": "clausewatch.history/1",
            "terms": row.id,
            "versions": [_version_json(one) for one in views.history(session, row, page=page)],
        }


def _version_json(one: views.History) -> dict[str, Any]:
    version = one.version
    return {
        "number": version.number,
        "kind": version.kind,
        "reason": version.reason,
        "first_seen": version.first_seen_at,
        "last_seen": version.last_seen_at,
        "published": version.published,
        "updated": version.updated,
        "effective": version.effective,
        "clauses": version.clauses,
        "engine": version.engine,
        "summary": one.summary or None,
        "material": one.material,
    }


@router.get("/terms/{terms_id}/changes/{number}", responses=KNOWN)
def one_change(terms_id: str = TERMS, number: int = NUMBER, page: int = CHANGES, desk: Desk = DESK) -> dict[str, Any]:
    """The recorded comparison of a version with the one before, a page of its changes at a time.

    ``total``: changes in all; ``pages``: how many pages they take. ``findings``: those of the changes of the page,
    which name them by their place in this list. ``needs_reading``: fifty a page too.
    """
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        version = desk.version(session, row, number)
        made = findings.current(session, version.id)
        captures = versions.captures(session, version.id)
        return {
            "schema": "clausewatch.comparison/1",
            "terms": row.id,
            "version": number,
            "sha256": [capture.sha256 for capture in captures],
            "material": bool(made and made.material),
            "summary": dict(made.summary) if made else {},
            **(_changes_json(session, made, page) if made else NOTHING),
        }


NOTHING: dict[str, Any] = {"total": 0, "pages": 0, "changes": [], "findings": [], "needs_reading": []}
"""Of a first version."""


def _changes_json(session: Session, made: DerivationRow, page: int) -> dict[str, Any]:
    pages = cards.paged(findings.outline_of(session, made.id))
    positions = [position for position, where in pages.items() if where == page]
    # A finding of no change stands at position -1.
    found = findings.of_derivation(session, made.id, [*positions, -1] if page == 1 else positions)
    unread = findings.needs_reading_of(session, made.id, limit=views.PAGE, offset=(page - 1) * views.PAGE)
    place = {one.position: index for index, one in enumerate(found)}
    return {
        "total": len(pages),
        "pages": max(pages.values(), default=0),
        "changes": [
            row.payload | {"findings": [place[one] for one in row.payload["findings"] if one in place]}
            for row in findings.changes_of(session, made.id, positions)
        ],
        "findings": [one.payload for one in found],
        "needs_reading": [one.payload for one in unread],
    }


@router.get("/ledger")
def list_entries(
    page: int = PAGE,
    service: str = SERVICE,
    only_open: bool = Query(False, description="Only open ones, the nearest deadline first."),
    desk: Desk = DESK,
) -> dict[str, Any]:
    """Notice entries as of today."""
    offset = (page - 1) * views.PAGE
    with desk.world.database.read() as session:
        found = desk.books.page(session, service=service, only_open=only_open, limit=views.PAGE, offset=offset)
    return {
        "schema": "clausewatch.ledger/1",
        "total": found.total,
        "entries": [entry_json(entry) for entry in found.entries],
    }


@router.get("/deadlines")
def list_deadlines(
    days: int = Query(60, ge=0, le=365, description="How far ahead to look."),
    service: str = SERVICE,
    desk: Desk = DESK,
) -> dict[str, Any]:
    """The days by which something must be done, nearest first, 250 at most."""
    with desk.world.database.read() as session:
        return deadlines_json(desk.books.deadlines(session, days=days, limit=MOST_DEADLINES, service=service))


@router.get("/deadlines.ics", response_class=Response, responses=UNCHANGED)
def deadlines_calendar(request: Request, service: str = SERVICE, desk: Desk = DESK) -> Response:
    """Deadlines from today on and within a year as iCalendar, the nearest 120 at most."""
    with desk.world.database.read() as session:
        due = desk.books.deadlines(session, days=feeds.DAYS_AHEAD, limit=MOST_EVENTS, service=service)
    rehearsed = desk.world.rehearsed_at is not None
    file = calendar(due, now=feeds.stamp(desk.world.means.clock()), rehearsed=rehearsed)
    return conditional(request, file, "text/calendar; charset=utf-8")


@router.get("/findings.atom", response_class=Response, responses=UNCHANGED)
def findings_feed(
    request: Request,
    service: str = SERVICE,
    terms: str = Query("", max_length=200, description="Id of a terms: only its findings."),
    desk: Desk = DESK,
) -> Response:
    """Material findings of the last half year as an Atom feed, a hundred at most."""
    # The token of an address is not repeated in what the address gives.
    here = request.url.remove_query_params("token")
    title = ": ".join(filter(None, ("Terms watch", terms or service)))
    feed = feeds.of(desk.world.means, service=service, terms_id=terms, title=title, self_url=str(here))
    return conditional(request, feed, "application/atom+xml; charset=utf-8")


@router.get("/status")
def status(desk: Desk = DESK) -> dict[str, Any]:
    """How the watching goes, in numbers."""
    with desk.world.database.read() as session:
        standing = watch.standing(session, desk.world.means.clock())
    return {
        "schema": "clausewatch.status/1",
        "watched": standing.watched,
        "retired": standing.retired,
        "due": standing.due,
        "last_check": standing.last_check,
        "next_check": standing.next_check,
        "outcomes": standing.last,
    }
