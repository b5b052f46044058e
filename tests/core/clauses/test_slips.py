"""Habits of authors and archives that were misread once, on pages of our own."""

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from tests.core.clauses import pages

CASES = {
    "a bold date line heads nothing": (
        "# Acme Terms\n**🗓 Last updated: 1 May 2024**\nYou agree to this.\n",
        ["(section) #Acme Terms", "(paragraph) =🗓 Last updated: 1 May 2024", "(paragraph) =You agree to this."],
    ),
    "points typed without a space after the sign": (
        "**We use your data to:**\n-send you news;\n-answer you; and\n- improve the service.\n",
        [
            "(section) #We use your data to:",
            "  (item) =send you news;",
            "  (item) =answer you; and",
            "  (item) =improve the service.",
        ],
    ),
    "a number and a dash": (
        "1-Scope\nIt applies to all.\n2-Fees: You pay what the list says.\n3-Term of three years\nIt ends then.\n",
        [
            "1 #Scope",
            "  (paragraph) =It applies to all.",
            "2 #Fees: =You pay what the list says.",
            "3 #Term of three years",
            "  (paragraph) =It ends then.",
        ],
    ),
    "a number and a letter": (
        "# 1. Your data\n## 1A. What is it?\nIt is yours.\n## 1B. Who has it?\nWe have it.\n# 2. Your rights\nYou ask.\n",
        [
            "1 #Your data",
            "  1A #What is it?",
            "    (paragraph) =It is yours.",
            "  1B #Who has it?",
            "    (paragraph) =We have it.",
            "2 #Your rights",
            "  (paragraph) =You ask.",
        ],
    ),
    "a point skipped in a list": (
        "1. Notices\nSend us:\n(i) your name;\n(ii) your address; and\n(iv) a statement.\n2. Fees\nYou pay.\n",
        [
            "1 #Notices",
            "  (paragraph) =Send us:",
            "  (i) =your name;",
            "  (ii) =your address; and",
            "  (iv) =a statement.",
            "2 #Fees",
            "  (paragraph) =You pay.",
        ],
    ),
    "capitals that only cite a section": (
        "# Terms\nSECTION 18 HOLDS A NOTE FOR RESIDENTS\n## 1. General\nThese are the terms.\n",
        [
            "(section) #Terms",
            "(section) #SECTION 18 HOLDS A NOTE FOR RESIDENTS",
            "1 #General",
            "  (paragraph) =These are the terms.",
        ],
    ),
    "a number alone above a heading": (
        "## The Service\n1.1\n### What it is\nIt is software.\n1.2\n### Your plan\nYou choose one.\n",
        [
            "(section) #The Service",
            "  1.1 #What it is",
            "    (paragraph) =It is software.",
            "  1.2 #Your plan",
            "    (paragraph) =You choose one.",
        ],
    ),
    "two names of one defined thing": (
        "## Definitions\n“Customer,” “you” or “your” means who signed up.\n",
        ["(section) #Definitions", "  (term) #“Customer,” “you” or “your” =means who signed up."],
    ),
    "points below clauses that are numbered by hand in a numbered list": (
        "- 1. Words\n1.1 These are words of this agreement.\n1.2 It is concluded by:\n- signing up;\n- paying.\n"
        "1.3 The dashboard is a page of your account.\n- 2. Scope\n2.1 It is about the site.\n",
        [
            "1 =Words",
            "  1.1 =These are words of this agreement.",
            "  1.2 =It is concluded by:",
            "    (item) =signing up;",
            "    (item) =paying.",
            "  1.3 =The dashboard is a page of your account.",
            "2 =Scope",
            "  2.1 =It is about the site.",
        ],
    ),
    "a line that ends in a joining word goes on": (
        "The company Acme sells what the users of the platform (the\nBuyers) order, on behalf of the\nSellers alone.\n",
        ["(paragraph) =The company Acme sells what the users of the platform (the\nBuyers) order, on behalf of the\nSellers alone."],
    ),
    "a heading below prose is a section, not the title": (
        "Acme Inc. offers the site and all services on it to you, and by opening an account you accept what is written "
        "below, so read it with care before you do so, since it binds you and us from that moment on, wherever you are.\n"
        "**Key Terms**\nContent is what you upload.\n",
        [
            "(paragraph) =Acme Inc. offers the site and all services on it to you, and by opening an account you accept what is "
            "written below, so read it with care before you do so, since it binds you and us from that moment on, wherever you "
            "are.",
            "(section) #Key Terms",
            "  (paragraph) =Content is what you upload.",
        ],
    ),
}  # fmt: skip


