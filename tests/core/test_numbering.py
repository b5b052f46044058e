"""Markers: every convention is read, what is no number is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.numbering import hanzi_number, letter_number, narrow, readings, roman_number

ONE_READING = [
    ("1. Definitions", "1.", (1,), "1", "Definitions"),
    ("1.本平台的使用", "1.", (1,), "1", "本平台的使用"),
    ("4.1 We have the right", "decimal", (4, 1), "4.1", "We have the right"),
    ("3.1.4.1 实现功能", "decimal", (3, 1, 4, 1), "3.1.4.1", "实现功能"),
    ("1.1.", "decimal", (1, 1), "1.1", ""),
    ("(12) Other third parties", "(1)", (12,), "(12)", "Other third parties"),
    ("(1)Infringement disputes", "(1)", (1,), "(1)", "Infringement disputes"),
    ("（2）客户的应用程序", "(1)", (2,), "(2)", "客户的应用程序"),
    ("７）第七项", "1)", (7,), "7)", "第七项"),
    ("9) 法律规定的其他情形", "1)", (9,), "9)", "法律规定的其他情形"),
    ("一、适用范围", "一、", (1,), "一", "适用范围"),
    ("三、 您的权利", "一、", (3,), "三", "您的权利"),
    ("十一、免责条款", "一、", (11,), "十一", "免责条款"),
    ("（一）甲方", "（一）", (1,), "(一)", "甲方"),
    ("第五条 付款", "第条", (5,), "第五条", "付款"),
    ("第一章 总则", "第章", (1,), "第一章", "总则"),
    ("第十二条", "第条", (12,), "第十二条", ""),
    ("① 每月", "①", (1,), "①", "每月"),
    ("§ 4 Haftung", "§", (4,), "§ 4", "Haftung"),
    ("§4.2 Haftung", "decimal", (4, 2), "§4.2", "Haftung"),
    ("Article 5", "article", (5,), "Article 5", ""),
    ("ARTICLE IV - FEES", "article", (4,), "ARTICLE IV", "FEES"),
    ("Section 3.2: Fees", "decimal", (3, 2), "Section 3.2", "Fees"),
    ("Artikel 7 - Diensten", "artikel", (7,), "Artikel 7", "Diensten"),
    ("A.2 Credits", "A.1", (1, 2), "A.2", "Credits"),
    ("Schedule 2", "schedule", (2,), "Schedule 2", ""),
    ("附件一 价格表", "附件", (1,), "附件一", "价格表"),
    ("b.与第三方", "a.", (2,), "b", "与第三方"),
]


@pytest.mark.parametrize(("text", "shape", "path", "num", "body"), ONE_READING)
def test_convention(text: str, shape: str, path: tuple[int, ...], num: str, body: str) -> None:
    found = [marker for marker in readings(text) if not marker.repaired]
    assert [(marker.shape, marker.path, marker.num) for marker in found] == [(shape, path, num)]
    assert text[found[0].end :] == body


@pytest.mark.parametrize(
    ("text", "shapes"), [("(i) x", {"(a)", "(i)"}), ("c) x", {"a)", "i)"}), ("V. x", {"A.", "I."})]
)
def test_letter_or_roman_gives_both_readings(text: str, shapes: set[str]) -> None:
    assert {marker.shape for marker in readings(text)} == shapes


def test_annex_letter_or_roman() -> None:
    assert {marker.path for marker in readings("Annex C")} == {(100,), (3,)}


@pytest.mark.parametrize(
    "text",
    [
        "99.9% of the time",
        "Services are free.",
        "2024-09-29",
        "1,000 users",
        "ab",
        "e.g. this",
        "第9.1条约定的",
        "Article 1 of these Terms",
        "Section 3.2 above",
        "",
        "  ",
        "$5",
    ],
)
def test_no_number(text: str) -> None:
    assert [marker for marker in readings(text) if not marker.weak and not marker.repaired] == []


def test_slip_is_read_as_repaired_beside_the_literal_reading() -> None:
    found = {marker.path: marker for marker in readings("1. 17.4 与公共安全")}
    assert found[1, 17, 4].repaired
    assert found[1, 17, 4].num == "1.17.4"
    assert found[1, 17, 4].raw == "1. 17.4"
    assert not found[(1,)].repaired


@pytest.mark.parametrize("text", ["　　7）第七项", "\u00a0(2) x", "   3. y"])
def test_indent_is_skipped(text: str) -> None:
    (marker,) = readings(text)
    assert text[marker.start] not in "\u3000\u00a0 "


@given(st.integers(1, 399))
def test_roman_numerals_are_told_from_words(value: int) -> None:
    numerals = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    rest, text = value, ""
    for unit, sign in numerals:
        text += sign * (rest // unit)
        rest %= unit
    assert roman_number(text) == roman_number(text.upper()) == value
    assert roman_number(text + "iiiii") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二〇二五", 2025),
        ("三十日", None),
        ("", None),
    ],
)
def test_hanzi(text: str, value: int | None) -> None:
    assert hanzi_number(text) == value


def test_letters() -> None:
    assert [letter_number(letter) for letter in ("a", "Z", "aa", "ab", "é")] == [1, 26, 27, None, None]


@given(st.text(max_size=80))
def test_any_text_gives_markers_within_it(text: str) -> None:
    assert len(narrow(text)) == len(text)
    for marker in readings(text):
        assert 0 <= marker.start <= marker.end <= len(text)
        assert text[marker.start : marker.start + len(marker.raw)] == marker.raw
        assert marker.path
