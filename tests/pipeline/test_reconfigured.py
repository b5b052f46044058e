"""A configuration or a program that changes between two checks must never look like a vendor's change."""

from dataclasses import replace

from sqlalchemy import func, select

from monitor.core.extract import read
from monitor.model.source import ExtractionSpec, SeverityOverride, Source
from monitor.pipeline.reading import text_hash
from monitor.store import findings, ledger, outbox, versions, watch
from monitor.store.tables import OutboxRow, VersionRow
from tests.helpers.bench import OTHER_URL, START, TEXT, URL, Bench, edited, terms

ANNEX = (
    "A.1 Support requests are answered within 2 business days; you shall describe the problem in your request.",
    "A.2 We may suspend the services without prior notice if you breach this agreement.",
)
CAP_CUT = edited("preceding 12 months", "preceding 3 months")


def newest(bench: Bench) -> VersionRow:
    with bench.database.read() as session:
        row = watch.find(session, bench.terms.id)
        assert row is not None
        return versions.history(session, row.key)[0]


def alerts(bench: Bench) -> int:
    with bench.database.read() as session:
        return session.scalar(select(func.count()).select_from(OutboxRow)) or 0


def selecting(selector: str) -> Source:
    return Source(url=URL, spec=ExtractionSpec(select=(selector,)))


def test_a_selector_mended_after_a_redesign_reads_the_old_bytes_with_the_old_one(bench: Bench) -> None:
    bench.terms = terms(sources=(selecting("main.legal"),))
    bench.check()
    bench.terms = terms(sources=(selecting("article.legal"),))
    bench.serve(TEXT, wrap="article")
    assert bench.check().outcome == "unchanged"
    bench.serve(CAP_CUT, wrap="article")
    (finding,) = bench.check().findings
    assert finding.attribute == "liability_cap"


def test_a_change_that_comes_with_the_redesign_is_found(bench: Bench) -> None:
    bench.terms = terms(sources=(selecting("main.legal"),))
    bench.check()
    bench.terms = terms(sources=(selecting("article.legal"),))
    bench.serve(CAP_CUT, wrap="article")
    result = bench.check()
    assert (result.outcome, [one.attribute for one in result.findings]) == ("changed", ["liability_cap"])


def test_a_new_selector_that_the_old_bytes_know_is_used_on_both_sides(bench: Bench) -> None:
    bench.serve(TEXT)
    bench.check()
    bench.terms = terms(sources=(Source(url=URL, spec=ExtractionSpec(remove=("p:last-of-type",))),))
    result = bench.check()
    assert (result.outcome, result.version) == ("unchanged", 1)


def test_a_source_added_is_a_re_baseline_without_news_of_what_it_covers(bench: Bench) -> None:
    bench.check()
    bench.terms = terms(URL, OTHER_URL)
    bench.serve(TEXT, ANNEX)
    result = bench.check()
    assert (result.outcome, result.findings, result.entries, alerts(bench)) == ("rebaselined", (), (), 0)
    assert newest(bench).kind == "rebaseline"
    assert newest(bench).reason == f"source added: {OTHER_URL}"
    assert bench.check().outcome == "unchanged"


def test_what_changed_on_both_sides_of_a_re_baseline_is_still_found(bench: Bench) -> None:
    bench.check()
    bench.terms = terms(URL, OTHER_URL)
    bench.serve(CAP_CUT, ANNEX)
    result = bench.check()
    assert result.outcome == "rebaselined"
    assert [one.attribute for one in result.findings] == ["liability_cap"]
    assert result.entries == ()


def test_a_source_removed_is_a_re_baseline_without_losses(bench: Bench) -> None:
    bench.terms = terms(URL, OTHER_URL)
    bench.serve(TEXT, ANNEX)
    bench.check()
    bench.terms = terms(URL)
    bench.serve(TEXT)
    result = bench.check()
    assert (result.outcome, result.findings, result.entries) == ("rebaselined", (), ())
    assert newest(bench).reason == f"source removed: {OTHER_URL}"


