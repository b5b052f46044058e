"""The suspect corpus: pages written after real kinds, against genuine ones; at least 97 % caught, none refused."""

from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.inspection import Inspection, inspect
from monitor.errors import ExtractError
from monitor.model.clause import ClauseTree, Document

CORPUS = Path(__file__).parent.parent / "suspects"


def reading(raw: bytes, name: str) -> tuple[Document | None, ClauseTree | None]:
    try:
        document = read(raw, name=name)
    except ExtractError:
        return None, None
    return document, build(document)


def verdict(raw: bytes, name: str, before: ClauseTree | None = None) -> Inspection:
    document, tree = reading(raw, name)
    return inspect(document, tree, raw=raw, before=before)


def text_tree(text: str) -> ClauseTree:
    return build(read(text.encode(), name="before.txt"))


def seed(shared: Path, number: str) -> str:
    [path] = (shared / "seeds").glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def test_suspects_are_caught() -> None:
    pages = sorted((CORPUS / "suspect").iterdir())
    missed = [page.name for page in pages if verdict(page.read_bytes(), page.name).verdict == "terms"]
    assert len(pages) >= 60
    assert len(missed) <= len(pages) * 0.03, missed


@pytest.mark.parametrize("page", sorted((CORPUS / "genuine").iterdir()), ids=lambda page: page.name)
def test_short_and_odd_genuine_pages_pass(page: Path) -> None:
    assert verdict(page.read_bytes(), page.name).reasons == ()


def test_real_texts_pass_beside_their_predecessors(shared: Path) -> None:
    """The forty smallest pairs of the corpus; the rest is a long test of test_inspection."""
    folders = sorted((shared / "corpus" / "pairs").iterdir(), key=lambda path: (path / "new.md").stat().st_size)
    refused = []
    for folder in folders[:40]:
        _, before = reading((folder / "old.md").read_bytes(), "old.md")
        if verdict((folder / "new.md").read_bytes(), "new.md", before).reasons:
            refused.append(folder.name)
    assert refused == []


@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.9])
def test_a_text_cut_off_is_suspect(shared: Path, number: str, share: float) -> None:
    text = seed(shared, number)
    cut = text[: int(len(text) * share)]
    reasons = {reason.id for reason in verdict(cut.encode(), "cut.txt", text_tree(text)).reasons}
    assert reasons & {"cut_off", "lost_clauses"}


@pytest.mark.parametrize("number", ["000", "002", "004"])
def test_a_gutted_text_is_suspect(shared: Path, number: str) -> None:
    """Every other third of the lines is gone: the middle of a page that loads piece by piece."""
    text = seed(shared, number)
    lines = text.splitlines()
    third = len(lines) // 3
    gutted = "\n".join(lines[:third] + lines[2 * third :])
    assert "lost_clauses" in {reason.id for reason in verdict(gutted.encode(), "x.txt", text_tree(text)).reasons}


def test_the_other_language_is_suspect(shared: Path) -> None:
    english, chinese = seed(shared, "000"), seed(shared, "002")
    assert "other_language" in {r.id for r in verdict(chinese.encode(), "x.txt", text_tree(english)).reasons}
    assert "other_language" in {r.id for r in verdict(english.encode(), "x.txt", text_tree(chinese)).reasons}


def test_another_vendors_terms_are_suspect(shared: Path) -> None:
    ours, theirs = seed(shared, "000"), seed(shared, "004")
    assert {"other_document", "other_vendor"} & {
        r.id for r in verdict(theirs.encode(), "x.txt", text_tree(ours)).reasons
    }


RULES = "\n".join(
    f"{n}. Acme may change fee {n} after giving the customer {n + 10} days' notice in writing, and shall refund the rest."
    for n in range(1, 30)
)


def test_an_older_edition_is_suspect() -> None:
    newer, older = f"Terms\nLast updated: 1 March 2025\n{RULES}", f"Terms\nLast updated: 1 March 2023\n{RULES}"
    assert [r.id for r in verdict(older.encode(), "x.txt", text_tree(newer)).reasons] == ["older_edition"]
    assert verdict(newer.encode(), "x.txt", text_tree(older)).reasons == ()


