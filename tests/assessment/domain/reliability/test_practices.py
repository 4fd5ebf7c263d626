"""Tests of the reliability of a group's practices."""

import numpy as np
import pytest

from assessment.domain.counts.counting import cross_products
from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.figures import Reliability
from assessment.domain.reliability.agreement import alpha
from assessment.domain.reliability.practices import reliabilities
from tests.assessment.domain.instruments import TINY, sheet, tally_of

ASKED = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())


def found(rows: list[list[int]]) -> dict[str, Reliability]:
    """Reliability of these sheets in one unit."""
    return dict(reliabilities(edition=TINY, asked=ASKED, total=tally_of(rows)))


def mixed(count: int) -> list[list[int]]:
    """Sheets with varied answers."""
    maker = np.random.default_rng(3)
    return [
        sheet(TINY, A1_a=level, A1_b=6 - level, A1_c=min(5, level + 1), A2_a=level, E1_a=int(maker.integers(1, 6)))
        for level in maker.integers(1, 6, count).tolist()
    ]


def test_a_practice_of_several_items_has_alpha_and_one_of_a_single_item_agreement() -> None:
    reliability = found(mixed(40))

    assert (reliability["A1"].kind, reliability["A1"].items, reliability["A1"].n) == ("alpha", 3, 40)
    assert (reliability["A2"].kind, reliability["A2"].items) == ("agreement", 1)
    assert reliability["A1"].value == pytest.approx(1, abs=0.05)
    assert reliability["A2"].value == max(0, reliability["A2"].rstar or 0)


def test_the_whole_questionnaire_has_the_alpha_of_its_practices() -> None:
    rows = mixed(40)
    tally = tally_of(rows)

    whole = found(rows)["overall"]

    assert (whole.kind, whole.items, whole.n) == ("alpha", 3, 40)
    assert whole.value == alpha(tally.practice_cross)
    assert whole.rstar is None


def test_alpha_turns_reversed_items_first() -> None:
    rows = mixed(40)
    scores = np.array([[row[0], 6 - row[1], row[2]] for row in rows]).T * 25_000_000 - 25_000_000

    assert found(rows)["A1"].value == pytest.approx(alpha(cross_products(scores)))


def test_two_camps_are_a_finding() -> None:
    camps = [sheet(TINY, A2_a=1, E1_a=3)] * 20 + [sheet(TINY, A2_a=5, E1_a=3)] * 20
    reliability = found(camps)

    assert reliability["A2"].split
    assert reliability["A2"].value == 0
    assert reliability["A2"].ad == 2
    assert reliability["A2"].sd == pytest.approx(50 * (40 / 39) ** 0.5)
    assert not reliability["E1"].split
    assert reliability["E1"].value == 1


def test_too_few_respondents_have_no_reliability() -> None:
    assert found(mixed(29)) == {}
    assert "A1" not in found([sheet(TINY, A2_a=3)] * 40)


def test_a_single_practice_has_no_reliability_of_the_whole() -> None:
    asked = questionnaire_of(edition=TINY, group="staff", excluded=frozenset({"A1", "A2"}))
    tally = tally_of([sheet(TINY, E1_a=3)] * 30, excluded=frozenset({"A1", "A2"}))

    assert list(reliabilities(edition=TINY, asked=asked, total=tally)) == ["E1"]
