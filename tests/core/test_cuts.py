"""Clauses cut or joined with every word kept: by a drafter, or by other markup."""

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read

SENTENCES = [
    f"The provider shall inform the customer about matter {n} in good time. The customer may object to matter {n} in writing."
    for n in range(1, 13)
]


def kinds(old: str, new: str) -> list[str]:
    trees = [
        build(read(f"<html><body><main><h1>Terms</h1>{body}</main></body></html>".encode())) for body in (old, new)
    ]
    comparison = compare(*trees)
    assert comparison.verified
    return [change.kind for change in comparison.changes]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def halves(text: str) -> list[str]:
    first, second = text.split(". ", 1)
    return [f"{first}.", second]


def test_a_paragraph_cut_between_its_sentences_is_split_and_back_merged() -> None:
    cut = [*SENTENCES[:4], *halves(SENTENCES[4]), *SENTENCES[5:]]
    assert kinds(paragraphs(SENTENCES), paragraphs(cut)) == ["split"]
    assert kinds(paragraphs(cut), paragraphs(SENTENCES)) == ["merged"]


def test_a_text_cut_throughout_is_only_set_differently() -> None:
    cut = [half for text in SENTENCES for half in halves(text)]
    assert set(kinds(paragraphs(SENTENCES), paragraphs(cut))) == {"cosmetic"}
    assert set(kinds(paragraphs(cut), paragraphs(SENTENCES))) == {"cosmetic"}


ADDRESS = ["Acme Inc., Legal Department", "1 Main Street", "Springfield"]
LIST = ["You must keep secret what we tell you:", "prices that are not public;", "plans for further products."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paragraphs([*SENTENCES, *ADDRESS]), paragraphs([*SENTENCES, " ".join(ADDRESS)])),
        (
            paragraphs([*SENTENCES, LIST[0]]) + f"<ul><li>{LIST[1]}</li><li>{LIST[2]}</li></ul>",
            paragraphs([*SENTENCES, " ".join(LIST)]),
        ),
        (
            paragraphs(SENTENCES) + "<ul><li>No spam: you must not send any. We end your account if you do.</li></ul>",
            paragraphs([*SENTENCES, "No spam:", "you must not send any.", "We end your account if you do."]),
        ),
    ],
    ids=["an address in one line", "a list as one paragraph", "a point as paragraphs"],
)  # fmt: skip
def test_other_markup_is_cosmetic(old: str, new: str) -> None:
    assert set(kinds(old, new)) == {"cosmetic"}
    assert set(kinds(new, old)) == {"cosmetic"}


LEAD_INS = [f"Matter {n} is governed by what is said here:" for n in range(1, 6)]
POINTS = [f"the customer answers for matter {n} towards others" for n in range(1, 11)]


def lists(first: int) -> str:
    """Lists of two points each, every one with its lead-in; the first ``first`` lead-ins are joined with a point."""
    return "".join(
        f"<p>{lead_in} {POINTS[2 * n]}</p><ul><li>{POINTS[2 * n + 1]}</li></ul>"
        if n < first
        else f"<p>{lead_in}</p><ul><li>{POINTS[2 * n]}</li><li>{POINTS[2 * n + 1]}</li></ul>"
        for n, lead_in in enumerate(LEAD_INS)
    )


@pytest.mark.parametrize(("first", "old_to_new", "back"), [(1, "merged", "split"), (5, "cosmetic", "cosmetic")])
def test_a_lead_in_is_joined_with_its_point_by_hand_only_where_others_are_not(
    first: int, old_to_new: str, back: str
) -> None:
    assert set(kinds(lists(0), lists(first))) == {old_to_new}
    assert set(kinds(lists(first), lists(0))) == {back}


def test_long_paragraphs_without_a_full_stop_are_joined_by_hand_where_others_are_not() -> None:
    texts = [text.rstrip(".") for text in SENTENCES]
    assert kinds(paragraphs(texts), paragraphs([*texts[:3], f"{texts[3]} {texts[4]}", *texts[5:]])) == ["merged"]


def test_a_number_that_stands_in_the_text_by_chance_is_no_marker() -> None:
    whole = "The goods of type 3 remain ours until they are paid. They may not be pledged before that."
    first, second = whole.split(". ")
    others = "<li>The customer insures the goods.</li>"
    old = f"<ol>{others}<li>{whole}</li></ol>"
    new = f"<ol>{others}<li>{first}.</li><li>{second}</li></ol>"
    assert kinds(old, new) == ["split"]
    assert kinds(new, old) == ["merged"]


def test_points_joined_by_hand_are_merged() -> None:
    points = ["use the service against the law", "copy the service in whole or in part", "let others use your account"]
    old = paragraphs(SENTENCES) + "<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>"
    new = paragraphs(SENTENCES) + f"<ul><li>{points[0]}</li><li>{points[1]} {points[2]}</li></ul>"
    assert kinds(old, new) == ["merged"]


def test_a_second_clause_may_begin_with_words_that_tie_it_to_the_first() -> None:
    whole = "If you joined through somebody else and are not billed by us, then the terms of that party on billing apply to you."
    first, second = (
        "If you joined through somebody else and are not billed by us.",
        "In such a case, then the terms of that party on billing apply to you.",
    )
    assert kinds(paragraphs([*SENTENCES, whole]), paragraphs([*SENTENCES, first, second])) == ["split"]  # fmt: skip


def test_texts_said_twice_are_told_apart_by_place_and_never_by_number() -> None:
    """Two copies of a list: a point of the first goes, one comes in the second, so that each number is the other's."""
    points = [
        f"words that are {word}" for word in ("untrue", "insulting", "inciting", "secret", "obscene", "misleading")
    ]
    gone, come = "programs that copy themselves", "pictures of other people at home"
    old = f"<h2>1. Input</h2>{numbered([gone, *points])}<h2>2. Output</h2>{numbered(points)}<p>End.</p>"
    new = f"<h2>1. Input</h2>{numbered(points)}<h2>2. Output</h2>{numbered([come, *points])}<p>End.</p>"
    assert kinds(old, new) == ["removed", *["renumbered"] * 6, "added", *["renumbered"] * 6]


def numbered(points: list[str]) -> str:
    return "".join(f"<p>({n}) {point};</p>" for n, point in enumerate(points, 1))
