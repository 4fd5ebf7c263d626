"""Drivers of a score: what is said, what is withheld and why."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.counting import cross_products
from assessment.domain.drivers.driver_results import Drivers, Method, NoDrivers, Obstacle
from assessment.domain.drivers.driver_stability import Stability, StabilityObstacle, UnknownStability
from assessment.domain.drivers.findings import ImproperDrivers, drivers_of
from assessment.domain.drivers.shapley import TooManyPredictors


def answers(people: int, *, effects: tuple[float, ...], seed: int = 1) -> NDArray[np.int64]:
    """Scores [effects + 1, people] whose last depends on the others by these effects."""
    rng = np.random.default_rng(seed)
    mood = rng.normal(size=people)
    drivers = rng.normal(size=(len(effects), people)) + mood
    outcome = np.array(effects) @ drivers + rng.normal(size=people)
    scores = 50 + 5 * np.vstack([drivers, outcome])
    return np.rint(np.clip(scores, 0, 100) * 1_000_000).astype(np.int64)


def found_for(
    scores: NDArray[np.int64], method: Method = Method.RELATIVE_WEIGHTS, blocks: NDArray[np.int64] | None = None
) -> Drivers | NoDrivers:
    """Drivers of the last score among the others."""
    last = len(scores) - 1
    return drivers_of(
        cross=cross_products(scores) if blocks is None else blocks.sum(axis=0),
        outcome=last,
        drivers=range(last),
        method=method,
        same_respondents=True,
        blocks=blocks,
    )


@pytest.mark.parametrize("method", list(Method))
def test_drivers_say_how_much_each_accounts_for(method: Method) -> None:
    found = found_for(answers(300, effects=(0.8, 0.1, 0.0)), method)

    assert isinstance(found, Drivers)
    assert (found.method, found.n, found.p, found.smoothed, found.common_method) == (method, 300, 3, False, True)
    assert [driver.place for driver in found.drivers] == [0, 1, 2]
    assert sum(driver.weight for driver in found.drivers) == pytest.approx(found.r_squared)
    assert sum(driver.share for driver in found.drivers) == pytest.approx(1)
    assert found.drivers[0].weight == max(driver.weight for driver in found.drivers)
    assert found.stability == UnknownStability(StabilityObstacle.TOO_FEW_BLOCKS, 0)


def test_r_squared_coefficients_and_inflation_are_those_of_the_regression() -> None:
    scores = answers(200, effects=(0.6, -0.4))
    standard = (scores - scores.mean(axis=1, keepdims=True)) / scores.std(axis=1, keepdims=True)
    betas, residual, *_ = np.linalg.lstsq(standard[:2].T, standard[2], rcond=None)

    found = found_for(scores)

    assert isinstance(found, Drivers)
    assert found.r_squared == pytest.approx(1 - residual[0] / 200, abs=1e-4)
    assert [driver.beta for driver in found.drivers] == pytest.approx(betas.tolist(), abs=1e-4)
    correlated = np.atleast_2d(np.corrcoef(scores))
    r = correlated[0, 1]
    assert [driver.variance_inflation for driver in found.drivers] == pytest.approx([1 / (1 - r * r)] * 2, abs=1e-4)
    assert [driver.correlation for driver in found.drivers] == pytest.approx(correlated[2, :2].tolist(), abs=1e-4)


def test_drivers_that_say_the_same_are_warned_of() -> None:
    scores = answers(200, effects=(0.5,))
    nearly = scores[0] + np.random.default_rng(2).integers(-1_000_000, 1_000_001, size=200)

    found = found_for(np.vstack([scores[:1], nearly, scores[1:]]))

    assert isinstance(found, Drivers)
    assert all(driver.collinear for driver in found.drivers)


def test_a_driver_whose_sign_turns_round_is_warned_of() -> None:
    found = found_for(answers(400, effects=(1.0, 1.0, -0.6)))

    assert isinstance(found, Drivers)
    assert [driver.opposed for driver in found.drivers] == [False, False, True]


def test_copies_of_a_driver_are_smoothed_and_share_alike() -> None:
    scores = answers(200, effects=(0.5,))

    found = found_for(np.vstack([scores[:1], scores[:1], scores[1:]]))

    assert isinstance(found, Drivers)
    assert found.smoothed
    assert found.drivers[0].weight == pytest.approx(found.drivers[1].weight)


def test_below_a_hundred_and_fifty_respondents_nothing_is_said() -> None:
    assert isinstance(found_for(answers(150, effects=(0.5,))), Drivers)
    assert found_for(answers(149, effects=(0.5,))) == NoDrivers(Obstacle.TOO_FEW_RESPONDENTS, 149, 1)


def test_below_fifteen_respondents_a_driver_nothing_is_said() -> None:
    assert isinstance(found_for(answers(165, effects=(0.1,) * 11)), Drivers)
    assert found_for(answers(164, effects=(0.1,) * 11)) == NoDrivers(Obstacle.TOO_MANY_DRIVERS, 164, 11)


def test_a_driver_few_could_judge_decides_how_many_stand_behind() -> None:
    scores = answers(200, effects=(0.5, 0.5))
    scores[0, :60] = -1

    assert found_for(scores) == NoDrivers(Obstacle.TOO_FEW_RESPONDENTS, 140, 2)


def test_a_score_that_does_not_vary_has_no_drivers() -> None:
    scores = answers(200, effects=(0.5,))
    scores[1] = 50_000_000

    assert found_for(scores) == NoDrivers(Obstacle.NO_VARIATION, 200, 1)


def test_an_outcome_tied_to_nothing_has_drivers_without_shares() -> None:
    drivers = np.tile([0, 100_000_000, 0, 100_000_000], 50)
    outcome = np.tile([0, 0, 100_000_000, 100_000_000], 50)

    found = found_for(np.stack([drivers, outcome]))

    assert isinstance(found, Drivers)
    assert (found.r_squared, found.drivers[0].share) == (0, 0)


def test_correlations_that_contradict_each_other_are_withheld() -> None:
    n = np.full((3, 3), 200)
    products = 200 * np.array([[100, 90, -90], [90, 100, 90], [-90, 90, 100]])
    cross = np.stack([n, np.zeros_like(n), products])

    found = drivers_of(
        cross=cross, outcome=2, drivers=[0, 1], method=Method.SHAPLEY, same_respondents=False, blocks=None
    )

    assert found == NoDrivers(Obstacle.CONTRADICTORY, 200, 2)


@pytest.mark.parametrize("method", list(Method))
def test_blocks_of_units_tell_how_stable_drivers_are(method: Method) -> None:
    parts = [cross_products(answers(30, effects=(0.8, 0.1, 0.0), seed=seed)) for seed in range(12)]

    found = found_for(answers(1, effects=(0.8, 0.1, 0.0)), method, blocks=np.stack(parts))

    assert isinstance(found, Drivers)
    assert isinstance(found.stability, Stability)
    assert found.stability.blocks == 12
    for driver, spread in zip(found.drivers, found.stability.spreads, strict=True):
        assert spread.low < driver.weight < spread.high


@pytest.mark.parametrize("drivers", [[], [0, 0], [0, 2]])
def test_improper_drivers_are_refused(drivers: list[int]) -> None:
    cross = cross_products(answers(200, effects=(0.5, 0.5)))

    with pytest.raises(ImproperDrivers, match="each named once"):
        drivers_of(cross=cross, outcome=2, drivers=drivers, method=Method.SHAPLEY, same_respondents=True)


def test_sixteen_drivers_have_too_many_subsets_but_have_relative_weights() -> None:
    scores = answers(400, effects=(0.1,) * 16)

    assert isinstance(found_for(scores), Drivers)
    with pytest.raises(TooManyPredictors, match="16 predictors"):
        found_for(scores, Method.SHAPLEY)
