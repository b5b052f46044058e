"""Would this page be taken as the terms? Genuine pages are, whatever stands around them; other pages are not."""

import gzip
from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.inspection import Inspection, inspect
from monitor.errors import ExtractError
from monitor.model.clause import ClauseTree, Document
from monitor.model.source import TermsKind


def reading(raw: bytes, name: str) -> tuple[Document | None, ClauseTree | None]:
    try:
        document = read(raw, name=name)
    except ExtractError:
        return None, None
    return document, build(document)


def verdict(raw: bytes, name: str, before: ClauseTree | None = None, kind: TermsKind = "terms") -> Inspection:
    document, tree = reading(raw, name)
    return inspect(document, tree, raw=raw, before=before, kind=kind)


@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_seeds_are_terms(shared: Path, number: str) -> None:
    [path] = (shared / "seeds").glob(f"{number}_*.txt")
    assert verdict(path.read_bytes(), path.name).reasons == ()


def test_an_analysis_is_not_terms_unless_it_is_meant_to_be(shared: Path) -> None:
    [path] = (shared / "seeds").glob("003_*.txt")
    assert [reason.id for reason in verdict(path.read_bytes(), path.name).reasons] == ["not_terms"]
    assert verdict(path.read_bytes(), path.name, kind="commentary").verdict == "terms"


@pytest.mark.long
def test_no_real_version_is_suspect_but_the_error_page_among_them(shared: Path) -> None:
    suspects = set()
    for folder in sorted((shared / "corpus" / "pairs").iterdir()):
        old, new = (folder / "old.md").read_bytes(), (folder / "new.md").read_bytes()
        _, before = reading(old, "old.md")
        found = (verdict(old, "old.md"), verdict(new, "new.md"), verdict(new, "new.md", before))
        suspects |= {folder.name for inspection in found if inspection.reasons}
    assert suspects == {"llama-api-tos-2025-08-26"}


@pytest.mark.long
def test_no_real_page_is_suspect_beside_its_predecessor(shared: Path) -> None:
    for folder in sorted(path for path in (shared / "corpus" / "html").iterdir() if path.is_dir()):
        before = None
        for path in sorted(folder.glob("*.gz")):
            raw = gzip.decompress(path.read_bytes())
            assert verdict(raw, "page.html", before).reasons == (), path
            before = reading(raw, "page.html")[1]
