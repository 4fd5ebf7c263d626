"""Laws of benchmarks: shrunken scores lie between, order does not matter, and rank intervals tell the truth."""

from dataclasses import replace
from itertools import permutations
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.domain.benchmarks.comparators import GroupAdmitted, membership_guard, percentile
from assessment.domain.benchmarks.ranking import Places, rank
from assessment.domain.benchmarks.shrinkage import Floats, sample, shrink, tau2_reml
from tests.bench.league import covered, ranked, simulated, tiny_among_first

ORGANISATIONS = "abcdefghijkl"
whole_scores = st.integers(0, 100).map(float)
variances = st.one_of(st.just(0.0), st.floats(0.01, 400))
leagues = st.lists(st.tuples(whole_scores, variances), min_size=2, max_size=30)
League = list[tuple[float, float]]


def columns(league: League) -> tuple[Floats, Floats]:
    """Scores and variances."""
    both = np.array(league)
    return both[:, 0], both[:, 1]


def shuffle(size: int, random: Random) -> Places:
    """Places in another order."""
    return np.array(random.sample(range(size), size))


@settings(max_examples=50)
@given(leagues)
def test_a_shrunken_score_lies_between_the_raw_one_and_what_is_usual(league: League) -> None:
    raw, known = columns(league)
    found = shrink(sample(raw, known))

    assert (found.shrunken >= np.minimum(raw, found.prior) - 1e-9).all()
    assert (found.shrunken <= np.maximum(raw, found.prior) + 1e-9).all()


@settings(max_examples=50)
@given(leagues)
def test_the_mean_s_uncertainty_only_adds_and_shrinking_never_blurs_more_than_the_raw_score(league: League) -> None:
    raw, known = columns(league)
    found = shrink(sample(raw, known))

    assert (found.variances >= found.conditional).all()
    assert (found.variances <= known + 1e-6 * (1 + known.max())).all()


@settings(max_examples=50)
@given(leagues, st.randoms())
def test_the_order_of_organisations_does_not_matter(league: League, random: Random) -> None:
    raw, known = columns(league)
    places = shuffle(len(league), random)
    straight, shuffled = shrink(sample(raw, known), tau2=25), shrink(sample(raw[places], known[places]), tau2=25)

    np.testing.assert_allclose(tau2_reml(sample(raw[places], known[places])), tau2_reml(sample(raw, known)), atol=1e-6)
    np.testing.assert_allclose(shuffled.shrunken, straight.shrunken[places], atol=1e-9)
    np.testing.assert_allclose(shuffled.variances, straight.variances[places], atol=1e-9)


@settings(max_examples=30)
@given(leagues, st.randoms(), st.integers(0, 9))
def test_the_order_of_organisations_does_not_matter_for_ranks(league: League, random: Random, seed: int) -> None:
    posterior = shrink(sample(*columns(league)), tau2=25)
    places = shuffle(len(league), random)
    rows = ("prior", "weights", "shrunken", "conditional", "pulls")
    moved = replace(posterior, **{name: getattr(posterior, name)[places] for name in rows})
    straight, shuffled = rank(posterior, seed=seed, draws=40), rank(moved, seed=seed, draws=40)

    for name in ("low", "high", "top", "bottom", "band"):
        assert getattr(shuffled, name).tolist() == getattr(straight, name)[places].tolist()


@given(st.lists(whole_scores, min_size=2, max_size=20), st.floats(0.1, 100), st.data())
def test_the_more_is_known_of_a_score_the_more_of_it_is_kept(
    scores: list[float], tau2: float, data: st.DataObject
) -> None:
    n = np.array(data.draw(st.lists(st.integers(1, 500), min_size=len(scores), max_size=len(scores))))
    found = shrink(sample(scores, 484 / n), tau2=tau2)
    running = np.argsort(n, kind="stable")

    assert (np.diff(found.weights[running]) >= 0).all()
    assert ((np.diff(found.weights[running]) > 0) == (np.diff(n[running]) > 0)).all()


@settings(max_examples=30)
@given(leagues, st.integers(0, 9))
def test_ranks_keep_within_the_league_and_bands_follow_the_order(league: League, seed: int) -> None:
    posterior = shrink(sample(*columns(league)))
    found = rank(posterior, seed=seed, draws=40)

    assert ((found.low >= 1) & (found.low <= found.high) & (found.high <= len(league))).all()
    assert (found.top + found.bottom <= 1).all()
    assert (np.diff(found.band[found.order]) >= 0).all()
    assert (np.diff(posterior.shrunken[found.order]) <= 0).all()
    assert found.top.sum() <= len(league) / 4 + 1e-9


@given(st.lists(whole_scores, min_size=1, max_size=30), whole_scores)
def test_percentiles_from_above_and_from_below_make_a_whole(scores: list[float], own: float) -> None:
    turned = percentile(sorted(-score for score in scores), -own)

    assert abs(percentile(sorted(scores), own) + turned - 1) < 1e-12


@given(st.lists(st.frozensets(st.sampled_from(ORGANISATIONS)), max_size=6), st.integers(2, 4))
def test_admitted_groups_never_differ_by_few_whatever_the_order_of_offers(
    offers: list[frozenset[str]], least: int
) -> None:
    released: list[frozenset[str]] = []
    for offered in offers:
        if isinstance(membership_guard(previous=released, offered=offered, least=least), GroupAdmitted):
            released.append(offered)

    for first, second in permutations(released, 2):
        assert len(first - second) == 0 or len(first - second) >= least
    for whole in released:
        left = whole.difference(*(part for part in released if part < whole))
        assert len(left) == 0 or len(left) >= least


def test_rank_intervals_cover_nine_tenths_of_the_truth() -> None:
    worlds = [(simulated(300, seed=seed), seed) for seed in range(12)]
    shares = [covered(world, ranked(world, seed=seed, draws=600)[1]) for world, seed in worlds]

    assert 0.88 <= np.mean(shares) <= 0.92


def test_tiny_organisations_do_not_top_the_table() -> None:
    world = simulated(3000, seed=7)
    posterior = shrink(sample(world.scores, world.variances))
    usual = float((world.sizes < 30).mean())

    assert tiny_among_first(world, world.scores) > usual
    assert tiny_among_first(world, -world.scores) > usual
    assert tiny_among_first(world, posterior.shrunken) < usual * 0.8
    assert tiny_among_first(world, -posterior.shrunken) < usual * 0.8


def test_shrunken_scores_are_nearer_to_the_truth() -> None:
    world = simulated(3000, seed=8)
    posterior = shrink(sample(world.scores, world.variances))

    assert ((posterior.shrunken - world.truth) ** 2).mean() < 0.8 * ((world.scores - world.truth) ** 2).mean()
