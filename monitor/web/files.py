"""The application's own files: style, script, icon. Pages name them with a hash of what they hold: they may be kept."""

import hashlib
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles

FOLDER = Path(__file__).parent / "static"
_FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def address(name: str) -> str:
    """Where the file of that name is served, with the hash of what it holds."""
    return f"/static/{name}?{_hash(name)}"


def _hash(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]


class Files(StaticFiles):
    """The files. Under the address that pages name they never change, so a browser need not ask again."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        """The file at ``path``, which is below the folder."""
        response = await super().get_response(path, scope)
        if response.status_code == 200 and f"/static/{path}?{scope['query_string'].decode('latin-1')}" == address(path):
            response.headers["Cache-Control"] = _FOR_GOOD
        return response
