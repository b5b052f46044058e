"""Edits over all real pairs: exact, near the minimum, in few pieces (numbers printed by ``python -m bench.edits``)."""

from pathlib import Path

import pytest

from bench.edits import measure

pytestmark = pytest.mark.long


def test_every_pair_is_rebuilt_and_edits_are_few(shared: Path) -> None:
    count = measure()
    assert count.pairs == 160
    assert count.verified == count.pairs
    assert count.before <= 1.15 * count.minimum
    assert count.after <= 1.30 * count.minimum
    assert count.hunks <= 4 * count.modified
