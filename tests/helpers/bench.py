"""A store in a folder, a fetcher that serves what the test says, and a clock that the test moves."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from monitor.errors import GoneError
from monitor.fault import Fault
from monitor.fetch.values import Fetched, NotModified, Validators
from monitor.model.setting import CheckSettings, Recipient
from monitor.model.source import Service, Source, Terms
from monitor.pipeline.check import check
from monitor.pipeline.means import Means
from monitor.pipeline.outcome import CheckResult
from monitor.store import leases, watch
from monitor.store.blobs import Blobs
from monitor.store.database import open_database
from monitor.store.shelf import Folder

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URL = "https://acme.example/terms"
OTHER_URL = "https://acme.example/terms/annex"


def page(*paragraphs: str, wrap: str = "main", noise: str = "") -> bytes:
    """A page of terms; ``wrap``: the tag around the text."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Acme API Terms</title></head><body>'
        f'<nav><a href="/">Home</a></nav><{wrap} class="legal"><h1>Acme API Terms of Service</h1>{body}</{wrap}>'
        f"<script>{noise}</script></body></html>"
    ).encode()


TEXT = (
    "1.1 These Terms of Service are an agreement between you and Acme Ltd. By using the services you agree to be bound.",
    "1.2 You shall keep your account credentials confidential and you are liable for all use of your account.",
    "2.1 We may discontinue the services. We will notify you at least 30 days before we discontinue any service.",
    "2.2 We may amend these terms upon at least 30 days' prior notice to you by email.",
    "3.1 Our aggregate liability under this agreement shall not exceed the fees paid by you in the preceding 12 months.",
    "3.2 This agreement is governed by the laws of Ireland, and the courts of Dublin have exclusive jurisdiction.",
)


def edited(old: str, new: str, text: Sequence[str] = TEXT) -> tuple[str, ...]:
    """``text`` with one phrase replaced; the phrase must stand there."""
    assert any(old in line for line in text)
    return tuple(line.replace(old, new) for line in text)


@dataclass
class FakeFetcher:
    """Serves ``pages[url]``: bytes, an exception to raise, or None for "not modified"."""

    clock: "Clock"
    pages: dict[str, bytes | Exception | None] = field(default_factory=dict)
    rendered: bool = False
    asked: list[tuple[str, Validators | None]] = field(default_factory=list)

    def fetch(
        self, source: Source, validators: Validators | None = None, *, wait: bool = True
    ) -> Fetched | NotModified:
        self.asked.append((source.url, validators))
        answer = self.pages.get(source.url, GoneError("gone", url=source.url))
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            kept = validators or Validators()
            return NotModified(url=source.url, final_url=source.url, fetched_at=self.clock(), validators=kept)
        return Fetched(
            url=source.url,
            final_url=source.url,
            status=200,
            headers=(),
            body=answer,
            media_type="text/html",
            charset="utf-8",
            fetched_at=self.clock(),
            rendered=self.rendered,
            validators=Validators(etag='"v1"', url=source.url, rendered=self.rendered),
        )


@dataclass
class Clock:
    """Stands still until the test moves it."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


def terms(*urls: str, **changes: object) -> Terms:
    """The watched terms of Acme, from ``urls``."""
    sources = tuple(Source(url=url) for url in urls or (URL,))
    return replace(Terms(id="acme-terms", name="Acme terms", type="terms", service="acme", sources=sources), **changes)


@cache
def _migrated() -> Path:
    """An empty store file, migrated once for all tests of the process."""
    path = Path(tempfile.mkdtemp(prefix="clausewatch-tests-")) / "store.db"
    open_database(f"sqlite:///{path}").close()
    return path


class Bench:
    """Everything a check needs; ``check()`` makes one and moves the clock on by a day."""

    def __init__(
        self, folder: Path, url: str | None = None, fault: Fault | None = None, blobs: Blobs | None = None
    ) -> None:
        self.clock = Clock()
        self.fetcher = FakeFetcher(clock=self.clock)
        self.terms = terms()
        if url is None and not (folder / "store.db").exists():
            shutil.copy(_migrated(), folder / "store.db")
        self.database = open_database(url or f"sqlite:///{folder / 'store.db'}", fault=fault)
        self.means = Means(
            database=self.database,
            blobs=blobs or Blobs(Folder(folder / "blobs", fault=fault)),
            fetcher=self.fetcher,
            clock=self.clock,
            real_clock=lambda: datetime.now(UTC),
            engine="engine-1",
            check=CheckSettings(threads=4),
            recipients=(Recipient(id="counsel", channel="mail", address="counsel@acme.example"),),
            holder=leases.this_holder(),
        )

    @property
    def service(self) -> Service:
        return Service(id="acme", name="Acme", terms=(self.terms,))

    def serve(self, *texts: Sequence[str], wrap: str = "main", noise: str = "") -> None:
        """Serve one text for each source of the terms."""
        for source, text in zip(self.terms.sources, texts, strict=True):
            self.fetcher.pages[source.url] = page(*text, wrap=wrap, noise=noise)

    def configure(self, terms: Terms) -> None:
        """Change what the configuration says."""
        self.terms = terms
        with self.database.write() as session:
            watch.sync(session, (self.service,), self.clock())

    def check(self, *, force: bool = False) -> CheckResult:
        self.configure(self.terms)
        result = check(self.service, self.terms, self.means, since=datetime.now(UTC), force=force)
        self.clock.pass_(days=1)
        return result

    def upgrade(self, engine: str) -> None:
        """Run another version of the core from now on."""
        self.means = replace(self.means, engine=engine)


@contextmanager
def bench_in(
    folder: Path, url: str | None = None, *, fault: Fault | None = None, blobs: Blobs | None = None
) -> Iterator[Bench]:
    """A bench whose store (SQLite in ``folder`` unless ``url`` is given) is closed at the end.

    A store that is there already is opened again.
    """
    bench = Bench(folder, url, fault=fault, blobs=blobs)
    try:
        yield bench
    finally:
        bench.database.close()
