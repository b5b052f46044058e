"""Every sentence that a check, the fetcher or the store can say to a reader of the pages, taken out of the source.

A sentence is a text with gaps: the expressions of an f-string, each filled with something of its kind.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import monitor
from monitor import errors
from monitor.core.extract.media import _MAGIC
from monitor.core.inspection.alone import WALLS
from monitor.fetch.browser.chromium import INSTALL
from monitor.fetch.http import _FAULTS

SOURCE = Path(monitor.__file__).parent
PACKAGES = ("store", "fetch", "pipeline", "core/extract", "core/inspection")
NOT_BEHIND_A_PAGE = {
    "store/copying.py", "store/migrations/__init__.py", "store/place.py", "store/queue.py", "store/repository.py",
    "store/unfinished.py", "fetch/ota.py", "pipeline/archive.py", "pipeline/declarations.py", "pipeline/feeds.py",
    "pipeline/local.py", "pipeline/deliver.py", "pipeline/replay.py", "pipeline/replay_difference.py",
}  # fmt: skip
"""Modules that only commands use, or that speak before a page is served."""
ELSEWHERE = {"_back_up", "_secret", "found", "open_s3"}
"""Functions of other modules of which the same is true."""
ERRORS = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.MonitorError)}
TOLD = {"text", "rebaseline", "reason", "detail"}
"""Keywords by which a sentence is handed on."""
SAYERS = {"_told", "_changed_sources", "_remove", "_left_out", "checked"}
"""Functions that return sentences."""
SAMPLES = (
    (("url", "url)", "shown"), "https://acme.example/terms"),
    (("wall.saying",), WALLS[0].saying),
    (("what",), _MAGIC[0][1]),
    (("INSTALL",), INSTALL),
    (("agreement",), "its vocabulary agrees by 12% with the text before (privacy, now terms)"),
    (("told",), "it names Acme, never Beta"),
    (("now", "then"), "2026-03-02"),
    (("page.language", "before_language", "coding", "media_type", "kind"), "br"),
    (("error)", "text"), _FAULTS[0][1]),
    (("fault", "remedy"), ""),
    (("host",), "acme.example"),
    (("address", "where", "path", "place", "_place", "folder"), "/srv/blobs/ab.zst"),
    (("act",), "read"),
)
"""Ends of an expression -> what stands in its gap. Any other: figures, which fit the gap of a number or of anything."""


@dataclass(frozen=True)
class Saying:
    """A sentence and where it stands. ``words``: the parts of it that are always the same."""

    place: str
    sentence: str
    words: str


def sayings() -> Iterator[Saying]:
    """All of them."""
    for package in PACKAGES:
        for path in sorted((SOURCE / package).rglob("*.py")):
            name = path.relative_to(SOURCE).as_posix()
            if name not in NOT_BEHIND_A_PAGE:
                yield from _of_module(name, ast.parse(path.read_text(encoding="utf-8")))
    yield from (Saying("fetch/http.py", f"https://acme.example: {text}", text) for _, text in _FAULTS)
    yield from (Saying("walls", f"the page looks like {wall.saying}: 'x'", wall.saying) for wall in WALLS)


def _of_module(name: str, module: ast.Module) -> Iterator[Saying]:
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef) and function.name not in ELSEWHERE:
            assigned = dict(_assigned(function))
            for node in ast.walk(function):
                for said in _said(node, function):
                    found = assigned.get(said.id) if isinstance(said, ast.Name) else said
                    if found is not None and (told := _read(found)) and " " in told[1].strip():
                        yield Saying(f"{name}:{said.lineno}", *told)


def _assigned(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _said(node: ast.AST, function: ast.FunctionDef) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in ERRORS and node.args:
            yield node.args[0]
        yield from (keyword.value for keyword in node.keywords if keyword.arg in TOLD)
    if isinstance(node, ast.Return | ast.Assign) and node.value and function.name in SAYERS:
        yield from _texts(node.value)


def _texts(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.JoinedStr | ast.Constant):
        yield node
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _read(node: ast.expr) -> tuple[str, str] | None:
    """A text expression as (sentence, its fixed words); None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value, node.value
    if isinstance(node, ast.JoinedStr):
        parts = [_part(value) for value in node.values]
        return "".join(told for told, _ in parts), " ".join(fixed for _, fixed in parts)
    return None


def _part(value: ast.expr) -> tuple[str, str]:
    if isinstance(value, ast.Constant):
        return str(value.value), str(value.value)
    assert isinstance(value, ast.FormattedValue)
    expression = ast.unparse(value.value)
    spec = ast.unparse(value.format_spec) if value.format_spec else ""
    sample = next((text for ends, text in SAMPLES if expression.endswith(ends)), "12%" if "%" in spec else "12")
    return (repr(sample) if value.conversion == ord("r") else sample), ""
