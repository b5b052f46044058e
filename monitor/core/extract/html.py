"""HTML to a Document: clean the source, parse, choose the terms body, render it."""

from dataclasses import dataclass

from lxml import etree

from monitor.core.extract import edges, main, render, select, tidy, tree
from monitor.core.extract.charset import refuse_mojibake
from monitor.core.extract.conservation import checked
from monitor.core.extract.draft import assemble
from monitor.core.extract.inline import clean
from monitor.core.extract.tree import Element
from monitor.errors import ExtractError
from monitor.model.clause import Document
from monitor.model.source import ExtractionSpec

_IDS = etree.XPath("//@id", smart_strings=False)
_NAMES = etree.XPath("//@name", smart_strings=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Body:
    """What is to be rendered of a page, and what to tell of the choice."""

    choice: main.Choice
    elements: list[Element]
    notes: tuple[str, ...] = ()


def read_html(source: str, *, spec: ExtractionSpec, charset: str | None) -> Document:
    """The terms body of a page's source.

    Raises ExtractError if the page holds no text, or more than 0.1 % replacement characters, or if a selector of
    ``spec`` matches nothing.
    """
    tidied = tidy.without_scripts(source)
    root = tree.parse(tidied)
    body = _configured(tidied, spec) if spec.select or spec.remove else _found(root)
    targets = frozenset(_IDS(root)).union(_NAMES(root))
    drafts = render.render([body.choice.body], dropped=body.choice.dropped, targets=targets)
    text, blocks = assemble(drafts if spec.select else edges.trimmed(list(drafts)))
    if not text:
        raise ExtractError('the page holds no text; it may be built by scripts (try render = "browser")')
    refuse_mojibake(text)
    coverage, lost = checked(text, root=root, tidied=tidied)
    title = root.find(".//title")
    return Document(
        text=text,
        blocks=blocks,
        media_type="text/html",
        charset=charset,
        title=clean(title.text or "") or None if title is not None else None,
        declared_language=root.get("lang") or root.get("xml:lang") or None,
        coverage=coverage,
        notes=(*body.notes, *_left_out(body.choice), *lost),
    )


def _found(root: Element) -> _Body:
    elements = list(root.iter())
    return _Body(choice=main.choose(root, elements), elements=elements)


def _configured(tidied: str, spec: ExtractionSpec) -> _Body:
    """With ``select`` all that is selected is the body; with ``remove`` alone it is looked for in what is left."""
    selection = select.select(tidied, spec)
    root = tree.parse(selection.source)
    elements = list(root.iter())
    if spec.select:
        choice = main.Choice(body=root, dropped=frozenset(main.never_shown(root, elements)))
    else:
        choice = main.choose(root, elements)
    return _Body(choice=choice, elements=elements, notes=selection.notes)


def _left_out(choice: main.Choice) -> tuple[str, ...]:
    return tuple(f'left out {size} bytes that read like terms: "{start}..."' for start, size in choice.left_out)
