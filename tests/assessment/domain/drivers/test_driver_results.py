"""What is said of drivers: the warnings that a driver carries."""

from dataclasses import replace

import pytest

from assessment.domain.drivers.driver_results import ASSOCIATED, Driver, Drivers, Method
from assessment.domain.drivers.driver_stability import StabilityObstacle, UnknownStability

DRIVER = Driver(place=0, weight=0.2, share=0.5, correlation=0.4, beta=0.1, variance_inflation=5.0)


@pytest.mark.parametrize(("inflation", "collinear"), [(1.0, False), (5.0, False), (5.01, True)])
def test_a_driver_is_collinear_above_five(inflation: float, collinear: bool) -> None:
    assert replace(DRIVER, variance_inflation=inflation).collinear is collinear


@pytest.mark.parametrize(
    ("beta", "correlation", "opposed"), [(0.1, 0.4, False), (-0.1, 0.4, True), (-0.1, -0.4, False)]
)
def test_a_driver_is_opposed_when_its_sign_turns_round(beta: float, correlation: float, opposed: bool) -> None:
    assert replace(DRIVER, beta=beta, correlation=correlation).opposed is opposed


def test_drivers_are_only_ever_associated() -> None:
    found = Drivers(
        method=Method.SHAPLEY,
        n=200,
        p=1,
        r_squared=0.2,
        drivers=(DRIVER,),
        stability=UnknownStability(StabilityObstacle.TOO_FEW_BLOCKS, 0),
        smoothed=False,
        common_method=True,
    )

    assert found.wording == ASSOCIATED == "associated"
