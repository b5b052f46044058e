"""The JSON API: the same shapes as the command line's JSON."""

from typing import Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from monitor.pipeline import digest as digests
from monitor.pipeline import feeds, ledger
from monitor.render.calendar import calendar
from monitor.render.ledger import entry_json
from monitor.store import findings, versions, watch
from monitor.web import views
from monitor.web.desk import DESK, Desk

router = APIRouter(prefix="/api/v1", tags=["v1"])

TERMS = Path(max_length=200, description="Id of the terms, as in the configuration.")
NUMBER = Path(ge=1, le=2**31, description="Number of the version, from 1.")
KNOWN: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such thing."},
    409: {"description": "The store cannot answer."},
}


@router.get("/terms")
def list_terms(page: int = Query(1, ge=1, le=10_000, description="Fifty a page."), desk: Desk = DESK) -> dict[str, Any]:
    """All that is watched, by service and id."""
    with desk.world.database.read() as session:
        rows = watch.listed(session)
    begin = (page - 1) * views.PAGE
    return {
        "schema": "clausewatch.list/1",
        "total": len(rows),
        "terms": [
            {
                "id": row.id,
                "service": row.service,
                "service_name": row.service_name,
                "name": row.name,
                "type": row.type,
                "kind": row.kind,
                "last_outcome": row.last_outcome,
                "last_check": row.last_checked_at,
                "next_check": row.next_due_at,
                "retired": row.retired_at,
            }
            for row in rows[begin : begin + views.PAGE]
        ],
    }


@router.get("/terms/{terms_id}/versions", responses=KNOWN)
def list_versions(terms_id: str = TERMS, desk: Desk = DESK) -> dict[str, Any]:
    """The versions of a terms, newest first."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        return {
            "schema": "clausewatch.history/1",
            "terms": row.id,
            "versions": [
                {
                    "number": one.version.number,
                    "kind": one.version.kind,
                    "first_seen": one.version.first_seen_at,
                    "last_seen": one.version.last_seen_at,
                    "published": one.version.published,
                    "effective": one.version.effective,
                    "summary": one.summary,
                    "material": one.material,
                }
                for one in views.history(session, row)
            ],
        }


@router.get("/terms/{terms_id}/changes/{number}", responses=KNOWN)
def one_change(terms_id: str = TERMS, number: int = NUMBER, desk: Desk = DESK) -> dict[str, Any]:
    """The recorded comparison of a version with the one before."""
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
            "changes": [change.payload for change in findings.changes_of(session, made.id)] if made else [],
            "findings": [one.payload for one in findings.of_derivation(session, made.id)] if made else [],
            "needs_reading": [one.payload for one in findings.needs_reading_of(session, made.id)] if made else [],
        }


@router.get("/ledger")
def list_entries(desk: Desk = DESK) -> dict[str, Any]:
    """All notice entries as of today."""
    with desk.world.database.read() as session:
        return {
            "schema": "clausewatch.ledger/1",
            "entries": [
                entry_json(entry)
                for keeper in digests.keepers(desk.world.config.services, desk.world.means)
                for entry in ledger.entries_today(session, keeper)
            ],
        }


@router.get("/deadlines.ics", response_class=Response)
def deadlines_calendar(desk: Desk = DESK) -> Response:
    """Deadlines of the next year as iCalendar."""
    with desk.world.database.read() as session:
        due = [
            deadline
            for keeper in digests.keepers(desk.world.config.services, desk.world.means)
            for deadline in ledger.deadlines(session, keeper, feeds.DAYS_AHEAD)
        ]
    return Response(calendar(due, now=desk.world.means.clock()), media_type="text/calendar; charset=utf-8")


@router.get("/findings.atom", response_class=Response)
def findings_feed(desk: Desk = DESK) -> Response:
    """Findings of the last half year as an Atom feed."""
    feed = feeds.everything(desk.world.config.services, desk.world.means)
    return Response(feed, media_type="application/atom+xml; charset=utf-8")
