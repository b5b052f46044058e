"""An archive of a version stands for itself: a third party verifies it, and sees tampering."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.fetch.values import Fetched, Hop, NotModified, Validators
from monitor.model.source import Source
from monitor.pipeline.evidence import chain_to, pack
from monitor.store import versions, watch
from tests.helpers.bench import TEXT, Bench, FakeFetcher, bench_in, edited


class Browser(FakeFetcher):
    """Tells of redirects, headers, the peer's certificate, and takes a picture."""

    def fetch(
        self, source: Source, validators: Validators | None = None, *, wait: bool = True
    ) -> Fetched | NotModified:
        answer = super().fetch(source, validators)
        assert isinstance(answer, Fetched)
        return replace(
            answer,
            headers=(("server", "acme"), ("set-cookie", "[struck out]")),
            redirects=(Hop(url=source.url, status=302, location=f"{source.url}/en"),),
            tls_peer="acme.example; issued by Example CA",
            screenshot=b"\x89PNG picture",
        )


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with bench_in(tmp_path) as made:
        made.fetcher = Browser(clock=made.clock)
        made.means = replace(made.means, fetcher=made.fetcher)
        for text in (TEXT, edited("30 days before", "15 days before")):
            made.serve(text)
            made.check()
        yield made


def packed(bench: Bench, number: int) -> bytes:
    with bench.means.database.read() as session:
        terms = watch.find(session, "acme-terms")
        assert terms is not None
        version = versions.numbered(session, terms.key, number)
        assert version is not None
        return pack(session, bench.means, terms, version, bench.terms.sources)


def unpacked(archive: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        opened.extractall(folder)
    return folder


def verify(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-S", "verify.py"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_an_archive_verifies_with_nothing_but_python(bench: Bench, tmp_path: Path) -> None:
    folder = unpacked(packed(bench, 2), tmp_path / "pack")
    done = verify(folder)
    assert done.returncode == 0, done.stdout
    assert "2 versions" in done.stdout
    sums = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert sums.returncode == 0


def test_it_holds_bytes_text_tree_findings_picture_and_the_fetch(bench: Bench, tmp_path: Path) -> None:
    folder = unpacked(packed(bench, 2), tmp_path / "pack")
    assert b"15 days before" in (folder / "bytes/1.html").read_bytes()
    assert "15 days before" in (folder / "text.txt").read_text()
    assert (folder / "screenshots/1.png").read_bytes() == b"\x89PNG picture"
    comparison = json.loads((folder / "comparison.json").read_text())
    assert comparison["recorded_findings"]
    [capture] = json.loads((folder / "manifest.json").read_text())["captures"]
    assert capture["fetch"]["redirects"][0]["status"] == 302
    assert capture["fetch"]["tls_peer"].startswith("acme.example")
    assert ["set-cookie", "[struck out]"] in capture["fetch"]["headers"]


@pytest.mark.parametrize("name", ["bytes/1.html", "text.txt", "comparison.json", "screenshots/1.png"])
def test_an_altered_or_missing_file_is_seen(bench: Bench, tmp_path: Path, name: str) -> None:
    folder = unpacked(packed(bench, 2), tmp_path / "pack")
    path = folder / name
    path.write_bytes(path.read_bytes() + b" ")
    assert f"{name}: altered" in verify(folder).stdout
    path.unlink()
    assert verify(folder).returncode == 1


def test_a_rewritten_record_breaks_the_chain(bench: Bench, tmp_path: Path) -> None:
    folder = unpacked(packed(bench, 2), tmp_path / "pack")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["chain"][0]["record"]["first_seen"] = "2020-01-01T00:00:00+00:00"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "version 1 was altered" in verify(folder).stdout


def test_a_later_archive_carries_the_links_of_earlier_ones(bench: Bench) -> None:
    with bench.means.database.read() as session:
        terms = watch.find(session, "acme-terms")
        assert terms is not None
        first, second = (versions.numbered(session, terms.key, number) for number in (1, 2))
        assert first is not None
        assert second is not None
        assert chain_to(session, terms, second)[:1] == chain_to(session, terms, first)


def test_the_same_store_gives_the_same_archive(bench: Bench) -> None:
    assert packed(bench, 2) == packed(bench, 2)
