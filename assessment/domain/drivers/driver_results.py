"""What is said of drivers: each one's part in a score with its warnings, or why nothing can be said."""

from dataclasses import dataclass
from enum import Enum

from assessment.domain.drivers.driver_stability import Stability, UnknownStability

COLLINEAR = 5.0
"""Variance inflation above which drivers say much the same and their weights should be read together."""

ASSOCIATED = "associated"
"""Key of the only wording allowed: practices are associated with the score, they do not cause it."""


class Method(Enum):
    """How R² is shared among drivers."""

    RELATIVE_WEIGHTS = "relative_weights"
    SHAPLEY = "shapley"


class Obstacle(Enum):
    """Why there are no drivers."""

    TOO_FEW_RESPONDENTS = "too_few_respondents"
    TOO_MANY_DRIVERS = "too_many_drivers"
    NO_VARIATION = "no_variation"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class NoDrivers:
    """Drivers that cannot be told, and why."""

    obstacle: Obstacle
    n: int
    p: int


@dataclass(frozen=True, slots=True)
class Driver:
    """One practice's part in a score."""

    place: int
    """Of the score among the cross-products."""
    weight: float
    """Its part of R²; the parts of all drivers sum to R²."""
    share: float
    """Weight / R²."""
    correlation: float
    beta: float
    """Standardised coefficient beside all other drivers."""
    variance_inflation: float
    """VIF = 1 / (1 − R² of this driver on the others)."""

    @property
    def collinear(self) -> bool:
        """Whether it says much the same as other drivers."""
        return self.variance_inflation > COLLINEAR

    @property
    def opposed(self) -> bool:
        """Whether beside the others its sign turns round: its coefficient must not be read alone."""
        return self.beta * self.correlation < 0


@dataclass(frozen=True, slots=True)
class Drivers:
    """What goes along with a score, how much of it, and every warning that must be printed beside it."""

    method: Method
    n: int
    """The fewest respondents behind any of the correlations."""
    p: int
    r_squared: float
    drivers: tuple[Driver, ...]
    """In the order in which they were named."""
    stability: Stability | UnknownStability
    smoothed: bool
    """Whether the correlations had to be drawn towards 0 to agree with each other."""
    common_method: bool
    """Whether the same people answered both sides, so that mood alone ties them: a warning."""
    wording: str = ASSOCIATED
