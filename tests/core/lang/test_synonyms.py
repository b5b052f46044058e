"""Words put as the one word that rules know: what is put so, what is not, and that rules read it."""

import pytest

from monitor.core.facts import read_sentence
from monitor.core.lang.synonyms import Rewording, of_signs
from monitor.core.lang.zh.synonyms import plainer


def test_signs_count_wherever_they_stand() -> None:
    put = of_signs({"告知": "告之", "公告": "挂出公告"}, (Rewording("早", r"早(?=\d)", "提前"),))
    assert put("应早3日告之并挂出公告") == "应提前3日告知并公告"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("至少早三日知会您", "至少提前三日通知您"),
        ("无法认同修改", "不同意修改"),
        ("可用率等于或高于99%", "可用率等于或高于99%"),
        ("即等于接受", "视为接受"),
        ("客户得解除合同", "客户可解除合同"),
        ("取得收入", "取得收入"),
    ],
)
def test_chinese(said: str, known: str) -> None:
    assert plainer(said) == known


@pytest.mark.parametrize(
    ("sentence", "attribute", "value"),
    [
        ("平台可当场叫停服务。", "suspension_notice_period", "none"),
        ("赔偿总额不得突破800元。", "liability_cap", "CNY 800"),
        ("不认可新条文的客户可退约。", "objection_right", "terminate"),
    ],
)
def test_rules_read_them(sentence: str, attribute: str, value: str) -> None:
    assert (attribute, value) in {(fact.attribute, fact.value) for fact in read_sentence(sentence)}