def test_a_total_rewrite_of_the_same_terms_passes() -> None:
    old = f"Acme Terms of Service\n{RULES}"
    rewritten = "Acme Terms of Service\n" + "\n".join(
        f"{n}. Whenever subscribers of Acme exceed quota {n}, surplus usage is invoiced monthly and payable within "
        f"{n} business days; Acme is not liable for delays caused by third parties."
        for n in range(1, 25)
    )
    assert verdict(rewritten.encode(), "x.txt", text_tree(old)).reasons == ()


def test_a_removal_that_the_page_dates_passes() -> None:
    """Terms that drop a quarter of their clauses and say so by a new date are a change, not a mishap."""
    lines = RULES.splitlines()
    old = "Terms\nLast updated: 1 March 2023\n" + "\n".join(lines)
    new = "Terms\nLast updated: 1 March 2025\n" + "\n".join(lines[:10] + lines[17:])
    assert verdict(new.encode(), "x.txt", text_tree(old)).reasons == ()


def test_coverage_is_what_the_reading_kept() -> None:
    page = CORPUS / "genuine" / "en_terms_signin_header.html"
    document, tree = reading(page.read_bytes(), page.name)
    assert document is not None
    assert inspect(document, tree, raw=page.read_bytes()).coverage == document.coverage
    assert inspect(None, None, raw=b"").coverage == 0.0


def contract(vendor: str, domain: str, style: str) -> str:
    """Terms of service of some length, in words that another style does not share."""
    kinds = {
        "plain": "{n}. {v} may change fee {n} after giving the customer {n} days' notice, and {v} refunds the rest of it.",
        "stiff": "{n}. Whenever subscribers exceed quota {n}, surplus usage is invoiced monthly by {v} and falls due in {n} days.",
        "we": "{n}. Whenever subscribers exceed quota {n}, surplus usage is invoiced monthly and we claim it within {n} weeks.",
    }
    rules = "\n".join(kinds[style].format(n=n, v=vendor) for n in range(1, 60))
    return f"{vendor} Terms of Service\nThese terms bind you and {vendor} Inc. Write to legal@{domain}.\n{rules}\n"


@pytest.mark.parametrize(
    ("old", "new", "is_other"),
    [
        (("Pebblechat", "pebblechat.example", "plain"), ("Oakmail", "oakmail.example", "stiff"), True),
        (("Pebblechat", "pebblechat.example", "plain"), ("Google", "google.com", "stiff"), True),
        (("Pebblechat", "pebblechat.example", "plain"), ("Pebblechat", "pebblechat.example", "stiff"), False),
        (("Pebblechat", "pebblechat.example", "plain"), ("PebblechatLabs", "pebblechatlabs.example", "stiff"), False),
        (("Pebblechat", "pebblechat.example", "plain"), ("Oakmail", "pebblechat.example", "stiff"), False),
    ],
    ids=["a stranger", "a company that everybody names", "a rewrite", "a name made longer", "a new name at the old address"],
)  # fmt: skip
def test_another_vendor_is_told_by_its_names(
    old: tuple[str, str, str], new: tuple[str, str, str], is_other: bool
) -> None:
    reasons = {reason.id for reason in verdict(contract(*new).encode(), "x.txt", text_tree(contract(*old))).reasons}
    assert ("other_vendor" in reasons) is is_other


def test_a_text_that_never_names_the_vendor_is_another_document() -> None:
    old, new = contract("Pebblechat", "pebblechat.example", "plain"), contract("", "", "we").split("\n", 2)[2]
    new = f"Terms of Service\nThese terms of service bind you and us.\n{new}"
    assert "other_vendor" in {r.id for r in verdict(new.encode(), "x.txt", text_tree(old)).reasons}
    former = f"{new}These terms replace those of Pebblechat.\n"
    assert verdict(former.encode(), "x.txt", text_tree(old)).reasons == ()
