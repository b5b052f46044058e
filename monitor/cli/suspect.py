"""``clausewatch suspect``: pages that do not look like the terms, and what a person says of them."""

import click

from monitor.cli.common import FAILED, FORMAT, Format, chosen, iso, print_json, store
from monitor.core.text import visible
from monitor.errors import ConfigError
from monitor.pipeline.round import check_all
from monitor.render.standing import when
from monitor.store import watch

app = click.Group()
suspect = click.Group("suspect", help="Pages that do not look like the terms any more.")
app.add_command(suspect)

_TERMS = click.argument("terms", help="Id of the terms, as `suspect list` shows it.")


@suspect.command(name="list")
@FORMAT
@click.pass_context
def list_suspects(context: click.Context, format_: Format) -> None:
    """List them, with the reasons.

    Example: clausewatch suspect list
    """
    with store(context) as opened, opened.database.read() as session:
        rows = [row for row in watch.troubled(session) if row.last_outcome == "suspect"]
        found = [(row, next(iter(watch.runs(session, row, 1)), None)) for row in rows]
        if format_ is Format.json:
            told = [
                {"terms": row.id, "since": iso(row.failing_since), "reasons": run.reasons if run else []}
                for row, run in found
            ]
            print_json({"schema": "clausewatch.suspects/1", "suspects": told}, opened)
            return
        for row, run in found:
            print(f"{row.id}: since {when(row.failing_since)} UTC")
            for reason in run.reasons if run else ():
                print(f"  {visible(reason['text'])}")
            print(f"  clausewatch suspect accept {row.id}   or   clausewatch suspect dismiss {row.id}")
        if not found:
            print("no page is suspect")


@suspect.command()
@_TERMS
@click.pass_context
def accept(context: click.Context, terms: str) -> None:
    """The page is the terms: fetch it again and take it as the new version.

    Example: clausewatch suspect accept acme-terms
    """
    with store(context) as opened:
        for step in check_all(chosen(opened, [terms]), opened.means, force=True):
            print(f"{step.result.terms}: {step.result.outcome} {step.result.detail}".rstrip())
            if step.result.faulty:
                raise click.exceptions.Exit(FAILED)


@suspect.command()
@_TERMS
@click.pass_context
def dismiss(context: click.Context, terms: str) -> None:
    """The page is not the terms: keep the version that stands, and raise no alarm about this page again.

    It is still looked at, and taken up again by itself as soon as it shows terms.

    Example: clausewatch suspect dismiss acme-terms
    """
    with store(context) as opened, opened.database.write() as session:
        row = watch.find(session, terms)
        if row is None or not watch.dismiss(row, opened.means.clock()):
            raise ConfigError(f'"{terms}" is not suspect; `clausewatch suspect list` shows what is')
    print(f"{terms}: the version of before stays; no alarm goes out for this page until it has recovered")
