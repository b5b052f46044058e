"""Traditional Chinese is read by the rules for simplified Chinese; what is quoted is the page's own text."""

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.lang.zh.traditional import TABLE, simplified
from monitor.core.review import review
from tests.helpers.traditional import table

PAGE = """# 服務條款

第一條 條款之修訂

本公司得隨時修訂本條款，並於修訂生效前{days}日以電子郵件通知用戶。

第二條 責任限制

本公司之賠償責任以用戶於事故發生前十二個月內支付之費用總額為限。
"""


def test_the_table_is_that_of_the_library() -> None:
    assert table() == TABLE, "run: python -m tests.helpers.traditional"


def test_a_text_stays_as_long_as_it_was() -> None:
    for text in (PAGE, "著作權、乾洗、後台", "plain", ""):
        assert len(simplified(text)) == len(text)
        assert simplified(simplified(text)) == simplified(text)


def test_a_traditional_page_is_read_and_quoted_as_it_stands() -> None:
    text = PAGE.format(days="三十")
    facts = {fact.attribute: fact for fact in read_facts(build(read(text.encode(), name="a.md")))}
    assert str(facts["amendment_notice_period"].value) == "P30D"
    assert str(facts["liability_cap"].value) == "fees_paid/P12M"
    for fact in facts.values():
        assert fact.quote in text


def test_a_shorter_notice_period_is_found_in_a_traditional_page() -> None:
    old, new = (build(read(PAGE.format(days=days).encode(), name="a.md")) for days in ("三十", "十五"))
    (finding,) = review(old, new, kind="terms").findings
    assert (str(finding.old_value), str(finding.new_value), finding.direction) == ("P30D", "P15D", "worse")
    assert "三十日" in finding.old_quote
    assert "十五日" in finding.new_quote
