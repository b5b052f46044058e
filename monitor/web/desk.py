"""What every page needs: the opened store, the gate, the templates."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fastapi import Depends, HTTPException, Request
from fastapi import Path as PathParameter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sqlalchemy.orm import Session

from monitor.app import App
from monitor.config.provenance import Provenance
from monitor.core.facts import ATTRIBUTES
from monitor.core.text import CJK, visible
from monitor.errors import MonitorError
from monitor.model.value import Duration
from monitor.pipeline.books import Books
from monitor.render import words
from monitor.render.contract import value_from
from monitor.store import clauses, entries, facts, versions, watch
from monitor.store.tables import TermsRow, VersionRow
from monitor.web import files, views
from monitor.web.checks import Checks
from monitor.web.faults import fault
from monitor.web.language import N_, Language, Message, language_of, languages, message
from monitor.web.retold import Say, retold
from monitor.web.security import Gate
from monitor.web.shelf import Shelf

TAGS = {one.code: one.tag for one in languages().values()} | {code: code for code in ("de", "es", "fr", "nl")}
"""Language of a text, as it is stored -> its tag for ``lang`` attributes."""
_NAMES = {"sla": N_("service level")}
"""Codes that are not read as they are written."""
HANZI = re.compile(f"[{CJK}]")
LONGEST_ADDRESS = 2_000
TEMPLATES = Path(__file__).parent / "templates"


class Desk:
    """The shared means of all pages."""

    def __init__(self, world: App, gate: Gate) -> None:
        self.world = world
        self.gate = gate
        self.books = Books(world.means, world.config.services)
        self.checks = Checks(world.means)
        self.sources = {terms.id: terms.sources for terms in world.config.terms}
        self.shelf = Shelf(world.means, self.sources)
        self._weeks: tuple[tuple[int, date], list[tuple[str, int, int]]] | None = None
        self._missing: int | None = None
        self._ranks: tuple[entries.Stamp | None, dict[str, dict[float | None, int]]] = (None, {})
        self._provenance: tuple[int, Provenance] | None = None
        self._templates = {code: _templates(language) for code, language in languages().items()}

    def warm(self) -> None:
        """Read and count once what the first pages would otherwise wait for on a large store."""
        with suppress(OSError, ValueError):
            self.provenance()
        for templates in self._templates.values():
            for name in templates.list_templates():
                templates.get_template(name)
        with self.world.database.read() as session:
            self.weeks(session, self.world.means.clock())
            self.books.deadlines(session, days=views.DAYS_AHEAD, limit=1)
            self.missing(session)
            some = versions.any_standing(session)
        if some is not None:
            with suppress(MonitorError):
                self.shelf.read(*some)

    def weeks(self, session: Session, now: datetime) -> list[tuple[str, int, int]]:
        """Findings by week, counted again when anything was found since, or on another day."""
        key = (views.newest_derivation(session), now.date())
        known = self._weeks
        if known is None or known[0] != key:
            known = self._weeks = (key, views.by_week(session, now))
        return known[1]

    def missing(self, session: Session) -> int:
        """Terms whose clauses are not searched; none is added while this program runs, for it writes them all."""
        if self._missing != 0:
            self._missing = clauses.missing(session)
        return self._missing

    def ranks(self, session: Session, attribute: str) -> dict[float | None, int]:
        """Rank -> facts of the attribute that have it, counted again when a version came or a terms left."""
        stamp = entries.stamp(session)
        if self._ranks[0] != stamp:
            self._ranks = (stamp, {})
        counted = self._ranks[1]
        if attribute not in counted:
            counted[attribute] = facts.ranks(session, attribute)
        return counted[attribute]

    def provenance(self) -> Provenance:
        """Where settings come from, read again when the file was written. Raises OSError and ValueError."""
        path = self.world.config.path
        written = path.stat().st_mtime_ns
        known = self._provenance
        if known is None or known[0] != written:
            known = self._provenance = (written, Provenance(path, os.environ))
        return known[1]

    def render(self, template: str, request: Request, **values: Any) -> str:
        """A page in its reader's language. What is put into it is escaped, but for SVG that our own code drew."""
        language = language_of(request)
        return (
            self._templates[language.code]
            .get_template(template)
            .render(
                path=request.url.path,
                back=_address(request),
                language=language,
                languages=languages().values(),
                form_token=self.gate.form_token(),
                language_token=self.gate.form_token("language"),
                now=self.world.means.clock(),
                rehearsed_at=self.world.rehearsed_at,
                **values,
            )
        )

    def terms(self, session: Session, terms_id: str) -> TermsRow:
        """The row of that terms; 404 if there is none."""
        row = watch.find(session, terms_id)
        if row is None:
            raise HTTPException(404, message('nothing watched is called "%(id)s"', id=terms_id))
        return row

    def version(self, session: Session, row: TermsRow, number: int) -> VersionRow:
        """That version of a terms; 404 if there is none."""
        found = versions.numbered(session, row.key, number)
        if found is None:
            raise HTTPException(404, message("%(id)s has no version %(number)s", id=row.id, number=number))
        return found


