"""Answers that are asked for again and again: a reader who has them already is told so in one line."""

import hashlib

from fastapi import Request
from fastapi.responses import Response

_AGAIN = "private, no-cache"
"""May be kept by who asked, and is asked about each time."""


def conditional(request: Request, body: bytes, media_type: str) -> Response:
    """``body``, or 304 where the asker holds just that (RFC 9110, 13.1.2)."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": _AGAIN}
    held = (one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(","))
    if tag in held:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
