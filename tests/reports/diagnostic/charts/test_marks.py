"""The axis of levels and the marks of groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostic.charts import marks

AXIS = marks.Axis(100, 300, 4, ("None", "Said", "Here", "All", "More"))


@given(st.floats(-1, 6), st.floats(-1, 6))
def test_a_higher_level_never_lies_further_left_and_none_leaves_the_axis(first: float, second: float) -> None:
    low, high = sorted((first, second))

    assert 100 <= AXIS.x(low) <= AXIS.x(high) <= 300


def test_the_head_of_the_axis_shows_number_and_name_of_each_level() -> None:
    drawn = AXIS.head(10)

    assert all(f">{level}</text>" in drawn and f">{name}</text>" in drawn for level, name in enumerate(AXIS.names))


def test_a_long_scale_is_marked_at_some_of_its_levels() -> None:
    assert list(marks.Axis(0, 100, 10, ()).ticks()) == [0, 2, 4, 6, 8, 10]


def test_every_group_has_a_shape_of_its_own() -> None:
    drawn = {marks.mark(marks.shape_of(place), 10, 10) for place in range(4)}

    assert len(drawn) == 4
    assert marks.shape_of(4) == marks.shape_of(0)


@pytest.mark.parametrize("shape", [*marks.SHAPES, marks.CONSENSUS])
def test_the_legend_names_each_shape(shape: str) -> None:
    drawn = marks.legend([(shape, "Staff")], 0, 7)

    assert marks.mark(shape, 5, 7) in drawn
    assert ">Staff</text>" in drawn
