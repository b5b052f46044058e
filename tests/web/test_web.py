"""Pages, acts and API over a real store."""

from datetime import UTC, datetime

import pytest

from monitor.errors import ConfigError
from monitor.store.tables import ChangeRow
from monitor.web.cards import card
from monitor.web.security import check_address
from tests.web.conftest import check_now, token_of


def test_the_change_is_found_read_acknowledged_and_stays_so(demo):
    assert "discontinuation notice 30 → 15 days" in demo.get("/").text
    path = "/terms/northlight-api-terms/changes/2"
    page = demo.get(path).text
    assert "<del>30</del>" in page
    assert "<ins>15</ins>" in page
    done = demo.post(f"{path}/acknowledge", data={"form_token": token_of(demo, path), "note": "seen <b>"})
    assert (done.status_code, done.headers["location"]) == (303, path)
    assert "seen &lt;b&gt;" in demo.get(path).text
    clause = page.split("/clauses/")[1].split('"')[0]
    assert demo.get(f"/terms/northlight-api-terms/clauses/{clause}").status_code == 200


def entries_on(page):
    return {part.split('"')[0] for part in page.split('href="/ledger/')[1:] if part.startswith("L-")}


def test_a_logged_notice_opens_an_entry_and_an_objection_is_kept(demo):
    path = "/terms/northlight-api-terms"
    form = {"trigger": "discontinuation", "received": "2026-11-01", "effective": "2026-11-11", "channel": "email"}
    before = entries_on(demo.get("/ledger").text)
    token = token_of(demo, path)
    assert demo.post(f"{path}/notices", data=form | {"form_token": token}).status_code == 303
    entry = (entries_on(demo.get("/ledger").text) - before).pop()
    page = demo.get(f"/ledger/{entry}")
    assert "Takes effect: 2026-11-11" in page.text
    assert "Convention: " in page.text
    assert demo.post(f"/ledger/{entry}/objected", data={"form_token": token}).status_code == 303
    assert "objected" in demo.get(f"/ledger/{entry}").text


@pytest.mark.parametrize(
    ("form", "right"),
    [
        ({"trigger": "war", "received": "2026-01-01"}, "About: must be one of: amendment, "),
        ({"trigger": "price", "received": "soon"}, "Received: must be a day such as 2026-03-02"),
        ({"trigger": "price", "received": "2999-01-01"}, "Received: must not lie in the future"),
        ({"trigger": "price", "received": "2026-01-01", "effective": "x"}, "Takes effect: must be a day"),
        ({"trigger": "price", "received": "2026-01-01", "channel": "pigeon"}, "Channel: must be one of: email, "),
        ({}, "About: must be given"),
    ],
)
def test_a_wrong_form_says_what_would_be_right(demo, form, right):
    path = "/terms/northlight-api-terms"
    answer = demo.post(f"{path}/notices", data=form | {"form_token": token_of(demo, path)})
    assert answer.status_code == 422
    assert right in answer.text


def test_empty_states_say_what_to_do_next(empty):
    assert "shows here after the second check" in empty.get("/").text
    assert "check now to make the first" in empty.get("/terms/acme-terms").text


def test_the_api_gives_the_shapes_of_the_command_line(demo):
    assert demo.get("/api/v1/terms").json()["schema"] == "clausewatch.list/1"
    versions = demo.get("/api/v1/terms/northlight-api-terms/versions").json()
    assert [one["number"] for one in versions["versions"]] == [2, 1]
    change = demo.get("/api/v1/terms/northlight-api-terms/changes/2").json()
    assert change["material"]
    assert {"category", "attribute", "old_value", "new_value", "old_quote"} <= change["findings"][0].keys()
    assert demo.get("/api/v1/ledger").json()["schema"] == "clausewatch.ledger/1"
    assert demo.get("/api/v1/deadlines.ics").text.startswith("BEGIN:VCALENDAR")
    assert demo.get("/api/v1/findings.atom").text.startswith("<?xml")
    assert demo.get("/api/v1/terms/nope/versions").json() == {"error": 'nothing watched is called "nope"'}
    assert "/api/v1/terms" in demo.get("/api/v1/openapi.json").json()["paths"]


class TestToken:
    def test_any_other_address_needs_one(self):
        check_address("127.0.0.1", None)
        with pytest.raises(ConfigError, match="token_env"):
            check_address("0.0.0.0", None)

    def test_without_it_there_is_only_the_door(self, guarded):
        assert guarded.get("/").headers["location"] == "/enter"
        assert guarded.get("/api/v1/terms").status_code == 401
        assert guarded.get("/enter").status_code == 200

    def test_it_opens_by_bearer_by_address_and_by_form(self, guarded):
        assert guarded.get("/api/v1/terms", headers={"Authorization": "Bearer l0ng-secret-token"}).status_code == 200
        assert guarded.get("/api/v1/findings.atom?token=l0ng-secret-token").status_code == 200
        assert guarded.post("/enter", data={"token": "guess"}).status_code == 403
        answer = guarded.post("/enter", data={"token": "l0ng-secret-token"})
        assert answer.status_code == 303
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "l0ng-secret-token" not in cookie
        assert guarded.get("/").status_code == 200


