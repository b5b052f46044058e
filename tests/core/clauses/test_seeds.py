"""Real pages against outlines that were checked by hand, line by line, while reading the page.

``seeds/NNN.txt``: ``== part | title``, then one line a numbered clause, ``number | first words``, two spaces a level.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.model.clause import Clause, ClauseTree, Part

OUTLINES = Path(__file__).parent / "seeds"
NAMES = ("000", "001", "002", "004")


def seed(shared: Path, name: str) -> ClauseTree:
    (page,) = (shared / "seeds").glob(f"{name}_*")
    return build(read(page.read_bytes(), name=page.name))


def numbered(part: Part) -> Iterator[tuple[str, Clause]]:
    """Numbered clauses with their level among numbered clauses, as indentation."""
    stack = [(clause, 0) for clause in reversed(part.clauses)]
    while stack:
        clause, level = stack.pop()
        if clause.num and clause.kind != "inline":
            yield "  " * level + clause.num, clause
            level += 1
        stack.extend((child, level) for child in reversed(clause.children))


def by_number(part: Part, num: str) -> Clause:
    return next(clause for clause in part.walk() if clause.num == num)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_levels_and_parents(shared: Path, name: str) -> None:
    expected = [line.split(" | ") for line in (OUTLINES / f"{name}.txt").read_text("utf-8").splitlines()]
    found: list[list[str]] = []
    for part in seed(shared, name).parts:
        found.append([f"== {part.id}", part.title])
        for number, clause in numbered(part):
            words = " ".join((clause.heading or clause.text).split())
            found.append([number, words])
    assert [line[0] for line in found] == [line[0] for line in expected]
    for (number, words), (_, quote) in zip(found, expected, strict=True):
        assert words.startswith(quote), number


@pytest.mark.parametrize("name", [*NAMES, "003"])
def test_spans_partition_the_text(shared: Path, name: str) -> None:
    tree = seed(shared, name)
    spans = [(clause.start, clause.end) for clause in tree.walk() if clause.kind != "inline"]
    assert "".join(tree.text[start:end] for start, end in spans) == tree.text


def test_tail_after_a_list_belongs_to_the_clause_above_it(shared: Path) -> None:
    clause = by_number(seed(shared, "000").parts[0], "4.2")
    assert [child.num for child in clause.children] == ["(i)", "(ii)", "(iii)", "(iv)", "(v)", ""]
    assert clause.children[-1].kind == "tail"
    assert clause.children[-1].text.startswith("The above measures")


def test_inline_points_are_virtual(shared: Path) -> None:
    part = seed(shared, "000").parts[0]
    clause = by_number(part, "7.4")
    assert [(child.kind, child.num) for child in clause.children] == [("inline", "(i)"), ("inline", "(ii)")]
    for child in clause.children:
        assert child.text in clause.text
    paragraph = by_number(part, "7.1").children[0]
    assert [child.num for child in paragraph.children] == ["(1)", "(2)", "(3)", "(4)"]


def test_page_of_three_texts_has_three_parts(shared: Path) -> None:
    tree = seed(shared, "001")
    assert [(part.id, part.type, part.language) for part in tree.parts] == [
        ("terms", "terms", "zh"),
        ("privacy", "privacy", "zh"),
        ("sla", "sla", "zh"),
    ]
    assert [part.title for part in tree.parts] == [
        "“可灵 AI” API 付费服务协议",
        "「可灵 AI」API 隐私政策",
        "「可灵 AI」API 服务等级协议（SLA）",
    ]
    assert tree.parts[2].vendor_name == "乙方"


def test_slip_in_a_number_is_repaired_and_kept_raw(shared: Path) -> None:
    privacy = seed(shared, "001").parts[1]
    assert by_number(privacy, "1.17.4").num_raw == "1. 17.4"
    assert by_number(privacy, "1.17.3").num_raw == ""
    assert by_number(privacy, "1.17.8").kind == "inline"


@pytest.mark.parametrize(("name", "part", "heading"), [("001", 1, "管理您的个人信息"), ("002", 0, "免责声明")])
def test_contents_yield_no_clause(shared: Path, name: str, part: int, heading: str) -> None:
    walked = list(seed(shared, name).parts[part].walk())
    assert [clause.heading for clause in walked].count(heading) == 1
    assert not any(heading in clause.text.splitlines() for clause in walked)


def test_sentence_broken_over_lines_is_one_clause(shared: Path) -> None:
    clause = by_number(seed(shared, "001").parts[0], "3.8")
    assert clause.text.endswith("不承担责任。")
    assert not clause.children


def test_defined_terms_and_tiers(shared: Path) -> None:
    sla = seed(shared, "001").parts[2]
    assert [c.heading for c in sla.walk() if c.kind == "term"] == [
        "服务周期：",
        "错误请求：",
        "有效请求：",
        "每 5 分钟错误率：",
        "月度服务费用：",
    ]
    tiers = [clause for clause in by_number(sla, "3.1").children if clause.kind == "row"]
    assert [tier.text.split("\t")[-1] for tier in tiers[1:]] == [
        "月度服务费用的 10%",
        "月度服务费用的 25%",
        "月度服务费用的 50%",
    ]


def test_lone_numbers_join_their_text(shared: Path) -> None:
    part = seed(shared, "004").parts[0]
    assert by_number(part, "1.2.1").text.startswith("After you fill in")
    assert by_number(part, "1.2.4").heading == "Account Security."
    assert by_number(part, "(i)").text.startswith("Insulting or slandering")


def test_dates_and_names(shared: Path) -> None:
    dates = seed(shared, "000").dates
    assert (str(dates.published), str(dates.effective)) == ("2024-09-29", "2024-09-29")
    dates = seed(shared, "002").dates
    assert (str(dates.published), str(dates.effective)) == ("2023-07-25", "2023-08-01")
    assert seed(shared, "002").title == "快手AI开放平台服务协议"
    assert seed(shared, "000").parts[0].vendor_name == "Company"
