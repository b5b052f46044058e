"""``clausewatch doctor``: does everything work that a check needs, and what would each source give?"""

import importlib.util
import os
import shutil
import socket
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from monitor.app import App, find_config, opened
from monitor.cli.common import FAILED, FORMAT, Format, print_json
from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.inspection import inspect
from monitor.errors import (
    BlockedError,
    BrowserMissingError,
    ConfigError,
    ExtractError,
    FetchError,
    GoneError,
    MonitorError,
    StoreError,
    TooLargeError,
    UnsupportedMediaError,
)
from monitor.fetch import browser
from monitor.fetch.credentials import read as read_credentials
from monitor.fetch.values import Fetched
from monitor.model.source import Source, Terms
from monitor.store.integrity import examine
from monitor.store.shelf import Folder

app = click.Group()

State = Literal["ok", "warning", "failed"]

_LITTLE_SPACE = 500_000_000
_CLOCK_OFF = 120.0
_NET_TIMEOUT = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Symptom:
    """What was looked at and how it is; ``remedy``: what to do, "" if nothing."""

    subject: str
    state: State
    detail: str
    remedy: str = ""


@app.command()
@click.option(
    "--network/--no-network",
    default=True,
    help="Also fetch every source (nothing is stored) and greet the mail server.",
)
@FORMAT
@click.pass_context
def doctor(context: click.Context, network: bool, format_: Format) -> None:
    """Check configuration, store, disk, clock, names, mail, browser, time zones and every source; say what to do.

    Exit code 1 if anything does not work. Example: clausewatch doctor --no-network
    """
    with opened(find_config(context.obj)) as world:
        found = list(symptoms(world, network=network))
        if format_ is Format.json:
            print_json({"schema": "clausewatch.doctor/1", "checks": [asdict(symptom) for symptom in found]}, world)
        else:
            for symptom in found:
                print(_line(symptom))
    if any(symptom.state == "failed" for symptom in found):
        raise click.exceptions.Exit(FAILED)


def symptoms(world: App, *, network: bool) -> Iterator[Symptom]:
    """The result of every check, cheap ones first; with ``network`` also those that ask somebody."""
    for check in _LOCAL:
        yield from check(world)
    if network:
        for check in _REMOTE:
            yield from check(world)


def _line(symptom: Symptom) -> str:
    remedy = f"\n         -> {symptom.remedy}" if symptom.remedy else ""
    return f"{symptom.state:8} {symptom.subject}: {symptom.detail}{remedy}"


# -- on this machine ---------------------------------------------------------------------------------------------------


def _configuration(world: App) -> Iterator[Symptom]:
    watched = world.config.terms
    yield Symptom(subject="configuration", state="ok", detail=f"{world.config.path}: {len(watched)} terms watched")
    for terms in watched:
        for source in terms.sources:
            try:
                read_credentials(source, os.environ)
            except ConfigError as error:
                yield Symptom(
                    subject=f"credentials of {terms.id}", state="failed", detail=str(error), remedy="set the variable"
                )
            if source.proxy:
                yield Symptom(
                    subject=f"proxy of {terms.id}",
                    state="warning",
                    detail="names are resolved by the proxy: that they are public is its duty; literal addresses are "
                    "still checked here",
                )


def _store(world: App) -> Iterator[Symptom]:
    if not isinstance(world.means.blobs.shelf, Folder):
        detail = f"{world.config.store.blobs}: `clausewatch fsck` reads every file there"
        yield Symptom(subject="store", state="ok", detail=detail)
        return
    with world.database.read() as session:
        found = examine(session, world.means.blobs)
    if found.damaged:
        lost = sum(flaw.kind in ("missing", "damaged") for flaw in found.flaws)
        yield Symptom(subject="store", state="failed", detail=f"{lost} files lost", remedy="clausewatch fsck --repair")
    else:
        yield Symptom(subject="store", state="ok", detail=f"{found.blobs} files hashed, nothing is lost")