class TestSearch:
    def test_current_and_past_wordings_are_found_and_lead_to_the_clause(self, demo):
        page = demo.get('/search?q="15 days"').text
        assert "<mark>15 days</mark>" in page
        assert "since version 2" in page
        clause = page.split('<li class="hit"><p><a href="')[1].split('"')[0]
        life = demo.get(clause).text
        assert "<del>30</del>" in life
        assert life.count("<sup") >= 3
        past = demo.get('/search?q="30 days"&terms=northlight-api-terms').text
        assert "version 1<" in past

    def test_chinese_is_found(self, demo):
        assert "<mark>终止</mark>" in demo.get("/search?q=终止").text
        answer = demo.get("/api/v1/search", params={"q": "终止", "standing": True}).json()
        assert answer["schema"] == "clausewatch.search/1"
        assert {one["terms"] for one in answer["clauses"]} == {"northlight-api-terms-zh"}
        assert all(one["versions"][-1]["last"] is None for one in answer["clauses"])

    @pytest.mark.parametrize("query", ["q=nowhere", "q=%22", "q=", "", "q=days&terms=nobody"])
    def test_an_empty_answer_says_what_to_do(self, demo, query):
        answer = demo.get(f"/search?{query}")
        assert answer.status_code == 200
        assert 'class="empty"' in answer.text

    def test_a_clause_that_never_changed_has_a_page_too(self, demo):
        found = demo.get("/api/v1/search?q=laws").json()["clauses"][0]
        page = demo.get(f"/terms/{found['terms']}/clauses/{found['lineage']}")
        assert page.status_code == 200
        assert "as it did in the first version" in page.text
        assert demo.get(f"/terms/{found['terms']}/clauses/nope").status_code == 404


class TestChecks:
    def test_a_check_runs_behind_its_page_and_tells_how_it_ended(self, demo):
        page = check_now(demo, "northlight-sla")
        assert "unchanged" in page
        assert "http-equiv" not in page
        assert 'href="/terms/northlight-sla"' in page

    def test_while_it_runs_the_page_loads_itself_again_and_a_second_click_asks_for_nothing(self, slow):
        client, go_on = slow
        form = {"form_token": token_of(client, "/terms/acme-terms")}
        first, second = (client.post("/terms/acme-terms/check", data=form).headers["location"] for _ in range(2))
        assert first == second
        page = client.get(first).text
        assert '<noscript><meta http-equiv="refresh"' in page
        assert 'data-over="false"' in page
        go_on.set()
        assert "gone" in check_now(client, "acme-terms")

    def test_a_page_that_looks_wrong_is_dismissed_or_taken_for_the_terms(self, suspect):
        assert "does not look like the terms" in suspect.get("/terms/acme-terms").text
        path = "/terms/acme-terms/dismiss"
        token = token_of(suspect, "/trouble")
        assert suspect.post(path, data={"form_token": token}).headers["location"] == "/trouble"
        assert "No alarm goes out" in suspect.get("/trouble").text
        assert "changed" in check_now(suspect, "acme-terms", "accept")
        assert suspect.post(path, data={"form_token": token}).status_code == 409

    def test_a_check_that_is_not_known_is_said_to_be(self, demo):
        assert demo.get("/checks/0123").status_code == 404


def test_two_notices_of_one_day_are_two_and_the_same_one_is_one(demo):
    path = "/terms/northlight-api-terms"
    form = {"form_token": token_of(demo, path), "trigger": "discontinuation", "received": "2026-10-01"}
    before = entries_on(demo.get("/ledger").text)
    opened = []
    for effective in ("2026-10-08", "2026-10-09", "2026-10-09"):
        assert demo.post(f"{path}/notices", data=form | {"effective": effective}).status_code == 303
        opened.append(len(entries_on(demo.get("/ledger").text) - before))
    assert 0 < opened[0] < opened[1] == opened[2]


