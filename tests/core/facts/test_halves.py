"""One sentence, two sides, a notice period of each."""

import pytest

from monitor.core.facts import read_sentence
from monitor.core.facts.unit import language_of, units
from monitor.core.lang.languages import LEXICONS

BOTH = ("customer_termination_notice_period", "termination_notice_period")


@pytest.mark.parametrize(
    ("text", "customer", "vendor"),
    [
        ("You may terminate this agreement on 5 days' notice and we may terminate it on 30 days' notice.", 5, 30),
        ("You may end the contract on five days' notice, and we on thirty days' notice.", 5, 30),
        ("We may close your account on 45 days' notice, while you may end the contract on 10 days' notice.", 10, 45),
        ("This agreement may be terminated by you on 7 days' notice and by us on 21 days' notice.", 7, 21),
        ("The agreement may be ended by the customer giving 4 weeks' notice or by us giving 8 weeks' notice.", 28, 56),
        ("The Customer may cancel upon 60 days' notice, and the Provider may cancel upon 90 days' notice.", 60, 90),
        ("您可以提前5日通知我们终止本协议，我们可以提前30日通知您终止本协议。", 5, 30),
        ("甲方可提前30日书面通知终止本协议，乙方可提前15日书面通知终止本协议。", 30, 15),
    ],
)
def test_each_side_has_its_own(text: str, customer: int, vendor: int) -> None:
    stated = {fact.attribute: (str(fact.value), fact.actor) for fact in read_sentence(text)}
    assert stated[BOTH[0]] == (f"P{customer}D", "customer")
    assert stated[BOTH[1]] == (f"P{vendor}D", "vendor")


def test_quotes_are_the_words_of_each() -> None:
    text = "You may end the contract on five days' notice, and we on thirty days' notice."
    quotes = {fact.attribute: fact.quote for fact in read_sentence(text)}
    assert quotes == {
        BOTH[0]: "You may end the contract on five days' notice",
        BOTH[1]: "we on thirty days' notice.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "If we breach this agreement, you may terminate it on 5 days' notice and we may terminate it on 30 days' notice.",
        "You may cancel on 30 days' notice and we will confirm the notice.",
        "You may cancel on 30 days' notice and you must return our devices within 10 days of the notice.",
        "违反本协议的，您可以提前5日通知我们终止，我们可以提前30日通知您终止。",
    ],
)
def test_what_depends_on_the_other_half_stays_one_sentence(text: str) -> None:
    assert len(list(units(text, LEXICONS[language_of(text)]))) == 1


@pytest.mark.parametrize("text", ["you may notice 5 days and we may notice 9 days " * 30, "我们可提前5日通知，" * 150])
def test_few_joints_of_a_hostile_sentence_are_tried(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nobody(half: str, language: str) -> str:
        asked.append(f"{language} {half}")
        return "unknown"

    monkeypatch.setattr("monitor.core.facts.halves.actor_of", nobody)
    assert len(list(units(text, LEXICONS[language_of(text)]))) == 1
    assert 0 < len(asked) <= 8
