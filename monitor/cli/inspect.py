"""``clausewatch inspect``: would this page be taken as the terms?"""

import json
from pathlib import Path
from typing import Literal

import click

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.inspection import Inspection
from monitor.core.inspection import inspect as judge
from monitor.core.text import visible
from monitor.errors import ExtractError
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.values import Fetched
from monitor.model.clause import ClauseTree, Document
from monitor.model.source import Source

app = click.Group()

SCHEMA = "clausewatch.inspection/1"


@app.command()
@click.argument("candidate", help="A file, or an http(s) address.")
@click.option("--before", help="The page as it was stored last: a file or an address.")
@click.option(
    "--kind", type=click.Choice(["terms", "commentary"]), default="terms", help="What the page is meant to be."
)
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", help="How to print the verdict."
)
@click.option("--allow-private", is_flag=True, help="Let URLs lead to private addresses.")
def inspect(
    candidate: str,
    before: str | None,
    kind: Literal["terms", "commentary"],
    output: Literal["text", "json"],
    allow_private: bool,
) -> None:
    """Say whether a page would be taken as the terms, and if not, why.

    Example: clausewatch inspect today.html --before last-week.html
    """
    raw, document = _read(candidate, allow_private)
    earlier = _tree(_read(before, allow_private)[1]) if before else None
    verdict = judge(document, _tree(document), raw=raw, before=earlier, kind=kind)
    if output == "json":
        print(json.dumps(shape(verdict), ensure_ascii=False, indent=2))
        return
    notes = document.notes if document else ()
    print("\n".join([_text(verdict), *(f"  note: {visible(note)}" for note in notes)]))


def shape(verdict: Inspection) -> dict[str, object]:
    """The verdict as its JSON object, schema ``clausewatch.inspection/1``."""
    return {
        "schema": SCHEMA,
        "verdict": verdict.verdict,
        "reasons": [{"id": reason.id, "text": reason.text} for reason in verdict.reasons],
        "coverage": round(verdict.coverage, 4),
    }


def _text(verdict: Inspection) -> str:
    lines = [f"{verdict.verdict} ({verdict.coverage:.0%} of the page's letters read)"]
    lines += [f"  {reason.id}: {reason.text}" for reason in verdict.reasons]
    return "\n".join(lines)


def _read(name: str, allow_private: bool) -> tuple[bytes, Document | None]:
    """The bytes of a file or address, and what can be read from them (None if nothing can)."""
    if name.startswith(("http://", "https://")):
        with Fetcher() as fetcher:
            fetched = fetcher.fetch(Source(url=name, allow_private=allow_private))
        if not isinstance(fetched, Fetched):
            raise ExtractError(f"{name}: the server sent no page")
        raw, media_type, charset = fetched.body, fetched.media_type, fetched.charset
    else:
        try:
            raw, media_type, charset = Path(name).read_bytes(), None, None
        except OSError as error:
            raise ExtractError(
                f"{name}: cannot be read ({error.strerror}); give a file or an http(s) address"
            ) from error
    try:
        return raw, read(raw, media_type=media_type, charset=charset, name=name)
    except ExtractError:
        return raw, None


def _tree(document: Document | None) -> ClauseTree | None:
    return build(document) if document else None