def _blobs(world: App) -> Iterator[Symptom]:
    """Where the bytes of pages are kept: room and leave to write in a folder, a trial in a store of objects."""
    shelf = world.means.blobs.shelf
    if isinstance(shelf, Folder):
        yield from _disk(_existing(shelf.folder))
        return
    trial = uuid.uuid4().hex * 2
    try:
        shelf.write(trial, b"trial")
        good = shelf.read(trial) == b"trial"
        shelf.remove(trial)
    except StoreError as error:
        remedy = "see [store] blobs and [store.s3]: bucket, endpoint, credentials, right to get, put and delete"
        yield Symptom(subject="blobs", state="failed", detail=str(error), remedy=remedy)
        return
    yield Symptom(
        subject="blobs",
        state="ok" if good else "failed",
        detail=f"{world.config.store.blobs}: " + ("written, read, removed" if good else "gives back other bytes"),
    )


def _disk(folder: Path) -> Iterator[Symptom]:
    free = shutil.disk_usage(folder).free
    enough = free >= _LITTLE_SPACE
    yield Symptom(
        subject="disk",
        state="ok" if enough else "warning",
        detail=f"{free / 1e9:.1f} GB free at {folder}",
        remedy="" if enough else "make room: a full disk stops checks",
    )
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield Symptom(subject="disk", state="failed", detail=f"{folder}: {error.strerror}", remedy="make it writable")


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())


def _browser(world: App) -> Iterator[Symptom]:
    wanting = [terms.id for terms in world.config.terms if any(source.render == "browser" for source in terms.sources)]
    path = browser.find(world.config.fetch.browser_path)
    driver = importlib.util.find_spec("playwright") is not None
    if path and driver:
        sandbox = "" if os.geteuid() else "; as root it runs without its own sandbox"
        yield Symptom(subject="browser", state="warning" if sandbox else "ok", detail=f"{path}{sandbox}")
        return
    yield Symptom(
        subject="browser",
        state="failed" if wanting else "warning",
        detail=f"none found; needed by {', '.join(wanting)}" if wanting else "none found; pages filled by script wait",
        remedy=browser.INSTALL,
    )


def _zones(world: App) -> Iterator[Symptom]:
    zones = {service.time_zone for service in world.config.services}
    zones |= {recipient.time_zone for recipient in world.config.recipients}
    missing = []
    for zone in sorted(zones):
        try:
            ZoneInfo(zone)
        except ZoneInfoNotFoundError:
            missing.append(zone)
    if missing:
        detail, remedy = f"no data for {', '.join(missing)}", "pip install --upgrade tzdata"
        yield Symptom(subject="time zones", state="failed", detail=detail, remedy=remedy)
    else:
        yield Symptom(subject="time zones", state="ok", detail=f"{len(zones)} in use, all known")


# -- over the network --------------------------------------------------------------------------------------------------


def _names(world: App) -> Iterator[Symptom]:
    hosts = {urlsplit(source.url).hostname or "" for terms in world.config.terms for source in terms.sources}
    for host in sorted(hosts):
        try:
            socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
        except OSError as error:
            yield Symptom(
                subject=f"name {host}",
                state="failed",
                detail=str(error),
                remedy="check the address, or this machine's DNS",
            )


def _mail(world: App) -> Iterator[Symptom]:
    mail = world.config.mail
    if mail is None:
        yield Symptom(subject="mail", state="ok", detail="not configured; nothing is sent by mail")
        return
    where = f"{mail.host}:{mail.port}"
    try:
        with socket.create_connection((mail.host, mail.port), timeout=_NET_TIMEOUT):
            pass
    except OSError as error:
        yield Symptom(subject="mail", state="failed", detail=f"{where}: {error}", remedy="check [mail] and the relay")
    else:
        detail = f"{where} answers; `clausewatch notify test` sends a message"
        yield Symptom(subject="mail", state="ok", detail=detail)


def _sources(world: App) -> Iterator[Symptom]:
    for terms in world.config.terms:
        for source in terms.sources:
            yield from _source(world, terms, source)


