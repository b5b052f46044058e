"""Pages of every kind, fetched by the real code from loopback, kept, read, and compared over two versions."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.fetch.browser import find
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.values import FetchSettings
from monitor.model.source import Render, Source
from tests.helpers.bench import TEXT, Bench, bench_in, edited, terms

from .conftest import Answer, Site, page

OLD, NEW = TEXT, edited("30 days before", "15 days before")
CHINESE = (
    "一、总则",
    "1.1 本协议是您与艾克米科技有限公司之间关于使用本服务所订立的协议，您应当遵守本协议的全部条款。",
    "1.2 您应当妥善保管账号和密码，并对账号下的一切行为承担责任，因保管不善造成的损失由您自行承担。",
    "二、终止",
    "2.1 我们决定停止运营本服务的，将提前三十日以书面形式通知您，并退还您尚未使用的费用。",
    "2.2 您违反本协议的，我们有权暂停或者终止向您提供服务，已支付的费用不予退还。",
)
NEW_CHINESE = tuple(line.replace("三十日", "十五日") for line in CHINESE)


def paragraphs(text: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in text)


def scripted(text: tuple[str, ...]) -> bytes:
    html = f"<main><h1>Acme API Terms of Service</h1>{paragraphs(text)}</main>"
    return f"<html><body><div id=a></div><script>setTimeout(() => a.innerHTML = `{html}`, 300)</script></body></html>".encode()


def folded(text: tuple[str, ...]) -> bytes:
    """Each section stands behind a button that fetches nothing but shows it only when asked."""
    sections = "".join(
        f"<h2><button aria-expanded=false onclick=\"this.setAttribute('aria-expanded', 'true');"
        f"document.getElementById('s{n}').innerHTML = this.dataset.text\" data-text='<p>{line}</p>'>Part {n}</button></h2>"
        f"<div id=s{n}></div>"
        for n, line in enumerate((line.replace("'", "&#39;") for line in text), 1)
    )
    return f"<html><body><main><h1>Acme API Terms of Service</h1>{sections}</main></body></html>".encode()


def pdf(text: tuple[str, ...]) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=1).build(
        [
            Paragraph("Acme API Terms of Service", styles["Title"]),
            *(Paragraph(line, styles["Normal"]) for line in text),
        ]
    )
    return buffer.getvalue()


def gbk(text: tuple[str, ...]) -> bytes:
    """No charset in the header, none in the page."""
    return f"<html><body><main><h1>服务协议</h1>{paragraphs(text)}</main></body></html>".encode("gbk")


def plain(text: tuple[str, ...]) -> bytes:
    return f"<html><body><main><h1>Acme API Terms of Service</h1>{paragraphs(text)}</main></body></html>".encode()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with bench_in(tmp_path) as made, Fetcher(FetchSettings(host_delay=0), clock=made.clock, environment={}) as fetcher:
        made.means = replace(made.means, fetcher=fetcher)
        yield made


def watch(bench: Bench, site: Site, *paths: str, render: Render = "auto") -> None:
    sources = tuple(Source(url=f"{site.url}{path}", allow_private=True, render=render) for path in paths)
    bench.terms = replace(terms(), sources=sources)


def halved(bench: Bench, serve: Callable[..., Site], before: Answer, after: Answer, render: Render = "auto") -> None:
    """Served, checked, served with half the notice, checked: exactly that is found."""
    site = serve({"/terms": before})
    watch(bench, site, "/terms", render=render)
    first = bench.check()
    assert first.outcome == "baseline", first.detail
    site.answers["/terms"] = after
    second = bench.check()
    assert second.outcome == "changed", second.detail
    quotes = [one.new_quote for one in second.findings]
    assert quotes
    assert all("15 days before" in quote or "十五日" in quote for quote in quotes)


needs_browser = pytest.mark.skipif(find() is None, reason="no Chromium on this machine: apt-get install chromium")


@pytest.mark.long
@needs_browser
def test_a_page_filled_by_script(bench: Bench, serve: Callable[..., Site]) -> None:
    halved(bench, serve, page(scripted(OLD)), page(scripted(NEW)))


@pytest.mark.long
@needs_browser
def test_a_page_behind_accordions(bench: Bench, serve: Callable[..., Site]) -> None:
    halved(bench, serve, page(folded(OLD)), page(folded(NEW)), render="browser")


def test_a_pdf(bench: Bench, serve: Callable[..., Site]) -> None:
    pytest.importorskip("pypdfium2")
    halved(
        bench,
        serve,
        page(pdf(OLD), media_type="application/pdf"),
        page(pdf(NEW), media_type="application/pdf"),
    )


def test_gbk_without_a_label(bench: Bench, serve: Callable[..., Site]) -> None:
    halved(bench, serve, page(gbk(CHINESE), media_type="text/html"), page(gbk(NEW_CHINESE), media_type="text/html"))


def test_terms_at_two_addresses(bench: Bench, serve: Callable[..., Site]) -> None:
    site = serve({"/one": page(plain(OLD[:3])), "/two": page(plain(OLD[3:]))})
    watch(bench, site, "/one", "/two")
    assert bench.check().outcome == "baseline"
    site.answers["/one"] = page(plain(NEW[:3]))
    second = bench.check()
    assert second.outcome == "changed", second.detail
    assert [one.attribute for one in second.findings] == ["discontinuation_notice_period"]
