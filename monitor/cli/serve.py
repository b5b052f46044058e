"""``clausewatch daemon``: run in the background."""

import sys

import click

from monitor.daemon import AlreadyRunningError, run

app = click.Group()

ALREADY_RUNNING = 4


@app.command()
@click.pass_context
def daemon(context: click.Context) -> None:
    """Check what is due, write digests, deliver; until SIGTERM. SIGHUP reads the configuration again.

    One daemon a store: a second one exits with 4 and says who holds it. Runs in the foreground; see docs/daemon.md
    for a systemd unit and a container.

    Example: clausewatch --config /etc/clausewatch/config.toml daemon
    """
    try:
        run(context.obj)
    except AlreadyRunningError as error:
        print(f"clausewatch: {error}", file=sys.stderr)
        raise click.exceptions.Exit(ALREADY_RUNNING) from error


@app.command()
@click.pass_context
def worker(context: click.Context) -> None:
    """Do the checks that the daemon queues, beside any number of other workers; until SIGTERM.

    For watch-lists that one process cannot carry: PostgreSQL, [daemon] checks = "workers", one daemon, and workers on
    as many machines as you like, all with the same configuration; see docs/fleet.md. SIGHUP reads the configuration
    again. Needs the extra: pip install 'clausewatch[postgres]'

    Example: clausewatch --config /etc/clausewatch/config.toml worker
    """
    from monitor.worker import run as work

    work(context.obj)


@app.command()
@click.option("--demo", is_flag=True, help="On the store of a demo that is run first.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@click.pass_context
def web(context: click.Context, demo: bool, open_browser: bool) -> None:
    """Serve the pages and the API on the address of [web] listen, by default http://127.0.0.1:8765.

    Any address but the loopback needs a token. Needs the extra: pip install 'clausewatch[web]'

    Example: clausewatch web
    """
    from monitor.cli.demo import played
    from monitor.web.serve import serve

    if demo:
        with played() as config:
            serve(config, open_browser=open_browser)
    else:
        serve(context.obj, open_browser=open_browser)
