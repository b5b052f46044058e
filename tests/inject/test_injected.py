"""What was put into a text on purpose is found, and nothing else (``python -m bench.injected`` prints the table)."""

import random
from pathlib import Path

import pytest

from monitor.model.clause import ClauseTree
from tests.inject.drafts import Draft, set_tree
from tests.inject.edits import inject
from tests.inject.score import KIND, Score, add, found_by_compare, found_by_lines

ENGLISH = (
    ["The provider", "The customer", "Either party", "A reseller", "The affiliate", "An authorised user"],
    ["must", "may", "shall not", "is entitled to", "undertakes to", "is obliged to"],
    ["deliver", "review", "refund", "suspend", "document", "transfer", "renew", "audit", "encrypt", "invoice"],
    ["the service", "all fees", "personal data", "the account", "each order", "the licence", "support tickets"],
    ["within 30 days", "before 15 March", "in writing", "without delay", "at its own cost", "once every 6 months"],
    ["unless law forbids it", "after notice by e-mail", "for the agreed term", "in the region chosen", "upon request"],
)
CHINESE = (
    ["平台", "用户", "任何一方", "代理商", "关联公司", "授权人员"],
    ["应当", "可以", "不得", "有权", "承诺", "负责"],
    ["交付", "审查", "退还", "暂停", "记录", "转让", "续订", "审计", "加密", "开票"],
    ["全部服务", "相关费用", "个人信息", "注册账户", "每一订单", "软件许可", "技术支持"],
    ["于30日内", "在每月15日前", "以书面形式", "毫不迟延地", "自行承担费用", "每6个月一次"],
    ["除非法律禁止", "经邮件通知后", "在约定期限内", "在所选区域", "应对方要求"],
)


def made_up(words: tuple[list[str], ...], count: int, seed: int) -> tuple[ClauseTree, list[str]]:
    """A tree of ``count`` clauses in sections, and as many texts more to insert."""
    dice = random.Random(seed)
    joint, stop = (" ", ". ") if words is ENGLISH else ("", "。")
    texts = [
        stop.join(joint.join(map(dice.choice, words)) for _ in range(dice.randint(2, 4))) + stop.strip()
        for _ in range(2 * count)
    ]
    sections = []
    for number in range(1, count // 8 + 1):
        section = Draft(-1, str(number), f"{dice.choice(words[3])} {number}", "", "section")
        section.children = [Draft(-1, f"{number}.{n}", "", texts.pop(), "clause", above=section) for n in range(1, 9)]
        sections.append(section)
    return set_tree(sections)[0], texts


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_edits_of_made_up_terms_are_found(words: tuple[list[str], ...]) -> None:
    score, lines = Score(), Score()
    for seed in range(2):
        tree, donors = made_up(words, 120, seed)
        case = inject(tree, donors, seed, 2)
        add(score, case, found_by_compare(case))
        add(lines, case, found_by_lines(case))
    assert score.hidden == 0
    assert score.left_alone >= 0.98 * score.untouched, score.errors
    hits, injected = sum(score.hits.values()), sum((score.hits + score.misses).values())
    assert hits >= 0.95 * injected, score.errors
    assert sum(lines.hits.values()) < 0.8 * injected, "the base line has become as good: the score cannot tell"


FLOORS = {kind: 0.97 if any(word in kind for word in ("split", "merge", "shifted")) else 0.99 for kind in KIND}


def short_of_floor(score: Score) -> dict[str, float]:
    injected = [kind for kind in KIND if score.hits[kind] + score.misses[kind]]
    return {kind: score.f1(kind) for kind in injected if score.f1(kind) < FLOORS[kind]}


@pytest.mark.long
def test_edits_of_real_terms_are_found(shared: Path) -> None:
    from bench.injected import Setting, scores

    score = scores(Setting(seeds=1))["clausewatch"]
    assert short_of_floor(score) == {}
    assert score.left_alone >= 0.999 * score.untouched
    assert score.hidden == 0


@pytest.mark.long
def test_drafting_in_real_terms_is_found(shared: Path) -> None:
    """A moved section pushes another aside: which of the two moved is a matter of taste, so fewer are left alone."""
    from bench.injected import Setting, scores

    score = scores(Setting(seeds=1, drafting=True))["clausewatch"]
    assert short_of_floor(score) == {}
    assert score.left_alone >= 0.995 * score.untouched
    assert score.hidden == 0
