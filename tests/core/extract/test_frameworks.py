"""Pages in the manner of thirty site frameworks hold all the terms and nothing else, and are the same on every fetch."""

import re

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from tests.core.extract import frameworks

_SPACE = re.compile(r"\s+")


@pytest.mark.parametrize("name", frameworks.PAGES)
def test_all_the_terms_and_nothing_else(name: str) -> None:
    text = _SPACE.sub(" ", read(frameworks.PAGES[name](1)).text)
    wanted = frameworks.lines(zh=name.startswith("portal"))
    assert [line for line in wanted if line not in text] == []
    assert [phrase for phrase in frameworks.CHROME if phrase.lower() in text.lower()] == []


@pytest.mark.parametrize("name", frameworks.PAGES)
def test_two_fetches_have_the_same_clauses(name: str) -> None:
    first, second = (build(read(frameworks.PAGES[name](fetch))) for fetch in (1, 2))
    assert compare(first, second).changes == ()


@pytest.mark.parametrize("name", frameworks.PAGES)
def test_sections_and_points_are_clauses_of_their_own(name: str) -> None:
    tree = build(read(frameworks.PAGES[name](1)))
    sections = frameworks.ZH_SECTIONS if name.startswith("portal") else frameworks.SECTIONS
    found = [clause for clause in tree.walk() if clause.kind != "inline"]
    headings = [clause.heading for clause in found]
    assert [title for title, _, _ in sections if title not in headings and title not in {c.text for c in found}] == []
    points = {clause.text for clause in found}
    assert [point for _, _, points_ in sections for point in points_ if point not in points] == []
