"""``clausewatch daemon``: run in the background."""

import sys

import typer

from monitor.daemon import AlreadyRunningError, run

app = typer.Typer()

ALREADY_RUNNING = 4


@app.command()
def daemon(context: typer.Context) -> None:
    """Check what is due, write digests, deliver; until SIGTERM. SIGHUP reads the configuration again.

    One daemon a store: a second one exits with 4 and says who holds it. Runs in the foreground; see docs/daemon.md
    for a systemd unit and a container.

    Example: clausewatch --config /etc/clausewatch/config.toml daemon
    """
    try:
        run(context.obj)
    except AlreadyRunningError as error:
        print(f"clausewatch: {error}", file=sys.stderr)
        raise typer.Exit(ALREADY_RUNNING) from error
