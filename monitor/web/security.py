"""What stands between a browser and the store: host names, a token, forged forms, headers on every answer.

After OWASP ASVS 5.0.0 (escaping, CSRF, cookies) and what went wrong elsewhere: error pages without the headers, DNS
rebinding, an interface open to the network without a password.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.errors import ConfigError
from monitor.web.language import N_, language_of

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; object-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
LOOPBACK = ("127.0.0.1", "::1", "localhost")
SESSION = "clausewatch_session"
OPEN_PATHS = ("/enter", "/language", "/healthz")
LARGEST_FORM = 64 * 1024
_TOKEN_BYTES = 32


def check_address(host: str, token: str | None) -> None:
    """Raise ConfigError if ``host`` is reached by others and there is no token to keep them out."""
    if host not in LOOPBACK and not token:
        raise ConfigError(
            f"the page would be open to everybody who reaches {host}; set [web] token_env to the name of an "
            "environment variable that holds a long secret, or listen on 127.0.0.1"
        )


def _masked(secret: bytes, pad: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(secret, pad, strict=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate:
    """Who may come in. ``hosts``: names that the Host header may hold; ``secret``: new at each start."""

    hosts: frozenset[str]
    token: str | None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def form_token(self, purpose: str = "act") -> str:
        """What every form carries: nobody else's page can know it.

        ``purpose``: "language" for the one form that is shown before anybody has come in, so that what is shown
        there opens nothing else. It is written otherwise each time, so that the length of a compressed page does not
        give it away (BREACH).
        """
        pad = secrets.token_bytes(_TOKEN_BYTES)
        return (pad + _masked(self._form_secret(purpose), pad)).hex()

    def is_form_token(self, given: str, purpose: str = "act") -> bool:
        """Is ``given`` a form token for that purpose?"""
        try:
            told = bytes.fromhex(given)
        except ValueError:
            return False
        pad, masked = told[:_TOKEN_BYTES], told[_TOKEN_BYTES:]
        return len(masked) == len(pad) and hmac.compare_digest(_masked(masked, pad), self._form_secret(purpose))

    def _form_secret(self, purpose: str) -> bytes:
        return hmac.digest(self.secret, f"form {purpose}".encode(), "sha256")

    def session(self) -> str:
        """Value of the cookie that stands for the token once it was shown."""
        return hmac.new(self.secret, b"session", "sha256").hexdigest()

    def knows(self, headers: Headers, query: str) -> bool:
        """Did the request show the token: as a bearer, as the session cookie, or (feeds) in the address?"""
        if self.token is None:
            return True
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        cookie = SimpleCookie(headers.get("cookie", "")).get(SESSION)
        shown = [bearer, *parse_qs(query).get("token", [])]
        by_token = any(hmac.compare_digest(one.encode(), self.token.encode()) for one in shown)
        return by_token or (cookie is not None and hmac.compare_digest(cookie.value, self.session()))


class Guard:
    """ASGI middleware: refuses what the gate does not let in, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(event: Message) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(event)

        refusal = self._refusal(Request(scope))
        await (refusal or self._app)(scope, receive, with_headers)

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "").rsplit(":", 1)[0].strip("[]")
        if host not in self._gate.hosts:
            return _refused(request, 421, N_("This name is not served here."))
        length = request.headers.get("content-length", "0")
        # What does not tell its length in advance could be endless.
        if "transfer-encoding" in request.headers or not length.isdecimal():
            return _refused(request, 411, N_("Send the form with its length."))
        if int(length) > LARGEST_FORM:
            return _refused(request, 413, N_("The form is too large."))
        open_path = request.url.path in OPEN_PATHS or request.url.path.startswith("/static/")
        if open_path or self._gate.knows(request.headers, request.url.query):
            return None
        if request.url.path.startswith("/api/"):
            return PlainTextResponse("Send the token: Authorization: Bearer ...\n", status_code=401)
        return RedirectResponse("/enter", status_code=303)


def _refused(request: Request, status: int, why: str) -> Response:
    """A refusal in a line of text: pages are not made for those who are not let in."""
    return PlainTextResponse(f"{language_of(request).say(why)}\n", status_code=status)
