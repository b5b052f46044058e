"""Rows "Bidi/zero-width text" and "Template injection" of the fault table, in everything that quotes a page."""

import re
import sys
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from monitor.app import find_config, opened, take_over
from monitor.cli.main import run
from monitor.pipeline import feeds
from monitor.web.application import create
from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages

HIDDEN = "\u202e\u200b\u2066\u2060"
SHOWN = "<U+202E>"
TEMPLATES = ("{{7191*7}}", "${7191*7}", "#{7191*7}", "<%= 7191*7 %>", "%s %(name)s", "{0.__class__}", "$(id)", "`id`")
PRODUCT = str(7191 * 7)
"""What stands in the output if a template was carried out."""
INVISIBLE = re.compile("[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
CONFIG = """
[fetch]
host_delay = 0
[[service]]
id = "acme"
name = "Acme"
[[service.terms]]
id = "acme-terms"
url = "{address}/terms"
allow_private = true
render = "plain"
"""
COMMANDS = {
    "check": ("check",),
    "show": ("show", "acme-terms"),
    "clause": ("history", "acme-terms", "--clause", "2.1"),
    "diff": ("diff", "acme-terms"),
    "diff html": ("diff", "acme-terms", "--format", "html"),
    "diff markdown": ("diff", "acme-terms", "--format", "markdown"),
    "digest": ("digest",),
}
PATHS = {"web change": "/terms/acme-terms/changes/2"}


def terms(days: int, trap: str = "") -> str:
    clause = f"2.1 We may discontinue the API. {trap} We will notify you at least {days} days before we do so {trap}."
    return page(*TEXT[:2], escape(clause), *TEXT[3:]).decode()


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Name of an output -> what it says of a change in a clause that is full of traps."""
    folder = tmp_path_factory.mktemp("text")
    with pytest.MonkeyPatch.context() as patch, Pages({"/terms": terms(90)}) as site:
        config = folder / "config.toml"
        config.write_text(CONFIG.format(address=site.address), encoding="utf-8")
        told = teller(config, folder, patch)
        told("check")
        site.served["/terms"] = terms(20, f"{HIDDEN} {' '.join(TEMPLATES)}")
        found = {name: told(*words) for name, words in COMMANDS.items()}
        told("digest", "--preview", "--output", str(folder / "digest.html"))
        found["mail"] = (folder / "digest.html").read_text(encoding="utf-8")
        with opened(find_config(config)) as world:
            take_over(world)
            feeds.write(world.config.services, world.means, folder=folder / "feeds", base_url=None)
            found["feed"] = (folder / "feeds" / "all.atom").read_text(encoding="utf-8")
            with TestClient(create(world), base_url="http://localhost") as client:
                found |= {name: client.get(path).text for name, path in PATHS.items()}
    return found


def teller(config: Path, folder: Path, patch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs a command and gives what it printed."""

    def tell(*words: str) -> str:
        printed = folder / "printed"
        with printed.open("w", encoding="utf-8") as stream:
            patch.setattr(sys, "stdout", stream)
            patch.setattr(sys, "argv", ["clausewatch", "--config", str(config), *words])
            try:
                run()
            except SystemExit as end:
                assert not end.code
        return printed.read_text(encoding="utf-8")

    return tell


def plain(output: str) -> str:
    """The text without the escapes of HTML (twice in a feed) and Markdown."""
    return unescape(unescape(output)).replace("\\", "")


OUTPUTS = [*COMMANDS, "mail", "feed", *PATHS]
SHORTENED = {"show"}
"""Gives only the first words of a clause."""


@pytest.mark.parametrize("name", OUTPUTS)
def test_bidi_and_zero_width_text_is_shown_visibly(outputs: dict[str, str], name: str) -> None:
    assert not INVISIBLE.search(outputs[name])
    assert SHOWN in plain(outputs[name])


@pytest.mark.parametrize("name", [name for name in OUTPUTS if name not in SHORTENED])
def test_template_injection_stays_literal(outputs: dict[str, str], name: str) -> None:
    read = plain(outputs[name])
    assert PRODUCT not in read
    squeezed = "".join(read.split())
    for template in TEMPLATES:
        assert "".join(template.split()) in squeezed, template