LINES = """
THESE TERMS OF SERVICE ARE A LEGAL AGREEMENT AND ARE ENTERED INTO BETWEEN ACME INC. AND
ALL OF YOU WHO OPEN AN ACCOUNT OR USE THE SERVICES IN ANY OTHER WAY, WHETHER PAID OR
NOT.
1. Access
You must log into the services with the account that you opened. By using them, You and Your
Representative agree to what the documentation says of the interface, and to all changes that
Acme may make to it. If You do not agree to such a change, You may close the account, and the
Fees that were paid in advance are refunded within thirty days of the day on which it ended.
"""


def test_a_text_set_in_lines_is_read_in_paragraphs() -> None:
    """As it comes out of a PDF: lines of one width, each a paragraph by its markup; capitals at their beginning and whole
    lines of them are no headings."""
    body = "\n".join(LINES.strip().split("\n")[4:])
    more = "\n".join(f"{n}. Access again\n{body}" for n in range(2, 6))
    tree = build(pages.document(f"{LINES}{more}"))
    whole = " ".join(body.split())
    shown = [" ".join(line.split()) for line in pages.sketch(tree)]
    assert shown[0] == f"(paragraph) ={' '.join(LINES.strip().split(chr(10))[:3])}"
    assert shown[1:] == [
        line for n in range(1, 6) for line in (f"{n} #Access{' again' * (n > 1)}", f"(paragraph) ={whole}")
    ]


@pytest.mark.parametrize("name", CASES)
def test_outline(name: str) -> None:
    page, expected = CASES[name]
    assert pages.sketch(build(pages.document(page))) == expected


def test_the_title_is_the_heading_that_names_a_legal_text() -> None:
    tree = build(
        pages.document("# Legal\n## Acme Cookie Policy\nWe set cookies.\n### 1. Kinds\nThere are two kinds.\n")
    )
    assert (tree.title, tree.parts[0].type) == ("Acme Cookie Policy", "cookies")
    assert pages.sketch(tree)[1:3] == ["(section) #Acme Cookie Policy", "(paragraph) =We set cookies."]


def test_a_title_in_a_breadcrumb_is_not_below_it() -> None:
    tree = build(
        read(b"1.  [Legal](/legal)\n\n3.  Terms of Use\n\nTerms of Use\n============\n\nYou agree.\n", name="a.md")
    )
    assert [clause.heading for clause in tree.parts[0].clauses if clause.kind == "section"] == ["Terms of Use"]


def test_lines_of_contents_that_have_no_heading_go_with_their_title() -> None:
    links = "\n\n".join(f"[{name}](https://acme.example/#{name})" for name in ("Introduction", "Use", "Fees", "End"))
    body = "\n\n".join(
        f"{name}\n-----\n\n{name} is told here, in a sentence or two." for name in ("Use", "Fees", "End")
    )
    tree = build(read(f"# Terms\n\n## Contents\n\n{links}\n\nWe build it.\n\n{body}\n".encode(), name="a.md"))
    assert [clause.heading or clause.text for clause in tree.parts[0].clauses][:3] == ["Terms", "We build it.", "Use"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "2. Scope\n--------\n\n2.1. It is about the site.\n\n3. Fees\n-------\n\n3.1. You pay.\n",
            ["2 #Scope", "  2.1 =It is about the site.", "3 #Fees", "  3.1 =You pay."],
        ),
        (
            "| ### 1\\. Words | [Back to top](#top) |\n| --- | --- |\n\nThey mean this.\n\n| ### 2\\. Fees | [Up](#top) |\n\nYou pay.\n",
            ["1 #Words", "  (paragraph) =They mean this.", "2 #Fees", "  (paragraph) =You pay."],
        ),
        (
            "**1\\. Scope.**\n\nIt applies.\n\n\u200d**2\\. Fees.**\n\n\u200d\n\nYou pay.\n",
            ["1 #Scope.", "  (paragraph) =It applies.", "2 #Fees.", "  (paragraph) =You pay."],
        ),
    ],
    ids=["headings left as list numbers", "headings set as tables", "joiners that join nothing"],
)  # fmt: skip
def test_markdown_of_archives(page: str, expected: list[str]) -> None:
    assert pages.sketch(build(read(page.encode(), name="a.md"))) == expected
