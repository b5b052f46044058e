"""The language a page speaks: the one its reader chose, else the best of those the browser asks for.

The English words stand in the templates and are the keys of the catalogues, ``locale/<code>.po``, which are read at
start as they are: there is no compiled form that could be out of date.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from babel.dates import format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

CATALOGUES = Path(__file__).parent / "locale"
COOKIE = "clausewatch_language"
_LONGEST_HEADER = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """One language of the pages. ``tag`` is for ``lang`` attributes, ``locale`` for dates, ``name`` its own name."""

    code: str
    tag: str
    locale: str
    name: str
    translations: NullTranslations

    def say(self, message: str, /, **values: object) -> str:
        """The message in this language, ``%(name)s`` filled in if there are values; English where untranslated."""
        said = self.translations.gettext(message) if message else ""
        return said % values if values else said

    def tell(self, what: "Message | str") -> str:
        """A message in this language; a text that is no message stays as it is."""
        if not isinstance(what, Message):
            return self.say(what)
        return self.say(what.text, **{name: self._told(value) for name, value in what.values.items()})

    def _told(self, value: object) -> object:
        if isinstance(value, tuple):
            return self.say(", ").join(self.say(str(one).replace("_", " ")) for one in value)
        return self.tell(value) if isinstance(value, Message) else value

    def day(self, day: date | None) -> str:
        """A day with its weekday: "Mon, 2 Mar 2026"."""
        return format_skeleton("yMMMEd", day, locale=self.locale) if day else self.say("not stated")

    def month(self, day: date) -> str:
        """The month of a day: "March 2026"."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def weekday(self, day: date) -> str:
        """The short name of a day of the week: "Mon"."""
        return format_skeleton("EEE", day, locale=self.locale)

    def when(self, instant: datetime | None) -> str:
        """An instant to the minute, in UTC."""
        return f"{instant.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if instant else self.say("never")


@dataclass(frozen=True)
class Message:
    """Something to be said in a language that is not known yet: what an error page and the API's JSON tell.

    A value may be a message itself, or a tuple of codes. As text it is English.
    """

    text: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        told = {name: ", ".join(one) if isinstance(one, tuple) else one for name, one in self.values.items()}
        return self.text % told if told else self.text


def message(text: str, /, **values: object) -> Any:
    """A :class:`Message`; typed as anything, because HTTPException is declared to take a text."""
    return Message(text, values)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Marks a text that is said elsewhere, for the catalogues."""
    return text


@cache
def languages() -> Mapping[str, Language]:
    """All languages by code; the first is the one for everybody whose own is not there."""
    return {
        "en": Language(code="en", tag="en", locale="en_GB", name="English", translations=NullTranslations()),
        "zh": Language(code="zh", tag="zh-Hans", locale="zh_Hans", name="中文", translations=_catalogue("zh")),
    }


def _catalogue(code: str) -> NullTranslations:
    with (CATALOGUES / f"{code}.po").open("rb") as source:
        catalogue = read_po(source, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def language_of(request: Request) -> Language:
    """The language for the answer to ``request``."""
    known = languages()
    chosen = request.cookies.get(COOKIE, "")
    asked = [chosen, *_asked_for(request.headers.get("accept-language", ""))]
    return next((known[code] for code in asked if code in known), next(iter(known.values())))


def _asked_for(header: str) -> list[str]:
    """Primary subtags of an Accept-Language header, the best first (RFC 9110, 12.5.4); malformed weights count as 0."""
    weighted = []
    for place, entry in enumerate(header[:_LONGEST_HEADER].split(",")):
        tag, _, weight = entry.partition(";")
        weighted.append((-_weight(weight), place, tag.strip().partition("-")[0].lower()))
    return [code for weight, _, code in sorted(weighted) if weight < 0]


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
