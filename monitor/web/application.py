"""The web application: its pages, acts and API put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from monitor import __version__
from monitor.app import App
from monitor.errors import MonitorError
from monitor.web import acts, api, files, ledger_pages, pages, searching, terms_pages, translated
from monitor.web.desk import Desk
from monitor.web.language import N_, Message, message
from monitor.web.mistakes import mistakes
from monitor.web.security import HEADERS, LOOPBACK, Gate, Guard

SMALLEST_PACKED = 1_000
"""Bytes of an answer that is worth compressing."""
AT_ONCE = 8
"""Requests that are worked on at once; others wait their turn."""
FAILED = N_("That did not work")
STANDARD = {
    "Not Found": N_("There is no page at this address."),
    "Method Not Allowed": N_("This is done by a form on a page, not by a link."),
}
"""What the framework says of itself -> what it means to a reader."""
BROKEN = N_("This is a fault of Clausewatch, not of yours; its log says more.")
HEADINGS = {
    403: N_("Not allowed"),
    404: N_("Not found"),
    405: N_("Not done by a link"),
    409: N_("The store cannot answer"),
    422: N_("Not understood"),
}


def create(world: App, *, host: str = "127.0.0.1", token: str | None = None) -> FastAPI:
    """The application on an opened store. ``host``: the name it is reached by, besides the loopback names."""
    gate = Gate(hosts=frozenset({*LOOPBACK, host}), token=token)
    application = FastAPI(
        title="Clausewatch",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    desk = application.state.desk = Desk(world, gate)
    desk.warm()
    for router in (pages.router, terms_pages.router, ledger_pages.router):
        application.include_router(router)
    application.include_router(searching.pages)
    application.include_router(translated.pages)
    application.include_router(acts.router)
    application.include_router(api.router)
    application.include_router(searching.api)
    application.include_router(translated.api)
    application.mount("/static", files.Files(), name="static")
    application.add_exception_handler(HTTPException, _plain_error)
    application.add_exception_handler(RequestValidationError, _invalid)
    application.add_exception_handler(MonitorError, _monitor_error)
    application.add_exception_handler(Exception, _broken)
    application.add_middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED, compresslevel=5)
    application.add_middleware(Guard, gate=gate)
    return application


@asynccontextmanager
async def _lifespan(application: FastAPI) -> AsyncIterator[None]:
    # Each request in work holds a database connection: no more at once than the pool gives without waiting.
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield
    application.state.desk.checks.close()


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _answer(request: Request, status: int, *what: Message | str) -> Response:
    """An answer that tells what is wrong, in one sentence or in several."""
    if _wants_json(request):
        return JSONResponse({"error": "; ".join(map(str, what))}, status_code=status)
    desk: Desk = request.app.state.desk
    page = desk.render("error.html", request, status=status, heading=HEADINGS.get(status, FAILED), what=what)
    return HTMLResponse(page, status_code=status)


def _plain_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = STANDARD.get(error.detail) if isinstance(error.detail, str) else None
    return _answer(request, error.status_code, message(known) if known else error.detail)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _answer(request, 422, *mistakes(error.errors(), named=not _wants_json(request)))


def _monitor_error(request: Request, error: Exception) -> Response:
    return _answer(request, 409, str(error))


def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001 - it is logged by the server, not told
    """A fault of ours: nothing of it is told; the headers are set here, for this answer is made outside the guard."""
    answer = _answer(request, 500, message(BROKEN))
    answer.headers.update(HEADERS)
    return answer
