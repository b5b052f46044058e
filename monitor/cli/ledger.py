"""The notice ledger: entries, deadlines, notices that came by mail, and what the user decided."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

import click
from sqlalchemy.orm import Session

from monitor.app import App
from monitor.cli import common
from monitor.cli.named import terms_named
from monitor.core import ledger as core
from monitor.errors import ConfigError
from monitor.model.notice import TRIGGERS, Deadline, EntryStatus, LoggedNotice, NoticeEntry, Trigger
from monitor.pipeline import ledger
from monitor.pipeline.ledger import Keeper
from monitor.render import ledger as shown
from monitor.store import findings, versions, watch
from monitor.store import ledger as store
from monitor.store.tables import TermsRow

app = click.Group()
_notice = click.Group("notice", help="Notices that reached you outside the watched pages.")
app.add_command(_notice)

YEAR = 366
"""How far ahead ``ledger --format ics`` looks, in days."""


class Format(StrEnum):
    """What a list is printed as."""

    text = "text"
    json = "json"
    csv = "csv"
    ics = "ics"


TriggerName = StrEnum("TriggerName", {name: name for name in TRIGGERS})  # type: ignore[misc]
_SERVICE = click.option("--service", help="Only this service.")
_NOTE = click.option("--note", default="", show_default=False, help="Why, for those who read it later.")
_ENTRY = click.argument("entry_id", help="Id of an entry as `ledger` lists it, or how it begins.")


@app.group("ledger", invoke_without_command=True, help="The notice ledger: what was owed, what was given.")
@_SERVICE
@click.option("--open", "open_only", is_flag=True, help="Only entries that are still open.")
@click.option("--format", "format_", type=click.Choice(Format), default=Format.text)
@click.pass_context
def list_entries(context: click.Context, service: str | None, open_only: bool, format_: Format) -> None:
    """List what was owed and given, the nearest deadline first."""
    if context.invoked_subcommand is not None:
        return
    with common.store(context) as world, world.database.read() as session:
        entries = [
            entry
            for keeper in _keepers(session, world, service)
            for entry in ledger.entries_today(session, keeper)
            if not open_only or entry.status == "open"
        ]
        _print_entries(entries, format_, world)


@list_entries.command("why")
@_ENTRY
@click.pass_context
def why(context: click.Context, entry_id: str) -> None:
    """Explain one entry: what was owed, by which words, how it was counted, and what to do now.

    Example: clausewatch ledger why L-2eb4
    """
    with common.store(context) as world, world.database.read() as session:
        entry = store.found(session, entry_id)
        setting = _keeper_of_entry(session, world, entry).setting
        click.echo("\n".join(_visible(line) for line in core.explain(core.as_of(entry, setting))))


@list_entries.command("rules")
@_SERVICE
@common.FORMAT
@click.pass_context
def list_rules(context: click.Context, service: str | None, format_: common.Format) -> None:
    """List every duty of notice: read from the terms, with the days on which it held, declared, or from a statute."""
    with common.store(context) as world, world.database.read() as session:
        rules = [rule for keeper in _keepers(session, world, service) for rule in ledger.all_rules(session, keeper)]
        if format_ is common.Format.json:
            common.print_json(shown.rules_json(rules), world)
        else:
            click.echo(shown.rules_table(rules), nl=False)


@app.command("deadlines")
@click.option("--days", type=click.IntRange(min=0), default=60, help="How far ahead to look.")
@_SERVICE
@click.option("--format", "format_", type=click.Choice(Format), default=Format.text)
@click.pass_context
def deadlines(context: click.Context, days: int, service: str | None, format_: Format) -> None:
    """List the days by which you must act, nearest first."""
    with common.store(context) as world, world.database.read() as session:
        keepers = _keepers(session, world, service)
        found = [one for keeper in keepers for one in ledger.deadlines(session, keeper, days)]
        today = min((keeper.setting.today for keeper in keepers), default=world.means.clock().date())
        _print_deadlines(sorted(found, key=lambda one: (one.on, one.uid)), today, format_, world)


@app.command("ack")
@click.argument("target", help="An entry of the ledger, or TERMS or TERMS@VERSION for the findings there.")
@_NOTE
@click.pass_context
def acknowledge(context: click.Context, target: str, note: str) -> None:
    """Note that a ledger entry, or the findings of a version, have been seen and dealt with."""
    with common.store(context) as world, world.database.write() as session:
        terms = watch.find(session, target.partition("@")[0])
        if terms is None:
            click.echo(_decided(session, world, target, "acknowledged", note))
        else:
            click.echo(_findings_seen(session, world, terms, target, note))


@app.command("object")
@_ENTRY
@_NOTE
@click.pass_context
def object_(context: click.Context, entry_id: str, note: str) -> None:
    """Note that you have objected to a change; telling the vendor is yours to do."""
    with common.store(context) as world, world.database.write() as session:
        click.echo(_decided(session, world, entry_id, "objected", note))


@_notice.command("add")
@click.argument("terms_id", metavar="TERMS", help="Id of the terms that the notice is about.")
@click.option("--trigger", type=click.Choice(TriggerName), required=True, help="What the notice announces.")
@click.option("--received", help="Day on which it reached you: 2026-03-02.")
@click.option("--published", help="Day that it bears.")
@click.option("--effective", help="Day on which what it announces applies.")
@click.option("--channel", help="email, letter, console, in_app, sms, site_post.")
@click.option("--note", default="", show_default=False, help="What it says, in a few words.")
@click.option(
    "--eml", type=click.Path(path_type=Path), help="The mail as a file: kept, and read for the days not given."
)
@click.pass_context
def add_notice(
    context: click.Context,
    terms_id: str,
    trigger: TriggerName,
    received: str | None,
    published: str | None,
    effective: str | None,
    channel: str | None,
    note: str,
    eml: Path | None,
) -> None:
    """Log a notice that came outside the watched pages, and judge it by the rules in force on that day.

    Example: clausewatch notice add acme-terms --trigger price --received 2026-03-02 --effective 2026-04-01
    """
    days = [
        _day(name, told) for name, told in (("received", received), ("published", published), ("effective", effective))
    ]
    with common.store(context) as world:
        attachment = _attachment(world, eml)
        with world.database.write() as session:
            terms = terms_named(session, terms_id)
            keeper = _keeper_of(session, world, terms)
            letter = core.propose(attachment[1], keeper.setting.zone) if attachment else None
            today = keeper.setting.today
            if days[0] and days[0] > today:
                raise ConfigError(f"--received {days[0]}: lies in the future; today is {today} where the service is")
            notice = _notice_of(terms, TRIGGERS[list(TriggerName).index(trigger)], days, channel, note, letter)
            opened_ = ledger.log_notice(
                session, keeper, terms, notice, attachment=attachment[0] if attachment else None
            )
        if letter is not None:
            click.echo(f"From the mail: received {letter.received}, effective {letter.effective or 'not stated'}.")
        click.echo(f"{notice.id}: received {notice.received}, effective {notice.effective or 'not stated'}.")
        if opened_:
            click.echo(shown.ledger_table(opened_), nl=False)
        else:
            click.echo("No rule in force that day governs it. `clausewatch ledger rules` lists those known, and when.")


@_notice.command("list")
@common.FORMAT
@click.pass_context
def list_notices(context: click.Context, format_: common.Format) -> None:
    """List the notices that were logged."""
    with common.store(context) as world, world.database.read() as session:
        notices = store.notices(session)
        if format_ is common.Format.json:
            common.print_json(shown.notices_json(notices), world)
        else:
            click.echo(shown.notices_table(notices), nl=False)


def _keepers(session: Session, world: App, service: str | None) -> list[Keeper]:
    """The keepers of all services or of one; raises ConfigError if there is no such service."""
    keepers = ledger.keepers(session, world.means, world.config.services)
    chosen = [keeper for keeper in keepers if service in (None, keeper.service.id)]
    if service is not None and not chosen:
        known = ", ".join(keeper.service.id for keeper in keepers)
        raise ConfigError(f'there is no service "{service}"; there are: {known}')
    return chosen


def _keeper_of(session: Session, world: App, terms: TermsRow) -> Keeper:
    return _keepers(session, world, terms.service)[0]


def _keeper_of_entry(session: Session, world: App, entry: NoticeEntry) -> Keeper:
    return _keepers(session, world, entry.service)[0]


def _decided(session: Session, world: App, entry_id: str, status: EntryStatus, note: str) -> str:
    entry = store.found(session, entry_id)
    store.set_status(session, entry.id, status, note=note, now=world.means.clock())
    return f"{entry.id}: {status}."


def _findings_seen(session: Session, world: App, terms: TermsRow, target: str, note: str) -> str:
    """Acknowledge the findings of the version that ``target`` names, or of the newest one."""
    _, _, number = target.partition("@")
    if number and not number.isdigit():
        raise ConfigError(f'"{target}": a version is named by its number, as in {terms.id}@3')
    version = versions.numbered(session, terms.key, int(number)) if number else None
    version_id = version.id if version else None if number else terms.version_id
    derivation = findings.current(session, version_id) if version_id is not None else None
    if derivation is None:
        raise ConfigError(f"{target}: there is no such version, or nothing was found in it")
    ids = [row.id for row in findings.of_derivation(session, derivation.id)]
    findings.acknowledge(session, ids, note=note, now=world.means.clock())
    return f"{target}: {len(ids)} finding{'' if len(ids) == 1 else 's'} acknowledged."


def _attachment(world: App, eml: Path | None) -> tuple[str, bytes] | None:
    """The mail file, kept in the blob store before anything refers to it."""
    if eml is None:
        return None
    try:
        data = eml.read_bytes()
    except OSError as error:
        raise ConfigError(f"{eml}: cannot be read: {error.strerror}") from error
    return world.means.blobs.put(data), data


def _notice_of(
    terms: TermsRow,
    trigger: Trigger,
    days: Sequence[date | None],
    channel: str | None,
    note: str,
    letter: core.Proposal | None,
) -> LoggedNotice:
    """The notice from what the user gave and, where that is silent, from the mail."""
    received, published, effective = days
    if letter is not None:
        received, published = received or letter.received, published or letter.published
        effective, note = effective or letter.effective, note or letter.subject
    if received is None:
        raise ConfigError("say on which day the notice reached you: --received 2026-03-02")
    return ledger.notice_of(
        terms.id,
        trigger,
        received=received,
        published=published,
        effective=effective,
        channel=channel or ("email" if letter else "unspecified"),
        note=note,
    )


def _day(name: str, told: str | None) -> date | None:
    if told is None:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise ConfigError(f'--{name} "{told}": must be a day such as 2026-03-02') from error


def _print_entries(entries: Sequence[NoticeEntry], format_: Format, world: App) -> None:
    def as_calendar() -> None:
        today = world.means.clock().date()
        _print_calendar(core.entry_deadlines(entries, today, YEAR), world)

    def as_csv() -> None:
        click.echo(shown.ledger_csv(entries), nl=False)

    def as_table() -> None:
        click.echo(shown.ledger_table(entries), nl=False)

    printers: dict[Format, Callable[[], None]] = {
        Format.text: as_table,
        Format.json: lambda: common.print_json(shown.ledger_json(entries), world),
        Format.csv: as_csv,
        Format.ics: as_calendar,
    }
    printers[format_]()


def _print_deadlines(found: Sequence[Deadline], today: date, format_: Format, world: App) -> None:
    def as_table() -> None:
        click.echo(shown.deadlines_table(found, today), nl=False)

    printers: dict[Format, Callable[[], None]] = {
        Format.text: as_table,
        Format.json: lambda: common.print_json(shown.deadlines_json(found), world),
        Format.csv: lambda: click.echo(shown.deadlines_csv(found), nl=False),
        Format.ics: lambda: _print_calendar(found, world),
    }
    printers[format_]()


def _print_calendar(found: Sequence[Deadline], world: App) -> None:
    # Imported here because no other format needs icalendar.
    from monitor.render.calendar import calendar

    file = calendar(found, now=world.means.clock(), rehearsed=world.rehearsed_at is not None)
    click.echo(file.decode("utf-8"), nl=False)


def _visible(line: str) -> str:
    from monitor.core.text import visible

    return visible(line)
