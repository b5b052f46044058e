"""Clauses that can be searched and promises that can be compared, kept with each version and made anew alike."""

from typing import Any

import pytest
from sqlalchemy import select

from monitor.core.search import asked
from monitor.pipeline.reindexing import rebuild
from monitor.store import clauses, facts
from monitor.store.tables import ClauseTextRow, StatedFactRow
from tests.helpers.bench import TEXT, Bench, edited

CHINESE = (
    "第一条 本服务条款是您与示例公司之间就使用服务所订立的协议，您使用服务即视为同意本条款的全部内容。",
    "第二条 我们可以终止服务，但应至少提前三十日以电子邮件通知用户，并说明终止的理由以及用户的权利。",
    "第三条 用户可以在购买之日起七日内申请全额退款，退款将在十五个工作日内原路退回用户的支付账户。",
    "第四条 我们的赔偿责任总额不超过用户在过去十二个月内向我们实际支付的服务费用，法律另有规定的除外。",
)


def stretches(bench: Bench, query: str, **options: Any) -> list[tuple[str, tuple[tuple[int, int | None], ...]]]:
    with bench.database.read() as session:
        return [(hit.num, hit.stood) for hit in clauses.find(session, asked(query), **options).hits]


def test_a_clause_is_found_with_the_versions_it_stood_in(bench: Bench) -> None:
    bench.check()
    bench.serve(edited("30 days before", "15 days before"))
    bench.check()
    bench.clock.pass_(days=60)
    bench.serve(TEXT)
    bench.check()
    assert stretches(bench, '"15 days before"') == [("2.1", ((2, 2),))]
    assert stretches(bench, '"30 days before"') == [("2.1", ((1, 1), (3, None)))]
    assert stretches(bench, '"15 days before"', standing=True) == []
    assert stretches(bench, "confidential") == [("1.2", ((1, None),))]
    with bench.database.read() as session:
        assert len(session.scalars(select(ClauseTextRow)).all()) == len(TEXT) + 2  # the title, and the edit


@pytest.mark.parametrize("word", ["退款", "终止", "责任总额", "日", "服务条款"])
def test_chinese_is_found_by_words_of_any_length(bench: Bench, word: str) -> None:
    bench.serve(CHINESE)
    bench.check()
    with bench.database.read() as session:
        found = clauses.find(session, asked(word)).hits
    assert found and all(word in hit.text for hit in found)
    assert {hit.text for hit in found} == {hit.text for hit in found if word in hit.text}


@pytest.mark.parametrize("query", ["款退", "nowhere", '"notice prior"', "'", "a' | 'b", '" OR "', "words:x", "\\"])
def test_what_stands_nowhere_is_not_found_and_no_query_is_an_error(bench: Bench, query: str) -> None:
    bench.check()
    assert stretches(bench, query) == []


def test_an_answer_is_continued_where_it_ended(bench: Bench) -> None:
    bench.check()
    with bench.database.read() as session:
        whole = [hit.id for hit in clauses.find(session, asked("of")).hits]
        assert len(whole) > 2
        first = clauses.find(session, asked("of"), limit=2)
        assert first.more is not None
        rest = clauses.find(session, asked("of"), before=first.more)
        assert [hit.id for hit in (*first.hits, *rest.hits)] == whole
        assert clauses.find(session, asked("of"), terms_keys=[99]).hits == ()
        key = first.hits[0].terms.key
        assert [hit.id for hit in clauses.find(session, asked("of"), terms_keys=[key, 99]).hits] == whole


def test_the_promises_of_the_version_in_force_are_kept(bench: Bench) -> None:
    bench.check()
    bench.serve(edited("30 days before", "15 days before"))
    bench.check()
    with bench.database.read() as session:
        rows = facts.of_attribute(session, "discontinuation_notice_period", down=False, limit=9, offset=0)
        assert [(terms.id, fact.value, fact.rank, fact.clause) for terms, fact in rows] == [
            ("acme-terms", "P15D", 15.0, "2.1")
        ]
        assert facts.ranks(session, "discontinuation_notice_period") == {15.0: 1}


def everything(bench: Bench) -> list[tuple[object, ...]]:
    with bench.database.read() as session:
        texts = session.scalars(select(ClauseTextRow).order_by(ClauseTextRow.text_key)).all()
        told = session.scalars(select(StatedFactRow).order_by(StatedFactRow.position)).all()
        return [
            *((row.text_key, row.num, row.lineage_id, row.since, row.stood) for row in texts),
            *((row.attribute, row.value, row.clause, row.lineage_id) for row in told),
        ]


def test_it_is_made_anew_as_it_was(bench: Bench) -> None:
    bench.check()
    bench.serve(edited("30 days before", "15 days before"))
    bench.check()
    before = everything(bench)
    assert list(rebuild(bench.means, {})) == [("acme-terms", 2)]
    assert everything(bench) == before
    assert stretches(bench, '"15 days before"') == [("2.1", ((2, None),))]
    with bench.database.write() as session:
        clauses.forget(session)
        assert clauses.missing(session) == 1
