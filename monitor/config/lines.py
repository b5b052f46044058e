"""Where in a TOML file each key stands. ``tomllib`` does not tell, and a mistake without a line is hard to find."""

import re

Path = tuple[str | int, ...]
"""Keys and array indexes from the top of the file down."""

_KEY = re.compile(r"""\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)""")
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""+|\'\'\'.*?\'\'\'+|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]|\n|[^"\'#\[\]{}\n]+',
    re.DOTALL,
)


class Lines:
    """Line numbers (from 1) of the keys of a TOML text that ``tomllib`` accepts."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {(): 1}
        self._arrays: dict[Path, int] = {}
        self._read(text)

    def of(self, path: Path) -> int:
        """Line of ``path``, or of the nearest thing above it that the file spells out."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _read(self, text: str) -> None:
        table: Path = ()
        position, line = 0, 1
        while position < len(text):
            end = _statement_end(text, position)
            statement = text[position:end]
            head = statement.lstrip()
            if head.startswith("[["):
                table = self._resolve(_keys(head[2:]), is_array=True)
                self._note(table, line)
            elif head.startswith("["):
                table = self._resolve(_keys(head[1:]), is_array=False)
                self._note(table, line)
            elif head and not head.startswith("#"):
                self._note((*table, *_keys(head)), line)
            line += statement.count("\n")
            position = end

    def _resolve(self, keys: list[str], *, is_array: bool) -> Path:
        """The full path of a table header: arrays on the way stand for their newest element."""
        path: Path = ()
        for depth, key in enumerate(keys, 1):
            path = (*path, key)
            if is_array and depth == len(keys):
                self._arrays[path] = self._arrays.get(path, -1) + 1
            if path in self._arrays:
                path = (*path, self._arrays[path])
        return path

    def _note(self, path: Path, line: int) -> None:
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], line)


def _statement_end(text: str, start: int) -> int:
    """End of the statement at ``start``: the newline outside all strings and brackets."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if token[0] == "\n" and depth <= 0:
            return token.end()
    return len(text)


def _keys(text: str) -> list[str]:
    """The dotted key at the start of ``text``."""
    keys: list[str] = []
    position = 0
    while match := _KEY.match(text, position):
        keys.append(next(group for group in match.groups()[:3] if group is not None))
        position = match.end()
        if not match[4]:
            break
    return keys
