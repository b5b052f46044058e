"""Row "Secrets" of the fault table: what stands in the environment appears in no output, no log and no stored byte."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import Place

SECRETS = {
    "CW_MAIL_USER": "relay-user-71f3",
    "CW_MAIL_PASSWORD": "mail-passw0rd-92ab",
    "CW_PAGE_USER": "page-user-55dc",
    "CW_PAGE_PASSWORD": "page-passw0rd-08ee",
    "CW_HOOK_KEY": "hook-key-3c4d5e",
    "CW_CHAT": "json://chat-user:chat-token-6f6f@127.0.0.1:9/",
}
WORDS = ("relay-user-71f3", "passw0rd", "page-user-55dc", "hook-key-3c4d5e", "chat-token-6f6f")
MORE = """
basic_auth = { user_env = "CW_PAGE_USER", password_env = "CW_PAGE_PASSWORD" }

[[recipient]]
id = "hook"
webhook = "http://127.0.0.1:9/hook"
secret_env = "CW_HOOK_KEY"

[[recipient]]
id = "chat"
apprise_env = "CW_CHAT"
"""
COMMANDS = (
    ("check",),
    ("status",),
    ("status", "--format", "json"),
    ("show", "acme-terms"),
    ("digest",),
    ("digest", "--send"),
    ("notify", "test", "counsel"),
    ("notify", "test", "hook"),
    ("notify", "test", "chat"),
    ("evidence", "acme-terms", "2", "--output", "{folder}/evidence.zip"),
    ("doctor",),
)


@pytest.fixture
def guarded(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A place whose page, relay, webhook and chat all want a secret; nobody answers on port 9."""
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    config = place.folder / "config.toml"
    text = config.read_text(encoding="utf-8") + MORE
    mail = 'sender = "watch@acme.example"\n'
    text = text.replace(mail, f'{mail}user_env = "CW_MAIL_USER"\npassword_env = "CW_MAIL_PASSWORD"\n')
    config.write_text(text, encoding="utf-8")
    return place


def leaks(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


def stored(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "config.toml")


@pytest.mark.long
def test_secrets_are_in_no_output_and_in_no_file(guarded: Place) -> None:
    assert guarded.run("check").returncode == 0
    guarded.change("30 days", "15 days")
    told: dict[str, subprocess.CompletedProcess[str]] = {}
    for words in COMMANDS:
        given = [word.format(folder=guarded.folder) for word in words]
        told[" ".join(words)] = guarded.run(*given)
    assert "changed" in told["check"].stdout
    assert told["notify test counsel"].returncode == 1, "the relay must fail for its error to be seen"
    assert {name: leaks(one.stdout + one.stderr) for name, one in told.items()} == {name: [] for name in told}
    assert leaks(stored(guarded.folder).decode("latin-1")) == []


@pytest.mark.parametrize(
    "line",
    [
        'url = "https://page-user-55dc:passw0rd@acme.example/terms"',
        'password_env = "passw0rd with spaces"',
    ],
)
def test_a_secret_in_the_configuration_is_refused_without_repeating_it(
    line: str, tmp_path: Path, make_place: Callable[[Path], Place]
) -> None:
    place = make_place(tmp_path)
    config = tmp_path / "config.toml"
    text = config.read_text(encoding="utf-8")
    if line.startswith("url"):
        text = "\n".join(line if row.startswith("url") else row for row in text.splitlines())
    else:
        text = text.replace("[mail]\n", f"[mail]\n{line}\n")
    config.write_text(text, encoding="utf-8")
    refused = place.run("status")
    assert refused.returncode == 2, refused.stderr
    assert "environment variable" in refused.stderr
    assert leaks(refused.stdout + refused.stderr) == []
