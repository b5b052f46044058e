"""The rules of findings that rest on no value, and the reasons of soft changes, for ``clausewatch rules``."""

from collections.abc import Iterator, Mapping
from typing import Any

from monitor.core.findings.languages import LEXICONS
from monitor.core.lang.en.reasons import ITEMS
from monitor.core.lang.items import ITEM_KINDS, ItemKind

_EFFECTS = {
    "worse": "worse for the customer when it appears",
    "better": "better for the customer when it appears",
    "neutral": "neither better nor worse",
    "unclear": "better or worse as the case may be",
}
OWN = {
    "own.CATEGORY": "text that holds a pattern of yours (one with a pattern in config.toml) came, went or changed",
}
SOFT: Mapping[str, str] = {
    "typography": "other quotation marks, dashes, emphasis or forms of a letter",
    "punctuation": "other punctuation, outside numbers and lists",
    "link": "a link goes elsewhere; its words are the same",
    "whitespace": "other blanks or line breaks; the text is cut at other places",
    "case": "capital letters instead of small ones, or the reverse",
    "date_line": "only the date of the text changed",
    "cross_reference": "a cited number follows the renumbering of the clause that it cites",
}


def item_lines() -> Iterator[str]:
    """Markdown: each kind of legal item with its id, what its findings say, and a sentence for each language."""
    yield "## Legal items"
    yield ""
    yield "A provision without a value to compare is read as an item: somebody shall, may or shall not do something."
    yield "An item that came, went or is limited otherwise gives a finding with the id of its kind."
    for kind in ITEM_KINDS.values():
        yield ""
        yield f"### {kind.id}"
        yield ""
        yield f"{kind.attribute}; {_EFFECTS[kind.effect]}. {ITEMS[kind.id].gained}"
        yield ""
        yield from (f"- {language}: {example}" for language, example in _examples(kind))
    yield ""
    yield from (f"- `{name}`: {says}." for name, says in OWN.items())
    yield ""
    yield "## Reasons of soft changes"
    yield ""
    yield from (f"- `{name}`: {says}." for name, says in SOFT.items())


def item_list() -> list[dict[str, Any]]:
    """The same as data, in the shape of the reading rules."""
    items = [_row(kind.id, kind.category, kind.attribute, ITEMS[kind.id].gained, _examples(kind))
             for kind in ITEM_KINDS.values()]  # fmt: skip
    own = [_row(name, "own", "own_pattern", says, ()) for name, says in OWN.items()]
    return items + own + [_row(name, "soft", name, says, ()) for name, says in SOFT.items()]


def _row(
    name: str, category: str, attribute: str, says: str, examples: Iterator[tuple[str, str]] | tuple[()]
) -> dict[str, Any]:
    sentences = [sentence for _, sentence in examples]
    return {"id": name, "category": category, "attribute": attribute, "language": "any", "says": says,
            "value": "a change of words", "triggers": [], "examples": sentences}  # fmt: skip


def _examples(kind: ItemKind) -> Iterator[tuple[str, str]]:
    for language, lexicon in LEXICONS.items():
        for rule in lexicon.rules:
            if rule.kind == kind.id:
                yield language, rule.example
