"""HTML without scripts to a Document: parse it, choose the terms body, render it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from monitor.core.extract import conservation, edges, main, render, select, tree
from monitor.core.extract.charset import refuse_mojibake
from monitor.core.extract.draft import Draft, assemble, used_up
from monitor.core.extract.inline import clean
from monitor.core.extract.tidy import without_scripts
from monitor.core.extract.tree import Element
from monitor.core.extract.weight import MAX_WEIGHT, MAX_WEIGHT_SELECTED, refuse_heavy
from monitor.errors import ExtractError
from monitor.model.clause import Document
from monitor.model.source import ExtractionSpec

_IDS = etree.XPath("//@id", smart_strings=False)
_NAMES = etree.XPath("//@name", smart_strings=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Body:
    """What is to be rendered of a page, and what to tell of the choice. ``elements``: all of the page, kept alive so
    that lxml does not make them anew."""

    choice: main.Choice
    elements: list[Element]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What is kept of a page when its tree, which takes most room, is gone. ``parsed``: characters that it held."""

    drafts: Iterator[Draft]
    title: str | None
    language: str | None
    parsed: int
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page without scripts, as bytes for the parser. ``seen``: characters that a plain tag-stripper sees of it."""

    source: bytes
    seen: int


def prepared(text: str, spec: ExtractionSpec) -> Page:
    """What is needed of a page's text, which may take four times the room. Raises ExtractError if it is too heavy."""
    tidied = without_scripts(text)
    refuse_heavy(tidied, most=MAX_WEIGHT_SELECTED if spec.select or spec.remove else MAX_WEIGHT)
    return Page(source=tree.source(tidied), seen=conservation.visible(tidied))


def read_html(page: Page, *, spec: ExtractionSpec, charset: str | None) -> Document:
    """The terms body of a page.

    Raises ExtractError if the page holds no text, or more than 0.1 % replacement characters, or if a selector of
    ``spec`` matches nothing.
    """
    told = _told(page.source, spec)
    text, blocks = assemble(told.drafts)
    if not text:
        raise ExtractError('the page holds no text; it may be built by scripts (try render = "browser")')
    refuse_mojibake(text)
    coverage, lost = conservation.checked(text, seen=page.seen, parsed=told.parsed)
    return Document(
        text=text,
        blocks=blocks,
        media_type="text/html",
        charset=charset,
        title=told.title,
        declared_language=told.language,
        coverage=coverage,
        notes=(*told.notes, *lost),
    )


def _told(source: bytes, spec: ExtractionSpec) -> _Told:
    root = tree.parse(source)
    body = _configured(source, spec) if spec.select or spec.remove else _found(root)
    targets = frozenset(_IDS(root)).union(_NAMES(root))
    drafts = list(render.render([body.choice.body], dropped=body.choice.dropped, targets=targets))
    title = root.find(".//title")
    return _Told(
        drafts=used_up(drafts if spec.select else edges.trimmed(drafts)),
        title=clean(title.text or "") or None if title is not None else None,
        language=root.get("lang") or root.get("xml:lang") or None,
        parsed=conservation.parsed(root),
        notes=(*body.notes, *_left_out(body.choice)),
    )


def _found(root: Element) -> _Body:
    elements = list(root.iter())
    return _Body(choice=main.choose(root, elements), elements=elements)


def _configured(source: bytes, spec: ExtractionSpec) -> _Body:
    """With ``select`` all that is selected is the body; with ``remove`` alone it is looked for in what is left."""
    selection = select.select(source.decode(), spec)
    root = tree.parse(tree.source(selection.source))
    elements = list(root.iter())
    if spec.select:
        choice = main.Choice(body=root, dropped=frozenset(main.never_shown(root, elements)))
    else:
        choice = main.choose(root, elements)
    return _Body(choice=choice, elements=elements, notes=selection.notes)


def _left_out(choice: main.Choice) -> tuple[str, ...]:
    return tuple(f'left out {size} bytes that read like terms: "{start}..."' for start, size in choice.left_out)
