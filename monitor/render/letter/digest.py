"""The weekly digest: deadlines, critical changes, ledger, what to read, the rest in numbers, health."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC
from itertools import chain
from typing import TypeVar

from monitor.model.digest import Digest, Letter, News, Trouble
from monitor.render.letter import draw, pieces
from monitor.render.letter.outline import Item, Outline, Section, Span, plain

Thing = TypeVar("Thing")

LARGEST = 500_000
"""Bytes that no part of a digest exceeds."""
_MOST_ITEMS = 40
"""Items shown in a section at first; halved until the digest fits."""


def digest(of: Digest) -> Letter:
    """Compose the digest; if it would be too large, the most severe items stay and the rest is counted."""
    most = _MOST_ITEMS
    while True:
        outline = Outline(title=_title(of), sections=tuple(_sections(of, most)), footer=_footer(of))
        letter = Letter(subject=subject(of), text=draw.text(outline), html=draw.html(outline))
        if most == 1 or max(len(part.encode()) for part in (letter.text, letter.html)) <= LARGEST:
            return letter
        most //= 2


def subject(of: Digest) -> str:
    """Counts by severity, services, nearest deadline; made of configuration and numbers only."""
    return f"Terms watch {of.week}: {_counts(of)}"


def _told(of: Digest) -> list[News]:
    """What stands as an item: all but the favourable and the minor, which are counted."""
    return [one for one in of.news if one.direction != "better" and one.severity != "minor"]


def _counts(of: Digest) -> str:
    told = _told(of)
    by_severity = Counter(one.severity for one in told)
    counts = [f"{by_severity[name]} {name}" for name in ("critical", "major") if by_severity[name]]
    services = list(dict.fromkeys(one.place.service for one in told))
    said = [", ".join(counts) or ("changes to look at" if not of.quiet else "nothing changed")]
    if of.quiet:
        said.append(f"{of.health.checked} of {of.health.watched} pages checked")
    if services:
        said.append(services[0] if len(services) == 1 else f"{services[0]} and {len(services) - 1} more")
    if of.deadlines:
        said.append(f"next deadline {pieces.day(min(one.on for one in of.deadlines))}")
    return "; ".join(said)


def _title(of: Digest) -> str:
    services = {one.place.service for one in _told(of)}
    need = len(services)
    verdict = "nothing changed" if of.quiet else f"{need} service{'' if need == 1 else 's'} with changes to look at"
    return f"Terms watch, week {of.week}, {pieces.day(of.today)}: {verdict}"


def _sections(of: Digest, most: int) -> list[Section]:
    """The sections that have something to say; only the items that are shown are made."""
    told = _told(of)
    critical = [one for one in told if one.severity == "critical"]
    major = [one for one in told if one.severity != "critical"]
    made = [
        _section("Deadlines", of.deadlines, lambda one: pieces.deadline(one, of.today), most),
        _section("Critical changes", critical, pieces.news, most),
        _section("Other material changes", major, pieces.news, most),
        _section("Notice ledger", of.ledger, pieces.entry, most),
        _section("To be read by a person", of.unread, pieces.unread, most),
        _section("Also", _also(of), _as_it_is, most),
        _section("Found on re-reading stored pages", of.reread, pieces.news, most),
        _section("Health", _health(of), _as_it_is, most),
    ]
    return [section for section in made if section.items]


def _section(title: str, things: Sequence[Thing], draw_one: Callable[[Thing], Item], most: int) -> Section:
    items = tuple(draw_one(thing) for thing in things[:most])
    return Section(title=title, items=items, left_out=max(0, len(things) - most))


def _as_it_is(item: Item) -> Item:
    return item


def _also(of: Digest) -> list[Item]:
    better = sum(one.direction == "better" for one in of.news)
    minor = sum(one.direction != "better" and one.severity == "minor" for one in of.news)
    counted = ((better, "favourable change"), (minor, "minor change"), (len(of.commentary), "changed commentary page"))
    said = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counted if count]
    return [Item(head=plain("; ".join(said) + "."))] if said else []


def _health(of: Digest) -> list[Item]:
    health = of.health
    head = f"{health.checked} of {health.watched} pages checked, {health.unchanged} unchanged."
    items = [Item(head=plain(head))]
    items += [_trouble(one, "needs attention") for one in health.trouble]
    items += [_trouble(one, "re-baselined") for one in health.rebaselines]
    return items


def _trouble(of: Trouble, state: str) -> Item:
    since = f" since {of.since.astimezone(UTC):%Y-%m-%d}" if of.since else ""
    return Item(head=(Span(f"{of.place.service}, {of.place.terms}", "strong"), Span(f": {state}{since}: {of.what}")))


def _footer(of: Digest) -> tuple[tuple[Span, ...], ...]:
    rehearsal = (plain("Made with a set clock (CLAUSEWATCH_NOW)."),) if of.rehearsed else ()
    return tuple(chain((plain(pieces.NOT_ADVICE),), rehearsal))
