"""What reading a page costs and how well it finds the terms, beside trafilatura, readability-lxml and bs4 alone.

    python -m bench.extract [--html FOLDER] [--every N] [--quality]

FOLDER holds ``manifest.json`` and gzipped pages (``../shared/corpus/html``). CPU milliseconds, best of three runs of
each page; ``--every 3`` takes every third page. ``--quality`` counts, for each reader, the judged neighbouring pairs
whose line sets differ though the terms did not change (false) and the reverse (missed). Readers that are not installed
(``pip install '.[bench]'``) are named and left out. Nothing is remembered from one run to the next.
"""

import argparse
import gzip
import importlib.util
import json
import os
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from bs4 import BeautifulSoup

from bench.fresh import forget
from monitor.core.clauses import build
from monitor.core.extract import fingerprint, read
from monitor.core.text import fold

Reader = Callable[[bytes], object]
SENTENCE = "<p>You agree that we may terminate this agreement upon thirty days of notice to you.</p>"


def cost(run: Reader, page: bytes) -> float:
    """CPU milliseconds of one run, the best of three."""
    best = float("inf")
    for _ in range(3):
        forget()
        started = time.process_time()
        run(page)
        best = min(best, time.process_time() - started)
    return 1000 * best


def to_tree(page: bytes) -> object:
    return build(read(page))


def mark(page: bytes) -> str:
    return fingerprint(page, spec_key="", engine="")


def bs4_parse(page: bytes) -> object:
    return BeautifulSoup(page, "lxml")


def by_trafilatura(page: bytes) -> str:
    import trafilatura

    return trafilatura.extract(page.decode("utf-8", "replace"), include_comments=False) or ""


def by_readability(page: bytes) -> str:
    from readability import Document

    return BeautifulSoup(Document(page.decode("utf-8", "replace")).summary(), "lxml").get_text("\n")


PEERS: tuple[tuple[str, str, Callable[[bytes], str]], ...] = (
    ("trafilatura", "trafilatura", by_trafilatura),
    ("readability-lxml", "readability", by_readability),
)


def peers() -> list[tuple[str, Callable[[bytes], str]]]:
    """Those that are installed; the others are named once."""
    return [(name, reader) for name, module, reader in PEERS if importlib.util.find_spec(module)]


def by_us(page: bytes) -> str:
    return read(page).text


def report(name: str, costs: Iterable[float]) -> None:
    ordered = sorted(costs)
    at = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"{name:34} median {statistics.median(ordered):7.1f}  p95 {at:7.1f}  max {ordered[-1]:7.1f}")


def speed(pages: list[bytes]) -> None:
    print(f"CPU ms over {len(pages)} pages, median size {statistics.median(map(len, pages)) / 1000:.0f} KB")
    report("fingerprint, for 250 KB", [cost(mark, page) * 250_000 / len(page) for page in pages])
    report("bytes to blocks", [cost(read, page) for page in pages])
    report("bytes to clause tree", [cost(to_tree, page) for page in pages])
    report("bs4 with lxml, parse alone", [cost(bs4_parse, page) for page in pages])
    for name, reader in peers():
        report(name, [cost(reader, page) for page in pages])
    for name in sorted({name for name, _, _ in PEERS} - {name for name, _ in peers()}):
        print(f"{name:34} absent: see the extra bench in pyproject.toml")
    print("targets: fingerprint 3; bytes to clause tree median 30, p95 80; peak memory for 200 pages 150 MB")


def growth() -> None:
    print("growth of bytes to clause tree, ms for each 100 KB of text")
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        page = ("<html><body>" + SENTENCE * (size // len(SENTENCE))).encode()
        started = time.process_time()
        to_tree(page)
        print(f"  {size:>10} bytes {(time.process_time() - started) * 1e8 / size:8.1f}")


def quality(folder: Path) -> None:
    """False and missed alarms of each reader on the judged pairs, by sets of folded lines."""
    manifest = json.loads((folder / "manifest.json").read_text())
    for name, reader in (("ours", by_us), *peers()):
        false = missed = judged = 0
        for document in manifest["documents"]:
            texts = [
                Counter(fold(line) for line in reader(load(folder / shot["file"])).split("\n") if line.strip())
                for shot in document["snapshots"]
            ]
            for old, new, pair in zip(texts, texts[1:], document["pairs"], strict=False):
                truth = pair["terms_text_changed"]
                if truth is not None:
                    judged += 1
                    false += old != new and not truth
                    missed += old == new and truth
        print(f"{name:18} judged {judged}  false {false}  missed {missed}")


def load(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    shared = Path(os.environ.get("CLAUSEWATCH_SHARED", Path(__file__).parent.parent.parent / "shared"))
    parser.add_argument("--html", type=Path, default=shared / "corpus" / "html")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--quality", action="store_true")
    arguments = parser.parse_args()
    paths = sorted(arguments.html.glob("*/*.gz"))[:: arguments.every]
    if not paths:
        print(f"no pages in {arguments.html}: growth alone")
        growth()
        return 0
    for path in paths:
        to_tree(load(path))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory after {len(paths)} pages: {peak:.0f} MB")
    speed([load(path) for path in paths])
    growth()
    if arguments.quality:
        quality(arguments.html)
    return 0


if __name__ == "__main__":
    sys.exit(main())
