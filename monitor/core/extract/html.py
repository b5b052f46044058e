"""HTML to a Document: clean the source, parse, choose the terms body, render it."""

from monitor.core.extract import main, render, tidy, tree
from monitor.core.extract.charset import refuse_mojibake
from monitor.core.extract.conservation import letters
from monitor.core.extract.draft import assemble
from monitor.core.extract.inline import clean
from monitor.errors import ExtractError
from monitor.model.clause import Document
from monitor.model.source import ExtractionSpec


def read_html(source: str, *, spec: ExtractionSpec, charset: str | None) -> Document:
    """Raises ExtractError if the page holds no text or a selector matches nothing."""
    if spec.select or spec.remove:
        raise ExtractError("configured extraction is not read yet")
    tidied = tidy.without_scripts(source)
    root = tree.parse(tidied)
    elements = list(root.iter())
    choice = main.choose(root, elements)
    targets = frozenset(name for element in elements for name in (element.get("id"), element.get("name")) if name)
    text, blocks = assemble(render.render([choice.body], dropped=choice.dropped, targets=targets))
    if not text:
        raise ExtractError("the page holds no text")
    refuse_mojibake(text)
    title = next((clean(element.text or "") for element in elements if element.tag == "title"), "")
    return Document(
        text=text,
        blocks=blocks,
        media_type="text/html",
        charset=charset,
        title=title or None,
        declared_language=root.get("lang") or None,
        coverage=min(1.0, letters(text) / max(1, letters(tidy.stripped(tidied)))),
        notes=tuple(f'left out {size} bytes that read like terms: "{start}..."' for start, size in choice.left_out),
    )
