"""monitor.core.lang.body: telling terms from the page around them."""

import pytest

from monitor.core.lang.body import is_control_label, is_furniture, legal_density, names_terms, states_date


def test_terms_read_more_legal_than_other_text() -> None:
    terms = "You agree to indemnify us against claims arising from a breach of this agreement by your users."
    news = "The team won its third match in a row on Sunday, and the crowd sang all the way home in the rain."
    chinese = "用户违反本协议的，我们有权终止本服务，并要求用户赔偿由此造成的损失。"
    assert legal_density(terms) > 8
    assert legal_density(chinese) > 8
    assert legal_density(news) < 2
    assert legal_density("") == 0


@pytest.mark.parametrize(
    "title", ["Terms of Use", "PRIVACY POLICY", "用户服务协议", "隐私政策", "Service Level Agreement"]
)
def test_titles_of_terms(title: str) -> None:
    assert names_terms(title)
    assert not names_terms("Our widgets")


@pytest.mark.parametrize("line", ["Last updated: May 1, 2025", "Effective 2025-01-01", "生效日期：2025年1月1日"])
def test_lines_that_state_a_date(line: str) -> None:
    assert states_date(line)
    assert not states_date("Last updated recently")


@pytest.mark.parametrize(
    "line",
    [
        "Back to top ↑",
        "Updated over a week ago",
        "3 days ago",
        "17 out of 30 found this helpful",
        "更新于3天前",
        "返回顶部",
    ],
)
def test_labels_of_controls(line: str) -> None:
    assert is_control_label(line)


@pytest.mark.parametrize("line", ["Notice", "You have 30 days", "Updated terms apply", "3 days", "三天前通知您"])
def test_short_lines_of_terms_are_no_labels(line: str) -> None:
    assert not is_control_label(line)


def test_furniture() -> None:
    assert is_furniture("© 2025 Example Ltd.")
    assert is_furniture("Related articles:")
    assert not is_furniture("1 Main Street, Dublin")
