"""The pages of the notice ledger: the table, one entry with its arithmetic."""

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from monitor.core.ledger import explain
from monitor.web.desk import DESK, Desk
from monitor.web.language import message
from monitor.web.views import PAGE

router = APIRouter(prefix="/ledger", default_response_class=HTMLResponse, include_in_schema=False)


@router.get("")
def table(
    request: Request,
    only_open: bool = False,
    service: str = Query("", max_length=100),
    page: int = Query(1, ge=1, le=10_000),
    desk: Desk = DESK,
) -> str:
    """Notice entries: the open ones with the nearest deadline first, or all, the newest first."""
    with desk.world.database.read() as session:
        found = desk.books.page(session, service=service, only_open=only_open, limit=PAGE, offset=(page - 1) * PAGE)
    return desk.render(
        "ledger.html", request, found=found, only_open=only_open, service=service, page=page, page_size=PAGE
    )


@router.get("/{entry_id}")
def entry(request: Request, entry_id: str, desk: Desk = DESK) -> str:
    """One entry with its whole reasoning, as ``clausewatch ledger why`` prints it."""
    with desk.world.database.read() as session:
        found = desk.books.entry(session, entry_id)
    if found is None:
        raise HTTPException(404, message("the ledger has no entry %(id)s", id=entry_id))
    return desk.render("entry.html", request, entry=found, reasoning=explain(found))
