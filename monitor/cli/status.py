"""``clausewatch status`` and ``clausewatch list``: what is watched, and how the watching goes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
from sqlalchemy.orm import Session

from monitor.cli.glance import Glance, glance
from monitor.cli.output import FORMAT, Format, iso, print_json
from monitor.core.text import visible
from monitor.pipeline.outcome import outcome_words
from monitor.render.standing import table, when
from monitor.store import outbox, watch
from monitor.store.tables import OutboxRow, TermsRow

if TYPE_CHECKING:
    from monitor.app import App

app = click.Group()

_STATES = {"queued": "waiting", "unknown": "being sent or cut off (may come twice)", "dead": "refused for good"}
"""State of a message that is not sent -> words."""


@app.command()
@FORMAT
@click.pass_context
def status(context: click.Context, format_: Format) -> None:
    """How the watching goes: last and next check, failures, suspects, re-baselines, unsent messages.

    Example: clausewatch status
    """
    with glance(context) as opened, opened.database.read() as session:
        standing = watch.standing(session, opened.now)
        shown = {
            "schema": "clausewatch.status/1",
            "watched": standing.watched,
            "retired": standing.retired,
            "due": standing.due,
            "last_check": iso(standing.last_check),
            "next_check": iso(standing.next_check),
            "outcomes": standing.last,
            "trouble": [_trouble(row) for row in watch.troubled(session)],
            "rebaselines": [
                {
                    "terms": row.id,
                    "version": version.number,
                    "since": iso(version.first_seen_at),
                    "reason": version.reason,
                }
                for row, version in watch.rebaselines(session)
            ],
            "notes": [{"terms": row.id, "note": watch.notes(row.last_detail)} for row in watch.noted(session)],
            "messages": outbox.counts(session),
            "unsent": [_unsent(row) for row in outbox.unsent(session)],
            "fleet": _fleet(opened, session),
        }
        if format_ is Format.json:
            print_json(shown, opened)
        else:
            print("\n".join(_status_lines(standing, shown)))


def _fleet(seen: Glance, session: Session) -> dict[str, Any] | None:
    """The workers and their checks; None where there is no fleet: it needs PostgreSQL, and so a look at all of it."""
    if seen.app is None:
        return None
    # Imported here because a look at a SQLite store should not pay for it.
    from monitor.background.fleet import fleet_of

    fleet = fleet_of(seen.app, session)
    if fleet is None:
        return None
    workers = [{"holder": one.holder, "since": iso(one.since)} for one in fleet.workers]
    return {"workers": workers, "waiting": fleet.waiting, "running": fleet.running}


def _fleet_lines(fleet: dict[str, Any] | None) -> Iterator[str]:
    if fleet is None:
        return
    count = len(fleet["workers"])
    workers = f"{count or 'no'} worker{'' if count == 1 else 's'}"
    yield f"{workers}; checks: {fleet['waiting']} waiting, {fleet['running']} running"
    if not count:
        yield "! nothing is checked until a worker runs: clausewatch worker"


def _trouble(row: TermsRow) -> dict[str, Any]:
    return {
        "terms": row.id,
        "service": row.service,
        "outcome": row.last_outcome,
        "since": iso(row.failing_since),
        "failures": row.failures,
        "detail": row.last_detail,
        "next_check": iso(row.next_due_at),
    }


def _unsent(row: OutboxRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "recipient": row.recipient,
        "state": row.status,
        "since": iso(row.created_at),
        "attempts": row.attempts,
        "next_try": iso(row.next_try_at) if row.status in outbox.WAITING else None,
        "error": row.error,
    }


def _unsent_lines(unsent: list[dict[str, Any]]) -> Iterator[str]:
    """Each message that did not get out, and what to do where waiting is no use."""
    for one in unsent:
        why = f": {visible(one['error'])}" if one["error"] else ""
        yield f"! {one['kind']} to {one['recipient']} {_STATES[one['state']]}, {one['attempts']} tries{why}"
    dead = sorted({one["recipient"] for one in unsent if one["state"] == "dead"})
    if dead:
        yield (
            f"  refused messages are not tried again; mend [mail] or the recipient, then run: "
            f"clausewatch notify test {dead[0]}"
        )
        yield "  what they told stands in: clausewatch digest --since DAY"


def _status_lines(standing: watch.Standing, shown: dict[str, Any]) -> Iterator[str]:
    retired = f", {standing.retired} retired" if standing.retired else ""
    yield f"{standing.watched} terms watched{retired}; {standing.due} due now"
    yield f"last check {when(standing.last_check)} UTC, next {when(standing.next_check)} UTC"
    yield "last outcomes: " + (
        ", ".join(f"{count} {outcome_words(name)}" for name, count in standing.last.items()) or "none"
    )
    yield from _fleet_lines(shown["fleet"])
    for one in shown["trouble"]:
        since = f" since {one['since'][:16].replace('T', ' ')}" if one["since"] else ""
        yield f"! {one['terms']}: {outcome_words(one['outcome'])}{since}: {visible(one['detail'])}"
    for one in shown["rebaselines"]:
        yield f"~ {one['terms']}: version {one['version']} is a re-baseline: {visible(one['reason'])}"
    for one in shown["notes"]:
        yield f"? {one['terms']}: {visible(one['note'])}"
    unsent = {name: count for name, count in shown["messages"].items() if name != "sent"}
    if unsent:
        yield "messages not sent: " + ", ".join(f"{count} {_STATES[name]}" for name, count in unsent.items())
        yield from _unsent_lines(shown["unsent"])


@app.command(name="list")
@FORMAT
@click.pass_context
def list_terms(context: click.Context, format_: Format) -> None:
    """List everything that is watched, and what no longer is.

    Example: clausewatch list --format json
    """
    # Imported here because `status` needs none of it.
    from monitor.cli.common import store

    with store(context) as opened, opened.database.read() as session:
        rows = watch.listed(session)
        if format_ is Format.json:
            print_json({"schema": "clausewatch.list/1", "terms": _listed(opened, rows)}, opened)
            return
        lines = [
            (
                row.id,
                row.service_name,
                row.name,
                row.type if row.kind == "terms" else row.kind,
                "retired" if row.retired_at else outcome_words(row.last_outcome),
                when(row.last_checked_at),
            )
            for row in rows
        ]
        print("\n".join(table(("terms", "service", "name", "type", "last outcome", "last check (UTC)"), lines)))


def _listed(opened: "App", rows: Sequence[TermsRow]) -> list[dict[str, Any]]:
    urls = {terms.id: [source.url for source in terms.sources] for terms in opened.config.terms}
    return [
        {
            "id": row.id,
            "service": row.service,
            "service_name": row.service_name,
            "name": row.name,
            "type": row.type,
            "kind": row.kind,
            "translation_of": row.translation_of,
            "urls": urls.get(row.id, []),
            "retired": iso(row.retired_at),
            "last_check": iso(row.last_checked_at),
            "last_good": iso(row.last_good_at),
            "last_outcome": row.last_outcome,
            "next_check": iso(row.next_due_at),
        }
        for row in rows
    ]
