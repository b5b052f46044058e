"""Pages made to break readers: an answer or a clear error, within 8 s and 200 MB."""

import subprocess
import sys
import textwrap
import time

import pytest

from monitor.core.extract import fingerprint, read
from monitor.errors import ExtractError
from monitor.model.source import ExtractionSpec

TERMS = "<p>You agree that we may terminate this agreement upon thirty days' notice to you.</p>"


@pytest.mark.parametrize("depth", [300, 3_000, 100_000])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    page = f"<html><body>{'<div>a ' * depth}END{'</div>' * depth}{TERMS}</body></html>".encode()
    started = time.process_time()
    document = read(page)
    assert "thirty days" in document.text
    assert "END" in document.text
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "piece",
    ["<script>", "<!--", "<noscript>", "<iframe/>", "<template>", "<svg><title>", "<", "<a ", "<p", "&#x41;", "&", "</div>", "<title>",
     "<table>", "<select><option>", "<b><i>", "<li>", "<td>", "]]>", "<![CDATA[", "<a href='#x'>", "<textarea>"],
)  # fmt: skip
def test_repeated_openings_take_linear_time(piece: str) -> None:
    page = f"<html><body>{TERMS}{piece * 20_000}".encode()
    started = time.process_time()
    document = read(page)
    assert "thirty days" in document.text
    fingerprint(page, spec_key="", engine="")
    assert time.process_time() - started < 8


def test_huge_table() -> None:
    row = "<tr><td rowspan=70000 colspan=9999>x 1</td><td>99.9%</td></tr>"
    started = time.process_time()
    document = read(f"<html><body>{TERMS}<table>{row * 2_000}</table></body></html>".encode())
    assert document.text.count("99.9%") == 2_000
    assert time.process_time() - started < 8


def test_adversarial_markdown_and_plain_text() -> None:
    for unit in (
        "[" * 50,
        "**" * 30,
        "| - " * 30,
        "\\" * 40,
        "](" * 30,
        "!" + "[](" * 20,
        "# " * 30,
        "_a" * 40,
        "<a" * 20,
        "1. " * 30,
    ):
        data = (unit * 500 + "\n\nYou agree to thirty days of notice.\n").encode()
        started = time.process_time()
        for name in ("a.md", "a.txt"):
            assert "thirty days" in read(data, name=name).text
        assert time.process_time() - started < 8, unit


def test_deep_nesting_with_a_selector() -> None:
    page = f"<html><body>{'<div>a ' * 3_000}{'</div>' * 3_000}<p id=x>kept</p></body></html>".encode()
    assert read(page, spec=ExtractionSpec(select=("#x",))).text == "kept"


@pytest.mark.parametrize(
    "page",
    [
        b"<html>",
        b"<html><body><script>x</script></body></html>",
        b"<html><body> &nbsp; </body></html>",
        b"<!doctype html>",
        b"<html><body><p>!!! --- ...</p>",
    ],
)
def test_pages_without_text(page: bytes) -> None:
    with pytest.raises(ExtractError):
        read(page)


@pytest.mark.parametrize("piece", ["<p>You agree that we may terminate.</p>", "<b>", "text "])
def test_fifty_megabytes_are_refused_at_once(piece: str) -> None:
    started = time.process_time()
    with pytest.raises(ExtractError, match="at most"):
        read(piece.encode() * (50_000_000 // len(piece)))
    assert time.process_time() - started < 2


def test_a_million_tags_are_refused() -> None:
    with pytest.raises(ExtractError, match="tags"):
        read(b"<html><body>" + b"<b>" * 1_000_000)


@pytest.mark.long
def test_ten_megabytes_within_time_and_memory() -> None:
    script = textwrap.dedent(
        """
        import pathlib, re, time
        from monitor.core.extract import read
        page = b"<html><body>" + b"<p>You agree that we may terminate this agreement upon notice.</p>" * 140_000
        started = time.process_time()
        read(page)
        spent = time.process_time() - started
        # Not getrusage: what it tells of a new process includes the memory of the one that started it.
        peak = re.search(r"VmHWM:\\s+(\\d+) kB", pathlib.Path("/proc/self/status").read_text())[1]
        print(spent, int(peak) / 1024)
        """
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 8
    assert megabytes < 200
