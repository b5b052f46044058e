"""``clausewatch show``, ``history`` and ``diff``: stored versions, as the running code reads them."""

import sys
from enum import StrEnum
from typing import Any

import click
from sqlalchemy.orm import Session

from monitor.app import App
from monitor.cli.common import FORMAT, Format, iso, print_json, store
from monitor.cli.named import terms_named, version_numbered
from monitor.core.text import visible
from monitor.errors import ConfigError
from monitor.model.source import Source, TermsKind
from monitor.pipeline import stored
from monitor.render import contract
from monitor.render.outline import outline
from monitor.render.standing import table, when
from monitor.store import findings, versions
from monitor.store.tables import DerivationRow, TermsRow, VersionRow

app = click.Group()


class DiffFormat(StrEnum):
    """Formats of diff."""

    text = "text"
    json = "json"
    html = "html"
    markdown = "markdown"


_TERMS = click.argument("terms", help="Id of the terms, as in the configuration.")


def _sources(opened: App, terms_id: str) -> tuple[Source, ...]:
    """The sources as configured now; none for retired terms, whose snapshots say how they were read."""
    return next((terms.sources for terms in opened.config.terms if terms.id == terms_id), ())


@app.command()
@_TERMS
@click.option("--version", type=int, help="Number of the version; the current one if not given.")
@click.option("--raw", is_flag=True, help="Write the bytes as they were fetched to standard output.")
@FORMAT
@click.pass_context
def show(context: click.Context, terms: str, version: int | None, raw: bool, format_: Format) -> None:
    """Show a stored version: where and when it was seen, its proof, and its outline.

    Examples: clausewatch show acme-terms

              clausewatch show acme-terms --version 1 --raw > terms-v1.html
    """
    with store(context) as opened:
        with opened.database.read() as session:
            row = terms_named(session, terms)
            found = version_numbered(session, row, version)
            captures = versions.captures(session, found.id)
        if raw:
            for capture in captures:
                sys.stdout.buffer.write(opened.means.blobs.get(capture.sha256))
            return
        text = stored.text_of(opened.means, found, _sources(opened, terms))
        if format_ is Format.json:
            shown = contract.tree(text.tree) | {"terms": row.id, "version": _version_json(found)}
            print_json(shown | {"snapshots": [_capture_json(capture) for capture in captures]}, opened)
            return
        print(f"{row.service_name}: {row.name} ({row.id}), version {found.number} ({found.kind})")
        print(f"first seen {when(found.first_seen_at)} UTC, last seen {when(found.last_seen_at)} UTC")
        for capture in captures:
            print(f"{capture.url}\n  sha256 {capture.sha256}, {capture.size} bytes, {when(capture.fetched_at)} UTC")
        print(f"\n{visible(outline(text.tree))}", end="")


def _capture_json(capture: versions.Capture) -> dict[str, Any]:
    return {
        "url": capture.url,
        "final_url": capture.final_url,
        "sha256": capture.sha256,
        "size": capture.size,
        "media_type": capture.media_type,
        "rendered": capture.rendered,
        "fetched_at": iso(capture.fetched_at),
    }


def _version_json(version: VersionRow) -> dict[str, Any]:
    return {
        "number": version.number,
        "kind": version.kind,
        "reason": version.reason,
        "first_seen": iso(version.first_seen_at),
        "last_seen": iso(version.last_seen_at),
        "published": version.published.isoformat() if version.published else None,
        "updated": version.updated.isoformat() if version.updated else None,
        "effective": version.effective.isoformat() if version.effective else None,
        "clauses": version.clauses,
        "engine": version.engine,
    }


@app.command()
@_TERMS
@click.option("--clause", help="Number of a clause of the current version: only its changes.")
@FORMAT
@click.pass_context
def history(context: click.Context, terms: str, clause: str | None, format_: Format) -> None:
    """List the versions of a terms, newest first, or everything that ever happened to one clause.

    A clause is followed through renumbering and moves.

    Examples: clausewatch history acme-terms

              clausewatch history acme-terms --clause 4.1
    """
    with store(context) as opened, opened.database.read() as session:
        row = terms_named(session, terms)
        if clause is not None:
            _print_clause_history(opened, session, row, clause, format_)
            return
        pairs = [(version, findings.current(session, version.id)) for version in versions.history(session, row.key)]
        if format_ is Format.json:
            told = [
                _version_json(version)
                | {"summary": made.summary if made else None, "material": bool(made and made.material)}
                for version, made in pairs
            ]
            print_json({"schema": "clausewatch.history/1", "terms": row.id, "versions": told}, opened)
            return
        lines = [
            (
                str(version.number),
                version.kind,
                when(version.first_seen_at),
                when(version.last_seen_at),
                _summary(version, made),
            )
            for version, made in pairs
        ]
        print("\n".join(table(("version", "kind", "first seen (UTC)", "last seen (UTC)", "what changed"), lines)))


