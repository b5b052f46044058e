"""A store as it is after years: thousands of terms with versions, findings, entries and clauses, put in at once.

The rows have the shapes that checks write; the pages behind the versions are a few dozen shared by all terms.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert, text
from sqlalchemy.orm import DeclarativeBase, Session

from monitor.core import lineage
from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.ledger import Matter, Setting, entry_for
from monitor.model.notice import NoticeRule
from monitor.model.source import ExtractionSpec
from monitor.pipeline.record import pack
from monitor.store import clauses, versions
from monitor.store.blobs import Blobs
from monitor.store.database import Database
from monitor.store.ledger import add_entries
from monitor.store.tables import (
    ChangeRow,
    CheckRunRow,
    ClauseTextRow,
    DerivationRow,
    FindingRow,
    SnapshotRow,
    StandingFactRow,
    StatedFactRow,
    TermsRow,
    VersionRow,
    VersionSnapshotRow,
)
from tests.helpers.bench import page

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
VERSIONS, CLAUSES, TERMS_OF_A_SERVICE = 10, 100, 10
PAGES = 40
_LEGAL = (
    "We will notify you at least 30 days before we discontinue any service.",
    "Our aggregate liability shall not exceed the fees paid by you in the preceding 12 months.",
    "The monthly uptime percentage will be at least 99.9%, measured over each calendar month.",
    "You may request a refund within 14 days of purchase; unused credits are not refundable.",
    "我们可以终止服务，但应至少提前三十日以电子邮件通知用户。",
    "用户可以在购买之日起七日内申请全额退款，退款将在十五个工作日内原路退回。",
)
_RULE = NoticeRule(
    id="crowd:terms:amendment:P30D",
    trigger="amendment",
    minimum="P30D",
    day_kind="calendar",
    source="contract",
    clause="5.1",
    quote="We will give you at least 30 days' prior notice by email before any change to these Terms takes effect.",
    channel=("email",),
    applies_to=("terms",),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How much is put in."""

    terms: int

    @classmethod
    def scaled(cls, scale: float) -> "Size":
        """Scale 1: 10,000 terms, 100,000 versions, 1,000,000 clauses."""
        return cls(terms=max(TERMS_OF_A_SERVICE, round(10_000 * scale)))


def watch_list(size: Size, address: str = "https://crowd.example") -> str:
    """The configuration of the crowd."""
    lines = []
    for number in range(size.terms):
        if number % TERMS_OF_A_SERVICE == 0:
            service = number // TERMS_OF_A_SERVICE
            lines.append(f'[[service]]\nid = "service-{service}"\nname = "Service {service}"')
        lines.append(f'[[service.terms]]\nid = "terms-{number}"\nurl = "{address}/{number}"')
    return "\n".join(lines) + "\n"


def fill(database: Database, blobs: Blobs, size: Size) -> None:
    """Put the crowd in; the terms themselves must be there already, with keys from 1 in the order of the watch-list."""
    made = _Crowd(blobs, size)
    steps = (made.snapshots, made.versions, made.derivations, made.checks, made.facts, made.texts, made.entries)
    for step in steps:
        with database.write() as session:
            step(session)
    if database.engine.dialect.name == "postgresql":
        with database.write() as session:
            for table in ("snapshot", "version", "derivation", "clause_text"):
                found = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
                session.execute(text(found))
            session.execute(text("ANALYZE"))


def _put(session: Session, table: type[DeclarativeBase] | Table, rows: Iterable[dict[str, Any]]) -> None:
    """All the rows, some thousands in one statement."""
    waiting = iter(rows)
    while batch := list(islice(waiting, 5_000)):
        session.execute(insert(table), batch)


