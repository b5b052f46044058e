"""The pages of one terms: what it promises, its versions, one change, one clause, its text and bytes."""

from typing import Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from monitor.core.facts import contradictions
from monitor.errors import StoreError
from monitor.store import versions, watch
from monitor.web import charts, views
from monitor.web.desk import DESK, NUMBER, Desk
from monitor.web.language import language_of, message
from monitor.web.shelf import Reading

router = APIRouter(prefix="/terms", default_response_class=HTMLResponse, include_in_schema=False)

RAW_HEADERS = {"Content-Security-Policy": "default-src 'none'; sandbox"}
"""Captured bytes are nobody's page: they are saved, never shown, and could do nothing if they were."""


@router.get("/{terms_id}")
def terms(request: Request, terms_id: str, page: int = Query(1, ge=1, le=10_000), desk: Desk = DESK) -> str:
    """What a terms promises now, its versions, its ledger, its health."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        current = versions.get(session, row.version_id) if row.version_id else None
        history = views.history(session, row, page=page)
        marks = views.marks(session, row)
        entries = desk.books.page(session, terms_key=row.key, limit=views.PAGE)
        runs = watch.runs(session, row)
        has_translation = bool(row.translation_of) or watch.has_translation(session, row.id)
    read: Reading | None = None
    problem = ""
    if current is not None and row.kind == "terms":
        try:
            read = desk.shelf.read(row, current)
        except StoreError as error:
            problem = str(error)
    return desk.render(
        "terms.html",
        request,
        row=row,
        current=current,
        history=history,
        page=page,
        page_size=views.PAGE,
        facts=[fact for fact in read.facts if fact.category != "other"] if read else [],
        lineage=read.lineage if read else {},
        clashes=contradictions(read.facts) if read else (),
        problem=problem,
        entries=entries,
        runs=runs,
        has_translation=has_translation,
        timeline=charts.timeline(marks, language_of(request)),
    )


@router.get("/{terms_id}/changes/{number}")
def change(
    request: Request,
    terms_id: str,
    number: int = NUMBER,
    page: int = Query(1, ge=1, le=10_000),
    view: Literal["sides", "inline"] = "sides",
    desk: Desk = DESK,
) -> str:
    """A version against the one before: findings beside their clauses, soft changes folded."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        version = desk.version(session, row, number)
        shown = views.comparison(session, row, version, page)
        return desk.render("change.html", request, shown=shown, row=row, view=view, page=page, most=views.MOST_TOLD)


@router.get("/{terms_id}/clauses/{lineage}")
def clause(request: Request, terms_id: str, lineage: str, desk: Desk = DESK) -> str:
    """The life of one clause through all versions: its words with the versions that brought them, and each change."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        life = views.clause_life(session, row, lineage)
        if life is None:
            raise HTTPException(404, message("these terms have no such clause"))
        return desk.render("clause.html", request, row=row, life=life)


@router.get("/{terms_id}/versions/{number}/text", response_class=PlainTextResponse)
def text(terms_id: str, number: int = NUMBER, desk: Desk = DESK) -> PlainTextResponse:
    """The text of a version as plain text; captured HTML is never served as a page."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        version = desk.version(session, row, number)
    return PlainTextResponse(desk.shelf.read(row, version).tree.text)


@router.get("/{terms_id}/versions/{number}/raw/{place}", response_class=Response)
def raw(terms_id: str, number: int = NUMBER, place: int = Path(ge=1, le=1_000), desk: Desk = DESK) -> Response:
    """The bytes of one source of a version as they were fetched, to be saved. ``place``: of the source, from 1."""
    with desk.world.database.read() as session:
        version = desk.version(session, desk.terms(session, terms_id), number)
        captures = versions.captures(session, version.id)
    if place > len(captures):
        raise HTTPException(404, message("%(id)s has no version %(number)s", id=terms_id, number=f"{number}/{place}"))
    found = captures[place - 1]
    headers = RAW_HEADERS | {"Content-Disposition": f'attachment; filename="{found.sha256[:16]}.bin"'}
    return Response(desk.world.means.blobs.get(found.sha256), media_type="application/octet-stream", headers=headers)
