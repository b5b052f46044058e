"""Speed of the comparison in CPU milliseconds, beside other engines, in one run.

    python -m bench.compare [--cap SECONDS] [--every N] [--plot FILE.svg]

Given two trees (ours) or two texts (the others). Engines that are not installed are left out.
"""

import argparse
import difflib
import gc
import importlib
import random
import re
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from types import FrameType

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from bench.edits import pairs
from bench.fresh import forget
from monitor import garbage
from monitor.core.diff import compare
from monitor.core.edits.tokens import Alphabet, tokenize
from monitor.model.clause import Clause, ClauseTree, Part

Pair = tuple[ClauseTree, ClauseTree]
Engine = Callable[[Pair], object]
LEAST = 0.06
"""CPU seconds to run for, again and again: with a timer set, the CPU clock of some systems ticks every 4 ms only."""
SIZES = (100, 300, 1_000, 3_000, 5_000, 10_000, 20_000)


def _encoded(pair: Pair) -> tuple[str, str]:
    alphabet = Alphabet()
    return alphabet.encode(tokenize(pair[0].text)), alphabet.encode(tokenize(pair[1].text))


def _lines(pair: Pair) -> object:
    return list(difflib.unified_diff(pair[0].text.splitlines(), pair[1].text.splitlines()))


def _difflib_words(pair: Pair) -> object:
    return difflib.SequenceMatcher(None, tokenize(pair[0].text), tokenize(pair[1].text)).get_opcodes()


def _patch_words(pair: Pair) -> object:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine.diff_main(*_encoded(pair), False)


def _indel_words(pair: Pair) -> object:
    return Indel.opcodes(*_encoded(pair))


def _html(tree: ClauseTree) -> str:
    return "".join(f"<p>{escape(clause.text)}</p>\n" for clause in tree.walk() if clause.text)


def _engines() -> Iterator[tuple[str, Engine]]:
    yield "clausewatch", lambda pair: compare(*pair)
    yield "difflib, lines", _lines
    yield "difflib, words", _difflib_words
    yield "diff-match-patch, words, no limit", _patch_words
    yield "rapidfuzz Indel, words", _indel_words
    redlines = _optional("redlines")
    if redlines:
        yield "redlines", lambda pair: redlines.Redlines(pair[0].text, pair[1].text).output_markdown
    htmldiff = _optional("lxml.html.diff")
    if htmldiff:
        yield "lxml htmldiff", lambda pair: htmldiff.htmldiff(_html(pair[0]), _html(pair[1]))
    xmldiff = _optional("xmldiff.main")
    if xmldiff:
        yield "xmldiff", lambda pair: xmldiff.diff_texts(*(f"<d>{_plain(_html(tree))}</d>" for tree in pair))


def _optional(name: str) -> object | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _plain(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f]", "", text)


class _LateError(Exception):
    """The cap was reached."""


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise _LateError


