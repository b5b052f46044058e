"""Which clause goes with which, in the cases that mislead line tools and matching by number."""

from monitor.core.align import align
from monitor.model.clause import ClauseTree
from tests.inject.drafts import Draft, set_tree

FEES = "Fees are due within 30 days after the date of the invoice and are payable in euro without any deduction."
NOTICE = "We give at least thirty days' notice of any change of these terms by e-mail to the address you gave us."
LAW = "These terms are governed by the law of the place where the provider has its seat, without its conflict rules."
CREDIT = "If the monthly uptime falls below the commitment, the customer may claim a service credit for that month."
DATA = "On termination the provider deletes the customer's data unless the law obliges it to keep them longer."


def tree(*entries: str | tuple[str, str] | tuple[str, str, list[tuple[str, str]]]) -> ClauseTree:
    """Clauses given as a text, as (number, text), or as (number, heading, clauses below)."""
    tops = []
    for entry in entries:
        if isinstance(entry, str):
            tops.append(Draft(-1, "", "", entry, "paragraph"))
        elif len(entry) == 2:
            tops.append(Draft(-1, entry[0], "", entry[1], "clause"))
        else:
            top = Draft(-1, entry[0], entry[1], "", "section")
            top.children = [Draft(-1, num, "", text, "clause", above=top) for num, text in entry[2]]
            tops.append(top)
    return set_tree(tops)[0]


def pairs(old: ClauseTree, new: ClauseTree) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(group.old, group.new) for group in align(old, new).groups]


def moved(old: ClauseTree, new: ClauseTree) -> list[tuple[int, ...]]:
    return [group.old for group in align(old, new).groups if group.moved]


def test_numbers_do_not_mislead_after_an_insertion() -> None:
    old = tree(("1", FEES), ("2", NOTICE), ("3", LAW))
    new = tree(("1", DATA), ("2", FEES), ("3", NOTICE), ("4", LAW))
    assert pairs(old, new) == [((0,), (1,)), ((1,), (2,)), ((2,), (3,))]
    assert align(old, new).added == (0,)


def test_clauses_that_differ_in_their_marker_only_pair_by_it() -> None:
    old = tree(("(a)", "Reserved."), ("(b)", "Reserved."), ("(c)", FEES), ("(d)", "Reserved."))
    new = tree(("(a)", "Reserved."), ("(b)", "Reserved."), ("(c)", FEES.replace("30", "14")), ("(d)", "Reserved."))
    assert pairs(old, new) == [((n,), (n,)) for n in range(4)]


def test_near_duplicates_go_to_their_nearest() -> None:
    old = tree(FEES, FEES.replace("euro", "dollars"), LAW)
    new = tree(FEES.replace("30", "14"), FEES.replace("euro", "dollars"), LAW)
    assert pairs(old, new) == [((n,), (n,)) for n in range(3)]


def test_a_clause_pasted_twice_and_removed_once_loses_one_copy_only() -> None:
    alignment = align(tree(FEES, NOTICE, LAW, NOTICE, DATA), tree(FEES, NOTICE, LAW, DATA))
    assert len(alignment.removed) == 1
    assert alignment.removed[0] in (1, 3)
    assert not any(group.moved for group in alignment.groups)


def test_swapped_siblings_are_one_move() -> None:
    assert len(moved(tree(FEES, NOTICE, LAW, DATA), tree(FEES, LAW, NOTICE, DATA))) == 1


def test_moved_and_edited() -> None:
    edited = CREDIT.replace("monthly uptime", "monthly availability").replace("may claim", "is given")
    old, new = tree(CREDIT, FEES, NOTICE, LAW), tree(FEES, NOTICE, LAW, edited)
    assert ((0,), (3,)) in pairs(old, new)
    assert moved(old, new) == [(0,)]


def test_moved_and_split() -> None:
    old = tree(f"{CREDIT} {DATA}", FEES, NOTICE, LAW)
    new = tree(FEES, NOTICE, LAW, CREDIT, DATA)
    assert ((0,), (3, 4)) in pairs(old, new)


def test_split_and_merged() -> None:
    whole, parts = tree(FEES, f"{NOTICE} {CREDIT}", LAW), tree(FEES, NOTICE, CREDIT, LAW)
    assert ((1,), (1, 2)) in pairs(whole, parts)
    assert ((1, 2), (1,)) in pairs(parts, whole)


def test_split_into_pieces_that_were_edited() -> None:
    old = tree(FEES, f"{NOTICE} {CREDIT} {DATA}", LAW)
    new = tree(FEES, NOTICE.replace("thirty", "ten"), CREDIT, DATA.replace("longer", "for a longer time"), LAW)
    assert ((1,), (1, 2, 3)) in pairs(old, new)


def test_rows_of_a_table_pair_in_order_though_they_hardly_differ() -> None:
    rows = ["99.9% | 10%", "99.0% | 25%", "95.0% | 100%"]
    old, new = tree(FEES, *rows, LAW), tree(FEES, "99.9% | 5%", *rows[1:], LAW)
    assert pairs(old, new) == [((n,), (n,)) for n in range(5)]


def test_short_items_pair_by_their_letters() -> None:
    old, new = tree(FEES, "Name", "E-mail address", "Phone", LAW), tree(FEES, "Name", "Email addresses", "Phone", LAW)
    assert pairs(old, new) == [((n,), (n,)) for n in range(5)]


def test_a_short_item_out_of_order_is_not_called_moved() -> None:
    assert moved(tree(FEES, "Name", "Phone", LAW), tree(FEES, "Phone", "Name", LAW)) == []


def test_a_retitled_section_is_the_section_of_its_clauses() -> None:
    old = tree(("1", "Charges", [("1.1", FEES), ("1.2", NOTICE)]), ("2", "Law", [("2.1", LAW)]))
    new = tree(("1", "What you pay", [("1.1", FEES), ("1.2", NOTICE)]), ("2", "Law", [("2.1", LAW)]))
    alignment = align(old, new)
    assert ((0,), (0,)) in pairs(old, new)
    assert alignment.removed == alignment.added == ()


def test_a_moved_section_carries_its_clauses() -> None:
    first, second = ("1", "Charges", [("1.1", FEES)]), ("2", "Law", [("2.1", LAW), ("2.2", DATA), ("2.3", CREDIT)])
    groups = align(tree(first, second, NOTICE), tree(second, first, NOTICE)).groups
    assert [(group.old, group.carried) for group in groups if group.moved] == [((0,), False), ((1,), True)]


def test_new_law_is_not_forced_onto_old() -> None:
    alignment = align(tree(FEES, NOTICE, LAW), tree(FEES, DATA, LAW))
    assert (alignment.removed, alignment.added) == ((1,), (1,))


def test_chinese_clauses_pair_by_characters() -> None:
    notice = "平台将至少提前三十日以站内公告或者电子邮件的方式通知用户。"
    refund = "用户可以在付款之日起七日内申请退款，平台在十五个工作日内办理。"
    old, new = tree(notice, refund), tree(refund, notice.replace("三十", "十五"))
    assert sorted(pairs(old, new)) == [((0,), (1,)), ((1,), (0,))]


def test_an_empty_tree_has_nothing_to_pair() -> None:
    empty = set_tree([])[0]
    assert align(empty, empty).groups == ()
    assert align(empty, tree(FEES)).added == (0,)
    assert align(tree(FEES), empty).removed == (0,)
