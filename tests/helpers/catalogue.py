"""What the pages say, collected from where it stands; brings the catalogues up to date.

``python -m tests.helpers.catalogue`` adds what is new to each catalogue, to be translated, and takes out what is gone.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from monitor.config.schema import TermsType
from monitor.core import words
from monitor.core.facts import ATTRIBUTES, ORDINALS
from monitor.core.facts.schema import CARVE_OUTS, DAMAGES
from monitor.core.lang.en.words import TOPICS
from monitor.core.lang.items import ITEM_KINDS
from monitor.model import finding, notice
from monitor.pipeline.outcome import Outcome
from monitor.web import language
from monitor.web.retold import PATTERNS

WEB = Path(language.__file__).parent
HEADER = """\
# What the pages say in another language than English. Brought up to date by: python -m tests.helpers.catalogue
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {code}\\n"

"""
METHODS = [("**/templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}}
KEYWORDS = {"_": None, "gettext": None, "N_": None, "say": None, "message": None}
CODES = (
    finding.RealKind, finding.SoftKind, finding.Direction, finding.Severity, notice.Trigger, notice.Verdict,
    notice.EntryStatus, TermsType, Outcome,
)  # fmt: skip
"""Closed sets of codes that pages show by name."""

VERSION_KINDS = ("baseline", "change", "rebaseline", "reread", "return")


def said() -> dict[str, set[str]]:
    """Every message -> the files it stands in; ``core`` for words that come out of data."""
    found: dict[str, set[str]] = {}
    for file, _, text, _, _ in extract_from_dir(str(WEB), METHODS, OPTIONS, KEYWORDS):
        found.setdefault(text, set()).add(file)
    for text in _named():
        found.setdefault(text, set()).add("core")
    return found


def _named() -> Iterator[str]:
    yield from words.MESSAGES
    yield from PATTERNS
    yield from (words.attribute(name) for name in (*ATTRIBUTES, *(kind.attribute for kind in ITEM_KINDS.values())))
    yield from (one.label for one in ATTRIBUTES.values())
    for codes in CODES:
        names = get_args(codes)
        yield from (name.replace("_", " ") for part in names for name in (get_args(part) or (part,)))
    yield from finding.CORE_CATEGORIES
    topics = tuple(name for name, _ in TOPICS)
    for tokens in (VERSION_KINDS, DAMAGES, CARVE_OUTS, topics, *ORDINALS.values()):
        yield from (token.replace("_", " ") for token in tokens)
    yield "not checked yet"


def catalogue(code: str) -> Catalog:
    """The catalogue of a language as it stands."""
    with (language.CATALOGUES / f"{code}.po").open("rb") as source:
        return read_po(source, locale=code)


def updated(code: str) -> bytes:
    """The catalogue of a language with exactly what is said now."""
    file = language.CATALOGUES / f"{code}.po"
    old = catalogue(code) if file.exists() else Catalog(locale=code)
    new = Catalog(locale=code, project="clausewatch", charset="utf-8", fuzzy=False)
    for text, files in sorted(said().items()):
        kept = old.get(text)
        new.add(text, string=kept.string if kept else "", locations=[(file, 0) for file in sorted(files)])
    out = io.BytesIO()
    write_po(out, new, include_lineno=False, omit_header=True, width=110)
    return HEADER.format(code=code).encode() + out.getvalue()


if __name__ == "__main__":
    language.CATALOGUES.mkdir(exist_ok=True)
    for one in language.languages():
        if one != "en":
            (language.CATALOGUES / f"{one}.po").write_bytes(updated(one))
