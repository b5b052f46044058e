"""Pages to read. Addresses are stable and mean something: /terms/ID, /terms/ID/changes/NUMBER, /ledger/ENTRY."""

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse

from monitor.core.facts import contradictions, read_facts
from monitor.core.ledger import explain
from monitor.errors import StoreError
from monitor.model.finding import Fact
from monitor.pipeline import digest as digests
from monitor.pipeline import ledger, stored
from monitor.store import ledger as kept
from monitor.store import watch
from monitor.web import charts, compared, views
from monitor.web.desk import DESK, Desk
from monitor.web.language import language_of, message

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/")
def overview(
    request: Request,
    service: str = Query("", max_length=100),
    category: str = Query("", max_length=40),
    severity: str = Query("", max_length=20),
    unread: bool = False,
    page: int = Query(1, ge=1, le=10_000),
    desk: Desk = DESK,
) -> str:
    """Deadlines ahead, what changed, and the state of everything watched."""
    filters = views.Filters(service=service, category=category, severity=severity, unread=unread)
    means = desk.world.means
    with desk.world.database.read() as session:
        rows = watch.listed(session, retired=False)
        return desk.render(
            "overview.html",
            request,
            filters=filters,
            page=page,
            changes=views.changes(session, filters, page=page),
            deadlines=views.deadlines(session, desk.world.config.services, means)[: views.PAGE],
            today=means.clock().date(),
            chart=charts.weeks(views.by_week(session, means.clock()), language_of(request)),
            rows=rows[: 4 * views.PAGE],
            total=len(rows),
            services=sorted({(row.service, row.service_name) for row in rows}),
            page_size=views.PAGE,
        )


@router.get("/terms/{terms_id}")
def terms(request: Request, terms_id: str, desk: Desk = DESK) -> str:
    """What a terms promises now, its versions, its ledger, its health."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        history = views.history(session, row)
        current = history[0].version if history else None
        entries = [
            entry
            for keeper in digests.keepers(desk.world.config.services, desk.world.means)
            if keeper.service.id == row.service
            for entry in ledger.entries_today(session, keeper)
            if entry.terms == row.id
        ]
        runs = watch.runs(session, row)
    read: tuple[Fact, ...] = ()
    problem = ""
    if current is not None and row.kind == "terms":
        try:
            read = read_facts(stored.text_of(desk.world.means, current).tree)
        except StoreError as error:
            problem = str(error)
    marks = [(one.version.number, one.version.first_seen_at, one.material) for one in history]
    return desk.render(
        "terms.html",
        request,
        row=row,
        history=history,
        facts=[fact for fact in read if fact.category != "other"],
        clashes=contradictions(read),
        problem=problem,
        entries=entries,
        runs=runs,
        timeline=charts.timeline(marks, language_of(request)),
    )


@router.get("/terms/{terms_id}/changes/{number}")
def change(request: Request, terms_id: str, number: int, desk: Desk = DESK) -> str:
    """A version against the one before: findings beside their clauses, soft changes folded."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        version = desk.version(session, row, number)
        return desk.render("change.html", request, shown=views.comparison(session, row, version), row=row)


@router.get("/terms/{terms_id}/clauses/{lineage}")
def clause(request: Request, terms_id: str, lineage: str, desk: Desk = DESK) -> str:
    """The life of one clause through all versions: its words with the versions that brought them, and each change."""
    with desk.world.database.read() as session:
        row = desk.terms(session, terms_id)
        life = views.clause_life(session, row, lineage)
        if life is None:
            raise HTTPException(404, message("these terms have no such clause"))
        return desk.render("clause.html", request, row=row, life=life)


@router.get("/terms/{terms_id}/versions/{number}/text", response_class=PlainTextResponse)
def text(terms_id: str, number: int, desk: Desk = DESK) -> PlainTextResponse:
    """The text of a version as plain text; captured HTML is never served."""
    with desk.world.database.read() as session:
        version = desk.version(session, desk.terms(session, terms_id), number)
    return PlainTextResponse(stored.text_of(desk.world.means, version).tree.text)


@router.get("/ledger")
def ledger_table(request: Request, only_open: bool = False, desk: Desk = DESK) -> str:
    """All notice entries, the nearest deadline first."""
    with desk.world.database.read() as session:
        entries = [
            entry
            for keeper in digests.keepers(desk.world.config.services, desk.world.means)
            for entry in ledger.entries_today(session, keeper)
            if entry.status == "open" or not only_open
        ]
    entries.sort(key=lambda entry: (entry.exit_deadline is None, entry.exit_deadline, entry.id))
    return desk.render("ledger.html", request, entries=entries[:500], total=len(entries), only_open=only_open)


@router.get("/ledger/{entry_id}")
def entry(request: Request, entry_id: str, desk: Desk = DESK) -> str:
    """One entry with its whole reasoning, as ``clausewatch ledger why`` prints it."""
    with desk.world.database.read() as session:
        found = next(
            (
                entry
                for keeper in digests.keepers(desk.world.config.services, desk.world.means)
                for entry in ledger.entries_today(session, keeper)
                if entry.id == entry_id
            ),
            None,
        )
        told = kept.with_reasoning(session, [found]) if found else ()
    if not told:
        raise HTTPException(404, message("the ledger has no entry %(id)s", id=entry_id))
    return desk.render("entry.html", request, entry=told[0], reasoning=explain(told[0]))


@router.get("/compare")
def compare(request: Request, attribute: str = Query("", max_length=60), desk: Desk = DESK) -> str:
    """The same fact across all watched services."""
    with desk.world.database.read() as session:
        return desk.render("compare.html", request, **compared.table(session, attribute))


@router.get("/trouble")
def trouble(request: Request, desk: Desk = DESK) -> str:
    """Pages that fail, or that do not look like the terms any more."""
    with desk.world.database.read() as session:
        rows = views.troubled(session)
        shown = [(row, next(iter(watch.runs(session, row, 1)), None)) for row in rows]
        return desk.render("trouble.html", request, rows=shown)


@router.get("/settings")
def settings(request: Request, desk: Desk = DESK) -> str:
    """What the configuration says, to read only; secrets are names of variables there and stay names here."""
    return desk.render("settings.html", request, config=desk.world.config)


@router.get("/enter")
def enter(request: Request, desk: Desk = DESK) -> str:
    """Where the token is asked for."""
    return desk.render("enter.html", request, wrong=False)


@router.get("/healthz", response_class=PlainTextResponse)
def healthz() -> str:
    """Is the page served?"""
    return "ok"
