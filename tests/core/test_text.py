"""monitor.core.text: canonical and visible forms."""

from hypothesis import given
from hypothesis import strategies as st

from monitor.core.text import fold, fold_with_offsets, visible


def test_fold_makes_spellings_of_the_same_words_equal() -> None:
    assert fold("“Service”—30\u00a0days’ notice") == fold('"Service"-30 days\' notice')
    assert fold("提前 ３０ 日，通知您。") == fold("提前30日,通知您.")
    assert fold("li\u200bab\u00adility") == "liability"
    assert fold("a\u202eb") == "ab"


def test_fold_keeps_case_and_words_apart() -> None:
    assert fold("May not") != fold("may not")
    assert fold("30 days") != fold("300 days")
    assert fold("1,000") != fold("1.000")


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_with_offsets_points_back(text: str) -> None:
    folded, origins = fold_with_offsets(text)
    assert len(folded) == len(origins)
    assert list(origins) == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(st.text(alphabet="aZ 09.，。“”‘’—–-\u00a0\u200b\u3000条服务（）(),、\n"))
def test_fold_with_offsets_gives_the_same_text_as_fold(text: str) -> None:
    assert fold_with_offsets(text)[0] == fold(text)


def test_visible_writes_out_controls() -> None:
    assert visible("a\u202eb\u200b") == "a<U+202E>b<U+200B>"
