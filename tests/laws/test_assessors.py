"""Laws of assessors' statistics: who is named first, and in which units, changes nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from assessment.domain.assessors.divergence import Discussion, PartScores, divergences
from assessment.domain.assessors.interrater import Intraclass, intraclass
from assessment.domain.assessors.kappa import Kappa, kappa, kappa_quadratic
from assessment.domain.assessors.krippendorff import Metric, krippendorff_alpha
from assessment.domain.assessors.leniency import LeniencyModel, leniency
from assessment.domain.assessors.rating_graph import NotConnected, Rating, components
from assessment.domain.assessors.undefined import Undefined

SHAPES = st.tuples(st.integers(2, 6), st.integers(2, 5))
TABLES = arrays.arrays(np.float64, SHAPES, elements=st.integers(0, 100).map(float))
GAPPED = arrays.arrays(np.float64, SHAPES, elements=st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, np.nan]))
COUNTS = arrays.arrays(np.float64, st.integers(1, 5).map(lambda k: (k, k)), elements=st.integers(0, 9).map(float))
RATINGS = st.lists(
    st.builds(Rating, st.sampled_from("uvwxyz"), st.sampled_from("abcd"), st.integers(0, 100).map(float)),
    min_size=1,
    max_size=24,
)
COEFFICIENTS = (
    "one_way_single",
    "one_way_average",
    "random_single",
    "random_average",
    "fixed_single",
    "fixed_average",
)


@given(TABLES)
def test_intraclass_correlations_are_at_most_one_and_their_interval_holds_them(ratings: NDArray[np.float64]) -> None:
    found = intraclass(ratings)

    if isinstance(found, Intraclass):
        assert all(getattr(found, name) <= 1 for name in COEFFICIENTS)
        assert found.interval.low - 1e-9 <= found.random_single <= found.interval.high + 1e-9 <= 1 + 2e-9


@given(TABLES, st.integers(1, 9), st.integers(-50, 50))
def test_intraclass_correlations_ignore_units_zero_and_order(
    ratings: NDArray[np.float64], times: int, plus: int
) -> None:
    found, turned = intraclass(ratings), intraclass(ratings[::-1, ::-1] * times + plus)

    assert isinstance(found, Intraclass) == isinstance(turned, Intraclass)
    if isinstance(found, Intraclass):
        for name in COEFFICIENTS:
            assert getattr(turned, name) == pytest.approx(getattr(found, name), abs=1e-6, rel=1e-6)


@given(TABLES)
def test_the_average_of_all_is_the_single_one_by_spearman_and_brown(ratings: NDArray[np.float64]) -> None:
    found = intraclass(ratings)

    if isinstance(found, Intraclass):
        k = found.squares.assessors
        for name in ("one_way", "random", "fixed"):
            single, average = getattr(found, f"{name}_single"), getattr(found, f"{name}_average")
            assert average * (1 + (k - 1) * single) == pytest.approx(k * single, abs=1e-6, rel=1e-6)


@given(GAPPED, st.sampled_from(Metric))
def test_alpha_is_at_most_one_and_ignores_who_is_who(ratings: NDArray[np.float64], metric: Metric) -> None:
    alpha = krippendorff_alpha(ratings, metric=metric)
    swapped = np.array([np.roll(row, place) for place, row in enumerate(ratings)])

    again = krippendorff_alpha(swapped[::-1], metric=metric)

    assert alpha == again or alpha == pytest.approx(again, abs=1e-9)
    assert isinstance(alpha, Undefined) or alpha <= 1


@given(GAPPED, st.sampled_from(Metric))
def test_units_rated_once_do_not_matter(ratings: NDArray[np.float64], metric: Metric) -> None:
    once = np.full((1, ratings.shape[1]), np.nan)
    once[0, 0] = 77

    assert krippendorff_alpha(np.vstack([ratings, once]), metric=metric) == krippendorff_alpha(ratings, metric=metric)


@given(COUNTS)
def test_kappa_is_the_same_seen_from_the_other_assessor(counts: NDArray[np.float64]) -> None:
    for statistic in (kappa, kappa_quadratic):
        found, turned = statistic(counts), statistic(counts.T)
        if isinstance(found, Kappa):
            assert isinstance(turned, Kappa)
            assert found.value == pytest.approx(turned.value, abs=1e-9)
            assert found.standard_error == pytest.approx(turned.standard_error, abs=1e-7)
            assert -1 - 1e-9 <= found.value <= 1
        else:
            assert found == turned


@given(RATINGS)
def test_effects_of_assessors_sum_to_zero_and_leave_residuals_that_do(ratings: list[Rating]) -> None:
    found = leniency(ratings)

    if isinstance(found, LeniencyModel):
        severities = {each.assessor: each.leniency.points for each in found.assessors}
        fair = {each.organisation: each.fair.points for each in found.organisations}
        assert sum(severities.values()) == pytest.approx(0, abs=1e-6)
        for key in (*fair, *severities):
            left = sum(
                rating.score - fair[rating.organisation] - severities[rating.assessor]
                for rating in ratings
                if key in (rating.organisation, rating.assessor)
            )
            assert left == pytest.approx(0, abs=1e-6)
    else:
        assert isinstance(found, Undefined | NotConnected)


@given(RATINGS, st.integers(-30, 30))
def test_a_kinder_assessor_changes_their_own_effect_and_no_difference_of_organisations(
    ratings: list[Rating], more: int
) -> None:
    kinder = [
        Rating(rating.organisation, rating.assessor, rating.score + more * (rating.assessor == "a"))
        for rating in ratings
    ]
    before, after = leniency(ratings), leniency(kinder)

    if isinstance(before, LeniencyModel):
        assert isinstance(after, LeniencyModel)
        shifts = [
            new.fair.points - old.fair.points
            for old, new in zip(before.organisations, after.organisations, strict=True)
        ]
        assert max(shifts) - min(shifts) == pytest.approx(0, abs=1e-6)


@given(RATINGS)
def test_components_share_nobody_and_miss_nobody(ratings: list[Rating]) -> None:
    found = components(ratings)

    assert sorted(code for part in found for code in part.organisations) == sorted({r.organisation for r in ratings})
    assert sorted(code for part in found for code in part.assessors) == sorted({r.assessor for r in ratings})
    for rating in ratings:
        assert [rating.organisation in part.organisations for part in found] == [
            rating.assessor in part.assessors for part in found
        ]


@given(st.lists(st.integers(0, 100).map(float), min_size=1, max_size=8), st.integers(-100, 100))
def test_divergence_depends_on_distances_alone(scores: list[float], shift: int) -> None:
    (here,), (there,) = (
        divergences([PartScores("p", {str(place): score + plus for place, score in enumerate(scores)})])
        for plus in (0, shift)
    )

    assert there.proposed == here.proposed + shift
    assert there.discussion is here.discussion
    assert here.spread > 20 or here.deviation > 10 or here.discussion is Discussion.OPTIONAL
