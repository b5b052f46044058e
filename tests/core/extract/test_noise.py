"""Histories of real pages: what changed around the terms is no change, what changed in them is one."""

import gzip
import json
from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.model.clause import ClauseTree
from monitor.model.finding import REAL_KINDS

MAX_FALSE = 0.03


@pytest.mark.long
def test_false_and_missed_changes(shared: Path) -> None:
    folder = shared / "corpus" / "html"
    judged, wrong = 0, {"false": [], "missed": []}
    for document in json.loads((folder / "manifest.json").read_text())["documents"]:
        names = [shot["file"] for shot in document["snapshots"]]
        trees: list[ClauseTree] = [build(read(gzip.decompress((folder / name).read_bytes()))) for name in names]
        for number, pair in enumerate(document["pairs"]):
            truth = pair["terms_text_changed"]
            if truth is None:
                continue
            judged += 1
            changes = compare(trees[number], trees[number + 1]).changes
            found = any(change.kind in REAL_KINDS for change in changes)
            if found != truth:
                wrong["false" if found else "missed"].append(names[number])
    assert judged >= 100
    assert not wrong["missed"]
    assert len(wrong["false"]) <= MAX_FALSE * judged, wrong["false"]
