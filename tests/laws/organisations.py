"""Organisations made up for the laws of disclosure: trees of units with their people, the same at every run."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DEPTH = 6


@dataclass(frozen=True, slots=True, eq=False)
class Organisation:
    """Units [V], every one after its parent, and the respondents of each unit itself."""

    parents: NDArray[np.int64]
    own: NDArray[np.int64]

    @property
    def responses(self) -> NDArray[np.int64]:
        """Respondents of each unit with all units below it."""
        totals: list[int] = self.own.tolist()
        for place in range(len(totals) - 1, 0, -1):
            totals[int(self.parents[place])] += totals[place]
        return np.array(totals, dtype=np.int64)

    @property
    def people(self) -> NDArray[np.int64]:
        """The unit of each respondent."""
        return np.repeat(np.arange(len(self.own)), self.own)


def national(*, units: int, agencies: int, seed: int = 1) -> Organisation:
    """A country: agencies of very different size under it, units down to depth 6.

    Units with units below have 1–5 people of their own (a chief and an office), the others about twelve, in some
    agencies many more than in others, so that there is often no small unit beside a large one to hide it.
    """
    rng = np.random.default_rng(seed)
    sizes = rng.multinomial(units - 1 - agencies, rng.dirichlet(np.full(agencies, 2.0)))
    parents = [-1, *[0] * agencies]
    depths = [0, *[1] * agencies]
    homes = [0, *range(1, agencies + 1)]
    for place, size in enumerate(sizes.tolist(), start=1):
        _grow(parents, depths, place, size, rng)
        homes += [place] * size
    medians = rng.lognormal(np.log(10.9), 0.3, agencies + 1)[homes]
    return _peopled(np.array(parents), rng, medians=medians, spread=0.25)


def agency(*, units: int, people: int, seed: int = 1) -> Organisation:
    """One agency with about so many respondents."""
    rng = np.random.default_rng(seed)
    parents, depths = [-1], [0]
    _grow(parents, depths, 0, units - 1, rng)
    found = _peopled(np.array(parents), rng, medians=np.full(units, 10.9), spread=0.6)
    own = np.maximum(np.rint(found.own * (people / found.own.sum())), 1).astype(np.int64)
    return Organisation(found.parents, own)


def _grow(parents: list[int], depths: list[int], top: int, size: int, rng: np.random.Generator) -> None:
    # Two to five units under each; more where so few would not hold them all at this depth.
    most = 6 + size // 1_000
    waiting = [top]
    while size:
        parent = waiting.pop(0)
        for _ in range(min(size, int(rng.integers(2, most)))):
            parents.append(parent)
            depths.append(depths[parent] + 1)
            size -= 1
            if depths[-1] < DEPTH:
                waiting.append(len(parents) - 1)


def _peopled(
    parents: NDArray[np.int64], rng: np.random.Generator, *, medians: NDArray[np.float64], spread: float
) -> Organisation:
    is_inner = np.zeros(len(parents), dtype=np.bool_)
    is_inner[parents[1:]] = True
    teams = np.rint(rng.lognormal(np.log(medians), spread)).astype(np.int64)
    return Organisation(parents, np.where(is_inner, rng.integers(1, 6, len(parents)), teams))
