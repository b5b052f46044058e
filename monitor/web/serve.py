"""Running the web application until it is told to stop."""

import gc
import os
import socket
import threading
import webbrowser
from pathlib import Path

from monitor.app import find_config, opened, take_over
from monitor.errors import ConfigError
from monitor.web.security import check_address

KEPT_OPEN = 75
"""Seconds for which a connection waits for its reader to turn the page."""


def serve(explicit: Path | None, *, open_browser: bool = False) -> None:
    """Serve the store of the configuration. Raises ConfigError, StoreError."""
    try:
        import uvicorn

        from monitor.web.application import create
    except ImportError as error:
        raise ConfigError(f"the web page needs {error.name}: pip install 'clausewatch[web]'") from error
    config = find_config(explicit)
    host, _, port = config.web.listen.rpartition(":")
    host = host.strip("[]")
    token = os.environ.get(config.web.token_env) if config.web.token_env else None
    if config.web.token_env and not token:
        raise ConfigError(f"the environment variable {config.web.token_env} ([web] token_env) is not set")
    check_address(host, token)
    _check_free(host, int(port))
    with opened(config) as world:
        take_over(world)
        application = create(world, host=host, token=token)
        settle()
        address = f"http://{config.web.listen}/"
        print(f"Clausewatch is served at {address} (stop with Ctrl-C)", flush=True)
        if open_browser:
            threading.Timer(1.0, webbrowser.open, [address]).start()
        uvicorn.run(
            application,
            host=host,
            port=int(port),
            log_level="warning",
            server_header=False,
            timeout_keep_alive=KEPT_OPEN,
        )


def settle() -> None:
    """Let the garbage collector pass over what is there: configuration and templates stay as long as the program."""
    gc.collect()
    gc.freeze()


def _check_free(host: str, port: int) -> None:
    """Raise ConfigError if nobody can listen there, before the page is said to be served."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise ConfigError(f"cannot listen on {host}:{port} ({error.strerror}); set another [web] listen") from error
