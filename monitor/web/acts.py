"""What can be done on a page: POST only, each form with its token."""

import hmac
import re
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from monitor.model.notice import Trigger
from monitor.model.source import Service, Terms
from monitor.pipeline import ledger
from monitor.store import findings, watch
from monitor.store import ledger as entries
from monitor.web.desk import DESK, NUMBER, Desk, the_desk
from monitor.web.language import COOKIE, N_, languages, message
from monitor.web.mistakes import mistake, not_a_day
from monitor.web.security import SESSION

SEE_OTHER = 303
STALE_FORM = N_("this form is no longer valid; load the page again and repeat")
ONE_OF = N_("must be one of: %(expected)s")
A_YEAR = 365 * 24 * 3600
_HERE = re.compile(r"/(?![/\\])[!-~]*")
"""An address on this site: a path in ASCII that no browser takes for the name of another host."""


def _is_ours(request: Request, form_token: Annotated[str, Form()] = "") -> None:
    """Refuse a form that another site may have sent."""
    if not the_desk(request).gate.is_form_token(form_token):
        raise HTTPException(403, message(STALE_FORM))


router = APIRouter(include_in_schema=False)
guarded = APIRouter(include_in_schema=False, dependencies=[Depends(_is_ours)])


@router.post("/enter")
def enter(request: Request, token: Annotated[str, Form(max_length=500)], desk: Desk = DESK) -> Response:
    """Show the token once; a cookie stands for it from then on."""
    gate = desk.gate
    if gate.token is None or not _same(token, gate.token):
        return HTMLResponse(desk.render("enter.html", request, wrong=True), status_code=403)
    answer = RedirectResponse("/", status_code=SEE_OTHER)
    secure = request.url.scheme == "https"
    answer.set_cookie(SESSION, gate.session(), httponly=True, samesite="strict", secure=secure, path="/")
    return answer


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


@router.post("/language")
def speak(
    request: Request,
    language: Annotated[str, Form(max_length=10)],
    back: Annotated[str, Form(max_length=2000)] = "/",
    language_token: Annotated[str, Form(max_length=200)] = "",
    desk: Desk = DESK,
) -> Response:
    """The language of all pages from now on, kept by the browser."""
    if not desk.gate.is_form_token(language_token, "language"):
        raise HTTPException(403, message(STALE_FORM))
    if language not in languages():
        raise HTTPException(422, mistake("language", ONE_OF, expected=tuple(languages())))
    answer = RedirectResponse(back if _HERE.fullmatch(back) else "/", status_code=SEE_OTHER)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, language, max_age=A_YEAR, httponly=True, samesite="strict", secure=secure, path="/")
    return answer


def _watched(desk: Desk, terms_id: str) -> tuple[Service, Terms]:
    for service in desk.world.config.services:
        for terms in service.terms:
            if terms.id == terms_id:
                return service, terms
    raise HTTPException(404, message('nothing watched is called "%(id)s"', id=terms_id))


@guarded.post("/terms/{terms_id}/check")
def check_now(terms_id: str, desk: Desk = DESK) -> Response:
    """Check now, behind the page that this leads to."""
    job = desk.checks.begin(*_watched(desk, terms_id))
    return RedirectResponse(f"/checks/{job.id}", status_code=SEE_OTHER)


@guarded.post("/terms/{terms_id}/accept")
def accept(terms_id: str, desk: Desk = DESK) -> Response:
    """Take the page as it is now for the terms, although it looks wrong."""
    job = desk.checks.begin(*_watched(desk, terms_id), force=True)
    return RedirectResponse(f"/checks/{job.id}", status_code=SEE_OTHER)


@guarded.post("/terms/{terms_id}/dismiss")
def dismiss(terms_id: str, desk: Desk = DESK) -> Response:
    """The page is not the terms: the version that stands is kept, and no alarm is raised about this page again."""
    with desk.world.database.write() as session:
        row = desk.terms(session, terms_id)
        if not watch.dismiss(row, desk.world.means.clock()):
            raise HTTPException(409, message("%(id)s is not suspect", id=terms_id))
    return RedirectResponse("/trouble", status_code=SEE_OTHER)


@router.get("/checks/{job_id}")
def progress(request: Request, job_id: str, desk: Desk = DESK) -> HTMLResponse:
    """How far a check is; the page loads itself again until it has ended."""
    job = desk.checks.get(job_id)
    if job is None:
        raise HTTPException(404, message("this check is not known any more; see the latest checks of the terms"))
    return HTMLResponse(desk.render("check.html", request, job=job))


@guarded.post("/terms/{terms_id}/changes/{number}/acknowledge")
def acknowledge(
    terms_id: str, number: int = NUMBER, note: Annotated[str, Form(max_length=1000)] = "", desk: Desk = DESK
) -> Response:
    """A person has seen the findings of a version."""
    with desk.world.database.write() as session:
        row = desk.terms(session, terms_id)
        made = findings.current(session, desk.version(session, row, number).id)
        if made is not None:
            ids = [finding.id for finding in findings.of_derivation(session, made.id)]
            findings.acknowledge(session, ids, note=note, now=desk.world.means.clock())
    return RedirectResponse(f"/terms/{terms_id}/changes/{number}", status_code=SEE_OTHER)


@guarded.post("/ledger/{entry_id}/{status}")
def decide(
    entry_id: str,
    status: Literal["acknowledged", "objected"],
    note: Annotated[str, Form(max_length=1000)] = "",
    desk: Desk = DESK,
) -> Response:
    """What a person decided about an entry."""
    with desk.world.database.write() as session:
        if not entries.set_status(session, entry_id, status, note=note, now=desk.world.means.clock()):
            raise HTTPException(404, message("the ledger has no entry %(id)s", id=entry_id))
    return RedirectResponse(f"/ledger/{entry_id}", status_code=SEE_OTHER)


@guarded.post("/terms/{terms_id}/notices")
def log_notice(
    terms_id: str,
    trigger: Annotated[Trigger, Form()],
    received: Annotated[date, Form()],
    channel: Annotated[str, Form(max_length=40)] = "email",
    published: Annotated[str, Form(max_length=10)] = "",
    effective: Annotated[str, Form(max_length=10)] = "",
    note: Annotated[str, Form(max_length=1000)] = "",
    desk: Desk = DESK,
) -> Response:
    """Log a notice that came by mail or otherwise; the ledger judges it at once."""
    service, terms = _watched(desk, terms_id)
    keeper = ledger.keeper_of(desk.world.means, service)
    if channel not in ledger.CHANNELS:
        raise HTTPException(422, mistake("channel", ONE_OF, expected=ledger.CHANNELS))
    if received > keeper.setting.today:
        raise HTTPException(422, mistake("received", N_("must not lie in the future")))
    notice = ledger.notice_of(
        terms.id,
        trigger,
        received=received,
        published=_optional_day("published", published),
        effective=_optional_day("effective", effective),
        channel=channel,
        note=note,
    )
    with desk.world.database.write() as session:
        opened = ledger.log_notice(session, keeper, desk.terms(session, terms_id), notice)
    return RedirectResponse(f"/ledger?logged={len(opened)}", status_code=SEE_OTHER)


def _optional_day(field: str, given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise HTTPException(422, not_a_day(field)) from error


router.include_router(guarded)
