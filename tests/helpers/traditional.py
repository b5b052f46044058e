"""The table of traditional characters as OpenCC has it, each character by itself.

``python -m tests.helpers.traditional`` writes ``monitor/core/lang/zh/traditional.py`` anew after a new version of it.
"""

import re
from pathlib import Path

import opencc

from monitor.core.lang.zh import traditional

_A_LINE = 58


def table() -> dict[str, str]:
    """Traditional character -> the simplified one, in the order of code points."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}


def written(signs: str) -> str:
    """Characters as lines of a Python string."""
    lines = (signs[at : at + _A_LINE] for at in range(0, len(signs), _A_LINE))
    return "(\n" + "".join(f'    "{line}"\n' for line in lines) + ")"


def main() -> None:
    """Put the table of the installed library in the place of the module's."""
    file = Path(traditional.__file__)
    text = file.read_text(encoding="utf8")
    for name, signs in (("_TRADITIONAL", "".join(table())), ("_SIMPLIFIED", "".join(table().values()))):
        text = re.sub(rf"^{name} = \([^)]*\)", f"{name} = {written(signs)}", text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf8")


if __name__ == "__main__":
    main()
