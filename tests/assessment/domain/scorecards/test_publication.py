"""Tests of drawing up one group's table: nothing withheld is stored."""

import numpy as np
import pytest

from assessment.domain.disclosure import cells
from assessment.domain.disclosure.tree import UnsafeRelease
from assessment.domain.figures import Shown, Weighting
from assessment.domain.frame import UNKNOWN, Frame, Unit
from assessment.domain.scorecards.publication import HeadcountTooSmall
from assessment.domain.scorecards.tables import NO_MARGIN, Rest
from tests.assessment.domain.cards import card, staff
from tests.assessment.domain.instruments import TINY, flat_frame, sheet


def test_only_shown_units_and_rest_groups_have_rows() -> None:
    table = card().tables["staff"]

    assert table.rows.tolist() == [0, 1, 2, -1, -1]
    assert table.answered.tolist() == [62, 40, 12, 10]
    assert table.counted.shape == table.scores.shape == table.margins.shape == (4, len(table.measures))
    assert table.rests == (Rest("agency", ("small", "tiny"), 3),)
    assert table.people.tolist() == [UNKNOWN, 60, 12, UNKNOWN]


def test_distributions_are_a_family_of_their_own() -> None:
    table = card().tables["staff"]

    # 62 of the agency less 40 of the big office would leave 22, fewer than thirty.
    assert table.distributions.tolist() == [0, -1, -1, -1]
    assert len(table.counts) == 1


def test_where_all_headcounts_are_known_parts_count_by_their_people() -> None:
    frame = flat_frame(a=30, b=90)
    found = card(frame=frame, sheets={"staff": [(staff(2), "a")] * 15 + [(staff(4), "b")] * 15})
    table = found.tables["staff"]
    figure = found.figure("staff", "agency", "practices/A2")

    assert table.weighted[0].all()
    assert isinstance(figure, Shown)
    assert figure.score == pytest.approx((30 * 25 + 90 * 75) / 120)
    assert figure.weighting is Weighting.HEADCOUNT


def test_where_a_headcount_is_unknown_each_respondent_counts_the_same() -> None:
    found = card(frame=flat_frame(a=30, b=None), sheets={"staff": [(staff(2), "a")] * 15 + [(staff(4), "b")] * 15})
    figure = found.figure("staff", "agency", "practices/A2")

    assert isinstance(figure, Shown)
    assert figure.score == pytest.approx(50)
    assert (figure.weighting, figure.headcount) == (Weighting.EQUAL, None)


def test_figures_on_few_answers_are_blank_in_the_arrays() -> None:
    rows = [(sheet(TINY, A1_a=3, A1_b=3, E1_a=3), "big")] * 40 + [(staff(3), "big")] * 4
    table = card(sheets={"staff": rows}).tables["staff"]
    column = table.measures.index("practices/A2")

    assert table.counted[:, column].tolist() == [0, 0]
    assert table.scores[:, column].tolist() == [0, 0]
    assert table.margins[:, column].tolist() == [NO_MARGIN, NO_MARGIN]
    assert not table.counts[:, table.items.index("A2.a")].any()


def test_more_answers_than_people_are_refused_by_unit() -> None:
    with pytest.raises(HeadcountTooSmall, match="Unit b has 9 people of staff, but 10 answered") as caught:
        card(frame=flat_frame(a=12, b=9), sheets={"staff": [(staff(3), "b")] * 10})

    assert (caught.value.unit, caught.value.group) == ("b", "staff")


def test_a_choice_of_units_that_is_not_safe_never_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "published_units", lambda *, own, **_: (True,) * len(own))

    with pytest.raises(UnsafeRelease):
        card()


def test_too_many_unsure_answers_are_not_mentioned_when_the_agency_is_withheld() -> None:
    unsure = sheet(TINY, A1_a=3, A2_a=12)
    table = card(sheets={"staff": [(unsure, "big")] * 9}).tables["staff"]

    assert table.cannot_judge == ()
    assert len(table.rows) == 5
    assert (table.rows == -1).all()


def test_a_practice_of_one_item_has_the_interval_of_its_item() -> None:
    table = card().tables["staff"]
    columns = [table.measures.index(measure) for measure in ("items/A2.a", "practices/A2")]

    assert (table.margins[:, columns[0]] == table.margins[:, columns[1]]).all()
    assert (table.margins[:2] > 0).all()


def test_the_general_headcount_serves_when_there_is_one_audience() -> None:
    from dataclasses import replace

    instrument = replace(
        TINY, audiences=TINY.audiences[:1], items=tuple(i for i in TINY.items if "staff" in i.audiences)
    )
    frame = Frame.of([Unit("agency", None, "The agency", 20)])
    row = [3] * len(instrument.items)

    found = card(instrument=instrument, frame=frame, sheets={"staff": [(row, "agency")] * 10})

    assert found.headcount("staff", "agency") == 20
    assert np.array_equal(found.tables["staff"].headcounts, [20])
