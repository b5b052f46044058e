"""What every page needs: the opened store, the gate, the templates."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import Depends, HTTPException, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sqlalchemy.orm import Session

from monitor.app import App
from monitor.core.text import visible
from monitor.render import words
from monitor.render.contract import value_from
from monitor.store import versions, watch
from monitor.store.tables import TermsRow, VersionRow
from monitor.web.security import Gate

TEMPLATES = Path(__file__).parent / "templates"


class Desk:
    """The shared means of all pages."""

    def __init__(self, world: App, gate: Gate) -> None:
        self.world = world
        self.gate = gate
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {
            "when": _when,
            "day": _day,
            "shown": lambda text: visible(str(text)),
            "edits": _edits,
            "finding": _finding,
            "words": lambda value: words.value(value_from(value)),
            "fact_words": words.value,
        }

    def render(self, template: str, request: Request, **values: Any) -> str:
        """A page. Everything that is put into it is escaped, but for SVG that our own code drew."""
        return self._templates.get_template(template).render(
            path=request.url.path,
            form_token=self.gate.form_token(),
            rehearsed_at=self.world.rehearsed_at,
            **values,
        )

    def terms(self, session: Session, terms_id: str) -> TermsRow:
        """The row of that terms; 404 if there is none."""
        row = watch.find(session, terms_id)
        if row is None:
            raise HTTPException(404, f'nothing watched is called "{terms_id}"')
        return row

    def version(self, session: Session, row: TermsRow, number: int) -> VersionRow:
        """That version of a terms; 404 if there is none."""
        found = versions.numbered(session, row.key, number)
        if found is None:
            raise HTTPException(404, f"{row.id} has no version {number}")
        return found


def the_desk(request: Request) -> Desk:
    """The desk of the running application."""
    desk: Desk = request.app.state.desk
    return desk


DESK = Depends(the_desk)


def _when(instant: datetime | None) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if instant else "never"


def _day(day: Any) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" if day else "not stated"


def _edits(edits: list[list[str]]) -> Markup:
    """Edits as text with ``del`` and ``ins``; the text itself is escaped."""
    tags = {"-": Markup("<del>{}</del>"), "+": Markup("<ins>{}</ins>"), "=": Markup("{}")}
    return Markup("").join(tags[op].format(visible(text)) for op, text in edits)


def _finding(payload: dict[str, Any]) -> str:
    old, new = value_from(payload["old_value"]), value_from(payload["new_value"])
    return visible(words.change(payload["attribute"], old, new))