def test_a_page_that_moved_to_another_address_is_a_re_baseline(bench: Bench) -> None:
    bench.check()
    bench.terms = terms(OTHER_URL)
    bench.serve(CAP_CUT)
    result = bench.check()
    assert (result.outcome, result.findings) == ("rebaselined", ())


def test_plain_to_browser_tells_nothing_of_what_only_the_browser_shows(bench: Bench) -> None:
    bench.check()
    bench.terms = terms(sources=(Source(url=URL, render="browser"),))
    bench.fetcher.rendered = True
    bench.serve((*CAP_CUT, *ANNEX))
    result = bench.check()
    assert result.outcome == "rebaselined"
    assert [one.attribute for one in result.findings] == ["liability_cap"]
    assert result.entries == ()
    assert bench.fetcher.asked[-1][1] is None, "validators of the plain page say nothing of the rendered one"


def test_plain_to_browser_with_the_same_text_is_unchanged(bench: Bench) -> None:
    bench.check()
    bench.terms = terms(sources=(Source(url=URL, render="browser"),))
    bench.fetcher.rendered = True
    assert bench.check().outcome == "unchanged"


def test_bytes_that_are_lost_make_a_re_baseline_not_a_wrong_comparison(bench: Bench) -> None:
    bench.check()
    for name in list(bench.means.blobs.names()):
        bench.means.blobs.shelf.path(name).write_bytes(b"damaged")
    bench.serve(CAP_CUT)
    result = bench.check()
    assert (result.outcome, result.findings) == ("rebaselined", ())
    assert "cannot be read" in newest(bench).reason


def test_a_changed_user_rule_rewrites_nothing_and_holds_from_then_on(bench: Bench) -> None:
    bench.check()
    bench.serve(CAP_CUT)
    bench.check()
    softer = SeverityOverride(attribute="liability_cap", severity="minor")
    bench.means = replace(bench.means, overrides=(softer,), rules_key="softer")
    assert bench.check().outcome == "unchanged"
    with bench.database.read() as session:
        made = findings.current(session, newest(bench).id)
        assert made is not None
        assert [one.severity for one in findings.of_derivation(session, made.id)] == ["critical"]
    bench.serve(edited("preceding 12 months", "preceding 2 months"))
    assert [one.severity for one in bench.check().findings] == ["minor"]


def test_a_rule_for_another_service_does_not_apply(bench: Bench) -> None:
    bench.means = replace(
        bench.means, overrides=(SeverityOverride(service="other", attribute="liability_cap", severity="minor"),)
    )
    bench.check()
    bench.serve(CAP_CUT)
    assert [one.severity for one in bench.check().findings] == ["critical"]


def test_an_upgrade_alone_changes_nothing(bench: Bench) -> None:
    bench.check()
    bench.upgrade("engine-2")
    result = bench.check()
    assert (result.outcome, result.version, result.reread) == ("unchanged", 1, ())


def test_what_an_upgrade_sees_in_stored_bytes_is_old_news(bench: Bench) -> None:
    """The first engine takes both fetches for one text; the second sees a difference between their bytes."""
    bench.check()
    _blind(bench, CAP_CUT)
    assert bench.check().outcome == "unchanged"
    bench.upgrade("engine-2")
    result = bench.check()
    assert result.outcome == "unchanged"
    assert [one.attribute for one in result.reread] == ["liability_cap"]
    version = newest(bench)
    assert (version.kind, version.first_seen_at.day, version.previous_seen_at) == ("reread", START.day + 1, START)
    with bench.database.read() as session:
        made = findings.current(session, version.id)
        assert made is not None and made.origin == "reread"
        assert ledger.entries(session) == ()
        assert list(outbox.due(session, now=bench.clock())) == []
    assert bench.check().reread == ()


def _blind(bench: Bench, text: tuple[str, ...]) -> None:
    """Serve ``text`` and let the store take it for the text it knows, as an engine with a blind spot would have."""
    bench.serve(text)
    served = bench.fetcher.pages[URL]
    assert isinstance(served, bytes)
    with bench.database.write() as session:
        row = watch.find(session, bench.terms.id)
        assert row is not None
        row.text_sha256 = text_hash(read(served).text)
