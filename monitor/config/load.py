"""Finding the configuration file, reading it, and telling all that is wrong with it."""

import re
import tomllib
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monitor.config.build import build
from monitor.config.checks import nearest
from monitor.config.lines import Lines, Path
from monitor.config.references import Mistake, reference_mistakes
from monitor.config.schema import File
from monitor.config.values import Config
from monitor.errors import ConfigError

_WORDS = {
    "missing": "is missing",
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list in [ ]",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "string_too_short": "must not be empty",
}
"""Pydantic's error type -> what a person can act on; other types keep pydantic's own words."""


_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def load(path: FilePath) -> Config:
    """Read and check the file at ``path``; raises ConfigError with every mistake, a line each."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8") from error
    return parse(text, path)


def parse(text: str, path: FilePath) -> Config:
    """Check the text of a configuration file; ``path`` is where it stands, for messages and relative paths."""
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_unreadable(str(error), text, path)) from error
    mistakes = reference_mistakes(data)
    try:
        file = File.model_validate(data)
    except ValidationError as error:
        mistakes += [_mistake(detail, data) for detail in error.errors(include_url=False)]
    if mistakes:
        raise ConfigError(_report(mistakes, Lines(text), path))
    return build(file, path)


def _unreadable(told: str, text: str, path: FilePath) -> str:
    """``file:line:column: what is wrong`` of what ``tomllib`` says, which puts the place at the end, in words."""
    match = _PLACE.search(told)
    lines = text.split("\n")
    line, column = (match[1], match[2]) if match and match[1] else (len(lines), len(lines[-1]) + 1)
    return f"{path}:{line}:{column}: {_PLACE.sub('', told)}"


def _report(mistakes: list[Mistake], lines: Lines, path: FilePath) -> str:
    told = sorted({(lines.of(mistake.path), _dotted(mistake.path), mistake.message) for mistake in mistakes})
    return "\n".join(
        f"{path}:{line}: {key}: {message}" if key else f"{path}:{line}: {message}" for line, key, message in told
    )


def _dotted(path: Path) -> str:
    """``service[1].terms[2].url``, counted from 1 as people do."""
    words = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(words).lstrip(".")


def _mistake(detail: ErrorDetails, data: dict[str, Any]) -> Mistake:
    path = _place(detail, data)
    if detail["type"] == "extra_forbidden":
        return Mistake(path=path, message=f"unknown key{nearest(str(path[-1]), _keys_at(path[:-1]))}")
    if detail["type"] == "literal_error":
        context = detail.get("ctx", {})
        known = [word.strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
        hint = nearest(str(detail["input"]), known)
        return Mistake(path=path, message=f"must be one of {', '.join(known)}{hint}")
    words = _WORDS.get(detail["type"]) or detail["msg"].removeprefix("Value error, ")
    return Mistake(path=path, message=words)


def _place(detail: ErrorDetails, data: dict[str, Any]) -> Path:
    """Pydantic's location without the names of union branches, which are not in the file."""
    path: Path = ()
    node: Any = data
    for part in detail["loc"]:
        inside = part in node if isinstance(node, dict) else isinstance(node, list) and isinstance(part, int)
        if inside:
            node = node[part]
            path = (*path, part)
    return (*path, detail["loc"][-1]) if detail["type"] == "missing" else path


def _keys_at(path: Path) -> list[str]:
    """The keys that the table at ``path`` may have."""
    model: type[BaseModel] = File
    for part in path:
        field = model.model_fields.get(str(part)) if isinstance(part, str) else None
        if field is not None:
            model = next(iter(_models(field.annotation)), model)
    return list(model.model_fields)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models(inner)]
