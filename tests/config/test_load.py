"""The configuration file: what a good one becomes, and that every mistake in a bad one is told."""

from pathlib import Path

import pytest

from monitor.config import find, load, parse
from monitor.errors import ConfigError
from monitor.model.source import Range
from tests.conftest import ROOT

HERE = Path("/somewhere/config.toml")
SERVICE = '[[service]]\nid = "acme"\n'
TERMS = SERVICE + '[[service.terms]]\nid = "acme-terms"\nurl = "https://acme.example/terms"\n'

BAD = [
    # text of the file, line of the mistake, words that the report must hold
    ("[store\n", 1, "1:7: Expected"),
    ("a = 1\na = 2\n", 2, "2:6: Cannot overwrite"),
    ("[check]\nevery = 24h\n", 2, "2:11: Expected"),
    ('[check]\nevery = "24h\n', 2, "2:13: Illegal"),
    ("[check]\nevery = [1,", 2, "2:12: Invalid value"),
    ('[stroe]\nfolder = "x"\n', 1, 'stroe: unknown key; did you mean "store"?'),
    ('[store]\nfoldr = "x"\n', 2, 'did you mean "folder"?'),
    ('[store]\nkeep_raw = "some"\n', 2, "must be one of versions, all"),
    ("[store]\nfolder = 7\n", 2, "must be text in quotes"),
    ('[store]\nfolder = ""\n', 2, "must not be empty"),
    ('store = "x"\n', 1, "must be a table"),
    ('[store]\nblobs = "gs://terms/blobs"\n', 2, 'must be a folder or begin with s3://, not "gs:"'),
    ('[store]\nblobs = "s3://key:secret@terms/blobs"\n', 2, "must be s3://bucket/prefix"),
    ('[store]\nblobs = "s3://"\n', 2, "must be s3://bucket/prefix"),
    ('[store.s3]\nregion = "x"\n', 1, "only with blobs"),
    ('[store]\nblobs = "s3://terms"\n[store.s3]\nkey_env = "K"\n', 3, "both key_env and secret_env"),
    ('[store]\nblobs = "s3://terms"\n[store.s3]\nkey_env = "AKIA/7"\nsecret_env = "S"\n', 4, "not the secret itself"),
    ('[store]\nblobs = "s3://terms"\n[store.s3]\nendpont = "http://a.example"\n', 4, 'did you mean "endpoint"?'),
    ("[check]\nevery = 24\n", 2, 'must be a span such as "30m"'),
    ('[check]\nevery = "0h"\n', 2, "longer than nothing"),
    ('[check]\nthreads = "many"\n', 2, "must be a whole number"),
    ("[check]\nthreads = 0\n", 2, "greater than or equal to 1"),
    ('[fetch]\nhost_delay = "10"\n', 2, "must be a number"),
    ('[fetch.window]\nstart = "25:00"\nend = "06:00"\n', 2, "must be a time of day"),
    ('[daemon]\nlisten = "9464"\n', 2, "must be host and port"),
    ('[daemon]\ntime_zone = "Europe/Berln"\n', 2, 'did you mean "Europe/Berlin"?'),
    ('[[service]]\nname = "x"\n', 1, "service[1].id: is missing"),
    ('[[service]]\nid = "Acme Inc"\n', 2, '"Acme Inc" is no id'),
    ('[[service]]\nid = "a"\ntime_zone = "MEZ/Bonn"\n', 3, "is no IANA time zone"),
    ('[[service]]\nid = "a"\ncalendar = "XX"\n', 3, "is no calendar that is known"),
    ('[[service]]\nid = "a"\nstatutes = ["eu-p2b"]\n', 3, "is no statute overlay"),
    (TERMS + '[[service.date]]\nkind = "renewal"\non = "soon"\n', 8, "valid date"),
    (TERMS + '[[service.date]]\nkind = "renewal"\non = 2026-05-01\nterms = "acme"\n', 9, "has no terms"),
    ('[[service]]\nid = "a"\nterms = "x"\n', 3, "must be a list"),
    ('[[service]]\nid = "a"\nstatutes = ["eu-p2b"]\n', 3, "is no statute overlay; known: cn-ecommerce-34"),
    (TERMS + '[[service.date]]\nkind = "renewal"\non = 2026-05-01\nterms = "acme-term"\n', 9, '"acme-terms"?'),
    (TERMS + '[[service.date]]\nkind = "renewal"\non = "soon"\n', 8, "date"),
    (TERMS + '[[service.reach]]\nrule = "amendment"\napplies_to = []\n', 8, "at least 1"),
    (SERVICE + SERVICE, 4, '"acme" is the id of another service already'),
    (TERMS + '[[service.terms]]\nid = "acme-terms"\nurl = "https://b.example/"\n', 7, "id of another terms already"),
    (TERMS + "rendr = 'browser'\n", 6, 'did you mean "render"?'),
    (TERMS + 'render = "brwser"\n', 6, 'did you mean "browser"?'),
    (TERMS + 'every = "daily"\n', 6, "must be a span"),
    (TERMS + 'translation_of = "acme-term"\n', 6, 'did you mean "acme-terms"?'),
    (TERMS + 'translation_of = "acme-terms"\n', 6, "translation of itself"),
    (TERMS + 'previous_ids = ["acme-terms"]\n', 6, "still the id of a terms"),
    (TERMS + 'select = ["main", "div["]\n', 6, "is no CSS selector"),
    (TERMS + 'remove = [{ start_after = "h1" }]\n', 6, "either end_before or end_after"),
    (TERMS + 'remove = [{ start_aftr = "h1", end_before = "h2" }]\n', 6, 'did you mean "start_after"?'),
    (TERMS + 'headers = { Authorization = "Bearer 123" }\n', 6, "name of an environment variable"),
    (SERVICE + '[[service.terms]]\nid = "t"\n', 3, "give either url, or one [[service.terms.source]]"),
    (SERVICE + '[[service.terms]]\nid = "t"\nurl = "ftp://acme.example/"\n', 5, 'not "ftp:"'),
    (SERVICE + '[[service.terms]]\nid = "t"\nurl = "javascript:alert(1)"\n', 5, 'not "javascript:"'),
    (SERVICE + '[[service.terms]]\nid = "t"\nurl = "file:///etc/passwd"\n', 5, 'not "file:"'),
    (SERVICE + '[[service.terms]]\nid = "t"\nurl = "https://"\n', 5, "is no URL"),
    (SERVICE + '[[service.terms]]\nid = "t"\nurl = "https://u:secret@acme.example/"\n', 5, "user name or password"),
    (TERMS + '[[service.terms.source]]\nurl = "https://acme.example/2"\n', 5, "not both"),
    (
        SERVICE + '[[service.terms]]\nid = "t"\n' + 2 * '[[service.terms.source]]\nurl = "https://a.example/"\n',
        8,
        "stands twice",
    ),
    (TERMS + '[[service.rule]]\nid = "r"\ntrigger = "ammendment"\nminimum = "P30D"\n', 8, 'did you mean "amendment"?'),
    (TERMS + '[[service.rule]]\nid = "r"\ntrigger = "price"\nminimum = "30 days"\n', 9, "is no notice period"),
    (
        TERMS + '[[service.rule]]\nid = "r"\ntrigger = "price"\nminimum = "P30D"\napplies_to = ["acme-tems"]\n',
        10,
        'did you mean "acme-terms"?',
    ),
    ('[[recipient]]\nid = "me"\nmail = "me@acme.example"\n', 3, "there is no [mail] section"),
    ('[mail]\nhost = "h"\nsender = "nobody"\n', 3, "is no mail address"),
    ('[[recipient]]\nid = "me"\n', 1, "exactly one of mail, apprise_env and webhook"),
    ('[[recipient]]\nid = "me"\napprise_env = "slack://tok/en"\n', 3, "not the secret itself"),
    ('[[recipient]]\nid = "me"\napprise_env = "X"\nservices = ["acm"]\n' + TERMS, 4, 'did you mean "acme"?'),
    ('[[severity]]\npattern = "(arbitration"\n', 2, "is no regular expression"),
    ('[[severity]]\nservice = "acme"\n', 2, "no service has the id"),
]


