"""What goes wrong below the pages, and what is wrong with what was asked for, is told in the page's language."""

import re
from typing import Any

import pytest
from fastapi.routing import APIRoute

from monitor.core.words import english
from monitor.errors import StoreError
from monitor.web import mistakes
from monitor.web.application import STANDARD
from monitor.web.faults import FAULTS, KINDS, fault
from monitor.web.language import languages
from monitor.web.retold import DEEPEST
from tests.helpers import catalogue
from tests.helpers.live import routes
from tests.helpers.sayings import Saying, sayings
from tests.web.conftest import token_of

CHINESE = languages()["zh"]
CODE = re.compile(r"\w+\*|`[^`]*`|\"[^\"]*\"|'[^']*'|%\(\w+\)s|%%|\S*[_=/@.\-\[\]]\S*[A-Za-z\]]|<[^>]*>")
"""What is written alike in every language: commands, settings, keys, addresses, beginnings of words to search."""
WORD = re.compile(r"[A-Za-z]{2,}")
ALIKE = {
    "Clausewatch", "HTML", "Markdown", "PDF", "PDFium", "OCR", "NUL", "HTTP", "URL", "SLA", "API", "SIGHUP", "Office",
    "http", "https", "gzip", "deflate", "zip", "txt", "true", "false", "pip", "install", "render", "Atom", "AI", "UTC",
    "IP", "USD", "Cookie",
}  # fmt: skip
"""Names and tokens that stay as they are in Chinese text."""


def english_left(text: str) -> set[str]:
    """The English words of a Chinese text."""
    return set(WORD.findall(CODE.sub(" ", text))) - ALIKE


@pytest.mark.parametrize("one", sorted(set(sayings()), key=lambda one: one.place), ids=lambda one: one.place)
def test_every_sentence_of_a_check_the_fetcher_and_the_store_has_its_pattern(one: Saying) -> None:
    told = fault(one.sentence, CHINESE.say)
    left = {word for word in WORD.findall(CODE.sub(" ", one.words)) if len(word) > 2} - ALIKE
    assert not left & english_left(told), (one.sentence, told)
    assert re.search(r"[\u4e00-\u9fff]", told), (one.sentence, told)
    assert fault(one.sentence, english) == one.sentence


def test_the_sentences_are_found() -> None:
    assert len(set(sayings())) > 100


def test_faults_of_one_check_are_told_one_by_one() -> None:
    told = fault("2 modified, 1 added; https://a.example/x has moved for good to https://a.example/y; odd", CHINESE.say)
    assert told == "修改 2 条、新增 1 条；https://a.example/x 已永久迁至 https://a.example/y；odd"


def test_a_quote_does_not_take_in_the_next_fault() -> None:
    looks, title = (
        "the page looks like a login: 'sign in'",
        "only a title or a few words are left; there is no terms text",
    )
    assert fault(f"{looks}; {title}", CHINESE.say) == "页面像登录页：'sign in'；只剩标题或几个词；没有条款正文"
    whole = 'the page holds no text; it may be built by scripts (try render = "browser")'
    assert fault(f"{whole}; {looks}", CHINESE.say).endswith("）；页面像登录页：'sign in'")
    assert fault(f"{looks}; odd", CHINESE.say) == "页面像登录页：'sign in'; odd"


def test_a_sentence_within_sentences_has_an_end() -> None:
    deep = "nothing removed: " * 100 + "the page is empty"
    assert fault(deep, CHINESE.say).count("没有移除任何内容") == DEEPEST
    assert fault("; " * 900, english) == "; " * 900


def test_no_pattern_can_take_long() -> None:
    for pattern in FAULTS:
        assert sum(gap not in KINDS for gap in re.findall(r"%\((\w+)\)s", pattern)) <= 3, pattern


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_no_english_is_left_in_a_catalogue(code: str) -> None:
    left = {one.id: english_left(one.string) for one in catalogue.catalogue(code) if one.id}
    assert {text: words for text, words in left.items() if words} == {}


