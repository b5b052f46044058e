"""Edits: exact both ways, whole tokens, readable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.edits import edits, rewrite
from monitor.core.edits.tokens import tokenize


def shown(old: str, new: str) -> str:
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marks[edit.op].format(edit.text) for edit in edits(old, new))


def sides(old: str, new: str) -> tuple[str, str]:
    script = edits(old, new)
    return (
        "".join(edit.text for edit in script if edit.op in "=-"),
        "".join(edit.text for edit in script if edit.op in "=+"),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("at least 30 days", "at least 15 days", "at least [-30-]{+15+} days"),
        (
            "We give thirty (30) days of notice.",
            "We give forty (40) days of notice.",
            "We give [-thirty (30)-]{+forty (40)+} days of notice.",
        ),
        (
            "The cap is USD 1,000.50 in all.",
            "The cap is USD 1,500.50 in all.",
            "The cap is [-USD 1,000.50-]{+USD 1,500.50+} in all.",
        ),
        ("Uptime of 99.95% monthly", "Uptime of 99.5% monthly", "Uptime of [-99.95%-]{+99.5%+} monthly"),
        ("from 30 May 2024 on", "from 30 June 2024 on", "from [-30 May 2024-]{+30 June 2024+} on"),
        ("平台将提前30日通知用户。", "平台将提前15日通知用户。", "平台将提前[-30-]{+15+}日通知用户。"),
        ("提前三十日书面通知您", "提前十五日书面通知您", "提前[-三十-]{+十五+}日书面通知您"),
        ("The cat sat. The end.", "The cat sat. The dog ran. The end.", "The cat sat. {+The dog ran. +}The end."),
    ],
)
def test_edits_are_whole_tokens_where_a_reader_expects_them(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_rewrite_is_shown_as_replacement() -> None:
    result = rewrite("All fees are payable in advance.", "Refunds may be asked for within a month of purchase.")
    assert result.replaced
    assert [edit.op for edit in result.edits] == ["-", "+"]


def test_a_text_that_stands_whole_in_a_longer_one_is_kept() -> None:
    old = "You may not copy the service."
    new = f"{old} We may suspend an account that does so at once and without refunding any fees that were paid before."
    assert [(edit.op, edit.text) for edit in edits(old, new)] == [("=", old), ("+", new[len(old) :])]


def test_equal_texts_have_one_kept_run_and_empty_ones_none() -> None:
    assert [edit.op for edit in edits("same", "same")] == ["="]
    assert edits("", "") == ()


@settings(deadline=None, max_examples=60)
@given(st.text(), st.text())
def test_any_two_texts_are_rebuilt_exactly(old: str, new: str) -> None:
    assert sides(old, new) == (old, new)


TOKENS = st.lists(st.sampled_from(["notice", "30", " ", "\r\n", "(", ")", ". ", "日", "三十", "\U0001f600", "１", "é"]))


@settings(deadline=None, max_examples=60)
@given(TOKENS, TOKENS)
def test_texts_of_repeated_tokens_are_rebuilt_exactly(old: list[str], new: list[str]) -> None:
    assert sides("".join(old), "".join(new)) == ("".join(old), "".join(new))


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_tokens_partition_the_text(text: str) -> None:
    assert "".join(tokenize(text)) == text