@pytest.mark.parametrize(("text", "line", "words"), BAD, ids=[f"{n:02}" for n in range(len(BAD))])
def test_bad_config_is_refused_with_file_line_and_reason(text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse(text, HERE)
    told = str(refused.value)
    assert words in told
    assert f"{HERE}:{line}:" in told


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = '[store]\nfoldr = "x"\n\n[check]\nthreads = "many"\n' + SERVICE + 'time_zone = "Mars/Base"\n'
    with pytest.raises(ConfigError) as refused:
        parse(text, HERE)
    lines = [told.split(":")[1] for told in str(refused.value).splitlines()]
    assert lines == ["2", "5", "8"]


def test_lines_are_right_behind_long_strings_and_lists() -> None:
    text = '[fetch]\ncontact = """\n[not a table]\nkey = "#"\n"""\n\n[check]\nthreads = [\n  1, # ]\n]\nevry = "1h"\n'
    with pytest.raises(ConfigError) as refused:
        parse(text, HERE)
    assert [told.split(":")[1] for told in str(refused.value).splitlines()] == ["8", "11"]


def test_windows_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[check]\r\nevery = '12h'\r\n")
    assert load(path).check.interval_hours == 12


def test_a_full_file_becomes_frozen_values() -> None:
    config = parse(
        TERMS
        + 'select = ["main", { start_after = "h1", end_before = "footer" }]\nevery = "6h"\nheaders = { X-Key = "KEY" }\n'
        + '[[service.rule]]\nid = "signed"\ntrigger = "price"\nminimum = "P15BD"\n'
        + '[mail]\nhost = "h"\nsender = "C <c@acme.example>"\n'
        + '[[recipient]]\nid = "me"\nmail = "me@acme.example"\ndigest_day = "friday"\ndigest_at = "07:30"\n',
        HERE,
    )
    (terms,) = config.terms
    assert terms.sources[0].spec.select == ("main", Range(start_after="h1", end_before="footer"))
    assert terms.sources[0].headers == (("X-Key", "KEY"),)
    assert terms.interval_hours == 6
    (rule,) = config.rules
    assert (rule.id, rule.day_kind, rule.applies_to, rule.source) == ("acme.signed", "business", ("service",), "user")
    assert (config.recipients[0].digest_day, config.recipients[0].digest_at.isoformat()) == (4, "07:30:00")


def test_relative_paths_count_from_the_file() -> None:
    store = parse('[store]\nfolder = "data"\n', HERE).store
    assert store.database == "sqlite:////somewhere/data/clausewatch.db"
    assert store.blobs == "/somewhere/data/blobs"


def test_the_shipped_file_is_valid_and_watches_the_first_pages() -> None:
    config = load(ROOT / "config.toml")
    by_id = {terms.id: terms for terms in config.terms}
    assert len(by_id) == 6
    assert by_id["kling-api-terms-zh"].translation_of == "kling-api-terms-en"
    assert by_id["conductatlas-kling"].kind == "commentary"
    rendered = {terms.id for terms in config.terms if terms.sources[0].render == "browser"}
    assert rendered == {"kling-api-terms-en", "kling-api-sla-en", "kling-api-terms-zh"}


def test_the_file_is_found_in_the_order_that_the_design_gives(tmp_path: Path) -> None:
    own = tmp_path / "home" / ".config" / "clausewatch" / "config.toml"
    here, named, explicit = tmp_path / "config.toml", tmp_path / "named.toml", tmp_path / "explicit.toml"
    for path in (own, here, named, explicit):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    home = tmp_path / "home"
    assert find(explicit, {"CLAUSEWATCH_CONFIG": str(named)}, tmp_path, home) == explicit
    assert find(None, {"CLAUSEWATCH_CONFIG": str(named)}, tmp_path, home) == named
    assert find(None, {}, tmp_path, home) == here
    here.unlink()
    assert find(None, {}, tmp_path, home) == own
    own.unlink()
    with pytest.raises(ConfigError, match="clausewatch init"):
        find(None, {}, tmp_path, home)


def test_bytes_in_an_s3_compatible_store() -> None:
    text = """
[store]
blobs = "s3://terms/pages"
[store.s3]
endpoint = "https://minio.example:9000"
key_env = "KEY"
secret_env = "SECRET"
"""
    store = parse(text, HERE).store
    assert (store.blobs, store.s3.endpoint) == ("s3://terms/pages", "https://minio.example:9000")
    assert (store.s3.key_env, store.s3.secret_env, store.s3.region) == ("KEY", "SECRET", None)
