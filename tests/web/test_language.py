"""The pages speak the language that was chosen, else the one that is asked for."""

import re
from datetime import UTC, date, datetime

import pytest

from monitor.core import words
from monitor.web.desk import TEMPLATES
from monitor.web.language import COOKIE, languages, message
from tests.helpers import catalogue

VALUE = re.compile(r"%\(\w+\)s")


def language_token(client, path):
    return client.get(path).text.split('name="language_token" value="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en;q=0.4, zh;q=0.5", "zh-Hans"),
        ("fr, de;q=0.9", "en"),
        ("fr, zh-TW;q=0.2", "zh-Hans"),
        ("zh;q=0, en", "en"),
        ("zh;q=nonsense, en;q=0.1", "en"),
        ("," * 10_000 + "zh", "en"),
    ],
)
def test_the_browser_is_answered_in_what_it_asks_for(demo, header, tag):
    assert f'<html lang="{tag}">' in demo.get("/", headers={"Accept-Language": header}).text


def test_a_choice_is_kept_in_a_cookie_of_this_site_alone(empty):
    form = {"language_token": language_token(empty, "/"), "language": "zh", "back": "/ledger?only_open=true"}
    answer = empty.post("/language", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ledger?only_open=true")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}=zh")
    assert {"httponly", "samesite=strict", "path=/"} <= set(cookie.split("; "))
    assert '<html lang="zh-Hans">' in empty.get("/", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y", ""],
)
def test_coming_back_never_leads_to_another_site(empty, back):
    form = {"language_token": language_token(empty, "/"), "language": "en", "back": back}
    assert empty.post("/language", data=form).headers["location"] == "/"


def test_an_unknown_language_and_a_forged_form_are_refused(empty):
    token = language_token(empty, "/")
    assert empty.post("/language", data={"language_token": token, "language": "xx"}).status_code == 422
    assert empty.post("/language", data={"language": "zh"}).status_code == 403


def test_it_can_be_chosen_before_the_token_is_shown(guarded):
    form = {"language_token": language_token(guarded, "/enter"), "language": "zh", "back": "/enter"}
    assert guarded.post("/language", data=form).headers["location"] == "/enter"


def test_what_is_shown_before_the_token_opens_no_other_form(guarded):
    shown = guarded.get("/enter").text
    assert 'name="form_token"' not in shown
    bearer = {"Authorization": "Bearer l0ng-secret-token"}
    form = {"form_token": language_token(guarded, "/enter")}
    assert guarded.post("/terms/acme-terms/check", data=form, headers=bearer).status_code == 403


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
class TestCatalogue:
    def test_it_holds_exactly_what_is_said(self, code):
        said = catalogue.said()
        kept = {one.id for one in catalogue.catalogue(code) if one.id}
        assert kept == said.keys(), "run: python -m tests.helpers.catalogue"

    def test_everything_is_translated_with_the_same_values(self, code):
        for one in catalogue.catalogue(code):
            assert one.string, f"{one.id!r} stands untranslated in {code}.po"
            assert not one.fuzzy, one.id
            assert VALUE.findall(one.id) == [] or sorted(VALUE.findall(one.string)) == sorted(VALUE.findall(one.id))


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_template_says_anything_past_the_catalogues(template):
    """What stands between tags must be the product's name or come out of an expression."""
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<!DOCTYPE[^>]*>", " ", template.read_text(encoding="utf-8"), flags=re.S)
    between = re.sub(r"<code>.*?</code>|<[^>]*>", " ", text, flags=re.S)
    left = set(re.findall(r"[^\W\d_]{2,}", between)) - {"Clausewatch"}
    attributes = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', text)
    assert not left
    assert not [words for words in attributes if words.strip()]


def test_days_and_instants_are_written_as_the_language_does():
    english, chinese = languages()["en"], languages()["zh"]
    assert english.day(date(2026, 3, 2)) == "Mon, 2 Mar 2026"
    assert chinese.day(date(2026, 3, 2)) == "2026年3月2日周一"
    assert english.when(datetime(2026, 3, 2, 9, 5, tzinfo=UTC)) == "2026-03-02 09:05 UTC"
    assert english.when(None) == "never"


def test_an_error_is_english_to_programs_and_told_in_the_page_s_language():
    what = message('nothing watched is called "%(id)s"', id="50%")
    assert str(what) == 'nothing watched is called "50%"'
    assert languages()["en"].tell(what) == str(what)
    assert languages()["en"].tell("at 100%") == "at 100%"


def test_values_are_said_by_the_language_given():
    said = []

    def say(text, /, **values):
        said.append(text)
        return words.english(text, **values)

    assert words.value("max(2*fees_paid/P12M, fees_payable/order)", say) == (
        "the higher of 2 times the fees paid in 12 months and the fees payable for the order"
    )
    assert set(said) <= words.MESSAGES
