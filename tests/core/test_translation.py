"""Two language versions aligned by what they say, whatever they are numbered, and the facts that disagree."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import monitor.demo
from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.translation import Translation, align
from monitor.model.clause import Clause, ClauseTree
from monitor.model.source import ExtractionSpec

PAGES = Path(monitor.demo.__file__).parent / "pages" / "2"


def body(name: str) -> str:
    told = (PAGES / name).read_text(encoding="utf-8")
    return told.replace("$updated", "2026-01-01").replace("$effective", "2026-02-01")


def tree(markup: str) -> ClauseTree:
    page = f"<html><head><meta charset='utf-8'><title>x</title></head><body><main>{markup}</main></body></html>"
    return build(read(page.encode(), spec=ExtractionSpec(), media_type="text/html", charset="utf-8", name="x"))


def aligned(english: str, chinese: str) -> Translation:
    first, second = tree(english), tree(chinese)
    return align(first, second, read_facts(first), read_facts(second))


def beginnings(found: Translation) -> dict[str, str]:
    """First letters of an English clause -> of its translation."""
    both = [(one.original, one.translation) for one in found.pairs if one.original and one.translation]
    return {f"{one.heading}{one.text}"[:20]: f"{other.heading}{other.text}"[:6] for one, other in both}


RIGHT = beginnings(aligned(body("api-terms.html"), body("api-terms.zh.html")))


def test_a_faithful_translation_is_aligned_whole_and_disagrees_in_nothing() -> None:
    found = aligned(body("api-terms.html"), body("api-terms.zh.html"))
    assert all(one.original and one.translation for one in found.pairs)
    assert [one.original.num for one in found.pairs if one.original] == [
        one.translation.num for one in found.pairs if one.translation
    ]
    assert found.drifts == () == found.silent


def renumbered(markup: str) -> str:
    return re.sub(r">(\d+)\.", lambda number: f">{int(number[1]) + 3}.", markup)


def unnumbered(markup: str) -> str:
    return re.sub(r">\d+\.(\d+)? ", ">", markup)


@pytest.mark.parametrize("edit", [renumbered, unnumbered])
def test_numbers_decide_nothing(edit) -> None:
    found = aligned(body("api-terms.html"), edit(body("api-terms.zh.html")))
    assert beginnings(found) == RIGHT
    assert found.drifts == ()


def test_what_only_one_language_has_is_told_and_the_rest_stays_aligned() -> None:
    shorter = re.sub(r"<h2>5\..*?(?=<h2>6\.)", "", body("api-terms.zh.html"), flags=re.DOTALL)
    found = aligned(body("api-terms.html"), renumbered(shorter))
    alone = [one.original.num for one in found.pairs if one.original and not one.translation]
    assert alone == ["5", "5.1", "5.2"]
    kept = beginnings(found)
    assert kept == {english: chinese for english, chinese in RIGHT.items() if english in kept}


@pytest.mark.parametrize("edit", [str, renumbered, unnumbered])
def test_lengths_that_disagree_are_put_side_by_side(edit) -> None:
    drifted = body("api-terms.zh.html").replace("至少提前30日", "至少提前15日")
    found = aligned(body("api-terms.html"), edit(drifted))
    assert [(one.attribute, one.original.value, one.translation.value, one.aligned) for one in found.drifts] == [  # type: ignore[union-attr]
        ("amendment_notice_period", "P30D", "P15D", True)
    ]
    assert "30 days" in found.drifts[0].original.quote  # type: ignore[union-attr]
    assert "15日" in found.drifts[0].translation.quote  # type: ignore[union-attr]


def test_what_one_language_does_not_promise_is_told_apart() -> None:
    silent = re.sub(r"<p>8\.2.*?</p>", "", body("api-terms.zh.html"), flags=re.DOTALL)
    found = aligned(body("api-terms.html"), silent)
    assert found.drifts == ()
    assert [(one.attribute, one.translation) for one in found.silent] == [("liability_cap", None)]


def test_empty_texts_are_aligned_to_nothing() -> None:
    empty = ClauseTree(text="")
    assert align(empty, empty, (), ()) == Translation(pairs=(), drifts=(), silent=())
    english = tree(body("api-terms.html"))
    alone = align(english, empty, read_facts(english), ())
    assert sum(bool(one.original) for one in alone.pairs) == len(alone.pairs) == len(RIGHT)


def test_long_texts_of_different_lengths_stay_in_the_band() -> None:
    many = "".join(f"<p>{n}.1 You must pay {n} dollars within {n} days for item A{n}.</p>" for n in range(1, 300))
    chinese = "".join(f"<p>{n}.1 您应当在{n}日内为项目A{n}支付{n}美元。</p>" for n in range(1, 300, 2))
    found = aligned(many, chinese)
    both = [(one.original.text, one.translation.text) for one in found.pairs if one.original and one.translation]
    right = [re.findall(r"A\d+", one) == re.findall(r"A\d+", other) for one, other in both]
    assert sum(right) > 0.9 * 150


KESTREL = Path(__file__).parent / "translations"
"""Terms of 49 clauses written in both languages: sections stand in another order, three figures differ."""


def test_sections_in_another_order_are_aligned_whole_and_what_disagrees_is_found() -> None:
    found = aligned(*((KESTREL / f"kestrel.{code}.html").read_text(encoding="utf-8") for code in ("en", "zh")))
    assert all(one.original and one.translation for one in found.pairs)
    sections = {
        one.original.num: one.translation.num
        for one in found.pairs
        if one.original and one.translation and one.original.num.isdigit()
    }
    order = ["一", "二", "六", "七", "四", "九", "十", "十一", "五", "三", "八", "十二", "十三"]
    assert sections == {str(number): name for number, name in enumerate(order, 1)}
    below = [(one.original.num, one.translation.num) for one in found.pairs if one.original and one.translation]
    assert all(ours.partition(".")[2] == theirs.partition(".")[2] for ours, theirs in below)
    disagreeing = {(one.attribute, one.original.value, one.translation.value) for one in found.drifts}  # type: ignore[union-attr]
    assert disagreeing == {
        ("amendment_notice_period", "P30D", "P15D"),
        ("liability_cap", "fees_paid/P12M", "fees_paid/P6M"),
        ("refund_window", "P14D", "P7D"),
    }
    assert all(one.aligned for one in found.drifts)


RIGHT_PAIRS = dict(
    pair.split("=")
    for pair in [
        "2=二",
        "3=三",
        "4=四",
        "5=五",
        "6=六",
        "7=七",
        "8=八",
        "9=九",
        "10=十",
        "11=十一",
        "12=十二",
        "13=十三",
        "1.1=1.2.3",
        "1.4=1.2.6",
        "2.1=2.1",
        "2.2=2.2",
        "2.3=2.3",
        "2.4=2.4",
        "2.5=2.6",
        "2.6=2.7",
        "2.7=2.8",
        "2.8=2.9",
        "2.9=2.10",
        "3.2=3.1",
        "3.3=3.2",
        "3.5=3.3",
        "3.6=3.5",
        "3.7=3.6",
        "3.8=3.8",
        "3.9=3.9",
        "4.1=4.2",
        "4.2=4.3",
        "4.3=4.4",
        "5.1=5.1",
        "5.2=5.3",
        "6.1=6.1",
        "6.2=6.2",
        "6.3=6.3",
        "6.4=6.4",
        "6.5=6.5",
        "6.6=6.6",
        "7.1=7.1",
        "7.3=7.3",
        "7.4=7.4",
        "8.2=8.1",
        "8.3=8.2",
        "9.1=9.1",
        "9.2=9.2",
        "9.4=9.3",
        "9.5=9.4",
        "10.1=10.2",
        "10.2=10.3",
        "10.3=10.4",
        "10.4=10.5",
        "11.4=11.11",
        "11.5=11.12",
        "11.6=11.13",
        "11.7=11.14",
        "11.8=11.16",
    ]
)
"""Numbers of clauses of two real texts that translate each other, set down by a reader of both; the Chinese text goes on
with a privacy policy and an SLA, and each has clauses that the other lacks."""
RIGHT_AT_LEAST = 50


def test_real_texts_are_aligned_although_one_has_more_parts(shared: Path) -> None:
    english, chinese = (
        build(
            read(
                next((shared / "seeds").glob(name)).read_bytes(),
                spec=ExtractionSpec(), media_type="text/plain", charset="utf-8", name=name,
            )
        )
        for name in ("000_*.txt", "001_*.txt")
    )  # fmt: skip
    assert [part.type for part in chinese.parts] == ["terms", "privacy", "sla"]
    found = align(english, chinese, read_facts(english), read_facts(chinese))
    both = [(one.original, one.translation) for one in found.pairs if one.original and one.translation]
    partner: dict[str, str] = {}
    for ours, theirs in both:
        partner.setdefault(ours.num, theirs.num)
    assert sum(partner.get(ours) == theirs for ours, theirs in RIGHT_PAIRS.items()) >= RIGHT_AT_LEAST
    first = {clause.eid for clause in _all(chinese.parts[0].clauses)}
    assert {theirs.eid for _, theirs in both} <= first
    assert all(one.translation.eid in first for one in found.drifts if one.translation)


def _all(clauses: Sequence[Clause]) -> list[Clause]:
    return [found for clause in clauses for found in (clause, *_all(clause.children))]