def _summary(version: VersionRow, made: DerivationRow | None) -> str:
    if made is None:
        return version.reason or f"{version.clauses} clauses"
    told = ", ".join(f"{count} {kind}" for kind, count in made.summary.items() if count and kind != "unchanged")
    return f"{told}{'; material' if made.material else ''}{f' ({version.reason})' if version.reason else ''}"


def _print_clause_history(opened: App, session: Session, row: TermsRow, clause: str, format: Format) -> None:
    current = version_numbered(session, row, None)
    tree = stored.text_of(opened.means, current, _sources(opened, row.id)).tree
    eids = [one.eid for one in tree.walk() if one.num == clause and one.kind != "inline"]
    if not eids:
        raise ConfigError(
            f'the current version of "{row.id}" has no clause {clause}; `clausewatch show {row.id}` lists them'
        )
    strands = stored.lineage_of(current, tree)
    changes = findings.changes_of_clauses(session, row.key, [strands[eid] for eid in eids])
    if format is Format.json:
        told = [
            {"version": version.number, "seen": iso(version.first_seen_at), "change": change.payload}
            for version, change in changes
        ]
        print_json(
            {"schema": "clausewatch.clause_history/1", "terms": row.id, "clause": clause, "changes": told}, opened
        )
        return
    for version, change in changes:
        moved = f"{change.old_clause or '-'} -> {change.new_clause or '-'}"
        print(f"version {version.number}, {when(version.first_seen_at)} UTC: {change.kind}, clause {visible(moved)}")
        for operation, words in change.payload["edits"]:
            if operation != "=" and words.strip():
                print(f"    {operation} {visible(words.strip())}")
    if not changes:
        print(f"clause {clause} stands as it was in the first version")


@app.command()
@_TERMS
@click.argument("old", type=int, required=False, help="Number of the older version; the one before NEW if not given.")
@click.argument("new", type=int, required=False, help="Number of the newer version; the current one if not given.")
@click.option("--format", "format_", type=click.Choice(DiffFormat), default=DiffFormat.text, help="How to show it.")
@click.option("--all", "show_all", is_flag=True, help="Show soft changes (renumbered, cosmetic) too.")
@click.pass_context
def diff(
    context: click.Context, terms: str, old: int | None, new: int | None, format_: DiffFormat, show_all: bool
) -> None:
    """Compare two stored versions, both read from their bytes by the running code.

    Examples: clausewatch diff acme-terms

              clausewatch diff acme-terms 1 3 --format html > changes.html
    """
    with store(context) as opened:
        with opened.database.read() as session:
            row = terms_named(session, terms)
            after = version_numbered(session, row, new)
            before = version_numbered(session, row, after.number - 1 if old is None else old)
        kind: TermsKind = "commentary" if row.kind == "commentary" else "terms"
        review, *texts = stored.compare(opened.means, before, after, kind=kind, sources=_sources(opened, terms))
        names = [f"{row.id} version {version.number}" for version in (before, after)]
        if format_ is DiffFormat.json:
            sha256 = [" ".join(capture.sha256 for capture in text.captures) for text in texts]
            print_json(contract.comparison(review, sources=(names[0], names[1]), sha256=(sha256[0], sha256[1])), opened)
        elif format_ is DiffFormat.html:
            from monitor.render.comparison_html import html

            print(html(review, old_name=names[0], new_name=names[1]))
        elif format_ is DiffFormat.markdown:
            from monitor.render.comparison_markdown import markdown

            print(markdown(review, old_name=names[0], new_name=names[1]))
        else:
            from monitor.render.comparison_terminal import terminal

            print(terminal(review, old_name=names[0], new_name=names[1], colour=sys.stdout.isatty(), show_all=show_all))
