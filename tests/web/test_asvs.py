"""What keeps strangers and page text out, by the items of OWASP ASVS 5.0.0 whose numbers stand in the names.

The sixty payloads in a real browser, in mails and in feeds: ``test_hostile``.
"""

from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from monitor.web import watched
from monitor.web.security import HEADERS, LARGEST_FORM
from tests.helpers.live import crawled, page_routes, routes
from tests.web.conftest import PAYLOADS, token_of

FILLED = {"terms_id": "northlight-sla", "number": "2", "entry_id": "L-0", "status": "acknowledged", "lineage": "x"}
OWN_FORMS = ("/enter", "/language")
"""Forms that are shown before anybody has come in."""


class _Parsed(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src", "action"):
                self.links.append(value)


def _pages(client: TestClient) -> list[str]:
    return [path for paths in crawled(client, of_each=3).values() for path in paths]


def _acts() -> list[str]:
    """An address of each act."""
    return [_address(route.path) for route in routes() if "POST" in route.methods and route.path not in OWN_FORMS]


def _address(path: str) -> str:
    parts = [FILLED.get(part.strip("{}").partition(":")[0], "1") if "{" in part else part for part in path.split("/")]
    return "/".join(parts)


def test_asvs_1_2_1_text_of_pages_and_names_adds_no_element_attribute_or_address(demo, hostile):
    assert len(PAYLOADS) == 60
    plain = [_Parsed(demo.get(path).text) for path in _pages(demo)]
    tags = set().union(*(one.tags for one in plain)) | {"del", "ins", "mark", "ol"}
    attributes = set().union(*(one.attributes for one in plain)) | {"reversed"}
    for path in [*_pages(hostile), f"/search?q={quote(PAYLOADS[8])}", f"/{quote(PAYLOADS[9], safe='')}"]:
        parsed = _Parsed(hostile.get(path).text)
        assert parsed.tags <= tags, path
        assert parsed.attributes <= attributes, path
        assert all(link.startswith(("/", "#", "?")) and not link.startswith("//") for link in parsed.links), path
    assert "&lt;script&gt;" in hostile.get("/terms/acme-terms/changes/2").text


def test_asvs_1_2_3_json_answers_are_no_markup(hostile):
    answer = hostile.get("/api/v1/terms/acme-terms/changes/2")
    assert answer.headers["content-type"] == "application/json"
    assert "<script>" in str(answer.json())


@pytest.mark.parametrize(
    "text", ["' OR 1=1 --", '"; DROP TABLE terms; --', "%' UNION SELECT 1 --", "\\", '"', "NEAR(", "*"]
)
@pytest.mark.parametrize(
    "path", ["/search?q={}", "/terms?name={}", "/?service={}", "/terms/{}", "/compare?attribute={}"]
)
def test_asvs_1_2_4_what_is_asked_for_is_bound_and_never_a_statement(demo, path, text):
    answer = demo.get(path.format(quote(text, safe="")))
    assert answer.status_code in (200, 404, 422)
    assert demo.get("/terms/northlight-sla").status_code == 200


def test_asvs_1_3_7_text_of_pages_is_no_template(hostile):
    page = hostile.get("/terms/acme-terms/changes/2").text
    assert "{{7*7}}" in page
    assert ">49<" not in page


def test_asvs_3_2_1_captured_bytes_are_saved_under_a_sandbox_and_never_shown(demo):
    answer = demo.get("/terms/northlight-sla/versions/1/raw/1")
    assert b"<h1>" in answer.content
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert demo.get("/terms/northlight-sla/versions/1/raw/2").status_code == 404


def test_asvs_3_2_2_text_is_served_as_text_only(demo):
    answer = demo.get("/terms/northlight-sla/versions/1/text")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "99.95%" in answer.text


def test_asvs_3_3_1_to_3_3_4_the_cookie_is_for_this_site_over_https_and_not_for_scripts(guarded):
    guarded.base_url = "https://watch.example"
    cookie = guarded.post("/enter", data={"token": "l0ng-secret-token"}).headers["set-cookie"].lower()
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= set(cookie.split("; "))
    assert "domain=" not in cookie
    assert "l0ng-secret-token" not in cookie


def test_asvs_3_4_3_to_3_4_8_every_page_has_all_headers_and_no_style_or_script_of_its_own(demo):
    pages = _pages(demo)
    assert {route.path for route in page_routes()} - set(crawled(demo)) <= {"/enter"}
    for path in [*pages, "/static/style.css", "/static/enhance.js", "/api/v1/terms", "/healthz"]:
        answer = demo.get(path)
        assert answer.status_code == 200, path
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path
        assert len(answer.content) <= 150_000, path
    parsed = [_Parsed(demo.get(path).text) for path in pages]
    assert not any({"style", "onclick", "onload", "onsubmit"} & one.attributes or "style" in one.tags for one in parsed)


def test_asvs_3_4_2_no_other_site_may_read(demo):
    answer = demo.get("/api/v1/terms", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/nope", "/terms/nope", "/terms/northlight-sla/changes/99", "/ledger/L-0", "/?before=0"]
)
def test_asvs_3_4_3_errors_say_what_is_wrong_under_the_same_headers(demo, path):
    answer = demo.get(path)
    assert answer.status_code in (404, 422)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "<h1>" in answer.text


def test_asvs_3_4_3_refusals_have_the_same_headers(guarded):
    refused = [
        guarded.get("/", headers={"Host": "evil.example"}),
        guarded.get("/api/v1/terms"),
        guarded.get("/"),
        guarded.post("/enter", data={"token": "x" * LARGEST_FORM}),
    ]
    assert [answer.status_code for answer in refused] == [421, 401, 303, 413]
    for answer in refused:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "x", "9" * 30, "%00", "1e9"])
