"""Results are remembered for the last few objects, by identity."""

from monitor.core.recent import Recent


def test_the_last_ones_are_remembered_and_older_ones_derived_again() -> None:
    asked: list[list[int]] = []

    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    recent = Recent(total)
    one, two, three = [1], [2], [3]
    assert [recent(one), recent(two), recent(one), recent(two)] == [1, 2, 1, 2]
    assert asked == [one, two]
    assert recent(three) == 3
    assert recent(one) == 1
    assert asked == [one, two, three, one]


def test_equal_objects_are_not_mixed_up() -> None:
    recent: Recent[list[int], int] = Recent(id)
    one, twin = [1], [1]
    assert recent(one) == id(one)
    assert recent(twin) == id(twin)
