"""monitor.core.extract.edges and main: what surrounds the terms is out, what belongs to them stays."""

import pytest

from monitor.core.extract import read

SENTENCES = "".join(
    f"<h2>{n}. Section</h2><p>You agree that clause {n} applies, and that we may terminate this Agreement upon notice.</p>"
    for n in range(1, 9)
)


def lines(before: str = "", after: str = "", *, inside: str = "", wrap: str = "div") -> list[str]:
    html = f"<html><body>{before}<{wrap}><h1>Terms of Service</h1>{inside}{SENTENCES}</{wrap}>{after}</body></html>"
    return read(html.encode()).text.split("\n")


BARE = lines()

OUT = {
    "menu": {"before": "<nav><a href=/>Home</a><p>We wrote a long sentence about our products in the menu, to sell more of them.</p></nav>"},
    "footer": {"after": "<footer><p>Example Ltd. is registered in Dublin under number 123 and sells widgets to all.</p></footer>"},
    "link list": {"after": "<div><ul><li><a href=/a>Prices</a></li><li><a href=/b>Jobs</a></li></ul></div>"},
    "copyright line": {"after": "<div>© 2025 Example Ltd.</div>"},
    "cookie banner": {"after": "<div id='cookie-banner'><p>We use cookies to improve your experience and you consent to their use here.</p><button>Accept</button></div>"},
    "long consent dialogue": {"before": "<div id='onetrust-consent-sdk'>" + "<p>This cookie is set by a provider and stores personal data for 13 months on your device, with consent.</p>" * 12 + "</div>"},
    "hidden test strings": {"after": "<div style='display:none'>do not use this text, it is a test of the page and holds nothing that matters at all</div>"},
    "share bar": {"inside": "<div class='social-share'><a href=//x.example>Share on X</a><a href=//y.example>Share on Y</a></div>"},
    "breadcrumb": {"inside": "<div class=breadcrumbs><a href=/>Home</a> / <a href=/legal>Legal</a></div>"},
    "helpful votes": {"after": "<div><h3>Was this article helpful?</h3><p>17 out of 23 found this helpful</p></div>"},
    "page age": {"inside": "<p>Updated 3 days ago</p>"},
    "banner without a telling name": {
        "after": "<div class=x9f><p>By continuing you agree to our use of cookies under our privacy policy and terms.</p><button>OK</button></div>"
    },
    "newsletter": {"after": "<section><p>Get the best widget news every month, straight into the mailbox of your choice.</p><form><input type=email><button>Go</button></form></section>"},
    "related articles": {"after": "<div><h2>Related articles</h2><ul><li><a href=/1>How to pay</a></li><li><a href=/2>How to leave</a></li></ul></div>"},
    "screen reader label": {"inside": "<span class='sr-only'>Loading, please wait</span>"},
    "script, style, comment": {"inside": "<script>var a='You agree';</script><style>p{}</style><!-- You agree -->"},
    "broken noscript": {"before": "<noscript><iframe src='//t.example/ns.html'/></noscript>"},
    "theme switch beside the title": {"before": "<header><div>Light</div><div>Dark</div></header>"},
}  # fmt: skip


@pytest.mark.parametrize("name", OUT)
@pytest.mark.parametrize("wrap", ["main", "div", "article"])
def test_out(name: str, wrap: str) -> None:
    assert lines(**OUT[name], wrap=wrap) == BARE


