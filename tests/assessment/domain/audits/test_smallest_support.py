"""How few people a combination of cells can be about."""

import pytest

from assessment.domain.audits.smallest_support import fewest_by_elimination, is_nested, leverages, smallest_support


def kinds(**people: int) -> dict[frozenset[int], int]:
    """People by cells, `in01=4` for four who are in cells 0 and 1."""
    return {frozenset(map(int, name.removeprefix("in"))): count for name, count in people.items()}


def test_nested_cells_part_people_into_their_kinds() -> None:
    found = smallest_support(kinds=kinds(in0=40, in01=30, in02=3, in023=50), below=10)

    assert (found.people, found.proven) == (3, 3)
    assert found.leverage == pytest.approx(1 + 6 / 30)


def test_elimination_agrees_among_few_people() -> None:
    found = smallest_support(kinds=kinds(in0=12, in01=3), below=10)

    assert (found.people, found.proven) == (3, 3)
    assert found.leverage == pytest.approx(1 + 6 / 12)


def test_leverages_of_nested_cells_are_shares_of_a_kind() -> None:
    assert leverages(kinds(in0=12, in01=3)) == pytest.approx(kinds_of_floats(in0=1 / 12, in01=1 / 3))


def kinds_of_floats(**values: float) -> dict[frozenset[int], float]:
    return {frozenset(map(int, name.removeprefix("in"))): value for name, value in values.items()}


def test_rows_and_columns_of_a_table_part_those_on_a_diagonal_path() -> None:
    # Cells 0 and 1 are rows, 2 and 3 columns: row 0 less column 2 is about the 3 and the 3 off the diagonal.
    table = kinds(in02=7, in03=3, in12=3, in13=12)

    assert not is_nested(table)
    assert fewest_by_elimination(table) == 6
    assert smallest_support(kinds=table, below=10).people == 6


def test_many_people_in_crossing_cells_are_proven_safe_by_leverages() -> None:
    found = smallest_support(kinds=kinds(in02=70, in03=30, in12=30, in13=120), below=10)

    assert found.people is None
    assert found.proven == 10
    assert found.leverage < 1


def test_many_people_in_crossing_cells_may_stay_unproven() -> None:
    found = smallest_support(kinds=kinds(in02=70, in03=3, in12=3, in13=120), below=10)

    assert (found.people, found.proven) == (None, 1)
    assert found.leverage > 1


def test_nothing_released_is_about_nobody() -> None:
    found = smallest_support(kinds={}, below=10)

    assert (found.people, found.proven, found.leverage) == (None, 10, 0)


@pytest.mark.parametrize(
    ("people", "nested"),
    [
        (kinds(in0=1), True),
        (kinds(in0=1, in1=1), True),
        (kinds(in0=1, in01=1), True),
        (kinds(in01=1, in0=1, in1=1), False),
    ],
)
def test_cells_are_nested_when_any_two_are_apart_or_one_in_the_other(
    people: dict[frozenset[int], int], nested: bool
) -> None:
    assert is_nested(people) is nested


def test_a_kind_that_only_relations_free_is_found_last() -> None:
    # Three cells of two kinds each, every kind in two: each kind alone can be worked out.
    assert fewest_by_elimination(kinds(in01=8, in02=5, in12=6)) == 5


def test_the_whole_is_the_only_combination_of_one_cell() -> None:
    assert fewest_by_elimination(kinds(in0=8)) == 8


def test_in_a_table_of_equal_parts_no_combination_is_about_less_than_a_row() -> None:
    assert fewest_by_elimination(kinds(in02=5, in03=5, in12=5, in13=5)) == 10
    nine = {frozenset({row, 3 + column}): 4 for row in range(3) for column in range(3)}
    assert fewest_by_elimination(nine) == 12
