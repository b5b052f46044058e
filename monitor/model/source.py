"""What is watched: services, their terms, and the sources the terms are read from."""

from dataclasses import dataclass
from typing import Literal

Render = Literal["auto", "plain", "browser"]
TermsKind = Literal["terms", "commentary"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """A stretch of a page between two elements, each found by the first match of a CSS selector.

    Exactly one of ``start_before`` and ``start_after`` is set, and exactly one of ``end_before`` and ``end_after``.
    """

    start_before: str | None = None
    start_after: str | None = None
    end_before: str | None = None
    end_after: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtractionSpec:
    """How the terms text is taken out of a page; empty ``select`` means: find it without help."""

    select: tuple[str | Range, ...] = ()
    remove: tuple[str | Range, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One URL and how to read it.

    ``headers``, ``cookies``: name -> name of the environment variable that holds the value.
    ``allow_private``: the host may resolve to a private address.
    """

    url: str
    spec: ExtractionSpec = ExtractionSpec()
    render: Render = "auto"
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    basic_auth: tuple[str, str] | None = None
    client_certificate: str | None = None
    proxy: str | None = None
    allow_private: bool = False
    ignore_robots: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """One watched item of a service. ``id`` is the only key of its history."""

    id: str
    name: str
    type: str
    service: str
    sources: tuple[Source, ...]
    kind: TermsKind = "terms"
    translation_of: str | None = None
    previous_ids: tuple[str, ...] = ()
    interval_hours: float = 24.0
    language: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """Who publishes. ``time_zone`` is an IANA name; ``calendar`` an ISO 3166 country code for business days.

    ``statutes``: ids of statute overlays that the user switched on.
    """

    id: str
    name: str
    time_zone: str = "UTC"
    calendar: str | None = None
    prevailing_language: str | None = None
    statutes: tuple[str, ...] = ()
    terms: tuple[Terms, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeverityOverride:
    """A user's own word on findings: raise, lower or silence them, or watch for a pattern of one's own.

    ``service``, ``category``, ``attribute``: what it applies to; None applies to any. Later overrides win.
    ``severity``: critical, major or minor; None leaves the table's. ``silence``: drop such findings. ``material``:
    whether they count as material; None leaves the rule (the four core categories count, others do not).
    ``pattern``: a regular expression, matched case-insensitively against changed text; with it ``category`` names
    the user's own category, and every change of a matching passage is a finding of it.
    """

    service: str | None = None
    category: str | None = None
    attribute: str | None = None
    severity: str | None = None
    silence: bool = False
    material: bool | None = None
    pattern: str | None = None
