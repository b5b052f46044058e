"""monitor.core.extract.fingerprint: what a reader can see counts, nothing else does."""

import pytest

from monitor.core.extract import fingerprint

PAGE = (
    "<html><head><style>p{}</style></head><body class='x'><!-- build 1 --><script>var t=1</script>"
    "<p id=p1>You agree.</p><details><p>More</p></details><ol><li>One</li></ol></body></html>"
)


def mark(page: str, spec_key: str = "s", engine: str = "e") -> str:
    return fingerprint(page.encode(), spec_key=spec_key, engine=engine)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("build 1", "build 2"),
        ("var t=1", "var t=2; if (a < b) document.write('<p>x</p>')"),
        ("p{}", "p{color:red}"),
        ("id=p1", "id=p2 data-x='y'"),
        ("class='x'", "class='y z'"),
        ("</p><details>", "</p>\n  <details>"),
        ("<p id=p1>", "<p id=p1 onclick='x()'>"),
    ],
)
def test_what_nobody_sees_does_not_count(old: str, new: str) -> None:
    assert mark(PAGE.replace(old, new)) == mark(PAGE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You agree", "You Agree"),
        ("agree.", "agree"),
        ("<p id=p1>", "<p id=p1 hidden>"),
        ("<p id=p1>", "<p id=p1 style='display:none'>"),
        ("<p id=p1>", "<p id=p1 class='d-none'>"),
        ("You agree.", "You <del>agree</del>."),
        ("<details>", "<div>"),
        ("<ol>", "<ol start=4>"),
        ("<p id=p1>", "<p id=p1 data-cfemail='3e5f7e5c'>"),
    ],
)
def test_what_somebody_could_see_counts(old: str, new: str) -> None:
    assert mark(PAGE.replace(old, new)) != mark(PAGE)


def test_spec_and_engine_are_part_of_the_key() -> None:
    assert (
        len({mark(PAGE), mark(PAGE, spec_key="t"), mark(PAGE, engine="f"), mark(PAGE, spec_key="se", engine="")}) == 4
    )


def test_other_files_are_hashed_whole() -> None:
    assert mark("%PDF-1.7 a") != mark("%PDF-1.7 b")
    assert mark("plain text") != mark("plain text ")
