"""``clausewatch digest`` and ``clausewatch notify``: what is written to people."""

import os
import sys
import webbrowser
from datetime import UTC, datetime
from pathlib import Path

import click

from monitor.app import App, find_config, opened, take_over
from monitor.cli.output import writing
from monitor.core.weeks import Week
from monitor.errors import ConfigError, NotifyError
from monitor.model.digest import Letter
from monitor.model.setting import Recipient
from monitor.notify.routes import routes
from monitor.pipeline import alerts
from monitor.pipeline import digest as digests
from monitor.pipeline.deliver import deliver
from monitor.render import letter
from monitor.render.standing import when

app = click.Group()
notify = click.Group("notify", help="Reaching the recipients.")
app.add_command(notify)

ANYBODY = Recipient(id="preview", channel="mail", address="preview@clausewatch.invalid")
"""Who a preview is for while the configuration names no recipient."""


@app.command()
@click.option("--preview", is_flag=True, help="Write the HTML to a file (and open it on a desktop).")
@click.option("--send", is_flag=True, help="Send what is due now, then what waits in the outbox.")
@click.option("--week", help="The digest of that ISO week, for instance 2026-W10.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="All since that day.")
@click.option("--recipient", help="As this recipient gets it (default: the first).")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), default=Path("digest.html"), help="Where --preview writes."
)
@click.pass_context
def digest(
    context: click.Context,
    preview: bool,
    send: bool,
    week: str | None,
    since: datetime | None,
    recipient: str | None,
    output: Path,
) -> None:
    """Print the digest of the last seven days, or send what is due.

    Examples: clausewatch digest

              clausewatch digest --week 2026-W10 --preview

              clausewatch digest --send
    """
    with opened(find_config(context.obj)) as world:
        take_over(world)
        if send:
            _send_due(world)
            return
        written = _letter(world, _recipient(world, recipient), week, since)
    if preview:
        with writing(output):
            output.write_text(written.html, encoding="utf-8")
        print(f"{written.subject}\n{output.resolve()}")
        if sys.stdout.isatty() and os.environ.get("DISPLAY"):
            webbrowser.open(output.resolve().as_uri())
    else:
        print(f"Subject: {written.subject}\n\n{written.text}", end="")


def _recipient(world: App, named: str | None) -> Recipient:
    recipients = {one.id: one for one in world.config.recipients}
    if named is None:
        return next(iter(recipients.values()), ANYBODY)
    if named not in recipients:
        raise ConfigError(f'there is no recipient "{named}"; known: {", ".join(recipients) or "none"}')
    return recipients[named]


def _letter(world: App, recipient: Recipient, week: str | None, since: datetime | None) -> Letter:
    now = world.means.clock()
    told = digests.last_days(now, 7)
    if week is not None:
        try:
            told = digests.window(recipient, Week.parse(week))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--week") from error
        if told.since >= now:
            begins = f"it tells what is found from {when(told.since)} UTC on"
            raise click.BadParameter(f"there is no digest of {week} yet: {begins}", param_hint="--week")
    elif since is not None:
        told = digests.Window(week=told.week, since=since.replace(tzinfo=UTC), until=now)
    with world.database.read() as session:
        composed = digests.compose(
            session,
            recipient,
            told,
            keepers=digests.keepers(world.config.services, world.means),
            now=now,
            rehearsed=world.rehearsed_at is not None,
        )
    return letter.digest(composed)


def _send_due(world: App) -> None:
    ways = routes(world.config.recipients, world.config.mail, os.environ)
    now = world.means.clock()
    keepers = digests.keepers(world.config.services, world.means)
    queued = digests.queue_due(world.database, world.config.recipients, keepers=keepers, now=now)
    done = deliver(world.database, ways, clock=world.means.clock, fault=world.fault)
    print(
        f"{queued} digests queued; {done.sent} messages sent, {done.postponed} to be tried again, {done.dead} refused"
    )
    if done.postponed or done.dead:
        raise click.exceptions.Exit(1)


@notify.command("test")
@click.argument("recipient", help="Id of the recipient.")
@click.pass_context
def test_message(context: click.Context, recipient: str) -> None:
    """Send a test message to a recipient, past the outbox, and say what the server answered.

    Example: clausewatch notify test counsel
    """
    config = find_config(context.obj)
    ways = routes([one for one in config.recipients if one.id == recipient], config.mail, os.environ)
    if recipient not in ways:
        known = ", ".join(one.id for one in config.recipients) or "none"
        raise ConfigError(f'there is no recipient "{recipient}"; known: {known}')
    route, now = ways[recipient], datetime.now(UTC)
    text = "This is a test message of Clausewatch. If you can read it, this recipient can be reached.\n"
    trial = Letter(subject="Clausewatch test message", text=text, html=f"<!DOCTYPE html><p>{text}</p>")
    try:
        route.channel.send(trial, to=route.to, message_id=alerts.message_id(f"test:{now.isoformat()}"), date=now)
    except NotifyError as error:
        print(f"{recipient}: {error}", file=sys.stderr)
        raise click.exceptions.Exit(1) from error
    print(f"{recipient}: sent")
