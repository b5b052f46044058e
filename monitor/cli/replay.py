"""Deriving the ledger and the findings again from the stored pages."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from monitor.app import App
from monitor.cli import common
from monitor.cli.archive import shown_on_the_way
from monitor.cli.deriving import derived, prepare
from monitor.core.text import visible
from monitor.model.source import Service
from monitor.pipeline import deriving
from monitor.pipeline.replay import replay
from monitor.pipeline.replay_difference import Difference
from monitor.store import watch

app = click.Group()

SCHEMA = "clausewatch.replay/1"


@app.command("replay")
@click.argument("names", nargs=-1, metavar="[SERVICE]...", help="Services; all if none is named.")
@click.option("--adopt", is_flag=True, help="Let what is derived today count from now on.")
@click.option(
    "--jobs", type=click.IntRange(min=1, max=64), default=1, help="Processes that derive what archives brought."
)
@common.FORMAT
@click.pass_context
def replay_(context: click.Context, names: tuple[str, ...], adopt: bool, jobs: int, format_: common.Format) -> None:
    """Derive the whole ledger again from stored pages and show what differs from what was recorded.

    Nothing recorded is rewritten and nobody is alerted. Versions that `clausewatch import ota` brought are read and
    derived for the first time with --adopt.
    """
    if adopt and jobs > 1:
        prepare()
    with common.store(context) as world:
        read, watched = _archives(world, names or [], jobs, adopt=adopt)
        found = [one for service in watched for one in replay(service, world.means, adopt=adopt)]
        if format_ is common.Format.json:
            common.print_json(_json(found, adopt=adopt) | {"read": read}, world)
            return
        for one in found:
            click.echo(f"{one.event}: {one.kind}: {visible(one.text)}")
        if read:
            click.echo(f"{read} versions from archives were read.")
        click.echo(_summary(len(found), adopt=adopt))


def _archives(world: App, names: Sequence[str], jobs: int, *, adopt: bool) -> tuple[int, list[Service]]:
    """Derive the unread versions of the services that ``names`` mean, or say that there are some.

    Returns how many were read, and the watched services that are to be replayed.
    """
    with world.database.read() as session:
        gone = {row.service for row in watch.listed(session) if row.retired_at is not None}
        unread = [one for one in deriving.unread_services(session) if not names or one.id in names]
        total = deriving.count_unread(session, unread)
    left = [name for name in names if name not in gone]
    watched = {service.id: service for service, _ in common.chosen(world, left)} if left or not names else {}
    if total and not adopt:
        print(f"{total} versions from archives are not read yet; --adopt reads them", file=sys.stderr)
    if not (total and adopt):
        return 0, list(watched.values())
    steps = shown_on_the_way(derived(world, unread, jobs), total)
    return sum(step.added for step in steps), list(watched.values())


def _json(found: list[Difference], *, adopt: bool) -> dict[str, Any]:
    differences = [{"event": one.event, "kind": one.kind, "text": one.text} for one in found]
    return {"schema": SCHEMA, "adopted": adopt, "differences": differences}


def _summary(count: int, *, adopt: bool) -> str:
    if count == 0:
        return "Nothing differs from what was recorded."
    kept = "It counts from now on." if adopt else "What was recorded still counts; --adopt changes that."
    return f"{count} difference{'' if count == 1 else 's'}. {kept}"
