"""Commands on local files or URLs, without a store: parse, facts, compare, rules."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import click

from monitor.model.finding import Review
from monitor.model.source import ExtractionSpec, TermsKind
from monitor.pipeline.local import Reading, load

app = click.Group()

MATERIAL = 10
"""Exit code of ``--exit-code`` when a material finding is there."""
FAILED = 1
EXCERPT = "too_short"
"""A page that is only this short is no terms page; two texts that both are were cut out by the user, who knows why."""


class TreeFormat(StrEnum):
    """Formats of parse and facts."""

    text = "text"
    json = "json"


class ComparisonFormat(StrEnum):
    """Formats of compare."""

    text = "text"
    json = "json"
    html = "html"
    markdown = "markdown"


class Kind(StrEnum):
    """What a page is: terms, or somebody's page about terms."""

    terms = "terms"
    commentary = "commentary"


def _page(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An argument that names a page to read."""
    return click.argument(name, help="HTML, Markdown, plain text or PDF: a path, a URL, or - for standard input.")


_SELECT = click.option("--select", multiple=True, help="CSS selector of what to read; may be repeated.")
_REMOVE = click.option("--remove", multiple=True, help="CSS selector of what to leave out; may be repeated.")
_PRIVATE = click.option("--allow-private", is_flag=True, help="Let URLs lead to private addresses.")


def _get(url: str, *, allow_private: bool) -> tuple[bytes, str | None, str | None]:
    from monitor.fetch.fetcher import Fetcher
    from monitor.fetch.values import Fetched
    from monitor.model.source import Source

    with Fetcher() as fetcher:
        fetched = fetcher.fetch(Source(url=url, allow_private=allow_private), None)
    assert isinstance(fetched, Fetched), "without validators a server's 304 is an error"
    return fetched.body, fetched.media_type, fetched.charset


def _load(name: str, select: tuple[str, ...], remove: tuple[str, ...], allow_private: bool) -> Reading:
    spec = ExtractionSpec(select=select, remove=remove)
    return load(name, get=lambda url: _get(url, allow_private=allow_private), spec=spec)


def _print_json(shown: dict[str, Any]) -> None:
    print(json.dumps(shown, ensure_ascii=False, indent=1))


@app.command()
@_page("file")
@click.option(
    "--format",
    "format_",
    type=click.Choice(TreeFormat),
    default=TreeFormat.text,
    help="text: an outline to hold against the page.",
)
@_SELECT
@_REMOVE
@_PRIVATE
def parse(
    file: str, format_: TreeFormat, select: tuple[str, ...], remove: tuple[str, ...], allow_private: bool
) -> None:
    """Show how a page is understood as clauses.

    Example: clausewatch parse terms.html
    """
    from monitor.render import contract
    from monitor.render.outline import outline

    reading = _load(file, select, remove, allow_private)
    if format_ is TreeFormat.json:
        _print_json(contract.tree(reading.tree))
    else:
        print(outline(reading.tree))


@app.command()
@click.argument("file", required=False, help="The page to read; not with --jsonl.")
@click.option("--jsonl", is_flag=True, help='Read {"text": ...} lines, answer {"facts": [...]} lines.')
@click.option(
    "--format",
    "format_",
    type=click.Choice(TreeFormat),
    default=TreeFormat.text,
    help="text: a terms sheet, with what is absent.",
)
@_SELECT
@_REMOVE
@_PRIVATE
def facts(
    file: str | None,
    jsonl: bool,
    format_: TreeFormat,
    select: tuple[str, ...],
    remove: tuple[str, ...],
    allow_private: bool,
) -> None:
    """Show what a page promises: notice, SLA, liability, refund, dates.

    Example: clausewatch facts terms.html
    """
    from monitor.core.facts import contradictions, read_facts

    if jsonl == (file is not None):
        raise click.BadParameter("give either a FILE or --jsonl")
    if file is None:
        _answer_lines()
        return
    reading = _load(file, select, remove, allow_private)
    read = read_facts(reading.tree)
    if format_ is TreeFormat.json:
        from monitor.render import contract

        _print_json(contract.facts(reading.tree, read, contradictions(read)))
    else:
        from monitor.render.sheet import sheet

        print(sheet(reading.tree, read, contradictions(read)))


def _answer_lines() -> None:
    from monitor.core.facts import read_sentence
    from monitor.render import contract

    for count, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        text = _text_of(line, count)
        print(json.dumps({"facts": [contract.fact(fact) for fact in read_sentence(text)]}, ensure_ascii=False))
        sys.stdout.flush()


def _text_of(line: str, number: int) -> str:
    """The sentence in a line of standard input; raises BadParameter with what stands there instead."""
    where = f"standard input:{number}"
    try:
        told = json.loads(line)
    except ValueError as error:
        raise click.BadParameter(f'{where}: is not {{"text": "..."}}: {error}') from error
    if not isinstance(told, dict) or "text" not in told:
        raise click.BadParameter(f'{where}: text: is missing; a line is {{"text": "..."}}, not {line.strip()[:80]}')
    if not isinstance(told["text"], str):
        raise click.BadParameter(f"{where}: text: must be text in quotes, not {json.dumps(told['text'])[:80]}")
    return told["text"]


@app.command()
@_page("old")
@_page("new")
@click.option(
    "--format", "format_", type=click.Choice(ComparisonFormat), default=ComparisonFormat.text, help="How to show it."
)
@click.option("--all", "show_all", is_flag=True, help="Show soft changes (renumbered, cosmetic) too.")
@click.option("--exit-code", is_flag=True, help="Exit with 10 when there is a material finding.")
@click.option("--force", is_flag=True, help="Read findings even if a side does not look like terms.")
@click.option(
    "--kind",
    type=click.Choice(Kind),
    default=Kind.terms,
    help="commentary: a page about terms; its changes have no findings.",
)
@_SELECT
@_REMOVE
@_PRIVATE
def compare(
    old: str,
    new: str,
    format_: ComparisonFormat,
    show_all: bool,
    exit_code: bool,
    force: bool,
    kind: Kind,
    select: tuple[str, ...],
    remove: tuple[str, ...],
    allow_private: bool,
) -> None:
    """Compare two versions of a page: what changed in law.

    Examples: clausewatch compare old.pdf new.pdf

              clausewatch compare old.html https://vendor.example/terms --format html > changes.html
    """
    from monitor.core.inspection import inspect
    from monitor.core.review import review

    sides = [_load(name, select, remove, allow_private) for name in (old, new)]
    as_kind: TermsKind = kind.value
    suspect = [inspect(side.document, side.tree, raw=side.data, kind=as_kind).reasons for side in sides]
    if all({reason.id for reason in reasons} == {EXCERPT} for reasons in suspect):
        suspect = [(), ()]
    result = review(
        sides[0].tree,
        sides[1].tree,
        kind=as_kind,
        old_suspect=suspect[0],
        new_suspect=suspect[1],
        force=force,
    )
    print(_shown(result, sides, format_, show_all))
    if exit_code and result.material:
        raise click.exceptions.Exit(MATERIAL)
    if not force and (result.old_suspect or result.new_suspect):
        raise click.exceptions.Exit(FAILED)


def _shown(result: Review, sides: list[Reading], format: ComparisonFormat, show_all: bool) -> str:
    """The review in the format asked for; only that format's renderer is loaded."""
    old, new = sides
    if format is ComparisonFormat.json:
        from monitor.render import contract

        shown = contract.comparison(result, sources=(old.name, new.name), sha256=(old.sha256, new.sha256))
        return json.dumps(shown, ensure_ascii=False, indent=1)
    if format is ComparisonFormat.html:
        from monitor.render.comparison_html import html

        return html(result, old_name=old.name, new_name=new.name)
    if format is ComparisonFormat.markdown:
        from monitor.render.comparison_markdown import markdown

        return markdown(result, old_name=old.name, new_name=new.name)
    from monitor.render.comparison_terminal import terminal

    return terminal(result, old_name=old.name, new_name=new.name, colour=sys.stdout.isatty(), show_all=show_all)


@app.command()
@click.argument("rule", required=False, help="Id of a rule, as findings and facts name it; all if not given.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(TreeFormat),
    default=TreeFormat.text,
    help="text: Markdown for lawyers, as in docs/rules.md.",
)
def rules(rule: str | None, format_: TreeFormat) -> None:
    """List the rules by which facts and findings are made: id, category, plain words, triggers, examples.

    Examples: clausewatch rules | less

              clausewatch rules en:discontinuation_notice_period.service

              clausewatch rules notice.vendor_duty
    """
    from monitor.render.rules import rule_list, rules_page

    if rule is None and format_ is TreeFormat.text:
        print(rules_page(), end="")
        return
    chosen = rule_list(rule)
    if not chosen:
        raise click.BadParameter(f'there is no rule "{rule}"; `clausewatch rules` lists them', param_hint="RULE")
    if format_ is TreeFormat.json:
        _print_json({"schema": "clausewatch.rules/1", "rules": chosen})
        return
    for one in chosen:
        print(f"{one['id']}\n  {one['category']}, {one['attribute']}: {one['says']}\n  gives {one['value']}")
        print("".join(f"  when one of: {', '.join(group)}\n" for group in one["triggers"]), end="")
        print("".join(f"  reads: {example}\n" for example in one["examples"]), end="")
