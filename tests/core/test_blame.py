"""Each word of a clause with the version that brought it."""

from hypothesis import given
from hypothesis import strategies as st

from monitor.core.blame import Passage, blame
from monitor.core.edits import edits
from monitor.model.finding import Edit


def shown(text, *versions):
    steps, before = [], text
    for number, after in enumerate(versions, 2):
        steps.append((number, edits(before, after)))
        before = after
    return [(one.text, one.version) for one in blame(text, 1, steps)]


def test_words_keep_the_version_that_brought_them():
    assert shown("notice of 30 days", "notice of 15 days", "written notice of 15 days") == [
        ("written ", 3),
        ("notice of ", 1),
        ("15", 2),
        (" days", 1),
    ]


def test_what_is_taken_out_is_gone_and_what_comes_back_is_new():
    assert shown("at least 30 days", "30 days", "at least 30 days") == [("at least ", 3), ("30 days", 1)]


def test_words_that_do_not_go_on_from_before_count_from_then():
    step = (4, [Edit("=", "another text "), Edit("+", "altogether")])
    assert blame("one text", 1, [step]) == (Passage("another text altogether", 4),)


def test_a_clause_that_was_removed_has_no_words_left():
    assert blame("gone", 1, [(2, [Edit("-", "gone")])]) == ()


@given(st.lists(st.text(alphabet="ab 退款\n", max_size=12), min_size=1, max_size=5))
def test_the_words_are_those_of_the_last_version(texts):
    assert "".join(text for text, _ in shown(*texts)) == texts[-1]
