"""Commands on files: what they print, with which exit code, and what wrong input gets."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli.main import root
from monitor.errors import ExtractError

TERMS = """# Acme Terms of Service

1.1 These Terms of Service are an agreement between you and Acme Ltd. By using the services you agree to be bound.

1.2 You shall keep your account credentials confidential and you are liable for all use of your account.

2.1 We may discontinue the services. We will notify you at least 30 days before we discontinue any service.

2.2 Our aggregate liability under this agreement shall not exceed the fees paid by you in the preceding 12 months.
"""


def _run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(root, list(arguments), input=given)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(TERMS, encoding="utf-8")
    new.write_text(TERMS.replace("30 days", "15 days"), encoding="utf-8")
    return str(old), str(new)


def test_compare_prints_the_contract(pair):
    result = _run("compare", *pair, "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert told["schema"] == "clausewatch.comparison/1"
    assert told["summary"]["modified"] == 1
    assert told["material"]
    assert told["old"]["suspect"] is None
    (change,) = told["changes"]
    for operations, side in (("=-", "old"), ("=+", "new")):
        joined = "".join(text for op, text in change["edits"] if op in operations)
        assert joined == "".join(ref["text"] for ref in change[side])
    (finding,) = told["findings"]
    assert (finding["attribute"], finding["old_value"], finding["new_value"]) == (
        "discontinuation_notice_period",
        "P30D",
        "P15D",
    )
    assert change["findings"] == [0]
    assert finding["old_quote"] in TERMS


def test_exit_codes_of_compare(pair, tmp_path):
    old, new = pair
    assert _run("compare", old, new, "--exit-code").exit_code == 10
    assert _run("compare", old, old, "--exit-code").exit_code == 0
    wall = tmp_path / "wall.html"
    wall.write_text("<html><body><h1>Just a moment...</h1><p>Checking your browser before accessing.</p></body></html>")
    refused = _run("compare", old, str(wall), "--format", "json", "--exit-code")
    assert refused.exit_code == 1
    told = json.loads(refused.stdout)
    assert told["new"]["suspect"]["reasons"]
    assert (told["material"], told["findings"]) == (False, [])


def test_two_excerpts_are_compared_all_the_same(tmp_path):
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("We will give you at least 30 days notice before we discontinue the service.\n")
    new.write_text("We will give you at least 15 days notice before we discontinue the service.\n")
    told = json.loads(_run("compare", str(old), str(new), "--format", "json").stdout)
    assert [finding["new_value"] for finding in told["findings"]] == ["P15D"]


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_every_form_shows_both_values(pair, form):
    shown = _run("compare", *pair, "--format", form).stdout
    assert "30" in shown
    assert "15" in shown


def test_parse_and_facts_print_their_contracts(pair):
    tree = json.loads(_run("parse", pair[0], "--format", "json").stdout)
    assert tree["schema"] == "clausewatch.tree/1"
    assert [clause["num"] for part in tree["parts"] for clause in part["clauses"] if clause["num"]]
    facts = json.loads(_run("facts", pair[0], "--format", "json").stdout)
    assert facts["schema"] == "clausewatch.facts/1"
    by_attribute = {fact["attribute"]: fact for fact in facts["facts"]}
    assert by_attribute["discontinuation_notice_period"]["value"] == "P30D"
    quote = by_attribute["discontinuation_notice_period"]
    assert tree["text"][quote["start"] : quote["end"]] == quote["quote"]


def test_facts_answer_line_by_line():
    lines = ['{"text": "We may update this policy from time to time."}', '{"text": "The cat sat."}']
    result = _run("facts", "--jsonl", given="\n".join(lines) + "\n")
    answers = [json.loads(line)["facts"] for line in result.stdout.splitlines()]
    assert {fact["attribute"] for fact in answers[0]} >= {"amendment_notice_period"}
    assert answers[1] == []


def test_a_missing_file_is_a_clear_error():
    result = _run("parse", "/nowhere/terms.html")
    assert isinstance(result.exception, ExtractError)
    assert "give a file of HTML, Markdown, plain text or PDF" in str(result.exception)


def test_a_selector_that_matches_nothing_is_named(pair, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(f"<main><p>{TERMS}</p></main>", encoding="utf-8")
    result = _run("parse", str(page), "--select", "article.legal")
    assert isinstance(result.exception, ExtractError)
    assert "article.legal" in str(result.exception)
