"""Words to search by, what was asked, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.search import MOST_WORDS, asked, snippet, words


def shown(text: str, query: str) -> str:
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in snippet(text, asked(query)))


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("We refund all fees.", "refund fee", "We [refund] all [fees]."),
        ("服务终止前30日通知用户。", "终止", "服务[终止]前30日通知用户。"),
        ("服务终止前30日通知用户。", "终止前", "服务[终止前]30日通知用户。"),
        ("不予退款", "退款", "不予[退款]"),
        ("不予退款", "款", "不予退[款]"),
        ("Uptime of 99.95% a month", "99.95", "Uptime of [99.95]% a month"),
        ("service credit, credit service", '"credit service"', "service credit, [credit service]"),
        ("The refundable part", "refund*", "The [refundable] part"),
        ("ＡＰＩ terms", "api", "[ＡＰＩ] terms"),
        ("USD 1,250,000 in all", "1250000", "USD [1,250,000] in all"),
        ("99,9 % im Monat", "99,9", "[99,9] % im Monat"),
        ("Our policies", "policy", "Our [policies]"),
        ("API接口服务", "api接口", "[API接口]服务"),
        ("nothing of the kind", "refund", "nothing of the kind"),
    ],
)
def test_what_is_asked_is_found_and_marked(text: str, query: str, expected: str) -> None:
    assert shown(text, query) == expected


def test_a_word_is_not_found_inside_another_nor_a_chinese_word_across_a_mark() -> None:
    assert shown("The refundable part", "refund") == "The refundable part"
    assert shown("全额退，款项", "退款") == "全额退，款项"


@pytest.mark.parametrize("query", ["", "   ", '""', "*", "？！", '"""'])
def test_nothing_to_search_for_is_no_phrase(query: str) -> None:
    assert asked(query) == ()


def test_a_long_text_is_cut_around_the_first_hit_and_a_huge_one_is_searched_in_part() -> None:
    text = "blah " * 200 + "refund here " + "blah " * 200
    found = shown(text, "refund")
    assert found.startswith("…blah") and "[refund] here" in found and found.endswith("…")
    assert len(found) < 400
    assert len(list(words("退" * 50_000))) == MOST_WORDS


@given(st.text(max_size=80), st.text(max_size=20))
def test_a_snippet_is_a_part_of_the_text_and_words_say_where_they_stand(text: str, query: str) -> None:
    joined = "".join(piece.text for piece in snippet(text, asked(query)))
    assert joined.removeprefix("…").removesuffix("…") in text or joined in text
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
