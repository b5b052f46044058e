"""The largest pages that are read, of each kind, and what one costs from bytes to clause tree in a process of its own.

    python -m tests.helpers.hostile_pages KIND [PARTS]

reads the page, or the first of so many parts of it, and prints the CPU seconds, the peak of memory in MB (the program and the page's bytes with it) and how many clauses it has.
"""

import pathlib
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

LARGEST = 9_990_000
_ENGLISH = "You agree that we may terminate this agreement upon {} days of notice to you."
_CHINESE = "我们可以在提前{}日书面通知您之后终止本协议，您应当在收到通知之后停止使用本服务。"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """``piece``: number -> what the page repeats up to ``pieces`` times or 10 MB. ``clauses``: so many it has at least."""

    piece: Callable[[int], str]
    clauses: int
    pieces: int = 1_000_000
    before: str = "<html><body>"
    name: str = "page.html"


KINDS = {
    "paragraphs": Kind(piece=lambda i: f"<p>{_ENGLISH.format(i)}</p>", clauses=100_000),
    "numbered": Kind(piece=lambda i: f"<p>{i // 50}.{i % 50} {_ENGLISH.format(i)}</p>", clauses=100_000),
    "headings": Kind(piece=lambda i: f"<h2>Fees {i}</h2>", clauses=114_000, pieces=114_000),
    "run_ins": Kind(piece=lambda i: f"<p><b>{i}. Fees.</b> {_ENGLISH.format(i)}</p>", clauses=90_000, pieces=95_000),
    "table": Kind(
        piece=lambda i: f"<tr><td>Level {i}: the service is up in a month</td><td>99.{i}%</td></tr>",
        clauses=80_000,
        pieces=80_000,
        before="<html><body><table>",
    ),
    "list": Kind(piece=lambda i: f"<li>{_ENGLISH.format(i)}</li>", clauses=100_000, before="<html><body><ol>"),
    "definitions": Kind(
        piece=lambda i: f"<dt>Term {i}</dt><dd>{_ENGLISH.format(i)}</dd>", clauses=57_000, pieces=57_000, before="<html><body><dl>"
    ),
    "breaks": Kind(piece=lambda i: f"{_ENGLISH.format(i)}<br>", clauses=110_000, pieces=114_000, before="<html><body><p>"),
    "nested": Kind(piece=lambda i: f"<div>Level {i} ", clauses=300, pieces=100_000),
    "nested_lists": Kind(piece=lambda i: f"<ul><li>Level {i} ", clauses=200, pieces=100_000),
    "nested_details": Kind(piece=lambda i: f"<details><summary>{i}?</summary>{_ENGLISH.format(i)}", clauses=200, pieces=60_000),
    "bold": Kind(piece=lambda i: f"<b>a{i}</b> b{i} ", clauses=1, pieces=130_000, before="<html><body><p>"),
    "one_paragraph": Kind(piece=lambda i: f"{_ENGLISH.format(i)} ", clauses=1, before="<html><body><p>"),
    "one_enumeration": Kind(piece=lambda i: f"You may (a) go {i}; (b) stay here; (c) stop. ", clauses=1, before="<html><body><p>"),
    "preformatted": Kind(piece=lambda i: f"{_ENGLISH.format(i)}\n", clauses=110_000, pieces=114_000, before="<html><body><pre>"),
    "chinese": Kind(piece=lambda i: f"<p>{_CHINESE.format(i)}</p>", clauses=70_000),
    "chinese_articles": Kind(piece=lambda i: f"<p>第{i}条 {_CHINESE.format(i)[:20]}</p>", clauses=100_000, pieces=110_000),
    "chinese_line": Kind(piece=_CHINESE.format, clauses=1, before="<html><body><p>"),
    "emoji": Kind(piece=lambda i: f"<p>\U0001f600 {_ENGLISH.format(i)}</p>", clauses=100_000),
    "markdown": Kind(piece=lambda i: f"**{i}. Fees.** {_ENGLISH.format(i)}\n\n", clauses=95_000, before="# Terms\n\n", name="a.md"),
    "markdown_list": Kind(piece=lambda i: f"- {_ENGLISH.format(i)}\n", clauses=110_000, pieces=114_000, before="# T\n\n", name="a.md"),
    "markdown_table": Kind(
        piece=lambda i: f"| Level {i} up in a month | 99.{i}% |\n", clauses=114_000, pieces=114_000, before="|a|b|\n|-|-|\n", name="a.md"
    ),
    "markdown_line": Kind(piece=lambda i: f"{_ENGLISH.format(i)} ", clauses=1, before="# T\n\n", name="a.md"),
    "markdown_signs": Kind(piece=lambda i: f"*a{i}* [b](c) ", clauses=1, pieces=100_000, before="# T\n\n", name="a.md"),
    "text": Kind(piece=lambda i: f"{i}. {_ENGLISH.format(i)}\n", clauses=110_000, pieces=114_000, before="", name="a.txt"),
    "text_short": Kind(piece=lambda i: f"a{i}\n", clauses=114_000, pieces=114_000, before="", name="a.txt"),
    "text_wrapped": Kind(piece=lambda i: f"{_ENGLISH.format(i)[:60]}\n", clauses=1, before="", name="a.txt"),
    "text_line": Kind(piece=lambda i: f"{_ENGLISH.format(i)} ", clauses=1, before="", name="a.txt"),
    "text_table": Kind(piece=lambda i: f"a{i}\tb{i}\tc\n", clauses=114_000, pieces=114_000, before="", name="a.txt"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """CPU seconds from bytes to tree, peak of the process in MB, clauses of the tree."""

    seconds: float
    megabytes: float
    clauses: int


def page(kind: Kind, parts: int = 1) -> bytes:
    """At most ``LARGEST`` bytes; the first of ``parts`` parts of them."""
    data = bytearray(kind.before.encode())
    for number in range(kind.pieces // parts):
        piece = kind.piece(number).encode()
        if len(data) + len(piece) > LARGEST // parts:
            break
        data += piece
    return bytes(data)


def measured(kind: str, parts: int = 1) -> Cost:
    """What a page, or the first of ``parts`` parts of it, costs in a process of its own, whose memory nothing else has touched."""
    command = [sys.executable, "-m", __name__, kind, str(parts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes, clauses = done.stdout.split()
    return Cost(seconds=float(seconds), megabytes=float(megabytes), clauses=int(clauses))


def main() -> None:
    """Read one page; imports come here, so that they count as they do in the program."""
    kind = KINDS[sys.argv[1]]
    data = page(kind, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    from monitor.core.clauses import build
    from monitor.core.extract import read

    started = time.process_time()
    tree = build(read(data, name=kind.name))
    seconds = time.process_time() - started
    # Not getrusage: what it tells of a new process includes the memory of the one that started it.
    peak = re.search(r"VmHWM:\s+(\d+) kB", pathlib.Path("/proc/self/status").read_text())
    print(seconds, int(peak[1]) / 1024 if peak else 0.0, sum(1 for _ in tree.walk()))


if __name__ == "__main__":
    main()
