"""``clausewatch import`` and ``export``: histories and watch-lists of Open Terms Archive."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from monitor.app import find_config
from monitor.cli.common import FORMAT, Format, print_json, store
from monitor.cli.output import writing
from monitor.config import parse
from monitor.config.edit import Keys, add_services, added
from monitor.core.text import visible
from monitor.errors import ConfigError
from monitor.model.source import Terms
from monitor.pipeline import archive, declarations, publishing
from monitor.pipeline.archive import Step
from monitor.store.repository import Repository

app = click.Group()
imports = click.Group("import", help="Take in histories and watch-lists of Open Terms Archive.")
app.add_command(imports)
exports = click.Group("export", help="Write watch-list or versions in the form of Open Terms Archive.")
app.add_command(exports)


@imports.command("ota")
@click.argument(
    "repository", type=click.Path(path_type=Path), help="A clone of a versions repository; a bare one will do."
)
@FORMAT
@click.pass_context
def import_ota(context: click.Context, repository: Path, format_: Format) -> None:
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
        if format_ is Format.json:
            print_json({"schema": "clausewatch.import/1", **result}, world)
            return
    print(f"{result['recorded']} recorded commits of {result['files']} files: {result['added']} versions taken in")
    for reason in result["refused"]:
        print(f"! {visible(reason)}")


@imports.command("declarations")
@click.argument("folder", type=click.Path(path_type=Path), help="The folder that holds the services' *.json files.")
@click.pass_context
def import_declarations(context: click.Context, folder: Path) -> None:
    """Put the services of declarations on the watch-list; what has no counterpart here is listed.

    Comments and order of the configuration stay as they are; terms that are watched already are left alone.

    Example: clausewatch import declarations contrib-declarations/declarations
    """
    config = find_config(context.obj)
    watched = {terms.id: terms.id for terms in config.terms} | {_pages(terms): terms.id for terms in config.terms}
    additions: list[tuple[Keys, list[dict[str, Any]]]] = []
    left_out: list[str] = []
    left_out += declarations.beside(folder)
    for imported in declarations.read_declarations(folder):
        left_out += imported.unmapped
        service, terms = declarations.as_keys(imported.service)
        known = {one.id: watched.get(one.id) or watched.get(_pages(one)) for one in imported.service.terms}
        new = [one for one in terms if known[one["id"]] is None]
        left_out += [f"{one}: is on the watch-list already, as {as_}" for one, as_ in known.items() if as_]
        reason = _invalid(service, new, config.path)
        if reason:
            left_out.append(f"{imported.service.name}: {reason}")
        elif new:
            additions.append((service, new))
    if additions:
        add_services(config.path, additions)
    print(f"{sum(len(new) for _, new in additions)} terms of {len(additions)} services added to {config.path}")
    for one in left_out:
        print(f"! {visible(one)}")


def _pages(terms: Terms) -> tuple[str, ...]:
    """The addresses of a terms, by which it is known again under another id."""
    return tuple(source.url for source in terms.sources)


def _invalid(service: Keys, terms: list[dict[str, Any]], path: Path) -> str:
    """Why the configuration would refuse the service; "" if it would not."""
    try:
        parse(added("", path, [(service, terms)]), path)
    except ConfigError as error:
        return f"left out, since the configuration would not be valid: {error}"
    return ""


@exports.command("declarations")
@click.argument("folder", type=click.Path(path_type=Path), help="Where to write; made if it is not there.")
@click.pass_context
def export_declarations(context: click.Context, folder: Path) -> None:
    """Write the watch-list as declarations, one JSON file a service; what they cannot say is listed.

    Example: clausewatch export declarations declarations
    """
    config = find_config(context.obj)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for service in config.services:
            text = json.dumps(declarations.declaration(service), ensure_ascii=False, indent=2)
            (folder / f"{service.id}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(config.services)} services written to {folder}")
    for service in config.services:
        for lost in declarations.inexpressible(service):
            print(f"! {visible(lost)}")


@exports.command("versions")
@click.argument("repository", type=click.Path(path_type=Path), help="A bare git repository; made if it is not there.")
@click.option("--service", multiple=True, help="Id of a service; may be repeated. All if not given.")
@click.pass_context
def export_versions(context: click.Context, repository: Path, service: tuple[str, ...]) -> None:
    """Write the stored versions as Markdown into a git repository: one commit a version, dated when it was first seen.

    A second run adds what is new. `git clone REPOSITORY` gives the files; `import ota` reads it again.

    Example: clausewatch export versions history.git
    """
    with store(context) as world:
        target = Repository(repository)
        with world.database.read() as session:
            wanted = publishing.unpublished(session, target, service)
        sources = {terms.id: terms.sources for terms in world.config.terms}
        steps = list(shown_on_the_way(publishing.publish(world.means, target, wanted, sources), len(wanted)))
    print(f"{sum(step.added for step in steps)} versions written to {repository}")
    for step in steps:
        if step.refused:
            print(f"! left out: {visible(step.refused)}")


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