class TestChange:
    PATH = "/terms/northlight-api-terms/changes/2"

    def test_findings_stand_beside_their_clauses_and_lead_to_them(self, demo):
        page = demo.get(self.PATH).text
        place = page.split('href="#c')[1].split('"')[0]
        card = page.split(f'id="c{place}"')[1].split("</article>")[0]
        assert "discontinuation notice 30 → 15 days" in card
        assert 'lang="en"' in card

    def test_one_text_or_two_and_what_is_not_there_is_said(self, demo):
        sides, inline = demo.get(self.PATH).text, demo.get(f"{self.PATH}?view=inline").text
        assert "<del>30</del><ins>15</ins>" in inline
        assert "<del>30</del><ins>15</ins>" not in sides
        assert "not there" in sides
        assert demo.get(f"{self.PATH}?view=upside-down").status_code == 422

    def test_a_moved_clause_says_where_it_stood(self, demo):
        card = demo.get(self.PATH).text.split("2 Accounts and Keys › 2.3")[0].rsplit("<article", 1)[1]
        assert card.startswith(' class="change moved"')

    def test_a_retitled_clause_shows_both_headings(self):
        side = {"num": "4", "path": ["4"], "text": "", "eid": "x", "part": "terms"}
        payload = {"old": [side | {"heading": "Ending"}], "new": [side | {"heading": "Term and ending"}], "edits": []}
        made = card(ChangeRow(position=0, kind="modified", payload=payload), [])
        assert "".join(text for op, text in made.heading if op != "+") == "Ending"
        assert "".join(text for op, text in made.heading if op != "-") == "Term and ending"

    def test_many_changes_go_on_over_pages(self, hostile):
        path = "/terms/acme-terms/changes/2"
        first, second = hostile.get(path).text, hostile.get(f"{path}?page=2").text
        assert first.count('<article class="change') == 50
        assert 'rel="next"' in first
        assert 'rel="prev"' in second
        assert "Findings" not in second.split("<main")[1]


class TestTranslation:
    def test_two_languages_stand_side_by_side_from_either(self, demo):
        for name in ("northlight-api-terms", "northlight-api-terms-zh"):
            page = demo.get(f"/terms/{name}/translation").text
            assert "Nothing that was read in both languages disagrees" in page
            left, right = page.split("Our aggregate liability")[1].split("</article>")[0].split("<div>")
            assert "赔偿责任总额" in right and left
            assert f'href="/terms/{name}/translation"' in demo.get(f"/terms/{name}").text

    def test_the_api_tells_which_clause_translates_which(self, demo):
        answer = demo.get("/api/v1/terms/northlight-api-terms-zh/translation").json()
        assert answer["schema"] == "clausewatch.translation/1"
        assert (answer["original"]["terms"], answer["translation"]["language"]) == ("northlight-api-terms", "zh")
        assert answer["drifts"] == []
        assert all(one["num"] == other["num"] for one, other in answer["pairs"])

    def test_terms_without_another_language_say_what_to_set(self, demo):
        answer = demo.get("/terms/northlight-sla/translation")
        assert answer.status_code == 404
        assert "translation_of" in answer.text


class TestMonth:
    def test_a_deadline_stands_on_its_day_and_leads_to_its_arithmetic(self, demo):
        entry = demo.get("/api/v1/ledger").json()["entries"]
        due = next(one for one in entry if one["exit_deadline"])
        page = demo.get(f"/ledger/month/{due['exit_deadline'][:7]}").text
        cell = page.split(f'<time datetime="{due["exit_deadline"]}">')[1].split("</td>")[0]
        assert f'href="/ledger/{due["id"]}"' in cell

    def test_months_lead_to_each_other_and_an_empty_one_says_so(self, demo):
        page = demo.get("/ledger/month/2031-12").text
        assert "/ledger/month/2031-11" in page and "/ledger/month/2032-01" in page
        assert "Nothing must be done in this month" in page
        assert page.count("<tr>") == 1 + 5
        assert f'href="/ledger/month/{datetime.now(UTC):%Y-%m}"' in demo.get("/ledger").text

    @pytest.mark.parametrize("month", ["2026-13", "2026-00", "1999-01", "soon", "2026-1"])
    def test_what_is_no_month_is_refused(self, demo, month):
        assert demo.get(f"/ledger/month/{month}").status_code == 422


def test_metrics_bear_the_names_of_the_daemon_s_and_want_the_token(demo, guarded):
    told = demo.get("/metrics").text
    assert 'clausewatch_terms{outcome="' in told
    assert "# TYPE clausewatch_messages gauge" in told
    assert guarded.get("/metrics").status_code in (303, 401)


def test_feeds_and_calendars_are_of_one_service_or_terms_where_that_is_asked(demo):
    everything, one = (
        demo.get("/api/v1/findings.atom").text,
        demo.get("/api/v1/findings.atom?terms=northlight-sla").text,
    )
    assert everything.count("<entry>") > one.count("<entry>") > 0
    assert "terms=northlight-sla" in one
    assert "<entry>" not in demo.get("/api/v1/findings.atom?service=nobody").text
    assert "BEGIN:VEVENT" in demo.get("/api/v1/deadlines.ics?service=northlight").text
    assert "BEGIN:VEVENT" not in demo.get("/api/v1/deadlines.ics?service=nobody").text
    assert 'href="/api/v1/findings.atom?terms=northlight-sla"' in demo.get("/terms/northlight-sla").text


def test_a_feed_does_not_repeat_the_token_of_its_address(guarded):
    feed = guarded.get("/api/v1/findings.atom?token=l0ng-secret-token&service=x")
    assert feed.status_code == 200
    assert "l0ng-secret-token" not in feed.text
