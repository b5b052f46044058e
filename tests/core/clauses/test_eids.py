"""Ids of clauses hold when something else changes: paragraphs come, go and move, numbers shift, a clause is edited."""

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.model.clause import ClauseTree

WORDS = st.sampled_from(
    ["provider", "customer", "notice", "fees", "days", "refund", "access", "data", "claim", "renewal"]
)
SENTENCE = st.lists(WORDS, min_size=4, max_size=9).map(lambda words: f"The {' '.join(words)} of this agreement.")
SECTIONS = st.lists(
    st.tuples(st.sampled_from(["Fees", "Notice", "Liability", "Data", "Term"]), st.lists(SENTENCE, min_size=1, max_size=4)),
    min_size=2,
    max_size=5,
    unique_by=lambda section: section[0],
)  # fmt: skip


def tree(sections: list[tuple[str, list[str]]], *, numbered: bool) -> ClauseTree:
    lines = ["# Terms of Service"]
    for n, (heading, sentences) in enumerate(sections, 1):
        lines.append(f"## {n}. {heading}" if numbered else f"## {heading}")
        lines += [f"{n}.{m} {text}" if numbered else text for m, text in enumerate(sentences, 1)]
    return build(read("\n\n".join(lines).encode(), name="terms.md"))


def ids(found: ClauseTree) -> dict[str, list[str]]:
    """Heading and text of each clause -> its ids, in reading order."""
    known: dict[str, list[str]] = {}
    for clause in found.walk():
        known.setdefault(f"{clause.heading}|{clause.text}", []).append(clause.eid)
    return known


@settings(max_examples=60, deadline=None)
@given(sections=SECTIONS, new=SENTENCE, at=st.integers(0, 99), numbered=st.booleans())
def test_an_inserted_clause_changes_no_other_id(
    sections: list[tuple[str, list[str]]], new: str, at: int, numbered: bool
) -> None:
    fresh = f"{new[:-1]} as amended."
    longer = [(heading, list(sentences)) for heading, sentences in sections]
    place = longer[at % len(longer)][1]
    place.insert(at % (len(place) + 1), fresh)
    before, after = ids(tree(sections, numbered=numbered)), ids(tree(longer, numbered=numbered))
    assert {key: value for key, value in after.items() if fresh not in key} == before


@settings(max_examples=40, deadline=None)
@given(sections=SECTIONS, numbered=st.booleans())
def test_ids_of_what_is_said_once_hold_when_sections_change_places(
    sections: list[tuple[str, list[str]]], numbered: bool
) -> None:
    before, after = ids(tree(sections, numbered=numbered)), ids(tree(sections[::-1], numbered=numbered))
    assert {key: value for key, value in before.items() if len(value) == 1} == {
        key: value for key, value in after.items() if len(value) == 1
    }


@settings(max_examples=40, deadline=None)
@given(sections=SECTIONS)
def test_numbers_are_no_part_of_an_id(sections: list[tuple[str, list[str]]]) -> None:
    assert ids(tree(sections, numbered=True)) == ids(tree(sections, numbered=False))
