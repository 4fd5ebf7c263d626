"""Withholding: a country, the bounds attack on a ministry, demographic cuts of an agency; seconds of processor."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.bounds import determined_answers
from assessment.domain.disclosure.cuts import publishable_cuts
from assessment.domain.disclosure.ledger import Accepted, Ledger
from assessment.domain.disclosure.leverage import unit_cells
from assessment.domain.disclosure.rest_groups import with_rest_groups
from assessment.domain.disclosure.tree import distribution_units, published_units, remainders
from assessment.domain.edition import FULL_SCORE, WIDTH
from tests.bench.measure import measured
from tests.laws.organisations import Organisation, agency, national

THRESHOLD, DISTRIBUTION_FROM, ITEMS = 10, 30, 60
TRAITS = ((0.45, 0.55), (0.2, 0.3, 0.3, 0.2), (0.15, 0.45, 0.4), (0.7, 0.3))
"""Shares of the categories of four characteristics."""
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""As the workers run: on shared cores more threads make linear algebra slower, not faster."""


def bench(*, quick: bool) -> Iterator[str]:
    """Lines of results, each part in a process of its own."""
    for part in ("country", "ministry", "cuts"):
        found = measured(["-m", "tests.bench.withholding", part, "quick" if quick else "whole"], env=ONE_THREAD)
        yield from json.loads(found.printed)


def country(*, quick: bool) -> Iterator[str]:
    """The choice of units, of units and rest groups, and of distributions."""
    units, agencies = (5_000, 150) if quick else (100_000, 3_000)
    nation = national(units=units, agencies=agencies)
    responses, own, parents = (array.tolist() for array in (nation.responses, nation.own, nation.parents))
    tree = {"responses": responses, "own": own, "parents": parents}
    seconds, shown = _timed(lambda: published_units(**tree, threshold=THRESHOLD))
    large = int((nation.responses >= THRESHOLD).sum())
    yield f"{units:,} units, {agencies:,} agencies, {sum(own):,} respondents, {large:,} units of {THRESHOLD} and more"
    yield f"{'choice of units':<26} {seconds:6.2f} s, {sum(shown):,} shown, {100 * sum(shown) / large:.1f} %"
    naive = _unsafe(_by_size(nation), nation)
    yield f"{'remainders':<26} {_unsafe(shown, nation)} unsafe; by the threshold alone {naive:,}"
    seconds, rolled = _timed(lambda: with_rest_groups(**tree, threshold=THRESHOLD))
    again, both = _timed(
        lambda: published_units(
            responses=rolled.responses,
            own=rolled.own,
            parents=rolled.parents,
            threshold=THRESHOLD,
            weights=rolled.weights,
        )
    )
    groups = sum(both[group.place] for group in rolled.groups)
    yield f"{'with rest groups':<26} {seconds + again:6.2f} s, {groups:,} of {len(rolled.groups):,} rest groups shown"
    seconds, distributed = _timed(lambda: distribution_units(shown=shown, **tree, distribution_from=DISTRIBUTION_FROM))
    wanted = int((np.array(shown) & (nation.responses >= DISTRIBUTION_FROM)).sum())
    yield f"{'choice of distributions':<26} {seconds:6.2f} s, {sum(distributed):,} of {wanted:,}"


