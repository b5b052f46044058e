"""Sentences of the core are told again in the page's language, and lose nothing on the way."""

import html
import re

import pytest

from monitor.core.words import english
from monitor.web.language import languages
from monitor.web.retold import KINDS, PATTERNS, retold

CHINESE = languages()["zh"].say
SENTENCES = {
    "You now have 15 days, not 30 days, to move your data before the service ends.": (
        "服务终止前，您现有15 天转移数据，而非30 天。"
    ),
    "The most the vendor pays you is now the higher of 2 times the fees paid in 12 months and USD 100, not no cap.": (
        "供应商的赔偿上限现为12 个月内的已付费用的 2 倍与USD 100中的较高者，而非无上限。"
    ),
    "SLA exclusions: yes now, not stated before.": "SLA 除外情形：现为是，原为未载明。",
    "Refund window: 14 days now, 30 days before.": "退款申请期：现为14 天，原为30 天。",
    "Which losses you answer for changed (2 months before, 1 month now).": "您承担的损失范围有变（原为2 个月，现为1 个月）。",
    "the edit touches a modal, a negation, a number": "改动涉及情态词、否定词、数字",
    "last day to act on a change (amendment); short by 16 days": "就变更采取行动的最后一天（条款修订）；少 16 天",
    "last day to claim SLA credit for 2026-09": "申请 2026-09 SLA 补偿的最后一天",
    "last day to refuse renewal of renewal of 2026-05-01": "拒绝续期（renewal of 2026-05-01）的最后一天",
    "Notice given: 2026-11-25 (Wed), as the page states it": "通知日：2026-11-25（周三），以页面载明为准",
    "Verdict: short by at least 1 day; discovered late: it applied before we first saw it": (
        "结论：至少少 1 天；发现较晚：我们首次看到时已经生效"
    ),
    "  2026-02-10 + 15 business days = 2026-03-09 (Mon) = 27 calendar days": (
        "  2026-02-10 + 15 个工作日 = 2026-03-09（周一） = 27 个自然日"
    ),
    "Owed by a post on the site or email: no notice logged; what the page shows is taken, which favours the vendor": (
        "应以网站公告或电子邮件通知：未登记通知；以页面所示为准，对供应商有利"
    ),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_told_in_chinese_with_all_its_figures(sentence):
    assert retold(sentence, CHINESE) == SENTENCES[sentence]
    assert retold(sentence, english) == sentence


def test_what_fits_no_pattern_stays_as_it_is():
    assert retold("A sentence that nobody wrote down.", CHINESE) == "A sentence that nobody wrote down."
    assert retold("", CHINESE) == ""
    assert retold("x" * 10_000, CHINESE) == "x" * 10_000


def test_quotes_and_names_are_never_told_in_other_words():
    assert retold('Its words: "you may terminate"', CHINESE) == "原文：“you may terminate”"


def test_every_line_of_a_reasoning_has_its_pattern(demo):
    entries = {part.split('"')[0] for part in demo.get("/ledger").text.split('href="/ledger/')[1:]}
    entries = sorted(entry for entry in entries if entry.startswith("L-"))
    assert len(entries) >= 3
    for entry in entries:
        page = demo.get(f"/ledger/{entry}", headers={"Accept-Language": "zh"}).text
        lines = html.unescape(page.split('<pre class="reasoning">')[1].split("</pre>")[0])
        assert "lang=" not in lines, [line for line in lines.splitlines() if "lang=" in line]
        english_page = demo.get(f"/ledger/{entry}").text
        told = html.unescape(english_page.split('<pre class="reasoning">')[1].split("</pre>")[0]).splitlines()
        assert [retold(line, english) for line in told] == told


def test_every_finding_of_the_demo_has_its_reason_in_chinese(demo):
    for terms in ("api-terms", "sla", "refunds"):
        page = demo.get(f"/terms/northlight-{terms}/changes/2", headers={"Accept-Language": "zh"}).text
        assert 'class="finding"' in page
        assert '<p><span lang="en">' not in page


def test_no_pattern_can_take_long():
    """Each gap that holds anything multiplies the ways to read a sentence by its length."""
    for pattern in PATTERNS:
        assert sum(gap not in KINDS for gap in re.findall(r"%\((\w+)\)s", pattern)) <= 3, pattern


def test_patterns_are_plain_and_their_gaps_told_apart():
    assert len(set(PATTERNS)) == len(PATTERNS)
    for pattern in PATTERNS:
        assert not re.search(r"%\(\w+\)s%\(\w+\)s", pattern), pattern


def test_what_happened_is_told_change_by_change():
    told = retold('What happened: modified 3.2, moved 2.3 -> 10.4, added "Credits", as such, are…, and 7 more', CHINESE)
    assert told == '发生的变化：修改 3.2、移动 2.3 -> 10.4、新增 "Credits", as such, are…、另有 7 项'
    assert retold("It governs: terms, sla", CHINESE) == "适用范围：条款、服务水平"
