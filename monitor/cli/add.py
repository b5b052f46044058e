"""``clausewatch add``: put a page on the watch-list, after a look at what is understood of it."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import click

from monitor import config as configuration
from monitor.config.edit import add_terms
from monitor.core.facts import contradictions, read_facts
from monitor.core.inspection import inspect
from monitor.errors import ConfigError
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.values import Fetched
from monitor.model.clause import ClauseTree
from monitor.model.source import Source
from monitor.pipeline.declarations import slug
from monitor.pipeline.local import load
from monitor.render.outline import outline
from monitor.render.sheet import sheet

app = click.Group()

_OUTLINE_LINES = 40


@app.command()
@click.argument("url", help="The page's address.")
@click.option("--service", help="Id of the service, new or known; by default made of the host name.")
@click.option("--id", help="Id of the terms; by default made of service and type.")
@click.option("--name", help="Name for people; by default the page's title.")
@click.option("--allow-private", is_flag=True, help="Let the address lead to a private network.")
@click.option("--yes", "-y", is_flag=True, help="Add without asking.")
@click.pass_context
def add(
    context: click.Context,
    url: str,
    service: str | None,
    id: str | None,
    name: str | None,
    allow_private: bool,
    yes: bool,
) -> None:
    """Fetch a page, show the outline and the terms sheet understood of it, and put it on the watch-list.

    Comments and order of the configuration stay as they are.

    Example: clausewatch add https://vendor.example/terms --service vendor
    """
    config = configuration.load(configuration.find(context.obj, os.environ, Path.cwd(), Path.home()))
    tree = _look(url, allow_private)
    service_id = service or slug(_name_of_host(url))
    known = {one.id for one in config.terms}
    part = tree.parts[0].type if tree.parts else "other"
    terms_id = id or f"{service_id}-{part}"
    if terms_id in known:
        raise ConfigError(f'"{terms_id}" is on the watch-list already; give another --id')
    entry = {"id": terms_id, "name": name or tree.title or terms_id, "type": part, "url": url}
    entry |= {"language": tree.language} if tree.language in ("en", "zh") else {}
    print(f"\nTo be added to {config.path} under service {service_id!r}:")
    print("\n".join(f"  {key} = {value!r}" for key, value in entry.items()))
    if not yes and not click.confirm("Add it?", default=True):
        raise click.exceptions.Exit(1)
    add_terms(config.path, {"id": service_id}, [entry | ({"allow_private": True} if allow_private else {})])
    print(f"Added. The first version is made by: clausewatch check {terms_id}")


def _look(url: str, allow_private: bool) -> ClauseTree:
    """Fetch and show the page; a page that does not look like terms is said to be so, and may be added all the same."""

    def get(address: str) -> tuple[bytes, str | None, str | None]:
        with Fetcher() as fetcher:
            fetched = fetcher.fetch(Source(url=address, allow_private=allow_private), None)
        assert isinstance(fetched, Fetched), "without validators a server's 304 is an error"
        return fetched.body, fetched.media_type, fetched.charset

    reading = load(url, get=get)
    lines = outline(reading.tree).splitlines()
    print("\n".join(lines[:_OUTLINE_LINES]))
    if len(lines) > _OUTLINE_LINES:
        print(f"... and {len(lines) - _OUTLINE_LINES} more lines")
    facts = read_facts(reading.tree)
    print(f"\n{sheet(reading.tree, facts, contradictions(facts))}")
    for reason in inspect(reading.document, reading.tree, raw=reading.data).reasons:
        print(f"! this page would be suspect: {reason.text}")
    return reading.tree


def _name_of_host(url: str) -> str:
    """The telling label of a host name: ``www.vendor.co.uk`` -> "vendor"."""
    import tldextract

    host = urlsplit(url).hostname
    if not url.startswith(("http://", "https://")) or not host:
        raise ConfigError(f"{url}: must begin with http:// or https://")
    parts = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)(host)
    return parts.domain or host
