"""The heaviest chain against trying every one."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.align.chain import Candidate, heaviest_chain

CANDIDATES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 9)),
    max_size=8,
    unique_by=lambda candidate: candidate[:2],
)


def heaviest_by_trying(candidates: list[Candidate]) -> float:
    best = 0.0
    for size in range(1, len(candidates) + 1):
        for chosen in combinations(sorted(candidates), size):
            if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen)):
                best = max(best, sum(weight for _, _, weight in chosen))
    return best


@settings(deadline=None, max_examples=60)
@given(CANDIDATES)
def test_no_chain_is_heavier(candidates: list[Candidate]) -> None:
    weights = {candidate[:2]: candidate[2] for candidate in candidates}
    chain = heaviest_chain(candidates)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    assert sum(weights[pair] for pair in chain) == heaviest_by_trying(candidates)
