"""The command table: a command's module is loaded only when that command is run."""

import importlib
import sys
from pathlib import Path

import click

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
"""Command name -> module of ``monitor.cli`` whose group ``app`` holds it, in the order that ``--help`` shows."""

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


class Commands(click.Group):
    """The commands of the table; a module is loaded when one of its commands is asked for (by help, all are)."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every name, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, its module loaded; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        group: click.Group = importlib.import_module(f"monitor.cli.{COMMANDS[cmd_name]}").app
        return group.commands[cmd_name]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As any group; what the command needs is loaded then."""
        found = super().resolve_command(ctx, args)
        garbage.look_rarely()  # ends the pause that ``monitor.__main__`` began
        return found


@click.command(cls=Commands, context_settings={"show_default": True})
@click.option("--config", "-c", type=click.Path(path_type=Path), help="The configuration file to use.")
@click.version_option(__version__, prog_name="clausewatch", message="%(prog)s %(version)s", help="Print the version.")
@click.pass_context
def root(context: click.Context, config: Path | None) -> None:
    """Watch published terms pages and tell what changed in law, not in markup.

    Exit codes: 0 done, 1 something checked failed, 2 usage or configuration, 3 storage, 4 already running, 10 material
    finding (with --exit-code).
    """
    context.obj = config


def run() -> None:
    """Run the command line; an error raised on purpose becomes a message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        root(prog_name="clausewatch")
    except MonitorError as error:
        print(f"clausewatch: {error}", file=sys.stderr)
        sys.exit(next(code for kind, code in EXIT_CODES if isinstance(error, kind)))
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        print(f"clausewatch: this needs {error.name}: pip install 'clausewatch[{extra}]'", file=sys.stderr)
        sys.exit(2)