def _source(world: App, terms: Terms, source: Source) -> Iterator[Symptom]:
    """Fetch a source as a check would, and say what would be read from it. Nothing is kept."""
    subject = f"source {terms.id} {source.url}"
    try:
        answer = world.means.fetcher.fetch(source)
    except BrowserMissingError:
        yield Symptom(subject=subject, state="warning", detail="skipped: needs browser", remedy=browser.INSTALL)
        return
    except (FetchError, ConfigError) as error:
        yield Symptom(subject=subject, state="failed", detail=str(error), remedy=_remedy(error))
        return
    if not isinstance(answer, Fetched):
        yield Symptom(subject=subject, state="failed", detail="304 to a request that asked for no such thing")
        return
    yield _extraction(subject, terms, source, answer)
    yield from _clock(subject, answer)
    if answer.moved_to:
        remedy = f'set url = "{answer.moved_to}"'
        yield Symptom(subject=subject, state="warning", detail=f"moved for good to {answer.moved_to}", remedy=remedy)


def _extraction(subject: str, terms: Terms, source: Source, answer: Fetched) -> Symptom:
    try:
        document = read(
            answer.body,
            spec=source.spec,
            media_type=answer.media_type,
            charset=answer.charset,
            name=answer.final_url,
        )
    except ExtractError as error:
        remedy = "check select and remove; `clausewatch inspect URL` tells more"
        return Symptom(subject=subject, state="failed", detail=f"{len(answer.body):,} bytes: {error}", remedy=remedy)
    tree = build(document)
    verdict = inspect(document, tree, raw=answer.body, kind=terms.kind)
    clauses = sum(1 for _ in tree.walk())
    how = "through the browser" if answer.rendered else "plainly"
    detail = (
        f"{how}, {len(document.text):,} characters in {clauses} clauses, {document.coverage:.0%} of its letters, "
        f"language {tree.language}"
    )
    if verdict.reasons:
        why = "; ".join(reason.text for reason in verdict.reasons)
        return Symptom(
            subject=subject, state="failed", detail=f"{detail}; would be suspect: {why}", remedy="look at it"
        )
    if document.notes:
        told = "; ".join((detail, *document.notes))
        return Symptom(subject=subject, state="warning", detail=told, remedy="check select and remove of this source")
    return Symptom(subject=subject, state="ok", detail=detail)


def _clock(subject: str, answer: Fetched) -> Iterator[Symptom]:
    """This machine's clock against the server's."""
    said = next((value for name, value in answer.headers if name.lower() == "date"), None)
    try:
        theirs = parsedate_to_datetime(said) if said else None
    except ValueError:
        theirs = None
    if theirs is None or theirs.tzinfo is None:
        return
    off = abs((datetime.now(UTC) - theirs).total_seconds())
    if off > _CLOCK_OFF:
        detail = f"this machine and {subject.split()[-1]} differ by {off:.0f} seconds"
        yield Symptom(subject="clock", state="warning", detail=detail, remedy="set this machine's clock (NTP)")


def _remedy(error: MonitorError) -> str:
    return next((remedy for kind, remedy in _REMEDIES if isinstance(error, kind)), "try again later")


_REMEDIES: tuple[tuple[type[MonitorError], str], ...] = (
    (BlockedError, "the message says what refuses; a browser, credentials or the vendor's consent may help"),
    (GoneError, "find the new address of the page and set it in the configuration"),
    (UnsupportedMediaError, "set the address of the text itself (HTML, PDF, Markdown or plain text)"),
    (TooLargeError, "set the address of the text itself"),
    (ConfigError, "set the variable"),
)
"""What helps against which error; against all others, patience."""

_LOCAL: tuple[Callable[[App], Iterator[Symptom]], ...] = (_configuration, _store, _blobs, _browser, _zones)
_REMOTE: tuple[Callable[[App], Iterator[Symptom]], ...] = (_names, _mail, _sources)
