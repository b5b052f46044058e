"""Fixtures of the pipeline's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.bench import TEXT, Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A store that knows Acme's terms; its page shows ``TEXT``."""
    with bench_in(tmp_path) as made:
        made.serve(TEXT)
        yield made
