"""``clausewatch demo``: the main job on a vendor that does not exist, without a network."""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Template

import click

from monitor.app import NOW_VARIABLE, App, find_config, opened, take_over
from monitor.cli.check import print_news, result_line
from monitor.core.weeks import Week
from monitor.demo.site import Site
from monitor.errors import ConfigError
from monitor.model.setting import Recipient
from monitor.pipeline import digest, ledger
from monitor.pipeline.outcome import CheckResult
from monitor.pipeline.round import check_all
from monitor.render import letter
from monitor.render.ledger import deadlines_table, ledger_table

app = click.Group()

BETWEEN = timedelta(days=7)
"""Time between the two checks of the demo."""

DAYS_OF_NOTICE = 14
"""Notice that the site gives of its changes, of the 30 days that it promised."""

DAYS_AHEAD = 60
"""How far ahead the demo lists deadlines."""

ANYBODY = Recipient(id="demo", channel="mail", address="demo@clausewatch.invalid")


@app.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="An empty or new folder for the store; a temporary one by default.",
)
def demo(folder: Path | None) -> None:
    """See what Clausewatch does: a made-up site is served on this machine, checked, changed, and checked again.

    Nothing leaves the machine. The site, the watch-list and the store stay in the folder to look at.

    Example: clausewatch demo --folder demo
    """
    began = time.monotonic()
    with played(folder) as config:
        pass
    print(f"\nThat took {time.monotonic() - began:.1f} s. Look further: clausewatch --config {config} status")


@contextmanager
def played(folder: Path | None = None) -> Iterator[Path]:
    """Play the demo in ``folder``; the made-up site is served until the block ends. Yields the configuration file."""
    home = _folder(folder)
    now = datetime.now(UTC)
    last_week = now - BETWEEN
    with Site(
        updated=(last_week - timedelta(days=90)).date(), effective=(last_week - timedelta(days=60)).date()
    ) as site:
        config = home / "config.toml"
        config.write_text(_watch_list(site.address), encoding="utf-8")
        print(f"{site.address} serves the legal pages of Northlight, a vendor that does not exist.\n")
        print(f"== First check, {last_week:%Y-%m-%d} (rehearsed) ==")
        _check(config, {NOW_VARIABLE: last_week.isoformat()})
        site.edition = 2
        site.updated, site.effective = now.date(), (now + timedelta(days=DAYS_OF_NOTICE)).date()
        print(f"\n== Northlight puts new pages up; second check, {now:%Y-%m-%d} ==")
        with opened(find_config(config), {}) as world:
            _report(world, _run(world), home)
        yield config


def _folder(wanted: Path | None) -> Path:
    if wanted is None:
        return Path(tempfile.mkdtemp(prefix="clausewatch-demo-"))
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        if any(wanted.iterdir()):
            raise ConfigError(f"{wanted} is not empty: the demo wants a folder of its own")
    except OSError as error:
        raise ConfigError(f"{wanted} cannot be the demo's folder ({error.strerror}); name another one") from error
    return wanted.absolute()


def _watch_list(address: str) -> str:
    template = Path(__file__).parent.parent / "demo" / "config.toml"
    return Template(template.read_text(encoding="utf-8")).substitute(address=address)


def _check(config: Path, environment: Mapping[str, str]) -> None:
    with opened(find_config(config), environment) as world:
        _run(world)


def _run(world: App) -> list[CheckResult]:
    """One round of checks, as ``clausewatch check`` makes it."""
    take_over(world)
    results = []
    for step in check_all(
        [(service, terms) for service in world.config.services for terms in service.terms], world.means
    ):
        print(result_line(step.result))
        results.append(step.result)
    return results


def _report(world: App, results: list[CheckResult], home: Path) -> None:
    """Findings, the notice verdict, the next deadlines, and the digest as a file."""
    print_news(results, {terms.id: service for service in world.config.services for terms in service.terms})
    (keeper,) = digest.keepers(world.config.services, world.means)
    with world.database.read() as session:
        print("\n== Were the promised days given? (clausewatch ledger) ==")
        print(ledger_table(ledger.entries_today(session, keeper)))
        print(f"\n== Next deadlines (clausewatch deadlines --days {DAYS_AHEAD}) ==")
        print(deadlines_table(ledger.deadlines(session, keeper, DAYS_AHEAD), keeper.setting.today))
        now = world.means.clock()
        told = digest.Window(week=str(Week.of(now.date())), since=now - BETWEEN / 2, until=now + timedelta(minutes=1))
        composed = digest.compose(session, ANYBODY, told, keepers=[keeper], now=now)
    written = letter.digest(composed)
    path = home / "digest.html"
    path.write_text(written.html, encoding="utf-8")
    print(f"\n== The week's digest ==\n{written.subject}\n{path}")
