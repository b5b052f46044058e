"""How fast facts are read: CPU milliseconds for 100 KB of terms (budget: 40).

    python -m bench.facts [FILE ...]

Without files it reads a contract of its own, repeated to 100 KB. The first reading, which compiles the rules, is
shown apart; then the same text as if never read before, and the same text read again, as the other side of an
unchanged clause is. Medians of seven runs, CPU time.
"""

import statistics
import sys
import time
from pathlib import Path

from bench.fresh import forget
from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.model.clause import ClauseTree

RUNS = 7
PAGE = """<h2>{n}. Changes</h2><p>We may amend these Terms by giving you at least 30 days' notice by email.</p>
<p>Your continued use of the platform after that date means that you accept the amended terms, unless you object.</p>
<h2>{n}. Use</h2><p>You shall not copy, resell or reverse engineer the software, nor use it to send unlawful content
to other people, nor give your password to anybody; keep your contact details correct at all times.</p>
<h2>{n}. Liability</h2><p>Our total liability is limited to the fees paid in the preceding twelve months. We are not
liable for indirect or consequential damages.</p><h2>{n}. Contact</h2><p>Our office is open on business days and
answers letters in English. The headings of this page are for convenience only and have no legal meaning.</p>"""


def sample() -> bytes:
    """A page of about 100 KB."""
    pieces = [PAGE.format(n=n) for n in range(1, 1 + 100_000 // len(PAGE))]
    return f"<html><body><main>{''.join(pieces)}</main></body></html>".encode()


def milliseconds(tree: ClauseTree) -> float:
    """CPU time of one reading."""
    before = time.process_time()
    read_facts(tree)
    return (time.process_time() - before) * 1000


def unread(tree: ClauseTree) -> float:
    """CPU time of reading a text of which nothing is remembered."""
    forget()
    return milliseconds(tree)


def main() -> None:
    """Print one line a file."""
    pages = [(name, Path(name).read_bytes()) for name in sys.argv[1:]] or [("sample.html", sample())]
    for name, data in pages:
        tree = build(read(data, name=name))
        size = len(tree.text.encode()) / 1000
        first = milliseconds(tree)
        median = statistics.median(unread(tree) for _ in range(RUNS))
        again = statistics.median(milliseconds(tree) for _ in range(RUNS))
        rate = median * 100 / size
        print(
            f"{name}: {size:.0f} KB, first {first:.0f} ms, then {median:.1f} ms, {rate:.1f} ms per 100 KB (target 40); "
            f"read again {again:.1f} ms"
        )


if __name__ == "__main__":
    main()