def timed(engine: Engine, pair: Pair, cap: float) -> float | None:
    """CPU milliseconds of one run; None past the cap (in CPU seconds) or out of memory."""
    signal.signal(signal.SIGPROF, _raise)
    gc.collect()
    forget()
    garbage.look_rarely()  # as the program does; the other pairs are not this run's garbage
    signal.setitimer(signal.ITIMER_PROF, cap)
    spent, runs = 0.0, 0
    try:
        while spent < LEAST:
            start = time.process_time()
            engine(pair)
            spent += time.process_time() - start
            runs += 1
            forget()
        return 1_000 * spent / runs
    except (_LateError, MemoryError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def generated(size: int, share: float, seed: int = 7, at: float = 0.95) -> Pair:
    """Two trees of ``size`` clauses made of the corpus, of which ``share`` differ in some words.

    One is inserted ``at`` that share of the text; all behind it are renumbered.
    """
    dice = random.Random(seed)
    texts = list(_corpus_texts())
    dice.shuffle(texts)
    old = [f"{texts[n % len(texts)]} ({n // len(texts)})" if n >= len(texts) else texts[n] for n in range(size)]
    new = [_reworded(text, dice) if dice.random() < share else text for text in old]
    new.insert(int(size * at), "This clause is new and says that fees are due on the first day of each quarter.")
    return tree_of(old), tree_of(new)


@cache
def _corpus_texts() -> tuple[str, ...]:
    return tuple(clause.text for _, tree, _ in pairs() for clause in tree.walk() if len(clause.text) > 40)


def rewritten(size: int) -> Pair:
    """Two trees that have no clause in common."""
    old, _ = generated(2 * size, 0.0)
    texts = [clause.text for clause in old.walk()]
    return tree_of(texts[:size]), tree_of(texts[size : 2 * size])


def _reworded(text: str, dice: random.Random) -> str:
    spots = list(re.finditer(r"\w+", text))
    for match in sorted(dice.sample(spots, max(1, len(spots) // 12)), key=re.Match.start, reverse=True):
        text = f"{text[: match.start()]}{dice.choice(('notice', '45', 'fees', '合同'))}{text[match.end() :]}"
    return text


def tree_of(texts: list[str]) -> ClauseTree:
    """A flat tree of numbered clauses."""
    clauses, pieces, start = [], [], 0
    for number, text in enumerate(texts, 1):
        head = f"{number}. "
        end = start + len(head) + len(text) + 1
        place = {"start": start, "end": end, "text_start": start + len(head)}
        clauses.append(Clause(eid=f"c{number}", num=str(number), text=text, kind="clause", part="p", **place))
        pieces.append(f"{head}{text}\n")
        start = end
    return ClauseTree(text="".join(pieces), parts=(Part(id="p", clauses=tuple(clauses)),))


def report(name: str, sample: list[Pair], cap: float, repeats: int = 1) -> None:
    """One table: every engine over the sample."""
    print(f"\n{name}: {len(sample)} pairs, CPU ms{'':20s}{'median':>9s}{'p95':>9s}{'max':>9s}  over {cap:g} s")
    for engine_name, engine in _engines():
        runs = [timed(engine, pair, cap) for pair in sample for _ in range(repeats)]
        done = sorted(run if run is not None else 1_000 * cap for run in runs)
        p95 = done[min(len(done) - 1, int(0.95 * len(done)))]
        print(f"  {engine_name:48s}{statistics.median(done):9.1f}{p95:9.1f}{done[-1]:9.1f}  {runs.count(None)}")


def growth(cap: float) -> list[tuple[int, float]]:
    """Median CPU ms by number of clauses, one in a hundred changed."""
    points = []
    for size in SIZES:
        pair = generated(size, 0.01)
        runs = [timed(lambda pair: compare(*pair), pair, cap) for _ in range(5)]
        points.append((size, statistics.median(run for run in runs if run is not None)))
        print(f"  {size:6d} clauses {points[-1][1]:9.1f} ms  {1_000 * points[-1][1] / size:7.1f} us a clause")
    return points


def plot(points: list[tuple[int, float]]) -> str:
    """The growth as a small SVG chart with linear axes."""
    right, top = points[-1][0], max(ms for _, ms in points)
    at = [(60 + 520 * size / right, 260 - 230 * ms / top) for size, ms in points]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in at)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" font-family="sans-serif" font-size="12">'
        '<path d="M60 20V260H590" fill="none" stroke="#666"/>'
        f'<polyline points="60,260 {line}" fill="none" stroke="#05a"/>{dots}'
        f'<text x="60" y="280">0</text><text x="590" y="280" text-anchor="end">{right:,} clauses</text>'
        f'<text x="55" y="30" text-anchor="end">{top:.0f} ms</text></svg>\n'
    )


def machine() -> float:
    """CPU milliseconds of five million additions: what these numbers are to be held against."""
    start, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    return 1_000 * (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cap", type=float, default=5.0, help="CPU seconds for one run of one engine")
    parser.add_argument("--every", type=int, default=1, help="every n-th pair of the corpus only")
    parser.add_argument("--plot", type=Path, help="write the growth as an SVG chart")
    options = parser.parse_args()
    print(f"five million additions in Python: {machine():.0f} ms CPU (250 on a free machine of 2024)")
    report("corpus", [(old, new) for _, old, new in pairs()][:: options.every], options.cap)
    report("generated, 300 clauses, 5 % edited", [generated(300, 0.05, seed) for seed in range(5)], options.cap)
    report("generated, 300 clauses, all rewritten", [rewritten(300)], options.cap)
    report("generated, 5,000 clauses, 1 % edited", [generated(5_000, 0.01)], options.cap)
    report("the same, two thirds renumbered", [generated(5_000, 0.01, at=1 / 3)], options.cap)
    print("\ngrowth, 1 % edited:")
    points = growth(options.cap)
    if options.plot:
        options.plot.write_text(plot(points), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
