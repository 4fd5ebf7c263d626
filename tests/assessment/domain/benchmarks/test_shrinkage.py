"""Tests of shrinkage: what is kept of a score, and the edges of the model."""

import numpy as np
import pytest

from assessment.domain.benchmarks.shrinkage import (
    ImpossibleVariance,
    Nested,
    NoRespondents,
    NoVariationWithin,
    TooFewOrganisations,
    UnidentifiedDesign,
    homogeneity,
    james_stein_weight,
    nested_reml,
    restricted_log_likelihood,
    sample,
    sample_from_sums,
    shrink,
    size_classes,
    tau2_dersimonian_laird,
    tau2_reml,
)
from assessment.domain.frame import UNKNOWN

SCORES = [70.0, 40, 55, 62, 48]


def test_a_score_keeps_as_much_as_is_known_of_it() -> None:
    found = shrink(sample(SCORES, [100, 100, 25, 0, 100]), tau2=25)

    assert found.weights == pytest.approx([0.2, 0.2, 0.5, 1, 0.2])
    assert found.shrunken == pytest.approx(found.prior + found.weights * (np.array(SCORES) - found.prior))
    assert found.shrunken[3] == 62
    assert found.conditional == pytest.approx([20, 20, 12.5, 0, 20])


def test_the_posterior_variance_has_the_uncertainty_of_the_mean() -> None:
    found = shrink(sample(SCORES, [75] * 5), tau2=25)

    assert found.covariance == pytest.approx(np.array([[100 / 5]]))
    assert found.variances == pytest.approx([0.25 * 75 + 0.75**2 * 20] * 5)


def test_a_score_known_exactly_stays_whatever_the_others_say() -> None:
    alone = shrink(sample([50, 40, 60, 41], [0, 900, 900, 900]))
    several = shrink(sample([50, 40, 60], [0, 0, 900]))

    assert (alone.tau2, alone.shrunken[0], alone.variances[0]) == (0, 50, 0)
    assert alone.prior == pytest.approx([50] * 4, abs=1e-5)
    assert (list(several.shrunken[:2]), list(several.variances[:2])) == ([50, 40], [0, 0])
    assert several.tau2 > 0


def test_exact_scores_that_agree_do_not_hide_that_the_others_differ() -> None:
    generator = np.random.default_rng(1)
    data = sample([*[50.0] * 9, *generator.normal(50, 10, 10)], [0] * 9 + [4.0] * 10)

    # The likelihood is higher next to 0 than where it says something of the others.
    found = tau2_reml(data)
    assert 10 < found < 50
    assert restricted_log_likelihood(data, 1e-6) > restricted_log_likelihood(data, found)


def test_one_exact_score_leaves_the_likelihood_bounded_and_its_lower_end_a_peak_like_any_other() -> None:
    # There is a lower peak at about 85.
    assert tau2_reml(sample([45, 45, 68, 41, 46], [0, 0.7, 51.3, 8.9, 1080.2])) == 0


def test_exact_scores_that_agree_with_all_others_leave_nothing_to_tell() -> None:
    assert tau2_reml(sample([50, 50, 50.1, 49.9], [0, 0, 100, 100])) == 0


def test_scores_all_known_exactly_vary_as_they_vary() -> None:
    exact = sample(SCORES, [0] * 5)

    assert tau2_reml(exact) == pytest.approx(np.var(SCORES, ddof=1))
    assert tau2_dersimonian_laird(exact) == pytest.approx(np.var(SCORES, ddof=1), rel=1e-7)
    assert list(shrink(exact).shrunken) == SCORES


def test_organisations_that_do_not_differ_beyond_chance_all_become_the_mean() -> None:
    found = shrink(sample(SCORES, [400] * 5))

    assert found.tau2 == 0
    assert found.shrunken == pytest.approx([55] * 5)
    assert found.variances == pytest.approx([400 / 5] * 5)


@pytest.mark.parametrize("variance", [0, 30])
def test_scores_that_are_all_the_same_stay_the_same(variance: float) -> None:
    same = sample([50, 50, 50], [variance] * 3)

    assert (tau2_reml(same), tau2_dersimonian_laird(same)) == (0, 0)
    assert shrink(same).shrunken == pytest.approx([50] * 3)


def test_each_class_is_shrunk_to_its_own_mean() -> None:
    design = size_classes(["small", "large", "small", "large", "small"])
    found = shrink(sample([70, 40, 72, 42, 74], [50] * 5, design=design))

    assert design.tolist() == [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]]
    assert found.coefficients == pytest.approx([72, 41])
    assert found.prior == pytest.approx([72, 41, 72, 41, 72])


