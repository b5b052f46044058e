"""``clausewatch import``: histories and watch-lists of Open Terms Archive."""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from monitor.cli.common import FORMAT, Format, print_json, store
from monitor.core.text import visible
from monitor.pipeline import archive
from monitor.pipeline.archive import Step

app = typer.Typer()
imports = typer.Typer(no_args_is_help=True, help="Take in histories and watch-lists of Open Terms Archive.")
app.add_typer(imports, name="import")


@imports.command("ota")
def import_ota(
    context: typer.Context,
    repository: Path = typer.Argument(help="A clone of a versions repository; a bare one will do."),
    format: Format = FORMAT,
) -> None:
    """Take a versions repository into the store, with the dates at which its versions were recorded.

    Its terms are listed as retired and never checked. A second run takes in only what is new. Findings and ledger are
    derived by `clausewatch replay --adopt`.

    Example: clausewatch import ota genai-contrib-versions.git
    """
    with store(context) as world:
        files = archive.files(repository)
        total = sum(len(recorded) for recorded in files.values())
        steps = list(shown_on_the_way(archive.take_in(world.means, repository, files), total))
        result = _result(steps, total, len(files))
        if format is Format.json:
            print_json({"schema": "clausewatch.import/1", **result}, world)
            return
    print(f"{result['recorded']} recorded commits of {result['files']} files: {result['added']} versions taken in")
    for reason in result["refused"]:
        print(f"! {visible(reason)}")


def _result(steps: list[Step], total: int, count: int) -> dict[str, Any]:
    return {
        "files": count,
        "recorded": total,
        "added": sum(step.added for step in steps),
        "terms": sorted({step.terms for step in steps if step.added}),
        "refused": [step.refused for step in steps if step.refused],
    }


def shown_on_the_way(steps: Iterable[Step], total: int) -> Iterator[Step]:
    """The steps as they come, shown on standard error: as a bar on a terminal, else a line for each that added."""
    if sys.stderr.isatty():
        yield from _with_bar(steps, total)
        return
    begun, done = time.monotonic(), 0
    for step in steps:
        done += step.gone_through
        if step.added:
            rate = done / max(time.monotonic() - begun, 0.001)
            left = (total - done) / max(rate, 0.001)
            print(f"{step.terms}: {step.added} versions; {rate:.0f} a second, {left:.0f} s left", file=sys.stderr)
        yield step


def _with_bar(steps: Iterable[Step], total: int) -> Iterator[Step]:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="0")
        for step in steps:
            speed = progress.tasks[0].speed or 0.0
            progress.update(task, advance=step.gone_through, description=visible(step.terms), rate=f"{speed:.0f}")
            yield step
