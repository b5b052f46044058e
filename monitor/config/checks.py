"""Types of single values in the file, each with the check that says in plain words what is wrong."""

import re
from datetime import time
from difflib import get_close_matches
from functools import cache
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from monitor.model.value import VAGUE_NOTICE, Duration

_IDENTIFIER = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_ENVIRONMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(m|h|d|w)")
_HOURS = {"m": 1 / 60, "h": 1.0, "d": 24.0, "w": 168.0}
_LISTEN = re.compile(r"(?:\[[0-9a-fA-F:.]+\]|[^\s:\[\]]+):(\d{1,5})")
_MAILBOX = re.compile(r"(?:[^<>@\r\n]*<)?[^<>@\s]+@[^<>@\s]+>?")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[^\s?#@]*)?")
"""Amazon's rules for names of buckets, and any prefix after it."""
_MOST_PORT = 65535


def nearest(word: str, known: list[str]) -> str:
    """``; did you mean "..."?`` with the nearest of ``known``, or nothing where none is near."""
    close = get_close_matches(word, known, n=1, cutoff=0.6) or get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""


def _identifier(value: str) -> str:
    if not _IDENTIFIER.fullmatch(value):
        raise ValueError(f'"{value}" is no id: use small letters, digits, ".", "-" and "_"')
    return value


def _environment_name(value: str) -> str:
    if not _ENVIRONMENT.fullmatch(value):
        raise ValueError("must be the name of an environment variable, not the secret itself")
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"is no URL: {error}") from error
    if parts.scheme not in ("http", "https"):
        told = f', not "{parts.scheme}:"' if parts.scheme else ""
        raise ValueError(f"must begin with http:// or https://{told}")
    if not host or any(character.isspace() for character in value):
        raise ValueError("is no URL: it has no host, or white space inside")
    if parts.username is not None or parts.password is not None:
        raise ValueError("holds a user name or password; use basic_auth with environment variables")
    return value


def _blob_place(value: str) -> str:
    scheme, found, rest = value.partition("://")
    if found and scheme != "s3":
        raise ValueError(f'must be a folder or begin with s3://, not "{scheme}:"')
    if found and not _BUCKET.fullmatch(rest):
        raise ValueError("must be s3://bucket/prefix; credentials stand in [store.s3], as names of variables")
    return value


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: str) -> str:
    if value not in _zones():
        raise ValueError(f'"{value}" is no IANA time zone{nearest(value, sorted(_zones()))}')
    return value


@cache
def _countries() -> frozenset[str]:
    # Imported here because only files that name a calendar should pay for it. The list of countries with their
    # subdivisions (``list_supported_countries``) would load the calendar of every one of them.
    from holidays.registry import EntityLoader

    return frozenset(EntityLoader.get_country_codes())


def _calendar(value: str) -> str:
    if value not in _countries():
        raise ValueError(f'"{value}" is no calendar that is known: use an ISO 3166 country code such as CN or US')
    return value


def _statute(value: str) -> str:
    # Imported here because few files name a statute.
    from monitor.core.ledger.overlays import OVERLAYS

    if value not in OVERLAYS:
        raise ValueError(f'"{value}" is no statute overlay; known: {", ".join(OVERLAYS)}')
    return value


def _span(value: object) -> float:
    """``"24h"`` -> hours."""
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('must be a span such as "30m", "24h", "7d" or "2w"')
    hours = float(match[1]) * _HOURS[match[2]]
    if hours <= 0:
        raise ValueError("must be longer than nothing")
    return hours


def _time_of_day(value: object) -> time:
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ValueError('must be a time of day such as "08:30"') from error


def _selector(value: str) -> str:
    import soupsieve  # slow to load, and most configurations have no selector

    try:
        soupsieve.compile(value)
    except soupsieve.SelectorSyntaxError as error:
        raise ValueError(f'"{value}" is no CSS selector: {str(error).splitlines()[0]}') from error
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f'"{value}" is no regular expression: {error}') from error
    return value


def _minimum(value: str) -> str:
    if Duration.parse(value) is None and value not in VAGUE_NOTICE:
        raise ValueError(
            f'"{value}" is no notice period: use P30D, P15BD, P6M, PT48H or one of {", ".join(VAGUE_NOTICE)}'
        )
    return value


def _listen(value: str) -> str:
    match = _LISTEN.fullmatch(value)
    if match is None or not 0 < int(match[1]) <= _MOST_PORT:
        raise ValueError('must be host and port, such as "127.0.0.1:9464"')
    return value


def _mailbox(value: str) -> str:
    if not _MAILBOX.fullmatch(value):
        raise ValueError(f'"{value}" is no mail address')
    return value


BlobPlace = Annotated[str, Field(min_length=1), AfterValidator(_blob_place)]
Identifier = Annotated[str, AfterValidator(_identifier)]
StatuteId = Annotated[str, AfterValidator(_statute)]
EnvironmentName = Annotated[str, AfterValidator(_environment_name)]
Url = Annotated[str, AfterValidator(_url)]
Zone = Annotated[str, AfterValidator(_zone)]
Calendar = Annotated[str, AfterValidator(_calendar)]
Span = Annotated[float, BeforeValidator(_span)]
TimeOfDay = Annotated[time, BeforeValidator(_time_of_day)]
Selector = Annotated[str, AfterValidator(_selector)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Minimum = Annotated[str, AfterValidator(_minimum)]
Listen = Annotated[str, AfterValidator(_listen)]
Mailbox = Annotated[str, AfterValidator(_mailbox)]
