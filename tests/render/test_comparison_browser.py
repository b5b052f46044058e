"""The side-by-side page in a real browser: nothing overflows, filters and keys work, nothing is asked of the network."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.review import review
from monitor.render.comparison_html import html
from tests.helpers.live import AXE

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("browser")]

CLAUSES = [
    "Notice. We give you at least thirty (30) days' notice of any change of these terms by e-mail.",
    "Fees. Fees are due within fourteen days after the date of the invoice and are payable in euro.",
    "Law. These terms are governed by the law of the place where the provider has its seat, excluding conflict rules.",
    "Data. On termination the provider deletes the customer's data unless the law obliges it to keep them longer.",
    "Address. https://vendor.example/" + "a-very-long-path-without-any-place-to-break" * 6,
]


def page_of(clauses: list[str]) -> bytes:
    rows = "".join(f"<tr><td>{'x' * 90} {n}</td><td>{n}.5%</td></tr>" for n in range(60))
    body = "".join(f"<p>{n}. {clause}</p>" for n, clause in enumerate(clauses, 1))
    table = f"<table><tr><th>Availability in the month</th><th>Credit</th></tr>{rows}</table>"
    return f"<html><body><main><h1>Terms of Service</h1>{body}{table}</main></body></html>".encode()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    new = [*CLAUSES[1:4], CLAUSES[0].replace("thirty (30)", "ten (10)"), CLAUSES[4] + "-new", "All sales are final."]
    new_page = page_of(new).replace(b">7.5%", b">9.5%")
    result = review(build(read(page_of(CLAUSES))), build(read(new_page)))
    file = tmp_path_factory.mktemp("page") / "comparison.html"
    file.write_text(html(result, old_name="old", new_name="new"), encoding="utf-8")
    return file


@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_and_is_legible(browser: Any, page_file: Path, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    requests: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert requests == [page_file.as_uri()]
    assert troubles == []
    for selector in ("body", "del", "ins", ".badge"):
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector
    page.close()


CONTRAST = """(selector) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((c) => c / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const element = document.querySelector(selector);
  let behind = element;
  while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
  const pair = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor].map(light).sort();
  return (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
}"""


def test_filters_work_without_script(browser: Any, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.locator(".card.added").first.is_visible()
    page.locator("#show-added").uncheck()
    assert not page.locator(".card.added").first.is_visible()
    assert page.locator(".card.modified").first.is_visible()
    context.close()


def test_keys_walk_through_the_changes(browser: Any, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    seen = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen[0] == seen[2] != seen[1]
    assert all(name.startswith("c") for name in seen)
    page.close()


def test_keys_can_be_switched_off(browser: Any, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.locator("#keys").uncheck()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") in ("", "keys")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, page_file: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.add_script_tag(path=AXE)
    result = page.evaluate("axe.run()")
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in result["violations"]] == []
    context.close()


def test_a_whole_clause_is_marked_by_its_ground_alone(browser: Any, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    line = "(selector) => getComputedStyle(document.querySelector(selector)).textDecorationLine"
    assert page.evaluate(line, ".card.added ins") == "none"
    assert page.evaluate(line, ".card.modified del") == "line-through"
    page.set_viewport_size({"width": 400, "height": 800})
    assert not page.locator(".card.added .side.none").first.is_visible()
    page.close()


REAL = {
    "Chinese": ("doubao-privacy-policy", 1, 8, 100),
    "a table of long cells": ("bumble-privacy-policy", 1, 8, 200),
    "many changes": ("brevo-privacy-policy", 1, 24, 200),
}


@pytest.mark.parametrize(("document", "first", "last", "least"), REAL.values(), ids=REAL.keys())
def test_real_pairs_fit_a_phone_and_a_wide_screen(
    browser: Any, shared: Path, tmp_path: Path, document: str, first: int, last: int, least: int
) -> None:
    folder = shared / "corpus" / "html" / document
    trees = [
        build(read(gzip.decompress(next(folder.glob(f"{number:02}_*.html.gz")).read_bytes())))
        for number in (first, last)
    ]
    file = tmp_path / "comparison.html"
    file.write_text(html(review(trees[0], trees[1]), old_name="old", new_name="new"), encoding="utf-8")
    assert file.stat().st_size <= 500_000
    for width, scheme in ((1400, "light"), (400, "dark")):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".card[id]").count() >= least
        clipped = "[...document.querySelectorAll('.side')].filter((side) => side.scrollWidth > side.clientWidth).length"
        assert page.evaluate(clipped) == 0
        page.close()


def test_paper_shows_marks_without_colour_and_no_controls(browser: Any, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine") == "line-through"
    assert "underline" in page.evaluate("getComputedStyle(document.querySelector('ins')).textDecorationLine")
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()


def test_a_moved_clause_is_linked_from_where_it_stood(browser: Any, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.locator(".stub a").first.click()
    target = page.evaluate("document.querySelector(':target').className")
    assert "moved" in target
    page.close()