@pytest.mark.parametrize(
    "path",
    [
        "changes/{}",
        "changes/2?page={}",
        "versions/{}/text",
        "versions/{}/raw/1",
        "versions/1/raw/{}",
        "translation?page={}",
    ],
)
def test_asvs_2_2_1_a_number_that_cannot_be_is_refused(demo, path, number):
    assert demo.get(f"/terms/northlight-sla/{path.format(number)}").status_code in (404, 422)


def test_asvs_2_2_1_a_long_address_is_not_said_again(demo):
    answer = demo.get(f"/?more={'a' * 60_000}")
    assert answer.status_code == 200
    assert len(answer.content) < 30_000


@pytest.mark.parametrize("length", ["x", "-1", "1e9"])
def test_asvs_4_2_1_a_form_of_unknown_length_is_refused(guarded, length):
    assert guarded.post("/enter", content=iter([b"token=x"])).status_code == 411
    answer = guarded.post("/enter", content=b"token=x", headers={"Content-Length": length, "Accept-Language": "zh"})
    assert (answer.status_code, answer.text) == (411, "请在表单中注明长度。\n")


def test_asvs_16_5_1_a_fault_of_ours_tells_nothing_and_has_the_same_headers(demo, monkeypatch):
    def broken(session):
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(watched, "states", broken)
    client = TestClient(demo.app, base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", _acts())
@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_asvs_3_5_1_a_form_of_another_site_is_refused(demo, path, token):
    answer = demo.post(path, data={} if token is None else {"form_token": token})
    assert answer.status_code == 403


def test_asvs_3_5_1_a_token_of_another_start_is_refused(demo, empty):
    stale = {"form_token": token_of(empty, "/terms/acme-terms")}
    assert demo.post("/terms/northlight-sla/check", data=stale).status_code == 403


@pytest.mark.parametrize("path", _acts())
def test_asvs_3_5_3_acts_are_not_done_by_links(demo, path):
    assert demo.get(path).status_code in (404, 405)


@pytest.mark.parametrize(
    "path", ["/", "/enter", "/api/v1/terms", "/static/style.css", "/api/v1/deadlines.ics", "/healthz"]
)
def test_asvs_4_1_1_every_answer_says_what_it_is_and_its_charset(demo, path):
    kind = demo.get(path).headers["content-type"]
    assert kind == "application/json" or kind.endswith("charset=utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../application.py",
        "/static/%2e%2e/desk.py",
        "/static//etc/passwd",
        "/static/..%5cdesk.py",
        "/static/%00",
        "/terms/..%2f..%2fetc%2fpasswd",
        "/terms/northlight-sla/versions/1/raw/..%2f..%2f1",
    ],
)
def test_asvs_5_3_2_no_file_outside_the_folder_is_served(demo, path):
    assert demo.get(path).status_code in (404, 405, 422)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::2]"])
def test_another_host_name_is_not_served(demo, host):
    """DNS rebinding: a page elsewhere whose name comes to mean this machine."""
    assert demo.get("/", headers={"Host": host}).status_code == 421
