"""Tests of choosing the cells of a group: units, rest groups, distributions."""

import numpy as np
import pytest

from assessment.domain.disclosure import cells
from assessment.domain.disclosure.cells import cells_of
from assessment.domain.disclosure.tree import UnsafeRelease

# An agency with a large office of 40, a middle one of 12, and two small ones of 6 and 4.
PARENTS = (-1, 0, 0, 0, 0)
OWN = np.array([0, 40, 12, 6, 4])
TOTALS = np.array([62, 40, 12, 6, 4])


def chosen() -> cells.Cells:
    """Thresholds of ten, and of thirty for distributions."""
    return cells_of(responses=TOTALS, own=OWN, parents=PARENTS, threshold=10, least=30)


def test_units_come_first_and_rest_groups_after_them() -> None:
    found = chosen()

    assert found.units.tolist() == [0, 1, 2]
    assert [group.members for group in found.groups] == [(3, 4)]
    assert found.gathered(TOTALS).tolist() == [62, 40, 12, 10]


def test_a_distribution_never_leaves_fewer_than_its_own_threshold() -> None:
    assert chosen().distributions.tolist() == [True, False, False, False]


def test_numbers_of_units_are_spread_over_the_tree_and_rest_groups_have_none() -> None:
    found = chosen()

    assert found.spread(OWN).sum() == OWN.sum()
    assert found.spread(OWN)[found.groups[0].place] == 0
    assert found.gathered(np.stack([TOTALS, TOTALS], axis=1)).shape == (4, 2)


def test_nobody_gives_no_cells() -> None:
    nobody = np.zeros(5, dtype=np.int64)
    found = cells_of(responses=nobody, own=nobody, parents=PARENTS, threshold=10, least=30)

    assert found.places.tolist() == []
    assert found.gathered(nobody).tolist() == []


def test_cells_of_a_group_that_is_asked_nothing_have_no_counts() -> None:
    nobody = np.zeros(5, dtype=np.int64)
    found = cells_of(responses=nobody, own=nobody, parents=PARENTS, threshold=10, least=30)

    assert found.gathered(np.zeros((5, 0, 14), dtype=np.int64)).shape == (0, 0, 14)


@pytest.mark.parametrize("rule", ["published_units", "distribution_units"])
def test_a_choice_that_is_not_safe_is_refused(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    monkeypatch.setattr(cells, rule, lambda *, own, **_: (True,) * len(own))

    with pytest.raises(UnsafeRelease):
        chosen()
