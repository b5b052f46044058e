"""``/healthz``, ``/readyz`` and ``/metrics`` on a local address."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from monitor.errors import ConfigError
from monitor.render.metrics import MEDIA_TYPE, Metric, exposition


@dataclass(frozen=True, kw_only=True, slots=True)
class Probes:
    """What the server asks. ``alive``: None, or why not; ``ready`` likewise."""

    alive: Callable[[], str | None]
    ready: Callable[[], str | None]
    metrics: Callable[[], tuple[Metric, ...]]


class HealthServer:
    """Answers on ``host:port`` from a thread of its own."""

    def __init__(self, listen: str, probes: Probes) -> None:
        """Raises ConfigError if the address cannot be used."""
        host, _, port = listen.rpartition(":")
        handler = type("Handler", (_Handler,), {"probes": probes})
        try:
            self._server = ThreadingHTTPServer((host.strip("[]"), int(port)), handler)
        except OSError as error:
            raise ConfigError(f"cannot listen on {listen}: {error.strerror}; set another [daemon] listen") from error
        self._thread = threading.Thread(target=self._server.serve_forever, name="health", daemon=True)

    @property
    def port(self) -> int:
        """The port in use."""
        return int(self._server.server_address[1])

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering and free the address."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    probes: Probes
    timeout = 10
    server_version = "clausewatch"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer one of the three paths."""
        checks = {"/healthz": self.probes.alive, "/readyz": self.probes.ready}
        if self.path in checks:
            problem = checks[self.path]()
            self._answer(503 if problem else 200, problem or "ok")
        elif self.path == "/metrics":
            self._answer(200, exposition(self.probes.metrics()))
        else:
            self._answer(404, "there are /healthz, /readyz and /metrics")

    def _answer(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", MEDIA_TYPE)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests of a health check are not worth a line."""