def ministry(*, quick: bool) -> Iterator[str]:
    """The bounds attack over all items, on answers that agree more than people do."""
    units, people = (500, 8_000) if quick else (12_000, 200_000)
    found = agency(units=units, people=people)
    tree: dict[str, Any] = {"own": found.own, "parents": found.parents, "responses": found.responses}
    shown = published_units(**tree, threshold=THRESHOLD)
    distributed = distribution_units(shown=shown, **tree, distribution_from=DISTRIBUTION_FROM)
    rng = np.random.default_rng(4)
    height = rng.normal(3.2, 0.8, (len(found.own), 1, 1)) - np.arange(1, 6)
    chances = np.exp(-(height**2) / 0.5)
    counts = rng.multinomial(found.own[:, None], (chances / chances.sum(axis=2, keepdims=True)).repeat(ITEMS, axis=1))
    histograms = np.zeros((len(found.own), ITEMS, WIDTH), dtype=np.int32)
    histograms[:, :, 1:6] = counts
    scores = np.full((ITEMS, WIDTH), -1, dtype=np.int64)
    scores[:, 1:6] = np.arange(5) * (FULL_SCORE // 4)
    seconds, attack = _timed(
        lambda: determined_answers(
            shown=shown, distributions=distributed, parents=found.parents, histograms=histograms, scores=scores
        )
    )
    answers = int(attack.people.sum()) * ITEMS
    told = f"{attack.total:,} of {answers:,} answers told"
    yield f"{'bounds attack':<26} {seconds:6.2f} s, {units:,} units × {ITEMS} items, {told}"


def cuts(*, quick: bool) -> Iterator[str]:
    """Four characteristics of one agency: each by its smallest cut, then all in one ledger."""
    units, people = (50, 1_000) if quick else (300, 5_000)
    found = agency(units=units, people=people)
    shown = published_units(responses=found.responses, own=found.own, parents=found.parents, threshold=THRESHOLD)
    rng = np.random.default_rng(3)
    traits = [rng.choice(len(shares), size=len(found.people), p=shares) for shares in TRAITS]
    searched, cut = _timed(lambda: [_cut(found, shown, trait) for trait in traits])
    entered, (accepted, offered, atoms) = _timed(lambda: _entered(found, np.array(shown), traits, cut))
    yield f"{people:,} people, {units} units: {sum(shown)} shown, cut by {len(traits)} characteristics"
    yield f"{'smallest cuts':<26} {searched:6.2f} s"
    yield f"{'ledger':<26} {entered:6.2f} s, {accepted} of {offered} cuts certified together, {atoms:,} atoms"


def _cut(found: Organisation, shown: tuple[bool, ...], trait: NDArray[np.int64]) -> tuple[bool, ...]:
    counts = np.zeros((len(found.own), trait.max() + 1), dtype=np.int64)
    np.add.at(counts, (found.people, trait), 1)
    return publishable_cuts(shown=shown, parents=found.parents, counts=counts, threshold=THRESHOLD)


def _entered(
    found: Organisation, shown: NDArray[np.bool_], traits: list[NDArray[np.int64]], cut: list[tuple[bool, ...]]
) -> tuple[int, int, int]:
    strata, people = np.unique(np.column_stack([found.people, *traits]), axis=0, return_counts=True)
    ledger = Ledger(multiplicities=people, threshold=THRESHOLD)
    units = unit_cells(shown=shown, parents=found.parents, units=strata[:, 0])
    assert isinstance(ledger.offer_nested(units), Accepted)
    verdicts = [
        ledger.offer_together(unit & (strata[:, trait] == np.arange(len(TRAITS[trait - 1]))[:, None]))
        for place, unit in zip(np.flatnonzero(shown), units, strict=True)
        for trait in range(1, len(traits) + 1)
        if cut[trait - 1][place]
    ]
    return sum(isinstance(verdict, Accepted) for verdict in verdicts), len(verdicts), len(people)


def _unsafe(shown: tuple[bool, ...], found: Organisation) -> int:
    left = remainders(shown=shown, own=found.own, parents=found.parents)
    return sum(count is not None and 0 < count < THRESHOLD for count in left)


def _by_size(found: Organisation) -> tuple[bool, ...]:
    return tuple((found.responses >= THRESHOLD).tolist())


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    # Of processor, not by the wall: nothing here waits, so on a quiet machine the two are the same.
    started = time.process_time()
    done = work()
    return time.process_time() - started, done


if __name__ == "__main__":
    part, size = sys.argv[1:]
    parts = {"country": country, "ministry": ministry, "cuts": cuts}
    sys.stdout.write(json.dumps(list(parts[part](quick=size == "quick"))))
