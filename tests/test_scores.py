"""The scorers of the shared data against pinned floors, so that no change lowers a score unseen."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = tomllib.loads((ROOT / "tests" / "score_floors.toml").read_text(encoding="utf8"))


def _score(shared: Path, scorer: str, *arguments: str) -> None:
    """Run a scorer on this checkout; it fails where a floor is not reached, and its output tells by how much."""
    command = [sys.executable, str(shared / "tools" / scorer), *arguments, "--cmd", f"{sys.executable} -m monitor"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.mark.long
def test_findings_on_labelled_pairs(shared: Path) -> None:
    floors = [text for name, floor in FLOORS["pairs"].items() for text in (f"--min-{name}", str(floor))]
    _score(shared, "score_pairs.py", "--corpus", str(shared / "corpus"), "--verbose", *floors)


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh"])
def test_facts_on_labelled_sentences(shared: Path, language: str) -> None:
    examples = str(shared / "lexicon" / f"examples_{language}.jsonl")
    _score(shared, "score_facts.py", "examples", examples, "--verbose", "--min", str(FLOORS["facts"]["min"]))


@pytest.mark.long
def test_false_alarms_on_page_histories(shared: Path) -> None:
    limit = str(FLOORS["noise"]["max_false"])
    _score(shared, "score_noise.py", "--html", str(shared / "corpus" / "html"), "--verbose", "--max-false", limit)
