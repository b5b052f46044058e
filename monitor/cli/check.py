"""``clausewatch check``: check now."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from monitor.app import App
from monitor.cli.common import FAILED, FORMAT, MATERIAL, STORAGE, Format, chosen, print_json, store
from monitor.model.source import Service, Terms
from monitor.pipeline.outcome import OUTCOMES, CheckResult
from monitor.pipeline.round import Progress, check_all
from monitor.render import checked

app = click.Group()


@app.command()
@click.argument("terms", nargs=-1, help="Ids of terms or of services; all that are watched if none is given.")
@FORMAT
@click.option("--exit-code", is_flag=True, help="Exit with 10 when a material finding is there.")
@click.option("--force", is_flag=True, help="Take the page for the terms even if it looks wrong.")
@click.pass_context
def check(context: click.Context, terms: tuple[str, ...], format_: Format, exit_code: bool, force: bool) -> None:
    """Check now: fetch, compare with the last version, say what changed.

    Works beside a running daemon. Exit codes: 0 done, 1 something failed, 10 material finding (with --exit-code).

    Examples: clausewatch check

              clausewatch check kling --format json

              clausewatch check acme-terms --exit-code || notify-counsel
    """
    with store(context) as opened:
        watched = chosen(opened, terms or [])
        results = _results(opened, watched, force=force, as_lines=format_ is Format.text)
        if format_ is Format.json:
            print_json(_json(results), opened)
        else:
            print_news(results, {terms.id: service for service, terms in watched})
    if exit_code and any(result.material for result in results):
        raise click.exceptions.Exit(MATERIAL)
    if any(result.outcome == "damaged" for result in results):
        raise click.exceptions.Exit(STORAGE)
    if any(result.faulty for result in results):
        raise click.exceptions.Exit(FAILED)


def _results(
    opened: App, watched: Sequence[tuple[Service, Terms]], *, force: bool, as_lines: bool
) -> list[CheckResult]:
    """Check, showing progress: a bar on a terminal, else a line for each terms."""
    progress = check_all(watched, opened.means, force=force)
    if sys.stderr.isatty():
        progress = _with_bar(progress, len(watched))
    results = []
    for step in progress:
        results.append(step.result)
        if as_lines:
            print(result_line(step.result), flush=True)
    return results


def _with_bar(steps: Iterator[Progress], total: int) -> Iterator[Progress]:
    # Imported here because without a terminal nobody should pay for it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        for step in steps:
            bar.update(task, completed=step.done)
            yield step


def result_line(result: CheckResult) -> str:
    """``acme-terms: unchanged``."""
    detail = f" ({' '.join(result.detail.split())})" if result.detail else ""
    return f"{result.terms}: {OUTCOMES[result.outcome].words}{detail}"


def print_news(results: Sequence[CheckResult], services: dict[str, Service]) -> None:
    """Print what the checks found, terms by terms, and the totals; ``services``: id of terms -> service."""
    for result in results:
        lines = [*checked.finding_lines(result.findings), *checked.unread_lines(result.needs_reading)]
        lines += checked.entry_lines(result.entries)
        if result.reread:
            lines += ["  found on re-reading stored bytes with this version of the program:"]
            lines += checked.finding_lines(result.reread)
        if lines:
            print(f"\n{services[result.terms].name}, {result.terms}:", *lines, sep="\n")
    print(f"\n{checked.totals(Counter(OUTCOMES[result.outcome].words for result in results))}")


def _json(results: Sequence[CheckResult]) -> dict[str, object]:
    return {
        "schema": checked.SCHEMA,
        "results": [
            checked.result_json(
                terms=result.terms,
                outcome=result.outcome,
                detail=result.detail,
                version=result.version,
                findings=result.findings,
                needs_reading=result.needs_reading,
                entries=result.entries,
                reasons=result.reasons,
                reread=result.reread,
            )
            for result in sorted(results, key=lambda result: result.terms)
        ],
    }
