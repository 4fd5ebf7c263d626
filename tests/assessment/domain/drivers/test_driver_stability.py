"""Stability of drivers: what resampling whole blocks of units says, and when it says nothing."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.counting import cross_products
from assessment.domain.drivers.driver_stability import (
    RESAMPLES,
    BlocksDiffer,
    Stability,
    StabilityObstacle,
    UnknownStability,
    stability,
)
from assessment.domain.drivers.relative_weights import relative_weights


def weigh(matrices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Relative weights of a stack, the outcome last."""
    return relative_weights(predictors=matrices[:, :-1, :-1], criterion=matrices[:, :-1, -1])


def blocks_of(count: int, *, effects: tuple[float, ...], people: int = 30) -> NDArray[np.int64]:
    """Cross-products of blocks whose outcome depends on drivers by these effects."""
    rng = np.random.default_rng(5)
    found = []
    for _ in range(count):
        drivers = rng.normal(size=(len(effects), people))
        outcome = np.array(effects) @ drivers + rng.normal(size=people)
        scores = np.clip(50 + 8 * np.vstack([drivers, outcome]), 0, 100) * 1_000_000
        found.append(cross_products(np.rint(scores).astype(np.int64)))
    return np.stack(found)


def settled(blocks: NDArray[np.int64], seed: int = 1) -> Stability:
    """The stability of these blocks, which must be known."""
    found = stability(cross=blocks.sum(axis=0), blocks=blocks, weights_of=weigh, seed=seed)
    assert isinstance(found, Stability)
    return found


def test_a_strong_driver_stays_first_and_chance_does_not_settle_the_others() -> None:
    found = settled(blocks_of(20, effects=(1.0, 0.05, 0.05, 0.05, 0.05)))

    first, *others = found.spreads
    assert (found.blocks, found.resamples) == (20, RESAMPLES)
    assert (first.best_rank, first.worst_rank, first.top_share) == (1, 1, 1.0)
    assert 0 < first.low < first.high < 1
    assert all(spread.worst_rank > spread.best_rank > 1 and spread.top_share < 1 for spread in others)


def test_shares_among_the_first_three_add_up_to_three() -> None:
    found = settled(blocks_of(12, effects=(0.2, 0.2, 0.1, 0.1)))

    assert sum(spread.top_share for spread in found.spreads) == pytest.approx(3)


def test_the_same_seed_says_the_same_and_another_seed_another_thing() -> None:
    blocks = blocks_of(12, effects=(0.2, 0.1))

    assert settled(blocks, seed=3) == settled(blocks, seed=3) != settled(blocks, seed=4)


def test_blocks_all_alike_leave_no_doubt() -> None:
    blocks = np.repeat(blocks_of(1, effects=(0.5, 0.1), people=200), 10, axis=0)

    found = settled(blocks)

    assert [spread.high - spread.low < 1e-3 for spread in found.spreads] == [True, True]
    assert [(spread.best_rank, spread.worst_rank) for spread in found.spreads] == [(1, 1), (2, 2)]


def test_nine_blocks_say_nothing() -> None:
    blocks = blocks_of(9, effects=(0.5, 0.1))

    found = stability(cross=blocks.sum(axis=0), blocks=blocks, weights_of=weigh, seed=1)

    assert found == UnknownStability(StabilityObstacle.TOO_FEW_BLOCKS, 9)


def test_resamples_that_contradict_themselves_say_nothing() -> None:
    """All that varies is in one block of ten, which a third of the resamples miss."""
    varied = blocks_of(1, effects=(0.5,))
    constant = cross_products(np.full((2, 30), 50_000_000))
    blocks = np.concatenate([varied, np.stack([constant] * 9)])

    found = stability(cross=blocks.sum(axis=0), blocks=blocks, weights_of=weigh, seed=1)

    assert found == UnknownStability(StabilityObstacle.RESAMPLES_FAIL, 10)


def test_blocks_that_do_not_add_up_are_refused() -> None:
    blocks = blocks_of(10, effects=(0.5, 0.1))

    with pytest.raises(BlocksDiffer, match="do not add up"):
        stability(cross=blocks[1:].sum(axis=0), blocks=blocks, weights_of=weigh, seed=1)
