"""Blocks at the borders of the terms, within their own container: what a contract has no use for goes, the rest stays."""

import pytest

from monitor.core.extract import read
from tests.core.extract import frameworks

FOREIGN = {
    "newsletter": "<div class=a1><h3>Stay in the loop</h3><p>By subscribing you agree to our Privacy Policy and consent to receive updates from our company.</p><form><input type=email><button>Go</button></form></div>",
    "question form": "<form><fieldset><legend>Did this answer your question?</legend><label><input type=radio>No, I still have questions about my contract</label><textarea></textarea></fieldset></form>",
    "age gate": "<div class=a2><p>Are you of legal drinking age in your country of residence?</p><button>Yes</button><button>No</button></div>",
    "cookie banner without a name": "<div class=a3><p>This site uses cookies and similar technologies. By using the site you agree to our policy.</p><button>OK</button></div>",
    "cookie banner whose button is a link": "<div class=a4><span>We use cookies to ensure that you get the best experience on our website and agree.</span><a href='#'>Got it</a></div>",
    "offer with a button": "<div class=a5><h2>Before you go</h2><p>Get ten percent off the first month when you sign up today and tell a friend about us.</p><button>Claim</button></div>",
    "ribbon that leads elsewhere": "<div class=a6>New: read about the latest release of our platform and what it means for you. <a href=/r>Read more</a></div>",
}  # fmt: skip
OWN = {
    "contact": "<div class=b1><p>Questions? Write to <a href='/contact'>our team</a> at legal@acme.example or call +353 1 234 5678 any day.</p></div>",
    "clause that leads elsewhere": "<div class=b2><p>Any dispute is settled under <a href=/rules>the rules</a> of the court of arbitration, whose decision binds the parties.</p></div>",
    "date": "<div class=b3><p>Effective 1 May 2025, as <a href=/old>an earlier version</a> of this page already told all of our readers.</p></div>",
    "consent with a tick box": "<div class=b4><p>The customer agrees to these terms and to the processing of personal data as set out in them.</p><input type=checkbox></div>",
}  # fmt: skip


def text(*, before: str = "", after: str = "", wrap: str) -> str:
    inner = f"{before}{frameworks.HEAD}{frameworks.body()}{after}"
    return read(frameworks.page(f"<nav><ul>{frameworks.MENU}</ul></nav><{wrap}>{inner}</{wrap}>", 1)).text


@pytest.mark.parametrize("wrap", ["main", "article", "div"])
@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_blocks_go(name: str, wrap: str) -> None:
    bare = text(wrap=wrap)
    assert text(before=FOREIGN[name], wrap=wrap) == bare
    assert text(after=FOREIGN[name], wrap=wrap) == bare


@pytest.mark.parametrize("wrap", ["main", "article", "div"])
@pytest.mark.parametrize("name", OWN)
def test_what_belongs_to_the_terms_stays(name: str, wrap: str) -> None:
    assert len(text(after=OWN[name], wrap=wrap).split("\n")) > len(text(wrap=wrap).split("\n"))
