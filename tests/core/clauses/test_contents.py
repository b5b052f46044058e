"""Tables of contents yield no clauses, and lists that are said twice stay."""

from monitor.core.clauses import build
from tests.core.clauses import pages

BODY = """
1. 本平台的使用
您可以使用本平台，但应当遵守本协议的全部约定。
2. 知识产权
内容归我们所有，您不得复制。
3. 免责声明
我们不对间接损失负责，您应当自行备份数据。
4. 其它
本协议自发布之日起生效。
"""


def test_lines_that_come_again_as_headings() -> None:
    tree = build(pages.document("本协议将帮助您了解以下内容:\n1.本平台的使用\n2.知识产权\n3.免责声明\n4.其他" + BODY))
    assert pages.sketch(tree) == [
        "(paragraph) =本协议将帮助您了解以下内容:",
        "1 #本平台的使用",
        "  (paragraph) =您可以使用本平台，但应当遵守本协议的全部约定。",
        "2 #知识产权",
        "  (paragraph) =内容归我们所有，您不得复制。",
        "3 #免责声明",
        "  (paragraph) =我们不对间接损失负责，您应当自行备份数据。",
        "4 #其它",
        "  (paragraph) =本协议自发布之日起生效。",
    ]


def test_its_text_stays_in_the_span_of_the_clause_before() -> None:
    tree = build(
        pages.document("Read this first.\nContents\n1. Use ..... 2\n2. Fees ..... 3\n3. End ..... 9" + ENGLISH)
    )
    first = tree.parts[0].clauses[0]
    assert first.text == "Read this first."
    assert tree.text[first.start : first.end].endswith("3. End ..... 9\n")


ENGLISH = """
1. Use
You may use the service, but you must not copy it.
2. Fees
You pay what the price list says, and you pay it on time.
3. End
Either of us may end this when they like.
"""


def test_contents_before_everything_else() -> None:
    tree = build(pages.document("1. Use\n2. Fees\n3. End" + ENGLISH))
    assert [clause.num for clause in tree.parts[0].clauses] == ["1", "2", "3"]
    assert tree.parts[0].clauses[0].start == 0


def test_links_within_the_page() -> None:
    tree = build(pages.document("Hello there.\n^ Overview\n^ Our promise to you\n^ Something else\n## Overview\nText."))
    assert pages.sketch(tree) == ["(paragraph) =Hello there.", "(section) #Overview", "  (paragraph) =Text."]


def test_two_lines_are_no_table_of_contents() -> None:
    tree = build(pages.document("1. Use\n2. Fees\n1. Use\nYou may.\n2. Fees\nYou pay."))
    assert [clause.heading for clause in tree.walk()].count("Use") == 2


def test_points_that_are_said_twice_stay() -> None:
    steps = "2. Choose why\n3. Say more\n4. Send it"
    page = f"## By phone\n1. Tap the sign\n{steps}\n## By mail\n1. Write to us\n{steps}\n5. Wait"
    assert [clause.num for clause in build(pages.document(page)).walk() if clause.num] == [*"1234", *"12345"]


def test_list_that_is_said_twice_stays() -> None:
    points = "- your name\n- your address\n- your age\n- your bank"
    tree = build(pages.document(f"## We collect\n{points}\n## We share\n{points}\n## We keep\nNothing."))
    assert [clause.text for clause in tree.walk()].count("your age") == 2


def test_lines_with_a_word_on_each_below_a_title() -> None:
    entries = "".join(
        f"{n}. {name}\nWhat {name.lower()} is about, in a few words.\n"
        for n, name in enumerate(("Use", "Fees", "End"), 1)
    )
    tree = build(pages.document(f"# Terms\n## Contents:\n{entries}{ENGLISH}"))
    assert [line for line in pages.sketch(tree) if "#" in line] == ["(section) #Terms", "1 #Use", "2 #Fees", "3 #End"]
    assert not any("in a few words" in clause.text for clause in tree.walk())
