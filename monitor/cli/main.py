"""The command table: a command's module is loaded only when that command is run."""

import importlib
import sys
from pathlib import Path

import typer

from monitor import __version__, garbage
from monitor.errors import ConfigError, MonitorError, StoreError

COMMANDS = {
    "demo": "demo",
    "init": "init",
    "add": "add",
    "check": "check",
    "status": "status",
    "list": "status",
    "show": "show",
    "history": "show",
    "diff": "show",
    "timeline": "timeline",
    "parse": "files",
    "facts": "files",
    "compare": "files",
    "rules": "files",
    "inspect": "inspect",
    "suspect": "suspect",
    "doctor": "doctor",
    "evidence": "evidence",
    "fsck": "fsck",
    "digest": "digest",
    "notify": "digest",
    "ledger": "ledger",
    "deadlines": "ledger",
    "notice": "ledger",
    "ack": "ledger",
    "object": "ledger",
    "replay": "replay",
    "import": "archive",
    "export": "archive",
    "store": "store",
    "daemon": "serve",
    "worker": "serve",
    "web": "serve",
}
"""Command name -> module of ``monitor.cli`` whose Typer ``app`` holds it, in the order that ``--help`` shows."""

EXIT_CODES: tuple[tuple[type[MonitorError], int], ...] = ((ConfigError, 2), (StoreError, 3), (MonitorError, 1))
"""First match wins. 4 (already running) and 10 (material finding) are raised by the commands themselves."""

EXTRAS = {
    "babel": "web",
    "fastapi": "web",
    "multipart": "web",
    "starlette": "web",
    "uvicorn": "web",
    "procrastinate": "postgres",
    "psycopg": "postgres",
}
"""Package that only an extra brings -> the extra: for commands and databases that cannot do without it."""


def _version(value: bool) -> None:
    if value:
        print(f"clausewatch {__version__}")
        raise typer.Exit


def root(
    context: typer.Context,
    config: Path | None = typer.Option(None, "--config", "-c", help="The configuration file to use."),
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Watch published terms pages and tell what changed in law, not in markup.

    Exit codes: 0 done, 1 something checked failed, 2 usage or configuration, 3 storage, 4 already running, 10 material
    finding (with --exit-code).
    """
    context.obj = config


def build(arguments: list[str]) -> typer.Typer:
    """The application with the one module that ``arguments`` name a command of, or with all of them (for help)."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, callback=root)
    named = next((COMMANDS[word] for word in arguments if word in COMMANDS), None)
    for module in [named] if named else list(dict.fromkeys(COMMANDS.values())):
        app.add_typer(importlib.import_module(f"monitor.cli.{module}").app)
    return app


def run() -> None:
    """Run the command line; an error raised on purpose becomes a message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        command = build(sys.argv[1:])
        garbage.look_rarely()  # ends the pause that ``monitor.__main__`` began
        command(prog_name="clausewatch")
    except MonitorError as error:
        print(f"clausewatch: {error}", file=sys.stderr)
        sys.exit(next(code for kind, code in EXIT_CODES if isinstance(error, kind)))
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        print(f"clausewatch: this needs {error.name}: pip install 'clausewatch[{extra}]'", file=sys.stderr)
        sys.exit(2)
