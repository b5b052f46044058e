"""Pages over everything watched. Addresses are stable and mean something: /terms/ID/changes/NUMBER, /ledger/ENTRY."""

import os

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from monitor import __version__
from monitor.app import NOW_VARIABLE
from monitor.render.metrics import MEDIA_TYPE, Metric, by_label, exposition
from monitor.store import outbox, watch
from monitor.web import charts, compared, views, watched
from monitor.web.desk import DESK, Desk
from monitor.web.language import language_of
from monitor.whereabouts import ENVIRONMENT_VARIABLE

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

VARIABLES = (ENVIRONMENT_VARIABLE, NOW_VARIABLE)
"""Of the environment, that decide how the program runs; their values are told elsewhere."""
MOST_DEADLINES = 20
"""On the overview; the ledger's calendar has them all."""


@router.get("/")
def overview(
    request: Request,
    service: str = Query("", max_length=100),
    category: str = Query("", max_length=40),
    severity: str = Query("", max_length=20),
    unread: bool = False,
    to_read: bool = False,
    before: int | None = Query(None, ge=1, le=2**62),
    desk: Desk = DESK,
) -> str:
    """Deadlines ahead, what changed, and the state of everything watched."""
    filters = views.Filters(service=service, category=category, severity=severity, unread=unread, to_read=to_read)
    now = desk.world.means.clock()
    with desk.world.database.read() as session:
        return desk.render(
            "overview.html",
            request,
            filters=filters,
            before=before,
            found=views.changes(session, filters, before=before),
            deadlines=desk.books.deadlines(session, days=views.DAYS_AHEAD, limit=MOST_DEADLINES),
            today=now.date(),
            chart=charts.weeks(desk.weeks(session, now), language_of(request)),
            states=watched.states(session),
            rows=watched.page(session, watched.Wanted(), limit=views.PAGE),
            services=watched.services(session),
            page_size=views.PAGE,
        )


@router.get("/terms")
def all_terms(
    request: Request,
    service: str = Query("", max_length=100),
    state: str = Query("", max_length=20),
    name: str = Query("", max_length=100),
    page: int = Query(1, ge=1, le=10_000),
    desk: Desk = DESK,
) -> str:
    """Everything watched, by service and name, with its state."""
    wanted = watched.Wanted(service=service, state=state, name=name)
    with desk.world.database.read() as session:
        return desk.render(
            "watched.html",
            request,
            wanted=wanted,
            page=page,
            page_size=views.PAGE,
            states=watched.states(session),
            rows=watched.page(session, wanted, limit=views.PAGE, offset=(page - 1) * views.PAGE),
            services=watched.services(session),
        )


@router.get("/compare")
def compare(
    request: Request,
    attribute: str = Query("", max_length=60),
    down: bool = False,
    page: int = Query(1, ge=1, le=10_000),
    desk: Desk = DESK,
) -> str:
    """The same fact across all watched services."""
    with desk.world.database.read() as session:
        shown = compared.table(session, attribute, down=down, page=page, count=desk.ranks)
        return desk.render("compare.html", request, shown=shown, page=page, down=down)


@router.get("/trouble")
def trouble(request: Request, page: int = Query(1, ge=1, le=10_000), desk: Desk = DESK) -> str:
    """Pages that fail, or that do not look like the terms any more."""
    with desk.world.database.read() as session:
        rows = watch.troubled(session, limit=views.PAGE, offset=(page - 1) * views.PAGE)
        last = watch.last_runs(session, rows)
        shown = [(row, last.get(row.key)) for row in rows]
        return desk.render("trouble.html", request, rows=shown, page=page, page_size=views.PAGE)


@router.get("/settings")
def settings(
    request: Request,
    service: str = Query("", max_length=200),
    page: int = Query(1, ge=1, le=10_000),
    desk: Desk = DESK,
) -> str:
    """What is set and where that comes from, to read only; secrets are names of variables there and stay names here."""
    config = desk.world.config
    problem, read = "", None
    try:
        read = desk.provenance()
    except (OSError, ValueError) as error:
        problem = str(error)
    begin = (page - 1) * views.PAGE
    return desk.render(
        "settings.html",
        request,
        config=config,
        problem=problem,
        chosen=service,
        of_service=read.service(service)[: views.PAGE] if read and service else (),
        sections=read.sections() if read else {},
        recipients=read.recipients()[: views.PAGE] if read else (),
        environment=[(name, name in os.environ) for name in VARIABLES],
        services=config.services[begin : begin + views.PAGE],
        page=page,
        page_size=views.PAGE,
    )


@router.get("/enter")
def enter(request: Request, desk: Desk = DESK) -> str:
    """Where the token is asked for."""
    return desk.render("enter.html", request, wrong=False)


@router.get("/healthz", response_class=PlainTextResponse)
def healthz() -> str:
    """Is the page served?"""
    return "ok"


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(desk: Desk = DESK) -> Response:
    """Numbers of the store for Prometheus, under the names that the daemon gives them; its own are on its own page."""
    with desk.world.database.read() as session:
        standing = watch.standing(session, desk.world.means.clock())
        messages = outbox.counts(session)
    told = (
        Metric(name="clausewatch_info", help="Version.", kind="gauge", values=(({"version": __version__}, 1.0),)),
        by_label("clausewatch_terms", "Watched terms by outcome of the last check.", "outcome", standing.last),
        Metric(name="clausewatch_terms_due", help="Terms due now.", kind="gauge", values=(({}, float(standing.due)),)),
        by_label("clausewatch_messages", "Messages by state.", "state", messages),
    )
    return Response(exposition(told), media_type=MEDIA_TYPE)
