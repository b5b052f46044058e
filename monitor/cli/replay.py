"""Deriving the ledger and the findings again from the stored pages."""

from typing import Any

import typer

from monitor.cli import common
from monitor.core.text import visible
from monitor.pipeline.replay import replay
from monitor.pipeline.replay_difference import Difference

app = typer.Typer()

SCHEMA = "clausewatch.replay/1"


@app.command("replay")
def replay_(
    context: typer.Context,
    names: list[str] = typer.Argument(None, metavar="[SERVICE]...", help="Services; all if none is named."),
    adopt: bool = typer.Option(False, "--adopt", help="Let what is derived today count from now on."),
    format_: common.Format = common.FORMAT,
) -> None:
    """Derive the whole ledger again from stored pages and show what differs from what was recorded.

    Nothing recorded is rewritten and nobody is alerted.
    """
    with common.store(context) as world:
        chosen = {service.id: service for service, _ in common.chosen(world, names or ())}
        found = [one for service in chosen.values() for one in replay(service, world.means, adopt=adopt)]
        if format_ is common.Format.json:
            common.print_json(_json(found, adopt=adopt), world)
            return
        for one in found:
            typer.echo(f"{one.event}: {one.kind}: {visible(one.text)}")
        typer.echo(_summary(len(found), adopt=adopt))


def _json(found: list[Difference], *, adopt: bool) -> dict[str, Any]:
    differences = [{"event": one.event, "kind": one.kind, "text": one.text} for one in found]
    return {"schema": SCHEMA, "adopted": adopt, "differences": differences}


def _summary(count: int, *, adopt: bool) -> str:
    if count == 0:
        return "Nothing differs from what was recorded."
    kept = "It counts from now on." if adopt else "What was recorded still counts; --adopt changes that."
    return f"{count} difference{'' if count == 1 else 's'}. {kept}"
