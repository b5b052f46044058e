"""Values in plain statements, which rule without a modal, and values that a whole table states."""

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.review import review
from monitor.model.finding import Finding

HEAD = "<tr><th>Monthly Uptime Percentage</th><th>Service credit</th></tr>"
ROWS = (
    "<tr><td>Less than 99.95% but at least 99.0%</td><td>10% of the monthly fee</td></tr>",
    "<tr><td>Less than 99.0% but at least 95.0%</td><td>25% of the monthly fee</td></tr>",
    "<tr><td>Less than 95.0%</td><td>50% of the monthly fee</td></tr>",
)


def findings(old: str, new: str) -> tuple[Finding, ...]:
    sides = [build(read(_page(body).encode())) for body in (old, new)]
    return review(sides[0], sides[1]).findings


def _page(body: str) -> str:
    return (
        "<html><body><main><h1>Service Level Agreement</h1><p>This SLA is part of the agreement between you and us.</p>"
        f"<h2>2. Service Credits</h2>{body}</main></body></html>"
    )


def table(*rows: str) -> str:
    lead = "<p>2.1 If we do not meet the commitment, you may claim a service credit as follows:</p>"
    return f"{lead}<table>{HEAD}{''.join(rows)}</table>"


def test_a_number_in_a_statement_without_a_modal_is_a_value_all_the_same() -> None:
    (finding,) = findings(
        "<p>2.1 We guarantee a Monthly Uptime Percentage of at least 99.95% for the API.</p>",
        "<p>2.1 We guarantee a Monthly Uptime Percentage of at least 99.5% for the API.</p>",
    )
    assert (finding.attribute, finding.direction, finding.severity) == ("uptime_commitment", "worse", "critical")


def test_a_row_that_was_removed_leaves_the_table_with_fewer_tiers() -> None:
    (finding,) = findings(table(*ROWS), table(*ROWS[1:]))
    assert (finding.attribute, finding.direction) == ("credit_tiers", "worse")
    assert isinstance(finding.old_value, tuple) and isinstance(finding.new_value, tuple)
    assert (len(finding.old_value), len(finding.new_value)) == (3, 2)
    assert finding.old_quote.startswith("Less than 99.95%")


def test_an_edited_row_below_the_first_changes_the_table() -> None:
    (finding,) = findings(table(*ROWS), table(ROWS[0], ROWS[1].replace("25%", "20%"), ROWS[2]))
    assert (finding.attribute, finding.direction) == ("credit_tiers", "worse")
    assert "25%" in finding.old_quote and "20%" in finding.new_quote


def test_two_edited_rows_are_one_change_of_the_table() -> None:
    changed = (ROWS[0].replace("10%", "5%"), ROWS[1].replace("25%", "20%"), ROWS[2])
    assert [finding.attribute for finding in findings(table(*ROWS), table(*changed))] == ["credit_tiers"]


def test_an_address_without_the_link_that_was_left_in_it_is_the_same() -> None:
    told = "<p>2.1 You may cancel at any time by sending an email to {address} whenever you like.</p>"
    assert not findings(
        told.format(address="(help@acme.example](mailto:help@acme.example)"), told.format(address="help@acme.example")
    )


def test_a_value_that_stays_on_other_conditions_is_told_as_such() -> None:
    (one,) = [
        finding
        for finding in findings(
            "<p>2.1 If your account is terminated, all remaining credits will be forfeited.</p>",
            "<p>2.1 If your account is terminated by us for a breach of these terms, all remaining credits will be forfeited.</p>",
        )
        if finding.old_value == finding.new_value and finding.old_value is not None
    ]
    assert one.reason.endswith("as before, on other conditions.")