def the_desk(request: Request) -> Desk:
    """The desk of the running application."""
    desk: Desk = request.app.state.desk
    return desk


DESK = Depends(the_desk)
NUMBER = PathParameter(ge=1, le=2**31, description="Number of the version, from 1.")


def _templates(language: Language) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    install = made.install_gettext_translations  # type: ignore[attr-defined]  # put there by the extension
    install(language.translations, newstyle=True)
    say = language.say
    made.filters |= {
        "file": files.address,
        "when": language.when,
        "day": language.day,
        "weekday": language.weekday,
        "month": language.month,
        "shown": lambda text: visible(str(text)),
        "edits": _edits,
        "side": lambda edits, op: _edits([edit for edit in edits if edit[0] in ("=", op)]),
        "by_script": lambda text: TAGS["zh"] if HANZI.search(text) else "und",
        "tag": lambda code: TAGS.get(code, "und"),
        "days": lambda count: words.duration(Duration(count=count, unit="D"), say),
        "told": lambda what: _told(what, language),
        "retold": lambda text: _retold(text, language, retold),
        "fault": lambda text: _retold(text, language, fault),
        "named": lambda code: say(_NAMES.get(code, (code or "").replace("_", " "))),
        "attribute": lambda name: words.attribute(name, say),
        "label": lambda name: say(ATTRIBUTES[name].label) if name in ATTRIBUTES else words.attribute(name, say),
        "finding": lambda payload: _finding(payload, language),
        "words": lambda value: words.value(value_from(value), say),
        "fact_words": lambda value: words.value(value, say),
    }
    return made


def _address(request: Request) -> str:
    """Where this page is, to come back to; the overview if it came of an act or is too long to be said again."""
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return address if request.method == "GET" and len(address) <= LONGEST_ADDRESS else "/"


def _told(what: Message | str, language: Language) -> Markup | str:
    """What an error page tells: a message of the pages, or a fault of what lies below them."""
    return visible(language.tell(what)) if isinstance(what, Message) else _retold(what, language, fault)


def _retold(text: str, language: Language, by: Callable[[str, Say], str]) -> Markup | str:
    """A sentence of the core in the page's language; marked as English where it stays so."""
    seen = visible(text)
    if language.code == "en" or not seen:
        return seen
    told = by(seen, language.say)
    return told if told != seen else Markup('<span lang="en">{}</span>').format(told)


def _edits(edits: list[list[str]]) -> Markup:
    """Edits as text with ``del`` and ``ins``; the text itself is escaped."""
    tags = {"-": Markup("<del>{}</del>"), "+": Markup("<ins>{}</ins>"), "=": Markup("{}")}
    return Markup("").join(tags[op].format(visible(text)) for op, text in edits)


def _finding(payload: dict[str, Any], language: Language) -> str:
    old, new = value_from(payload["old_value"]), value_from(payload["new_value"])
    return visible(words.change(payload["attribute"], old, new, language.say))
