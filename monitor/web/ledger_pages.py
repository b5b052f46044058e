"""The pages of the notice ledger: the table, one entry with its arithmetic."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse

from monitor.core.ledger import explain
from monitor.web import months
from monitor.web.desk import DESK, Desk
from monitor.web.language import message
from monitor.web.views import PAGE

MOST_CHANGES = 20
"""Changes of a version that its entry names; the page of the version has them all."""

router = APIRouter(prefix="/ledger", default_response_class=HTMLResponse, include_in_schema=False)


@router.get("")
def table(
    request: Request,
    only_open: bool = False,
    service: str = Query("", max_length=100),
    page: int = Query(1, ge=1, le=10_000),
    logged: int | None = Query(None, ge=0, le=10_000),
    desk: Desk = DESK,
) -> str:
    """Notice entries: the open ones with the nearest deadline first, or all, the newest first.

    ``logged``: a notice was just logged, which opened so many.
    """
    with desk.world.database.read() as session:
        found = desk.books.page(session, service=service, only_open=only_open, limit=PAGE, offset=(page - 1) * PAGE)
    return desk.render(
        "ledger.html",
        request,
        found=found,
        only_open=only_open,
        service=service,
        page=page,
        page_size=PAGE,
        logged=logged,
        today=desk.world.means.clock().date(),
    )


@router.get("/month/{month}")
def month(request: Request, month: Annotated[str, Path(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")], desk: Desk = DESK) -> str:
    """The calendar of one month, as 2026-03: deadlines of entries and those that the terms in force give."""
    first = date.fromisoformat(f"{month}-01")
    with desk.world.database.read() as session:
        sheet = months.month(session, desk.books, first)
    return desk.render("month.html", request, sheet=sheet, today=desk.world.means.clock().date())


@router.get("/{entry_id}")
def entry(request: Request, entry_id: str, desk: Desk = DESK) -> str:
    """One entry with its whole reasoning, as ``clausewatch ledger why`` prints it."""
    with desk.world.database.read() as session:
        found = desk.books.entry(session, entry_id)
    if found is None:
        raise HTTPException(404, message("the ledger has no entry %(id)s", id=entry_id))
    more = len(found.changes) - MOST_CHANGES
    named = (*found.changes[:MOST_CHANGES], f"and {more} more") if more > 0 else found.changes
    return desk.render("entry.html", request, entry=found, reasoning=explain(replace(found, changes=named)))
