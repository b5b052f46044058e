"""Each setting with the place it comes from, and no secret among them."""

from pathlib import Path

import pytest

from monitor.config.provenance import Provenance, Setting

FILE = """\
[store]
database = "postgresql+psycopg://watch:s3cret@db.example/terms"

[check]
every = "12 h"

[mail]
host = "mail.example"
sender = "watch@acme.example"
password_env = "MAIL_PASSWORD"

[[recipient]]
id = "chat"
webhook = "https://hooks.example/services/T0/B0/s3cret"

[[service]]
id = "acme"

[[service.terms]]
id = "acme-terms"
url = "https://acme.example/terms"
select = ["main", { start_after = "h1", end_before = "footer" }]
"""


@pytest.fixture
def read(tmp_path: Path) -> Provenance:
    path = tmp_path / "config.toml"
    path.write_text(FILE, encoding="utf-8")
    return Provenance(path, {"MAIL_PASSWORD": "s3cret"})


def named(settings: tuple[Setting, ...]) -> dict[str, Setting]:
    return {one.key: one for one in settings}


def test_what_the_file_says_has_its_line_and_the_rest_is_default(read: Provenance) -> None:
    check = named(read.sections()["check"])
    assert (check["every"].value, check["every"].origin, check["every"].line) == ("12 h", "file", 5)
    assert (check["threads"].value, check["threads"].origin, check["threads"].line) == ("16", "default", 0)


def test_a_variable_of_the_environment_is_named_and_said_to_be_set(read: Provenance) -> None:
    password = named(read.sections()["mail"])["password_env"]
    assert (password.value, password.origin, password.line, password.present) == (
        "MAIL_PASSWORD",
        "environment",
        10,
        True,
    )


def test_terms_and_services_have_the_lines_of_their_own_keys(read: Provenance) -> None:
    service, terms = read.service("acme")
    assert [(one.key, one.line) for one in service] == [("id", 17)]
    assert named(terms)["url"].line == 21
    assert named(terms)["select"].value == "main, start_after = h1, end_before = footer"
    assert read.service("nobody") == ()


def test_no_secret_is_shown(read: Provenance) -> None:
    everything = [*read.sections().values(), *read.recipients(), *read.service("acme")]
    values = [one.value for settings in everything for one in settings]
    assert "https://hooks.example/..." in values
    assert not [value for value in values if "s3cret" in value]
