"""The side-by-side page: complete, escaped, without requests."""

import re
from html import escape

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.review import review
from monitor.model.finding import Review
from monitor.render.comparison_html import html
from monitor.render.comparison_markdown import markdown
from monitor.render.comparison_terminal import terminal


def reviewed(old: str, new: str) -> Review:
    old_tree, new_tree = (build(read(page_of(text))) for text in (old, new))
    return review(old_tree, new_tree)


def page_of(text: str) -> bytes:
    """The paragraphs as a page that shows them literally."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
    return f"<html><body><main>{body}</main></body></html>".encode()


OLD = """1. Notice

We may change these terms at any time. We give you at least thirty (30) days' notice of a change by e-mail.

2. Fees

Fees are due within fourteen days and are payable in <b>euro</b> & cents.

3. Law

These terms are governed by the law of the place where the provider has its seat.
"""
NEW = OLD.replace("thirty (30)", "ten (10)").replace("<b>euro</b>", "<script>alert(1)</script> dollars\u202e")


def test_page_is_escaped_and_asks_for_nothing() -> None:
    page = html(reviewed(OLD, NEW), old_name="old<1>.txt", new_name='new".txt')
    assert "<script>alert" not in page
    assert "script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page
    assert "&lt;U+202E&gt;" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "url(" not in page


def test_edits_stand_on_their_own_side() -> None:
    page = html(reviewed(OLD, NEW), old_name="a", new_name="b")
    assert "<del>thirty (30)</del>" in page
    assert "<ins>ten (10)</ins>" in page


def test_terminal_shows_edits_without_colour_and_lets_no_control_through() -> None:
    shown = terminal(reviewed(OLD, NEW + "\x1b[2J"), old_name="a", new_name="b", colour=False, show_all=True)
    assert "[-thirty (30)-]{+ten (10)+}" in shown
    assert "\x1b" not in shown


def test_markdown_shows_markup_of_the_text_as_text() -> None:
    shown = markdown(reviewed(OLD, NEW), old_name="a", new_name="b")
    assert "<del>thirty \\(30\\)</del><ins>ten \\(10\\)</ins>" in shown
    assert "<script>" not in shown