STAYS = {
    "definitions list": ("<dl><dt>Service</dt><dd>what we offer to you</dd></dl>", ["Service", "what we offer to you"]),
    "details": ("<details><summary>Fees</summary><p>Ten dollars a month.</p></details>", ["Fees", "Ten dollars a month."]),
    "hidden tab": ("<div role=tabpanel hidden><p>Text of the second tab.</p></div>", ["Text of the second tab."]),
    "closed accordion": ("<div class='accordion-body collapse' style='display:none'><p>Folded away.</p></div>", ["Folded away."]),
    "panel that a button opens": ("<button aria-controls=p1>More</button><div id=p1 hidden><p>Opened by hand.</p></div>", ["Opened by hand."]),
    "layout table": ("<table><tr><td><h2>Left</h2><p>One</p></td><td><p>Two</p></td></tr></table>", ["Left", "One", "Two"]),
    "inserted text": ("<p>Notice of <ins>thirty</ins> days.</p>", ["Notice of thirty days."]),
    "struck out text goes": ("<p>Notice of <del>ten</del> thirty days.</p>", ["Notice of thirty days."]),
    "section on cookies": ("<section id=cookies class=cookies><h2>Cookies</h2><p>We set one cookie.</p></section>", ["Cookies", "We set one cookie."]),
    "section on sharing": ("<div class='share'><h2>Sharing</h2><p>We share personal data with processors that are bound by contract to keep it confidential, and with nobody else, ever, unless the law requires it.</p></div>",
                           ["Sharing", "We share personal data with processors that are bound by contract to keep it confidential, and with nobody else, ever, unless the law requires it."]),
    "streamed part": ("<template id=B:0></template><div hidden id=S:0><p>Arrived late.</p></div>", ["Arrived late."]),
    "mail behind a placeholder": ("<p>Write to <a href='/cdn-cgi/l/email-protection#0'><span class='__cf_email__' data-cfemail='3e5f7e5c105d51'>[email&#160;protected]</span></a>.</p>", ["Write to a@b.co."]),
    "address as references": ("<p>Mail: &amp;#97;&amp;#x40;&amp;#98;&amp;#46;&amp;#99;</p>", ["Mail: a@b.c"]),
    "tracking parameters": ("<p>See https://e.example/p?utm_source=mail&amp;utm_medium=x for more.</p>", ["See https://e.example/p for more."]),
    "line breaks": ("<p>One line.<br>Another line.<br>A sentence that runs<br>on over a break.</p>", ["One line.", "Another line.", "A sentence that runs on over a break."]),
}  # fmt: skip


@pytest.mark.parametrize("name", STAYS)
def test_stays(name: str) -> None:
    markup, expected = STAYS[name]
    assert lines(inside=markup) == [BARE[0], *expected, *BARE[1:]]


def test_what_reads_like_terms_stays_though_it_stands_apart() -> None:
    annex = "<div><p>The customer shall indemnify us against claims of third parties arising from a breach of this agreement.</p></div>"
    assert lines(after=annex)[-1].startswith("The customer shall indemnify")


def test_a_box_of_terms_in_an_aside_stays_a_box_of_links_goes() -> None:
    box = "<aside><p>Important: you waive your right to a jury trial and agree to arbitration under this agreement.</p></aside>"
    assert lines(inside=box)[1].startswith("Important: you waive")
    assert lines(inside="<aside><p>More about us:</p><a href=/a>Prices</a> <a href=/b>Jobs</a></aside>") == BARE


def test_terms_beside_main_stay() -> None:
    annex = (
        "<p>The customer shall indemnify us against claims arising from a breach of this agreement by its users.</p>"
        * 6
    )
    html = f"<html><body><main><h1>Terms</h1>{SENTENCES}</main><div>{annex}</div></body></html>"
    assert read(html.encode()).text.count("shall indemnify") == 6


def test_address_after_the_last_sentence_stays() -> None:
    html = f"<html><body><div>{SENTENCES}<h2>9. Contact</h2><p>Example Ltd.</p><p>1 Main Street</p></div></body></html>"
    assert read(html.encode()).text.split("\n")[-3:] == ["9. Contact", "Example Ltd.", "1 Main Street"]


def test_title_and_date_beside_the_body_stay() -> None:
    html = (
        "<html><body><header><h1>Privacy Policy</h1><p>Last updated: May 1, 2025</p><p>Menu</p></header>"
        f"<main>{SENTENCES}</main></body></html>"
    )
    assert read(html.encode()).text.split("\n")[:3] == ["Privacy Policy", "Last updated: May 1, 2025", "1. Section"]


def test_large_hidden_terms_are_noted() -> None:
    document = read(
        f"<html><body><main>{SENTENCES}</main><div style='display:none'>{SENTENCES}</div></body></html>".encode()
    )
    assert len(document.text.split("\n")) == 16
    assert any("left out" in note for note in document.notes)
    assert document.coverage < 0.6


@pytest.mark.parametrize("tag", ["main", "article", "section", "header", "x-terms"])
def test_a_page_that_spells_out_neither_head_nor_body(tag: str) -> None:
    page = f"<!doctype html><meta charset=utf-8><title>Acme</title><{tag}><h1>Terms of Service</h1>{SENTENCES}</{tag}>"
    assert read(page.encode()).text.split("\n") == BARE
