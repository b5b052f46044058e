"""The life of a clause: inherited over edits, moves, splits and merges, and found again by another engine."""

from monitor.core import lineage
from monitor.model.clause import Clause, ClauseTree, Part


def tree(**texts: str) -> ClauseTree:
    clauses = tuple(Clause(eid=eid, text=text) for eid, text in texts.items())
    return ClauseTree(text="\n".join(texts.values()), parts=(Part(id="p", clauses=clauses),))


def test_every_clause_of_a_first_version_begins_a_life_of_its_own() -> None:
    begun = lineage.begin(tree(a="one", b="two"), "acme@1")
    assert len(set(begun.values())) == 2
    assert begun == lineage.begin(tree(a="one", b="two"), "acme@1")
    assert begun != lineage.begin(tree(a="one", b="two"), "acme@2")


def test_matched_clauses_inherit_and_new_ones_begin() -> None:
    old, new = tree(a="one", b="two"), tree(x="two", y="one edited", z="three")
    before = lineage.begin(old, "acme@1")
    after = lineage.carry(before, old, new, [("a", "y"), ("b", "x")], "acme@2")
    assert (after["y"], after["x"]) == (before["a"], before["b"])
    assert after["z"] not in before.values()


def test_of_a_split_the_largest_piece_inherits() -> None:
    old, new = tree(a="a long clause of two sentences"), tree(x="a short one", y="a much longer clause of words")
    before = lineage.begin(old, "acme@1")
    after = lineage.carry(before, old, new, [("a", "x"), ("a", "y")], "acme@2")
    assert after["y"] == before["a"]
    assert after["x"] != before["a"]


def test_what_was_merged_goes_on_as_the_longest() -> None:
    old, new = tree(a="short", b="the longer of the two"), tree(x="short the longer of the two")
    before = lineage.begin(old, "acme@1")
    assert lineage.carry(before, old, new, [("a", "x"), ("b", "x")], "acme@2") == {"x": before["b"]}


def test_another_engine_finds_the_clauses_again_by_their_text() -> None:
    mine = tree(a="same", b="same", c="other", d="unlike")
    stored = lineage.strands(lineage.begin(mine, "acme@1"), mine)
    named = {strand.eid: strand.lineage_id for strand in stored}
    joined = lineage.rejoin(stored, tree(c="other", k="same", l="same", m="new to it"), "acme@1")
    assert (joined["c"], joined["k"], joined["l"]) == (named["c"], named["a"], named["b"])
    assert joined["m"] not in named.values()
