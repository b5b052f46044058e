"""The web application served on the loopback address to a real browser, and its pages found by their links."""

import importlib
import pkgutil
import re
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import axe_playwright_python
import uvicorn
from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.testclient import TestClient

import monitor.web

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
_LINK = re.compile(r'href="(/[^"#]*)')


@contextmanager
def served(application: FastAPI) -> Iterator[str]:
    """Serve until the block ends; yields the address, without a slash at its end."""
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def crawled(client: TestClient, *, of_each: int = 2) -> dict[str, list[str]]:
    """Route -> the first addresses of pages under it that links from the overview lead to, at most ``of_each``."""
    found: dict[str, list[str]] = defaultdict(list)
    queue, seen = deque(["/"]), {"/"}
    while queue:
        address = queue.popleft()
        route = route_of(address)
        if route is None or len(found[route]) >= of_each:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[route].append(address)
        links = [link.replace("&amp;", "&") for link in _LINK.findall(answer.text)]
        queue.extend(link for link in links if link not in seen)
        seen.update(links)
    return dict(found)


def route_of(address: str) -> str | None:
    """The route of the page at that address; None for files and for what is not there."""
    scope = {"type": "http", "method": "GET", "path": address.partition("?")[0], "root_path": "", "headers": []}
    return next((route.path for route in page_routes() if route.matches(scope)[0] is Match.FULL), None)


def page_routes() -> tuple[APIRoute, ...]:
    """The routes that answer GET with a page for people, in their order."""
    return tuple(route for route in routes() if "GET" in route.methods and _answers_with_a_page(route))


@cache
def routes() -> tuple[APIRoute, ...]:
    """The routes of all routers of the application, in their order."""
    modules = [importlib.import_module(f"monitor.web.{one.name}") for one in pkgutil.iter_modules(monitor.web.__path__)]
    routers = [value for module in modules for value in vars(module).values() if isinstance(value, APIRouter)]
    return tuple(
        route
        for router in {id(one): one for one in routers}.values()
        for route in router.routes
        if isinstance(route, APIRoute)
    )


def _answers_with_a_page(route: APIRoute) -> bool:
    return getattr(route.response_class, "value", route.response_class) is HTMLResponse