def _fields(route: APIRoute) -> set[str]:
    parts = (route.dependant.query_params, route.dependant.body_params)
    below = (field for one in route.dependant.dependencies for field in one.body_params)
    return {field.alias for fields in parts for field in fields} | {field.alias for field in below}


def test_every_field_of_a_page_has_a_name_in_the_page_s_language() -> None:
    asked = {name for route in routes() if not route.path.startswith("/api/") for name in _fields(route)}
    assert asked <= mistakes.NAMES.keys()


WRONG = {
    "/?before=0": ("必须", "不得小于 1"),
    "/?before=x": ("整数",),
    "/?unread=perhaps": ("true",),
    f"/?service={'x' * 101}": ("最多 100 个字符",),
    "/terms?page=99999999": ("不得大于 10000",),
    "/terms/northlight-sla/changes/2?view=sideways": ("须为以下之一",),
    "/terms/northlight-sla/changes/two": ("整数",),
    "/ledger/month/2026-13": ("月份",),
    "/nope": ("没有页面",),
    "/terms/nope": ("nope",),
    "/terms/northlight-sla/changes/99": ("没有版本",),
    "/terms/northlight-sla/clauses/x": ("没有这一条",),
    "/terms/northlight-sla/translation": ("translation_of",),
    "/ledger/L-0": ("L-0",),
    "/checks/nope": ("检查",),
}


@pytest.mark.parametrize("path", WRONG)
def test_an_error_page_is_chinese_for_who_reads_chinese(demo: Any, path: str) -> None:
    answer = demo.get(path, headers={"Accept-Language": "zh"})
    assert answer.status_code in (404, 405, 422)
    said = _said(answer.text)
    assert not english_left(re.sub(r"northlight-\w+|nope|L-0|sides|inline", "", said)), said
    assert any(part in said for part in WRONG[path]) or re.search(r"[\u4e00-\u9fff]", said)


def _said(page: str) -> str:
    main = page.split('<main id="main" tabindex="-1">')[1].split("</main>")[0]
    return re.sub(r"<[^>]*>", " ", main).replace("&#34;", '"').replace("&#39;", "'")


@pytest.mark.parametrize(
    ("form", "right"),
    [
        ({"trigger": "war"}, "关于"),
        ({"received": "soon"}, "2026-03-02"),
        ({"received": ""}, "收到"),
        ({"received": "2999-01-01"}, "不得晚于今天"),
        ({"effective": "2026-99-99"}, "2026-03-02"),
        ({"channel": "pigeon"}, "以下之一"),
        ({"note": "x" * 1001}, "1000"),
        ({"form_token": "0"}, "重新加载"),
    ],
)
def test_a_form_filled_in_wrongly_is_answered_in_chinese(demo: Any, form: dict[str, str], right: str) -> None:
    path = "/terms/northlight-api-terms"
    right_form = {"trigger": "price", "received": "2026-01-02", "form_token": token_of(demo, path)}
    answer = demo.post(f"{path}/notices", data=right_form | form, headers={"Accept-Language": "zh"})
    assert answer.status_code in (403, 422)
    said = _said(answer.text)
    assert not english_left(said), said


def test_a_fault_of_the_store_is_told_in_chinese(demo: Any, monkeypatch: Any) -> None:
    def damaged(*_: Any, **__: Any) -> None:
        raise StoreError("damaged: /srv/ab.zst does not decompress")

    monkeypatch.setattr(demo.app.state.desk.world.means.blobs, "get", damaged)
    answer = demo.get("/terms/northlight-sla/versions/1/raw/1", headers={"Accept-Language": "zh"})
    assert answer.status_code == 409
    assert "已损坏：/srv/ab.zst 无法解压" in answer.text
    assert demo.get("/terms/northlight-sla/versions/1/raw/1").text.count("does not decompress") == 1


def test_what_the_framework_says_is_said_by_us() -> None:
    assert all(CHINESE.say(text) != text for text in STANDARD.values())
