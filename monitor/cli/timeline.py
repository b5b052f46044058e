"""``clausewatch timeline``: the material changes of years on one screen."""

import sys
from enum import StrEnum

import click

from monitor.cli.common import print_json, store
from monitor.errors import ConfigError
from monitor.render import words
from monitor.render.contract import value_from
from monitor.render.timeline import Milestone, timeline_csv, timeline_json, timeline_text
from monitor.render.timeline_html import timeline_html
from monitor.store import news, watch
from monitor.store.news import Found

app = click.Group()


class TimelineFormat(StrEnum):
    """How a timeline is printed."""

    text = "text"
    json = "json"
    csv = "csv"
    html = "html"


@app.command()
@click.option("--service", multiple=True, help="Id of a service or terms; may be repeated.")
@click.option("--category", multiple=True, help="notice, sla, liability, refund, or your own.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(TimelineFormat),
    default=TimelineFormat.text,
    help="text, json, csv or html.",
)
@click.pass_context
def timeline(
    context: click.Context, service: tuple[str, ...], category: tuple[str, ...], format_: TimelineFormat
) -> None:
    """Show the recorded material changes of all time, newest first; those of retired terms too.

    Example: clausewatch timeline --service vendor --category liability
    """
    with store(context) as world:
        with world.database.read() as session:
            known = {name for row in watch.listed(session) for name in (row.service, row.id)}
            for name in service:
                if name not in known:
                    raise ConfigError(
                        f'nothing in the store is called "{name}"; `clausewatch list` shows what there is'
                    )
            milestones = [_milestone(one) for one in news.material(session, services=service, categories=category)]
        if format_ is TimelineFormat.json:
            print_json(timeline_json(milestones), world)
        elif format_ is TimelineFormat.csv:
            sys.stdout.write(timeline_csv(milestones))
        elif format_ is TimelineFormat.html:
            sys.stdout.write(timeline_html(milestones))
        else:
            print(timeline_text(milestones))


def _milestone(found: Found) -> Milestone:
    payload = found.payload
    old, new = value_from(payload["old_value"]), value_from(payload["new_value"])
    return Milestone(
        seen=found.version.first_seen_at,
        not_before=found.version.previous_seen_at,
        service=found.terms.service,
        terms=found.terms.id,
        version=found.version.number,
        returns=found.version.returns_to is not None,
        category=payload["category"],
        attribute=payload["attribute"],
        direction=payload["direction"],
        severity=payload["severity"],
        change=words.change(payload["attribute"], old, new),
        clause=payload["new_clause"] or payload["old_clause"],
        quote=payload["new_quote"] or payload["old_quote"],
    )
