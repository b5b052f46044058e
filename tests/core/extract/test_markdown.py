"""monitor.core.extract.markdown: the conventions of archives of terms."""

import pytest

from monitor.core.extract import read


def blocks(text: str) -> list[tuple[str, int, str]]:
    document = read(text.encode(), name="terms.md")
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Terms\n=====\n\nScope\n-----\n", [("heading", 1, "Terms"), ("heading", 2, "Scope")]),
        ("### 1.1 Scope ###\n", [("heading", 3, "1.1 Scope")]),
        ("1\\. We may end this.\n", [("paragraph", 0, "1. We may end this.")]),
        ("*   One\n    *   Inner\n*   Two\n", [("item", 1, "One"), ("item", 2, "Inner"), ("item", 1, "Two")]),
        ("1.  One\n\n    More of one\n2.  Two\n", [("item", 1, "1. One"), ("paragraph", 1, "More of one"), ("item", 1, "2. Two")]),
        ("1.  1\\. Own number\n", [("item", 1, "1. Own number")]),
        ("1.  ## Scope\n", [("heading", 2, "1. Scope")]),
        ("1.  Scope\n    -----\n    \n    ### Part\n", [("heading", 2, "1. Scope"), ("heading", 3, "Part")]),
        ("See [the _policy_](https://e.example/a_(b) \"T\") and <https://e.example>.\n", [("paragraph", 0, "See the policy and https://e.example.")]),
        ("[](#a b c)Text ![logo](x.png) [1] stays\n", [("paragraph", 0, "Text [1] stays")]),
        ("One line.  \nNext line\nsame line\n", [("paragraph", 0, "One line."), ("paragraph", 0, "Next line same line")]),
        ("Fees \\> 10 \\* 2 &amp; more, snake_case_word\n", [("paragraph", 0, "Fees > 10 * 2 & more, snake_case_word")]),
        ("> Quoted > text\n", [("paragraph", 0, "Quoted > text")]),
        ("Above\n\n* * *\n\nBelow\n", [("paragraph", 0, "Above"), ("paragraph", 0, "Below")]),
        ("• Typed bullet\n", [("item", 1, "Typed bullet")]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert blocks(text) == expected


def test_table_rows_have_their_headers() -> None:
    document = read(b"| Uptime | Credit |\n| --- | ---: |\n| < 99.9% | 10% |\n| a \\| b | |\n", name="a.md")
    assert document.text.split("\n") == ["Uptime\tCredit", "< 99.9%\t10%", "a | b"]
    assert [block.context for block in document.blocks] == [(), ("Uptime", "Credit"), ("Uptime", "Credit")]


def test_bold_run_in_and_bold_line() -> None:
    document = read(b"**Term.** It means this.\n\n**Whole line**\n\nNot **here**\n", name="a.md")
    assert [block.lead for block in document.blocks] == [len("Term."), len("Whole line"), 0]


def test_a_cell_of_several_lines_is_read_to_its_end() -> None:
    lines = "| Data | Source |\n| --- | --- |\n| **Name**<br><br>**Guardians** (register)<br/>of minors | you |"
    document = read(lines.encode(), name="a.md")
    assert "Name Guardians (register) of minors\tyou" in document.text


def test_table_of_contents_lines_are_anchors() -> None:
    document = read(b"*   [Scope](#scope)\n*   [Elsewhere](https://e.example/#x)\n", name="a.md")
    assert [block.anchor for block in document.blocks] == [True, False]


def test_told_from_plain_text_by_content() -> None:
    assert read(b"# A\n\n**b** [c](https://d.example)\n\n# E\n").media_type == "text/markdown"
    assert read(b"1. Scope\n\n- one\n- two\n\n2. Fees\n").media_type == "text/plain"
    assert read(b"# A\n\n**b** [c](https://d.example)\n\n# E\n", name="a.txt").media_type == "text/plain"
