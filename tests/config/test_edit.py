"""Adding to a configuration file without touching what stands there."""

import pytest

from monitor.config import load
from monitor.config.edit import add_terms
from monitor.errors import ConfigError

TEXT = """# our list
[check]
every = "12h"  # twice a day

[[service]]
id = "acme"   # the first

[[service.terms]]
id = "acme-terms"
url = "https://acme.example/terms"
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_terms_join_their_service_and_comments_stay(path):
    add_terms(path, {"id": "acme"}, [{"id": "acme-sla", "url": "https://acme.example/sla", "allow_private": True}])
    add_terms(path, {"id": "new", "name": "New"}, [{"id": "new-terms", "url": "https://new.example"}])
    assert path.read_text(encoding="utf-8").startswith(TEXT.rstrip())
    config = load(path)
    assert [[terms.id for terms in service.terms] for service in config.services] == [
        ["acme-terms", "acme-sla"],
        ["new-terms"],
    ]
    assert config.terms[1].sources[0].allow_private


def test_several_pages_and_ranges_are_read_back(path):
    pages = [
        {"url": "https://new.example/1", "select": ["main", {"start_before": "#a", "end_after": "#b"}]},
        {"url": "https://new.example/2", "render": "browser"},
    ]
    add_terms(path, {"id": "new"}, [{"id": "new-terms", "source": pages}])
    first, second = load(path).services[1].terms[0].sources
    assert first.spec.select[1].end_after == "#b"
    assert second.render == "browser"


def test_what_would_not_be_valid_is_not_written(path):
    with pytest.raises(ConfigError):
        add_terms(path, {"id": "acme"}, [{"id": "acme-terms", "url": "https://acme.example/again"}])
    assert path.read_text(encoding="utf-8") == TEXT


def test_services_that_are_no_array_of_tables_are_refused(path):
    path.write_text('service = [{ id = "acme", terms = [] }]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="array of tables"):
        add_terms(path, {"id": "acme"}, [{"id": "x", "url": "https://acme.example"}])
