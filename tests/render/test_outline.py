"""The outline that a person checks against the page."""

from datetime import date

from monitor.model.clause import Clause, ClauseTree, Dates, Part
from monitor.render.outline import outline

TREE = ClauseTree(
    text="",
    language="en",
    title="Terms of Use",
    dates=Dates(updated=date(2024, 5, 1), ambiguous=("03/04/2024",)),
    notes=("12 % of the page's letters were dropped",),
    parts=(
        Part(
            id="terms",
            title="Terms of Use",
            type="terms",
            language="en",
            vendor_name="Company",
            clauses=(
                Clause(
                    eid="a",
                    num="1",
                    heading="Fees",
                    kind="section",
                    children=(
                        Clause(
                            eid="b",
                            num="1.1",
                            text="You pay (a) now; (b) later.",
                            kind="clause",
                            children=(Clause(eid="c", num="(a)", text="now;", kind="inline"),),
                        ),
                        Clause(eid="d", num="1.17.4", num_raw="1. 17.4", text="word " * 40, kind="clause"),
                        Clause(eid="e", text="The above\nmeasures.", kind="tail"),
                        Clause(eid="f", text="below 99%\t25%", kind="row"),
                        Clause(eid="g", heading="Cycle:", text="a month", kind="term"),
                    ),
                ),
            ),
        ),
    ),
)


def test_outline() -> None:
    assert outline(TREE).splitlines() == [
        "Terms of Use · en · 6 clauses · updated 2024-05-01 · ambiguous date 03/04/2024",
        "",
        "== terms (terms, en) Terms of Use · vendor is called Company",
        "1 **Fees**",
        "  1.1 You pay (a) now; (b) later.",
        "    · (a) now;",
        "  1.17.4 [1. 17.4] " + ("word " * 40)[:70] + "w…",
        "  └ The above measures.",
        "  ▤ below 99% 25%",
        "  ≔ **Cycle:** a month",
        "note: 12 % of the page's letters were dropped",
    ]


def test_empty_tree() -> None:
    assert outline(ClauseTree(text="")) == "(no title) · other · 0 clauses\n"
