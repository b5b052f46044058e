"""One check: what it records, what it does not, and that repeating it records nothing twice."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from monitor.errors import (
    BlockedError,
    BrowserMissingError,
    GoneError,
    MonitorError,
    StoreError,
    TooLargeError,
    TransientFetchError,
    UnsupportedMediaError,
)
from monitor.pipeline.check import check
from monitor.store import findings, leases, ledger, outbox, versions, watch
from monitor.store.tables import CheckRunRow, OutboxRow, SnapshotRow, TermsRow, VersionRow
from tests.helpers.bench import OTHER_URL, START, TEXT, URL, Bench, edited, page, terms

SHORTER = edited("at least 30 days before", "at least 15 days before")


def row(bench: Bench) -> TermsRow:
    with bench.database.read() as session:
        found = watch.find(session, bench.terms.id)
        assert found is not None
        return found


def count(bench: Bench, table: type) -> int:
    with bench.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def history(bench: Bench) -> list[VersionRow]:
    with bench.database.read() as session:
        return list(versions.history(session, row(bench).key))


def test_the_first_check_makes_a_version_and_no_verdict(bench: Bench) -> None:
    result = bench.check()
    assert (result.outcome, result.version, result.findings, result.entries) == ("baseline", 1, (), ())
    (version,) = history(bench)
    assert (version.kind, version.previous_id, version.first_seen_at) == ("baseline", None, START)
    with bench.database.read() as session:
        (capture,) = versions.captures(session, version.id)
    assert bench.means.blobs.get(capture.sha256) == page(*TEXT)


def test_an_unchanged_page_makes_no_version_but_is_seen(bench: Bench) -> None:
    bench.check()
    bench.serve(TEXT, noise="token=2")
    result = bench.check()
    assert (result.outcome, result.version) == ("unchanged", 1)
    (version,) = history(bench)
    assert version.last_seen_at == START + timedelta(days=1)
    assert count(bench, CheckRunRow) == 2


def test_a_changed_value_is_recorded_with_its_change_finding_and_ledger_entry(bench: Bench) -> None:
    bench.check()
    bench.serve(SHORTER)
    result = bench.check()
    assert result.outcome == "changed"
    assert [(one.category, one.new_clause) for one in result.findings] == [("notice", "2.1")]
    assert [entry.trigger for entry in result.entries] == ["amendment"]
    newest = history(bench)[0]
    assert (newest.kind, newest.previous_seen_at) == ("change", START)
    with bench.database.read() as session:
        made = findings.current(session, newest.id)
        assert made is not None
        assert (made.origin, made.material, made.summary["modified"]) == ("check", True, 1)
        assert [one.kind for one in findings.changes_of(session, made.id)] == ["modified"]
        assert [one.payload["new_quote"] for one in findings.of_derivation(session, made.id)] == [
            result.findings[0].new_quote
        ]
        assert len(ledger.entries(session)) == 1


def test_the_same_page_again_records_nothing_twice(bench: Bench) -> None:
    bench.check()
    bench.serve(SHORTER)
    for _ in range(3):
        bench.check()
    assert [version.number for version in history(bench)] == [2, 1]
    assert count(bench, OutboxRow) == 1


def test_soft_changes_make_a_version_without_findings_entries_or_alerts(bench: Bench) -> None:
    bench.check()
    bench.serve(edited("days' prior", "days’ prior"))
    result = bench.check()
    assert (result.outcome, result.detail) == ("changed", "1 cosmetic")
    assert (result.findings, result.entries, count(bench, OutboxRow)) == ((), (), 0)


def test_not_modified_keeps_the_stored_bytes_and_validators_are_sent(bench: Bench) -> None:
    bench.check()
    bench.fetcher.pages[URL] = None
    assert bench.check().outcome == "unchanged"
    (_, first), (_, second) = bench.fetcher.asked
    assert first is None
    assert second is not None and second.etag == '"v1"'


def test_a_full_reading_happens_once_a_week_whatever_the_validators_say(bench: Bench) -> None:
    bench.check()
    for _ in range(8):
        bench.check()
    sent = [validators is not None for _, validators in bench.fetcher.asked]
    assert sent == [False, True, True, True, True, True, True, False, True]


def test_a_critical_finding_is_alerted_once_in_the_transaction_that_records_it(bench: Bench) -> None:
    bench.check()
    bench.serve(edited("preceding 12 months", "preceding 3 months"))
    bench.check()
    with bench.database.read() as session:
        (message,) = outbox.due(session, now=bench.clock())
    assert (message.kind, message.recipient) == ("alert", "counsel")
    assert "liability cap" in message.payload["subject"]


def test_a_favourable_change_is_not_alerted(bench: Bench) -> None:
    bench.check()
    bench.serve(edited("preceding 12 months", "preceding 24 months"))
    (finding,) = bench.check().findings
    assert finding.direction == "better"
    assert count(bench, OutboxRow) == 0


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (TransientFetchError("no answer in time", url=URL), "failed"),
        (BlockedError("robots.txt forbids it", url=URL), "blocked"),
        (GoneError("404", url=URL), "gone"),
        (UnsupportedMediaError("image/png", url=URL), "unreadable"),
        (TooLargeError("more than 10 MB", url=URL), "too_large"),
    ],
)
def test_a_page_that_cannot_be_had_is_an_outcome_with_its_reason(
    bench: Bench, error: MonitorError, outcome: str
) -> None:
    bench.check()
    bench.fetcher.pages[URL] = error
    result = bench.check()
    assert (result.outcome, result.detail, result.faulty) == (outcome, str(error), True)
    after = row(bench)
    assert (after.failures, after.failing_since) == (1, START + timedelta(days=1))
    bench.serve(TEXT)
    assert bench.check().outcome == "unchanged"
    assert (row(bench).failures, row(bench).failing_since) == (0, None)


def test_a_page_that_needs_a_browser_is_skipped_and_no_failure(bench: Bench) -> None:
    bench.fetcher.pages[URL] = BrowserMissingError("install chromium", url=URL)
    result = bench.check()
    assert (result.outcome, result.detail, result.faulty) == ("needs_browser", "install chromium", False)
    assert row(bench).failures == 0


def test_retry_after_is_honoured(bench: Bench) -> None:
    bench.fetcher.pages[URL] = TransientFetchError("busy", url=URL, retry_after=7200)
    bench.check()
    due = row(bench).next_due_at
    assert due is not None and due >= START + timedelta(seconds=7200)


def test_an_error_page_with_status_200_is_suspect_and_never_a_version(bench: Bench) -> None:
    bench.check()
    bench.fetcher.pages[URL] = (
        b"<html><head><title>Attention Required!</title></head><body><p>Checking your browser before accessing acme.example. Please enable cookies.</p></body></html>"
    )
    result = bench.check()
    assert result.outcome == "suspect"
    assert result.reasons
    assert (len(history(bench)), count(bench, OutboxRow)) == (1, 0)
    bench.serve(TEXT)
    assert bench.check().outcome == "unchanged"


def test_an_empty_page_is_suspect(bench: Bench) -> None:
    bench.fetcher.pages[URL] = b"  "
    assert bench.check().outcome == "suspect"
    assert history(bench) == []


def test_what_looks_wrong_can_be_taken_for_the_terms_on_demand(bench: Bench) -> None:
    bench.fetcher.pages[URL] = b"<html><body><p>Just a short page of some words.</p></body></html>"
    assert bench.check().outcome == "suspect"
    assert bench.check(force=True).outcome == "baseline"


PEBBLECHAT = (
    "Pebblechat Terms of Service. These terms bind you and Pebblechat Inc. Write to legal@pebblechat.example.",
    *(
        f"{n}. Pebblechat may change fee {n} after giving {n} days' notice, and Pebblechat refunds it."
        for n in range(1, 40)
    ),
)
OAKMAIL = (
    "Oakmail Terms of Service. These terms bind you and Oakmail Inc. Write to legal@oakmail.example.",
    *(
        f"{n}. Whenever you exceed quota {n}, surplus usage is invoiced by Oakmail and falls due in {n} days."
        for n in range(1, 40)
    ),
)


def test_another_vendors_text_is_taken_for_the_terms_once_it_has_stood_for_a_day(bench: Bench) -> None:
    bench.serve(PEBBLECHAT)
    assert bench.check().outcome == "baseline"
    bench.serve(OAKMAIL)
    first = bench.check()
    assert (first.outcome, [reason.id for reason in first.reasons]) == ("suspect", ["other_vendor"])
    bench.clock.pass_(hours=-4)
    assert bench.check().outcome == "suspect", "20 hours are no day yet"
    assert bench.check().outcome == "changed"
    assert [version.kind for version in history(bench)] == ["change", "baseline"]


def test_another_vendors_text_that_changes_meanwhile_or_goes_is_not_taken(bench: Bench) -> None:
    bench.serve(PEBBLECHAT)
    bench.check()
    bench.serve(OAKMAIL)
    assert bench.check().outcome == "suspect"
    bench.serve((*OAKMAIL, "40. Oakmail may end quota 40 at any time."))
    assert bench.check().outcome == "suspect", "it says something else than before"
    bench.serve(PEBBLECHAT)
    assert bench.check().outcome == "unchanged"
    bench.serve(OAKMAIL)
    assert bench.check().outcome == "suspect", "the terms stood in between"


def test_a_wall_is_never_taken_for_the_terms_however_long_it_stands(bench: Bench) -> None:
    bench.check()
    bench.fetcher.pages[URL] = b"<html><body><p>Checking your browser. Please enable cookies.</p></body></html>"
    for _ in range(3):
        assert bench.check().outcome == "suspect"


def test_trouble_that_lasts_is_alarmed_once_and_so_is_its_end(bench: Bench) -> None:
    bench.check()
    bench.fetcher.pages[URL] = TransientFetchError("no answer in time", url=URL)
    for _ in range(6):
        bench.check()
    bench.serve(TEXT)
    bench.check()
    bench.check()
    with bench.database.read() as session:
        kinds = list(session.scalars(select(OutboxRow.kind).order_by(OutboxRow.id)))
    assert kinds == ["alarm", "recovered"]


def test_several_sources_make_one_text(bench: Bench) -> None:
    bench.terms = terms(URL, OTHER_URL)
    bench.serve(TEXT[:4], TEXT[4:])
    assert bench.check().outcome == "baseline"
    bench.serve(TEXT[:4], edited("preceding 12 months", "preceding 3 months", TEXT[4:]))
    (finding,) = bench.check().findings
    assert finding.attribute == "liability_cap"


def test_no_version_while_one_source_cannot_be_had(bench: Bench) -> None:
    bench.terms = terms(URL, OTHER_URL)
    bench.serve(TEXT[:4], TEXT[4:])
    bench.fetcher.pages[OTHER_URL] = TransientFetchError("no answer", url=OTHER_URL)
    assert bench.check().outcome == "failed"
    assert (history(bench), count(bench, SnapshotRow)) == ([], 0)


def test_one_source_changed_and_the_other_not_modified(bench: Bench) -> None:
    bench.terms = terms(URL, OTHER_URL)
    bench.serve(TEXT[:4], TEXT[4:])
    bench.check()
    bench.fetcher.pages = {URL: page(*SHORTER[:4]), OTHER_URL: None}
    assert [one.category for one in bench.check().findings] == ["notice"]
    with bench.database.read() as session:
        assert [one.url for one in versions.captures(session, history(bench)[0].id)] == [URL, OTHER_URL]


def test_a_return_to_an_earlier_text_is_recorded_as_one_and_not_alerted(bench: Bench) -> None:
    bench.check()
    bench.serve(edited("preceding 12 months", "preceding 3 months"))
    bench.check()
    bench.serve(TEXT)
    bench.check()
    bench.serve(edited("preceding 12 months", "preceding 3 months"))
    bench.check()
    assert [version.kind for version in history(bench)] == ["return", "return", "change", "baseline"]
    assert count(bench, OutboxRow) == 1


def test_an_unchanged_fetch_replaces_the_latest_bytes(bench: Bench) -> None:
    bench.check()
    bench.fetcher.pages[URL] = page(*TEXT).replace(b"Home", b"Start")
    bench.check()
    bench.fetcher.pages[URL] = page(*TEXT).replace(b"Home", b"Begin")
    bench.check()
    assert count(bench, SnapshotRow) == 2
    # Where several writers may refer to the same bytes, only tidying the whole store removes them.
    assert len(list(bench.means.blobs.names())) == (2 if bench.database.has_one_writer else 3)


def test_a_lease_that_somebody_holds_leaves_the_check_to_him(bench: Bench) -> None:
    bench.configure(bench.terms)
    now = datetime.now(UTC)
    with bench.database.write() as session:
        leases.take(session, "terms:acme-terms", now=now, seconds=60, holder="elsewhere 1 1")
    result = check(bench.service, bench.terms, bench.means, since=now)
    assert (result.outcome, result.detail) == ("busy", "elsewhere 1 1")
    assert bench.fetcher.asked == []


def test_what_another_process_has_just_checked_is_not_fetched_again(bench: Bench) -> None:
    since = datetime.now(UTC)
    bench.check()
    assert check(bench.service, bench.terms, bench.means, since=since).outcome == "busy"
    assert len(bench.fetcher.asked) == 1


def test_a_worker_that_overslept_its_lease_writes_nothing(bench: Bench) -> None:
    bench.configure(bench.terms)

    def steal() -> None:
        with bench.database.write() as session:
            later = datetime.now(UTC) + timedelta(hours=1)
            leases.take(session, "terms:acme-terms", now=later, seconds=60, holder="elsewhere 1 1")

    fetch = bench.fetcher.fetch
    bench.fetcher.fetch = lambda *asked, **how: (steal(), fetch(*asked, **how))[1]  # type: ignore[method-assign]
    assert check(bench.service, bench.terms, bench.means, since=datetime.now(UTC)).outcome == "busy"
    assert (history(bench), count(bench, CheckRunRow)) == ([], 0)


def test_terms_that_the_store_does_not_know_are_an_error(bench: Bench) -> None:
    with pytest.raises(StoreError, match="does not know"):
        check(bench.service, bench.terms, bench.means, since=datetime.now(UTC))
