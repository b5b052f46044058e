"""Declarations of Open Terms Archive: every form is read, what cannot be mapped is listed, and back again."""

import json

import pytest

from monitor.errors import ConfigError
from monitor.model.source import Range
from monitor.pipeline.declarations import declaration, read_declaration, read_declarations
from tests.helpers.declarations import EVERY_FORM, SINGLE

_PDF = [{"fetch": "https://p.example/terms.pdf"}]


def _written(form: dict, key: str = "terms") -> str:
    return json.dumps({"name": "Vendor Ünï", key: {"Terms of Service": form, "Privacy Policy": _PDF[0]}})


@pytest.mark.parametrize("form", EVERY_FORM, ids=lambda form: json.dumps(form)[:60])
def test_reading_writing_and_reading_again_is_the_same(form):
    assert len(EVERY_FORM) >= 100
    first = read_declaration(_written(form), file="v.json")
    again = read_declaration(json.dumps(declaration(first.service)), file="v.json")
    assert again.service == first.service
    assert not again.unmapped


def test_what_is_shared_beside_combine_holds_for_every_source():
    form = {"combine": [{"fetch": "https://c.example/1"}, {"fetch": "https://c.example/2", "select": ".own"}]}
    terms = read_declaration(
        _written(form | {"select": "main", "executeClientScripts": True}), file="v.json"
    ).service.terms[0]
    assert [source.spec.select for source in terms.sources] == [("main",), (".own",)]
    assert {source.render for source in terms.sources} == {"browser"}


def test_javascript_is_listed_and_link_filters_need_no_counterpart():
    form = {"fetch": "https://a.example", "filter": ["cleanUp", {"removeQueryParams": ["a"]}], "select": "p", "odd": 1}
    assert read_declaration(_written(form, key="documents"), file="v.json").unmapped == (
        "v.json: Terms of Service: 'odd' is not known and was left out",
        "v.json: Terms of Service: filter 'cleanUp' is JavaScript and was left out",
    )


def test_ids_are_made_of_names():
    service = read_declaration(_written({"fetch": "https://a.example", "select": "p"}), file="v.json").service
    assert service.id == "vendor-uni"
    assert [(terms.id, terms.type) for terms in service.terms] == [
        ("vendor-uni-terms-of-service", "terms"),
        ("vendor-uni-privacy-policy", "privacy"),
    ]
    assert isinstance(
        read_declaration(_written(SINGLE[20]), file="v.json").service.terms[0].sources[0].spec.select[0], str | Range
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not a service declaration"),
        ("[]", "not a service declaration"),
        ('{"name": "x", "terms": []}', "must map each terms type"),
        (_written({"select": "p"}), '"fetch" is missing'),
        (
            _written({"fetch": "https://a.example", "select": {"startBefore": "a"}}),
            "neither a CSS selector nor a range",
        ),
    ],
)
def test_a_wrong_file_is_named_with_what_would_be_right(text, said):
    with pytest.raises(ConfigError, match=f"v.json.*{said}"):
        read_declaration(text, file="v.json")


def test_a_folder_is_read_without_the_history_files(tmp_path):
    (tmp_path / "b.json").write_text(_written(_PDF[0]), encoding="utf-8")
    (tmp_path / "b.history.json").write_text("{}", encoding="utf-8")
    assert len(read_declarations(tmp_path)) == 1
    (tmp_path / "b.json").unlink()
    with pytest.raises(ConfigError, match="no declarations there"):
        read_declarations(tmp_path)
