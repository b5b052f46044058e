"""Fixtures of the pipeline's tests: everything runs on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import postgres
from tests.helpers.bench import TEXT, Bench, bench_in


@pytest.fixture(params=["sqlite", "postgresql"])
def bench(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Bench]:
    """A store that knows Acme's terms; its page shows ``TEXT``."""
    if request.param == "sqlite":
        with bench_in(tmp_path) as made:
            made.serve(TEXT)
            yield made
        return
    with postgres.database() as url, bench_in(tmp_path, url) as made:
        made.serve(TEXT)
        yield made
