"""Tests of ranks: intervals, ties, bands and what may be said of a quartile."""

import numpy as np
import pytest

from assessment.domain.benchmarks.ranking import Ranks, Standing, TooFewDraws, rank, standing, tie_bands
from assessment.domain.benchmarks.shrinkage import sample, shrink, size_classes


def ranks_of(
    scores: list[float], variances: list[float], *, draws: int = 400, seed: int = 5, block: int = 256
) -> Ranks:
    """Ranks of organisations whose true scores vary by 100 points²."""
    return rank(shrink(sample(scores, variances), tau2=100), seed=seed, draws=draws, block=block)


def test_scores_known_exactly_have_their_places() -> None:
    found = ranks_of([40, 80, 60, 20], [0] * 4)

    assert (list(found.low), list(found.high)) == ([3, 1, 2, 4], [3, 1, 2, 4])
    assert (list(found.top), list(found.bottom)) == ([0, 1, 0, 0], [0, 0, 0, 1])
    assert (list(found.band), list(found.order)) == ([3, 1, 2, 4], [1, 2, 0, 3])
    assert found.standings == (
        Standing.NOT_DISTINGUISHED,
        Standing.PROBABLY_TOP_QUARTILE,
        Standing.NOT_DISTINGUISHED,
        Standing.PROBABLY_BOTTOM_QUARTILE,
    )


def test_equal_scores_known_exactly_share_a_place() -> None:
    found = ranks_of([60, 80, 60, 20], [0] * 4)

    assert (list(found.low), list(found.high)) == ([2, 1, 2, 4], [3, 1, 3, 4])
    assert list(found.band) == [2, 1, 2, 3]


def test_a_tie_shares_its_probabilities() -> None:
    found = ranks_of([80, 80, 60, 20], [0] * 4)

    assert (list(found.top), list(found.standings[:2])) == ([0.5, 0.5, 0, 0], [Standing.NOT_DISTINGUISHED] * 2)


def test_organisations_of_which_little_is_known_may_hold_any_place() -> None:
    found = ranks_of([51.0, 50, 49, 52], [10_000.0] * 4)

    assert (list(found.low), list(found.high)) == ([1] * 4, [4] * 4)
    assert (list(found.band), list(found.order)) == ([1] * 4, [3, 0, 1, 2])
    assert set(found.standings) == {Standing.NOT_DISTINGUISHED}


def test_a_band_is_where_all_could_hold_one_place() -> None:
    scores, variances = [70.0, 69, 68, 50, 49, 20], [4.0, 4, 4, 4, 4, 4]
    found = ranks_of(scores, variances)

    assert list(found.band) == [1, 1, 1, 2, 2, 3]
    for band in set(found.band):
        assert found.low[found.band == band].max() <= found.high[found.band == band].min()


def test_a_band_ends_where_no_place_is_left_for_all() -> None:
    found = tie_bands(
        np.array([70.0, 60, 50]), low=np.array([1, 2, 3]), high=np.array([2, 4, 4]), order=np.array([0, 1, 2])
    )

    assert found.tolist() == [1, 1, 2]


def test_equal_scores_are_never_parted_by_a_band() -> None:
    found = tie_bands(
        np.array([40.0, 50, 50, 60]),
        low=np.array([9, 6, 2, 1]),
        high=np.array([9, 6, 9, 5]),
        order=np.array([3, 2, 1, 0]),
    )

    assert found.tolist() == [2, 1, 1, 1]


def test_one_seed_gives_one_answer_whatever_the_block() -> None:
    scores, variances = [70.0, 60, 55, 50, 30], [30.0, 60, 90, 20, 10]
    whole = ranks_of(scores, variances, block=400)
    parts = ranks_of(scores, variances, block=7)

    assert whole.top.tolist() == parts.top.tolist()
    assert whole.high.tolist() == parts.high.tolist()
    assert whole.top.tolist() != ranks_of(scores, variances, seed=6).top.tolist()


def test_an_error_of_the_mean_moves_all_members_of_a_class_together() -> None:
    # Nothing distinguishes members of a class; whether one class is above the other is a matter of two means.
    design = size_classes(["a"] * 2 + ["b"] * 2)
    posterior = shrink(sample([51, 51, 49, 49], [100.0] * 4, design=design), tau2=0)
    found = rank(posterior, seed=1, draws=2000)

    assert found.low.tolist() == [1, 1, 1, 1]
    assert found.high.tolist() == [4, 4, 4, 4]
    # P(mean a > mean b) = Φ(2 / 10) = .579; the first of four is then one of the two of a.
    assert found.top[:2].sum() == pytest.approx(0.579, abs=0.03)


def test_a_league_too_large_for_small_numbers_has_right_places() -> None:
    scores = np.arange(1 << 16, dtype=np.float64)
    found = rank(shrink(sample(scores, np.zeros_like(scores)), tau2=100), seed=1, draws=20)

    assert found.low[[0, -1]].tolist() == [1 << 16, 1]
    assert found.order[0] == (1 << 16) - 1


def test_fewer_draws_than_an_interval_needs_are_refused() -> None:
    with pytest.raises(TooFewDraws, match="19 draws"):
        ranks_of([1, 2, 3], [1, 1, 1], draws=19)


def test_a_quartile_is_named_only_above_four_fifths() -> None:
    assert standing(top=0.8, bottom=0) is Standing.NOT_DISTINGUISHED
    assert standing(top=0.81, bottom=0) is Standing.PROBABLY_TOP_QUARTILE
    assert standing(top=0, bottom=0.81) is Standing.PROBABLY_BOTTOM_QUARTILE
