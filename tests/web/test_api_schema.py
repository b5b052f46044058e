"""The API keeps to its own schema on a filled store, whatever is asked of it."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from monitor.app import find_config, opened, take_over
from monitor.cli.demo import played
from monitor.web.application import create

pytestmark = pytest.mark.long
EXAMPLES = 40
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
SCHEMA = "/api/v1/openapi.json"
HOST = {"Host": "localhost"}
KNOWN = {
    "terms_id": ("northlight-sla", "northlight-api-terms-zh"),
    "number": (2,),
    "service": ("northlight",),
    "terms": ("northlight-sla",),
}
"""Values that the store knows."""
CHOICES = {name: st.sampled_from(values) for name, values in KNOWN.items()}


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Every operation of the API on the demo's store, by its name."""
    with (
        played(tmp_path_factory.mktemp("api") / "demo") as config,
        opened(find_config(config)) as world,
    ):
        take_over(world)
        schema = schemathesis.openapi.from_asgi(SCHEMA, create(world), headers=HOST)
        found = [result.ok() for result in schema.get_all_operations()]
        yield {f"{one.method.upper()} {one.path}": one for one in found}


def test_every_operation_answers_as_its_schema_says(operations):
    assert len(operations) >= 6
    statuses = {name: _asked(operation) for name, operation in operations.items()}
    assert [name for name, seen in statuses.items() if 200 not in seen] == []


def _cases(operation: Any) -> Any:
    """What fits the schema, and what does not."""
    fitting = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if not (operation.path_parameters or operation.query):
        return fitting
    return fitting | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)


def _asked(operation: Any) -> set[int]:
    """Ask the operation many things, some with names that the store knows; the statuses it answered with."""
    statuses = set()

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck]
    )
    @given(case=_cases(operation), known=st.fixed_dictionaries({}, optional=CHOICES))
    def hold(case: Any, known: dict[str, Any]) -> None:
        for place in (case.path_parameters, case.query):
            for field in known.keys() & set(place or {}):
                place[field] = known[field]
        answer = case.call(headers=HOST)
        case.validate_response(answer, checks=CHECKS)
        statuses.add(answer.status_code)

    hold()
    return statuses
