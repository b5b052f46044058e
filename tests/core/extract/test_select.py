"""monitor.core.extract.select: CSS lists and ranges, and errors that name the selector."""

import pytest

from monitor.core.extract import read
from monitor.errors import ExtractError
from monitor.model.source import ExtractionSpec, Range

PAGE = b"""<html><body><nav>Menu</nav><div id=a><h1>Title</h1><p class=x>One</p><p>Two</p>
<div><p id=e>Three</p><p>Four</p></div></div><ol><li>First</li><li id=second>Second</li><li>Third</li></ol>
<footer>Foot</footer></body></html>"""


def text(*select: str | Range, remove: tuple[str | Range, ...] = ()) -> list[str]:
    return read(PAGE, spec=ExtractionSpec(select=select, remove=remove)).text.split("\n")


def test_selectors_in_the_order_of_the_list() -> None:
    assert text("#e", "h1") == ["Three", "Title"]
    assert text("p.x, h1") == ["Title", "One"]


def test_nested_matches_are_taken_once() -> None:
    assert text("div") == ["Title", "One", "Two", "Three", "Four"]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (Range(start_before="h1", end_before="#e"), ["Title", "One", "Two"]),
        (Range(start_after="h1", end_after="#e"), ["One", "Two", "Three"]),
        (Range(start_before="p", end_after="p"), ["One"]),
        (Range(start_before="#second", end_after="footer"), ["2. Second", "3. Third", "Foot"]),
    ],
)
def test_ranges(bounds: Range, expected: list[str]) -> None:
    assert text(bounds) == expected


def test_remove() -> None:
    assert text("#a", remove=(".x", "#e")) == ["Title", "Two", "Four"]
    assert text("#a", remove=(Range(start_before=".x", end_before="#e"),)) == ["Title", "Three", "Four"]


def test_remove_alone_leaves_the_search_for_the_body_on() -> None:
    sentence = "You agree that we may terminate this agreement upon thirty days' notice to you."
    page = f"<html><body><nav><a href=/>Menu</a></nav><main><p>{sentence}</p><p id=ad>{sentence} Buy widgets.</p></main></body></html>"
    assert read(page.encode(), spec=ExtractionSpec(remove=("#ad",))).text == sentence


@pytest.mark.parametrize(
    ("item", "named"),
    [
        (".missing", ".missing"),
        ("p[", "p["),
        (Range(start_before=".missing", end_before="#e"), ".missing"),
        (Range(start_before="h1", end_after=".gone"), ".gone"),
        (Range(start_before="#e", end_before="h1"), "#e"),
    ],
)
def test_what_matches_nothing_is_named(item: str | Range, named: str) -> None:
    with pytest.raises(ExtractError) as caught:
        text("h1", item)
    assert named in str(caught.value)


def test_a_selection_without_text_is_an_error() -> None:
    with pytest.raises(ExtractError):
        read(b"<html><body><div id=a><img src=x></div><p>Text</p></body></html>", spec=ExtractionSpec(select=("#a",)))


def test_remove_that_matches_nothing_is_noted() -> None:
    document = read(PAGE, spec=ExtractionSpec(select=("h1",), remove=(".banner",)))
    assert any(".banner" in note for note in document.notes)