class _Crowd:
    def __init__(self, blobs: Blobs, size: Size) -> None:
        self._chance = random.Random(20260302)
        self._size = size
        self._pool = [self._sentence() for _ in range(20_000)]
        self._pages = [self._page(number, blobs) for number in range(PAGES)]

    def _sentence(self) -> str:
        """Words as often as words are: a few everywhere, most hardly ever."""
        if self._chance.random() < 0.3:
            told = "".join(chr(0x4E00 + int(3000 * self._chance.random() ** 3)) for _ in range(40))
        else:
            told = " ".join(_word(int(5000 * self._chance.random() ** 4)) for _ in range(22))
        return f"{told}. {self._chance.choice(_LEGAL)}" if self._chance.random() < 0.2 else f"{told}."

    def _page(self, number: int, blobs: Blobs) -> tuple[str, bytes, int]:
        """Hash of the bytes, lineage blob, number of clauses."""
        told = ((n // 10 + 1, n % 10 + 1, _LEGAL[n % 4], self._chance.choice(self._pool)) for n in range(CLAUSES))
        data = page(*(f"{section}.{clause} {legal} {more}" for section, clause, legal, more in told))
        tree = build(read(data, spec=ExtractionSpec(), media_type="text/html", charset="utf-8", name="x"))
        strands = lineage.strands(lineage.begin(tree, f"page {number}"), tree)
        return blobs.put(data), pack(strands), len(strands)

    def _seen(self, terms: int, number: int) -> datetime:
        """First sight of a version: spread over three years, the last ones in these months."""
        return NOW - timedelta(days=(VERSIONS - number) * 110 + terms % 100, minutes=terms % 1440)

    def snapshots(self, session: Session) -> None:
        _put(
            session,
            SnapshotRow,
            (
                {
                    "id": terms,
                    "terms_key": terms,
                    "url": f"https://crowd.example/{terms - 1}",
                    "final_url": f"https://crowd.example/{terms - 1}",
                    "sha256": self._pages[terms % PAGES][0],
                    "size": 30_000,
                    "media_type": "text/html",
                    "charset": "utf-8",
                    "rendered": False,
                    "spec": versions.spec_json(ExtractionSpec()),
                    "spec_key": versions.spec_key(ExtractionSpec()),
                    "first_fetched_at": NOW,
                    "last_fetched_at": NOW,
                    "evidence": None,
                }
                for terms in range(1, self._size.terms + 1)
            ),
        )

    def versions(self, session: Session) -> None:
        _put(session, VersionRow, self._versions())
        rows = range(1, self._size.terms * VERSIONS + 1)
        linked = ({"version_id": row, "position": 0, "snapshot_id": (row - 1) // VERSIONS + 1} for row in rows)
        _put(session, VersionSnapshotRow, linked)
        for row in session.query(TermsRow):
            row.version_id, row.last_checked_at, row.last_good_at = row.key * VERSIONS, NOW, NOW
            row.last_outcome = ("failed", "suspect", "changed")[row.key % 3] if row.key % 50 == 0 else "unchanged"
            row.failing_since = NOW - timedelta(days=2) if row.last_outcome in ("failed", "suspect") else None
            row.failures = int(row.failing_since is not None)

    def _versions(self) -> Iterator[dict[str, Any]]:
        for terms in range(1, self._size.terms + 1):
            _, packed, count = self._pages[terms % PAGES]
            for number in range(1, VERSIONS + 1):
                row = (terms - 1) * VERSIONS + number
                seen = self._seen(terms, number)
                yield {
                    "id": row,
                    "terms_key": terms,
                    "number": number,
                    "previous_id": row - 1 if number > 1 else None,
                    "kind": "change" if number > 1 else "baseline",
                    "reason": "",
                    "first_seen_at": seen,
                    "last_seen_at": seen + timedelta(days=100),
                    "previous_seen_at": seen - timedelta(days=1) if number > 1 else None,
                    "text_sha256": f"{row:064x}",
                    "engine": "crowd",
                    "title": "Terms",
                    "language": "en",
                    "clauses": count,
                    "lineage": packed,
                }

    def derivations(self, session: Session) -> None:
        rows = [row for row in range(1, self._size.terms * VERSIONS + 1) if row % VERSIONS != 1]
        _put(session, DerivationRow, (self._derivation(row) for row in rows))
        _put(session, ChangeRow, (change for row in rows for change in self._changes(row)))
        _put(session, FindingRow, (finding for row in rows if row % 3 == 0 for finding in _findings(row)))

    def _derivation(self, row: int) -> dict[str, Any]:
        return {
            "id": row,
            "version_id": row,
            "engine": "crowd",
            "rules_key": "",
            "origin": "check",
            "current": True,
            "made_at": self._seen((row - 1) // VERSIONS + 1, (row - 1) % VERSIONS + 1),
            "material": row % 3 == 0,
            "summary": {"modified": 4, "unchanged": 96},
        }

    def _changes(self, row: int) -> Iterator[dict[str, Any]]:
        for place in range(4):
            old = self._pool[(row + place) % len(self._pool)]
            side = {"eid": f"e{place}", "part": "terms", "num": f"{place}.1", "heading": "", "path": [f"{place}.1"]}
            yield {
                "derivation_id": row,
                "position": place,
                "kind": "modified",
                "lineage_id": f"{(row - 1) // VERSIONS + 1:07x}-{place:04x}",
                "old_clause": f"{place}.1",
                "new_clause": f"{place}.1",
                "payload": {
                    "kind": "modified",
                    "reasons": [],
                    "old": [side | {"text": f"{old} 30 days"}],
                    "new": [side | {"text": f"{old} 15 days"}],
                    "edits": [["=", f"{old} "], ["-", "30"], ["+", "15"], ["=", " days"]],
                    "findings": [0] if place == 0 else [],
                    "evidence": [],
                },
            }

    def checks(self, session: Session) -> None:
        _put(
            session,
            CheckRunRow,
            (
                {
                    "terms_key": terms,
                    "started_at": NOW - timedelta(days=back),
                    "finished_at": NOW - timedelta(days=back),
                    "outcome": "unchanged",
                    "detail": "",
                    "reasons": [],
                    "version_id": terms * VERSIONS,
                    "engine": "crowd",
                }
                for terms in range(1, self._size.terms + 1)
                for back in range(20)
            ),
        )

    def facts(self, session: Session) -> None:
        terms = range(1, self._size.terms + 1)
        _put(session, StatedFactRow, (fact for key in terms for fact in _stated(key)))
        _put(session, StandingFactRow, (_claim(key) for key in terms if key % 10 == 0))

    def texts(self, session: Session) -> None:
        """A hundred wordings a terms: sixty that stand since the first version, forty that came and went."""
        found: list[tuple[int, int, str]] = []
        for terms in range(1, self._size.terms + 1):
            rows = [self._text(terms, place) for place in range(CLAUSES)]
            session.execute(insert(ClauseTextRow), rows)
            found += [(row["id"], terms, row["text"]) for row in rows]
            if len(found) >= 5_000 or terms == self._size.terms:
                clauses.add_words(session, found)
                found = []

    def _text(self, terms: int, place: int) -> dict[str, Any]:
        row = (terms - 1) * CLAUSES + place + 1
        first = 1 + place % VERSIONS if place >= 60 else 1
        gone = place >= 60 and first < VERSIONS
        return {
            "id": row,
            "terms_key": terms,
            "text_key": f"{row:024x}",
            "lineage_id": f"{terms:07x}-{place:04x}",
            "num": f"{place // 10 + 1}.{place % 10 + 1}",
            "text": f"{self._chance.choice(self._pool)} {self._chance.choice(self._pool)} no{row}",
            "since": None if gone else first,
            "stood": [[first, first]] if gone else [],
        }

    def entries(self, session: Session) -> None:
        """Two entries a terms."""
        for terms in range(1, self._size.terms + 1):
            service = f"service-{(terms - 1) // TERMS_OF_A_SERVICE}"
            setting = Setting(service=service, zone=UTC, today=NOW.date())
            made = [
                entry_for(_matter(f"terms-{terms - 1}", number, self._seen(terms, number)), _RULE, setting)
                for number in (VERSIONS - 1, VERSIONS)
            ]
            add_entries(session, [replace(one, service=service) for one in made], terms_key=terms, now=NOW)


def _word(number: int) -> str:
    """A word for each number."""
    syllables = ("ra", "te", "lim", "os", "cu", "ven", "di", "por", "na", "gis")
    return "".join(syllables[int(digit)] for digit in str(number))


def _matter(terms: str, number: int, at: datetime) -> Matter:
    return Matter(
        event=f"{terms}@{number}",
        service="",
        terms=terms,
        changes=("modified 4.1",),
        first_seen=at.date(),
        last_seen_old=at.date() - timedelta(days=1),
        first_seen_at=at,
        last_seen_old_at=at - timedelta(days=1),
        effective=at.date() + timedelta(days=number * 6),
        effective_basis="stated",
    )


def _findings(row: int) -> Iterator[dict[str, Any]]:
    for place in range(2):
        category = ("notice", "sla", "liability", "refund")[(row // 3 + place) % 4]
        payload = {
            "category": category,
            "attribute": "amendment_notice_period",
            "old_value": "P30D",
            "new_value": "P15D",
            "direction": "worse",
            "severity": ("critical", "major")[place],
            "material": True,
            "rule": "crowd",
            "reason": "The notice became shorter.",
            "old_quote": "at least 30 days",
            "new_quote": "at least 15 days",
            "old_clause": f"{place}.1",
            "new_clause": f"{place}.1",
            "part": "terms",
        }
        kept = (
            "category",
            "attribute",
            "direction",
            "severity",
            "rule",
            "material",
            "part",
            "old_clause",
            "new_clause",
        )
        yield {
            "derivation_id": row,
            "position": place,
            "change_position": place,
            "lineage_id": f"{(row - 1) // VERSIONS + 1:07x}-{place:04x}",
            "payload": payload,
            "acknowledged_at": NOW if row % 2 else None,
            "note": "",
        } | {name: payload[name] for name in kept}


_ATTRIBUTES = (
    "amendment_notice_period", "price_change_notice_period", "discontinuation_notice_period", "uptime_commitment",
    "liability_cap", "refund_window", "refundable", "claim_window", "credit_cap", "governing_law",
)  # fmt: skip


def _stated(terms: int) -> Iterator[dict[str, Any]]:
    for place, attribute in enumerate(_ATTRIBUTES * 2):
        days = (7, 14, 15, 30, 45, 60, 90)[(terms + place) % 7]
        yield {
            "terms_key": terms,
            "position": place,
            "attribute": attribute,
            "rank": float(days),
            "value": f"P{days}D",
            "clause": f"{place}.1",
            "lineage_id": f"{terms:07x}-{place:04x}",
            "quote": f"at least {days} days before it takes effect, by email to the address that you gave us",
        }


def _claim(terms: int) -> dict[str, Any]:
    quote = "Claims must be made within 30 days from the end of the month."
    fact = {
        "category": "sla",
        "attribute": "claim_window",
        "value": "P30D",
        "quote": quote,
        "eid": "e",
        "clause": "3.1",
        "part": "terms",
        "start": 0,
        "end": len(quote),
        "rule": "crowd",
    }
    return {"version_id": terms * VERSIONS, "position": 0, "attribute": "claim_window", "payload": fact}