def test_a_covariate_says_what_is_usual() -> None:
    design = np.column_stack((np.ones(5), [1, 2, 3, 4, 5]))
    found = shrink(sample([10, 20, 30, 40, 50], [50] * 5, design=design))

    assert found.coefficients == pytest.approx([0, 10])
    assert found.tau2 == pytest.approx(0, abs=1e-9)
    assert found.shrunken == pytest.approx([10, 20, 30, 40, 50])


def test_homogeneity_counts_what_is_left_to_vary() -> None:
    found = homogeneity(sample([40, 50, 60], [25, 25, 25]))

    assert found.q == pytest.approx(8)
    assert found.degrees == 2
    assert found.coefficients == pytest.approx([50])
    assert tau2_dersimonian_laird(sample([40, 50, 60], [25, 25, 25])) == pytest.approx(75)


def test_sums_give_the_score_and_a_variance_pooled_within() -> None:
    scores: list[list[float]] = [[40, 60], [10, 20, 30, 40]]
    found = sample_from_sums(
        n=[2, 4], sums=[sum(row) for row in scores], squares=[sum(value**2 for value in row) for row in scores]
    )

    assert list(found.scores) == [50, 25]
    assert found.variances == pytest.approx([700 / 4 / 2, 700 / 4 / 4])


def test_a_census_has_no_sampling_variance_and_an_unknown_headcount_deducts_nothing() -> None:
    found = sample_from_sums(n=[2, 2, 2], sums=[100] * 3, squares=[5200] * 3, headcounts=[2, 4, UNKNOWN])

    assert found.variances == pytest.approx([0, 50, 100])


def test_sums_can_have_a_design() -> None:
    found = sample_from_sums(n=[2] * 3, sums=[100] * 3, squares=[5200] * 3, design=[[1, 0], [1, 1], [1, 2]])

    assert found.design.shape == (3, 2)


def test_a_balanced_nested_fit_is_the_analysis_of_variance() -> None:
    found = nested_reml(n=[2] * 3, sums=[100, 140, 60], squares=[5002, 9802, 1802])

    assert found.within == pytest.approx(2)
    assert found.between == pytest.approx((2 * 400 - 2) / 2)


def test_a_nested_fit_without_variation_in_or_between() -> None:
    assert nested_reml(n=[2, 3], sums=[80, 180], squares=[3200, 10800]) == Nested(0, 200)
    same = nested_reml(n=[2, 2], sums=[100, 100], squares=[5200, 5200])
    assert same.within == pytest.approx(400 / 3)
    assert same.between == 0
    assert nested_reml(n=[2, 2], sums=[100, 102], squares=[5200, 5402]).between == 0


@pytest.mark.parametrize("scores", [[], [50]], ids=["none", "one"])
def test_one_organisation_cannot_be_shrunk(scores: list[float]) -> None:
    with pytest.raises(TooFewOrganisations, match=f"{len(scores)} organisations cannot be shrunk"):
        sample(scores, [4.0] * len(scores))


def test_as_many_classes_as_organisations_cannot_be_shrunk() -> None:
    with pytest.raises(TooFewOrganisations):
        sample([50, 60], [4, 4], design=size_classes(["a", "b"]))


def test_columns_that_determine_one_another_are_refused() -> None:
    with pytest.raises(UnidentifiedDesign, match="2 columns"):
        sample([50, 60, 70], [4] * 3, design=[[1, 2]] * 3)


@pytest.mark.parametrize(
    ("score", "variance"), [(float("nan"), 4), (50, -1), (50, float("inf")), (float("inf"), 4)], ids=str
)
def test_what_is_not_a_score_or_a_variance_is_refused(score: float, variance: float) -> None:
    with pytest.raises(ImpossibleVariance):
        sample([50, 60, score], [4, 4, variance])


def test_sums_without_respondents_or_without_pairs_are_refused() -> None:
    with pytest.raises(NoRespondents):
        sample_from_sums(n=[0, 2, 2], sums=[0, 100, 100], squares=[0, 5200, 5200])
    with pytest.raises(NoVariationWithin):
        sample_from_sums(n=[1, 1, 1], sums=[40, 50, 60], squares=[1600, 2500, 3600])


def test_james_and_stein_need_four_scores_and_variation() -> None:
    with pytest.raises(TooFewOrganisations, match="4 scores"):
        james_stein_weight([40, 50, 60], variance=4)
    assert james_stein_weight([50] * 4, variance=4) == 0
    assert james_stein_weight([49, 50, 51, 50], variance=400) == 0
    assert james_stein_weight([40, 60, 40, 60], variance=40) == pytest.approx(0.9)
