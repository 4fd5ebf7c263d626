"""Laws of weighting: whom a figure speaks for, what it depends on, and what it cannot give away."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from random import Random

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessment.domain.counts.scoring import MISSING
from assessment.domain.edition import FULL_SCORE, POINT
from assessment.domain.figures import Weighting
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import Evenly
from assessment.domain.weighting.atoms import atoms
from assessment.domain.weighting.headcounts import WeightedFigures, headcount_weighted
from assessment.domain.weighting.raking import rake
from assessment.domain.weighting.strata import design_effect, effective_size, stratified, stratum_weights
from tests.assessment.domain.tallied import tallied

SCORES = st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0, 33.333333, 66.666667])
SETTINGS = settings(max_examples=40, deadline=None)


@dataclass(frozen=True, slots=True)
class Release:
    """Units with their parents, which of them are shown, their own people and their own respondents' scores."""

    parents: list[int]
    shown: list[bool]
    people: list[int]
    scores: list[list[float]]

    def figures(self) -> WeightedFigures:
        """Figures of the shown units, one measure."""
        found = atoms(shown=self.shown, parents=self.parents)
        counted, sums, squares = (found.totals(own) for own in tallied(self.scores))
        return headcount_weighted(
            parents=found.parents,
            people=found.people(np.array(self.people, dtype=np.int64)),
            counted=counted,
            sums=sums,
            squares=squares,
            evenly=[Evenly.over_levels(4)],
        )

    def samples(self) -> tuple[list[list[float]], list[int], list[int]]:
        """Scores, people and parents of the atoms."""
        found = atoms(shown=self.shown, parents=self.parents)
        scores: list[list[float]] = [[] for _ in found.parents]
        for unit, atom in enumerate(found.of_units):
            if atom >= 0:
                scores[atom].extend(self.scores[unit])
        return scores, found.people(np.array(self.people)).tolist(), found.parents.tolist()


@st.composite
def releases(draw: st.DrawFn, *, unknown: bool = False, most: int = 10) -> Release:
    """A random tree, every parent before its children."""
    size = draw(st.integers(1, most))
    parents = [-1, *(draw(st.integers(0, place - 1)) for place in range(1, size))]
    scores = draw(st.lists(st.lists(SCORES, max_size=6), min_size=size, max_size=size))
    silent = draw(st.lists(st.integers(0, 40), min_size=size, max_size=size))
    people = [len(own) + others for own, others in zip(scores, silent, strict=True)]
    if unknown:
        hidden = draw(st.lists(st.booleans(), min_size=size, max_size=size))
        people = [UNKNOWN if is_hidden else count for count, is_hidden in zip(people, hidden, strict=True)]
    return Release(parents, draw(st.lists(st.booleans(), min_size=size, max_size=size)), people, scores)


def below(parents: Sequence[int], top: int) -> list[int]:
    """The atom and all atoms below it."""
    inside = {top}
    for place, parent in enumerate(parents):
        if parent in inside:
            inside.add(place)
    return sorted(inside)


def by_definition(release: Release, unit: int, kind: Weighting) -> Fraction | None:
    """A unit's figure in points, from rows and in fractions; None when nobody answered."""
    scores, people, parents = release.samples()
    members = [place for place in below(parents, unit) if scores[place]]
    if not members:
        return None
    n = {place: len(scores[place]) for place in members}
    weights = dict.fromkeys(members, Fraction(1))
    if kind is Weighting.HEADCOUNT:
        mean = Fraction(sum(people[place] for place in members), sum(n.values()))
        weights = {place: min(max(Fraction(people[place], n[place]), mean / 3), mean * 3) for place in members}
    sums = {place: sum(Fraction(round(score * POINT), POINT) for score in scores[place]) for place in members}
    whole = sum(weights[place] * n[place] for place in members)
    return sum((weights[place] * sums[place] for place in members), Fraction(0)) / whole


def same(first: WeightedFigures, second: WeightedFigures, places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether the figures at these places are the same: scores exactly, errors but for the order of adding."""
    return all(
        np.allclose(
            getattr(first, field.name)[places],
            getattr(second, field.name)[others],
            equal_nan=True,
            rtol=1e-9 if field.name in {"errors", "design_effects"} else 0,
            atol=0,
        )
        for field in fields(WeightedFigures)
    )


@SETTINGS
@given(releases(unknown=True))
def test_figures_are_those_of_the_definition(release: Release) -> None:
    found = release.figures()

    for unit, score in enumerate(found.scores[:, 0].tolist()):
        expected = by_definition(release, unit, Weighting(found.weighting[unit, 0]))
        if expected is None:
            assert score == MISSING
        else:
            # A trimmed weight is rounded to a millionth of a person, which moves the figure of one or two people most.
            assert abs(score - expected * POINT) <= 100


@SETTINGS
@given(releases(unknown=True))
def test_respondents_are_equal_only_where_headcounts_are_unknown_or_too_uneven(release: Release) -> None:
    scores, people, parents = release.samples()
    found = release.figures()

    for unit, kind in enumerate(found.weighting[:, 0].tolist()):
        unknown = any(scores[place] and people[place] == UNKNOWN for place in below(parents, unit))
        assert (kind == Weighting.EQUAL) is (unknown or bool(found.design_effects[unit, 0] > 2 + 1e-8))


@SETTINGS
@given(releases(), st.integers(1, 5))
def test_equal_response_rates_give_the_pooled_mean(release: Release, rate: int) -> None:
    alike = Release(release.parents, release.shown, [rate * len(own) for own in release.scores], release.scores)
    pooled = Release(release.parents, release.shown, [UNKNOWN] * len(release.scores), release.scores)

    found, expected = alike.figures(), pooled.figures()

    assert np.abs(found.scores - expected.scores).max(initial=0) <= 1
    assert np.allclose(found.design_effects[found.counted > 0], 1)


@SETTINGS
@given(releases(unknown=True))
def test_a_figure_lies_between_the_least_and_the_greatest_mean_of_its_atoms(release: Release) -> None:
    scores, _, parents = release.samples()
    means = [sum(round(score * POINT) for score in own) / len(own) if own else None for own in scores]

    for unit, score in enumerate(release.figures().scores[:, 0].tolist()):
        within = [mean for place in below(parents, unit) if (mean := means[place]) is not None]
        assert not within or min(within) - 1 <= score <= max(within) + 1


@SETTINGS
@given(releases(unknown=True), st.data())
def test_a_figure_changes_only_through_its_own_atoms(release: Release, data: st.DataObject) -> None:
    found = atoms(shown=release.shown, parents=release.parents)
    assume(len(found.parents) > 0)
    unit = data.draw(st.integers(0, len(found.parents) - 1))
    own = set(below(found.parents.tolist(), unit))
    outside = [place for place, atom in enumerate(found.of_units) if atom not in own]
    scores, people = list(release.scores), list(release.people)
    for place in outside:
        scores[place] = data.draw(st.lists(SCORES, max_size=6))
        people[place] = len(scores[place]) + 3

    changed = Release(release.parents, release.shown, people, scores).figures()

    assert same(changed, release.figures(), [unit], [unit])


@SETTINGS
@given(releases(), st.randoms(use_true_random=False))
def test_hidden_units_of_an_atom_cannot_be_told_apart(release: Release, random: Random) -> None:
    """Answers that move between hidden units of one atom, with people to match, change no figure."""
    found = atoms(shown=release.shown, parents=release.parents)
    scores: list[list[float]] = [[] for _ in release.scores]
    people = [0 for _ in release.people]
    for atom in range(-1, len(found.parents)):
        members = np.flatnonzero(found.of_units == atom).tolist()
        for place in members:
            for score in release.scores[place]:
                scores[random.choice(members)].append(score)
        for place in members:
            people[members[-1]] += release.people[place]

    moved = Release(release.parents, release.shown, people, scores).figures()

    everywhere = list(range(len(found.parents)))
    assert same(moved, release.figures(), everywhere, everywhere)


@SETTINGS
@given(releases(unknown=True), st.randoms(use_true_random=False))
def test_the_order_of_units_does_not_matter(release: Release, random: Random) -> None:
    order = [0]
    while len(order) < len(release.parents):
        ready = [u for u, above in enumerate(release.parents) if above in order and u not in order]
        order.append(random.choice(ready))
    moved = Release(
        [order.index(release.parents[u]) if u else -1 for u in order],
        [release.shown[u] for u in order],
        [release.people[u] for u in order],
        [release.scores[u] for u in order],
    )
    shown = [u for u, is_shown in enumerate(release.shown) if is_shown]
    places = [shown.index(u) for u in order if release.shown[u]]

    assert same(moved.figures(), release.figures(), list(range(len(shown))), places)


@SETTINGS
@given(releases(unknown=True), st.integers(0, 6))
def test_tallies_of_any_split_of_the_sheets_give_the_same_atoms(release: Release, cut: int) -> None:
    found = atoms(shown=release.shown, parents=release.parents)
    whole = tallied(release.scores)
    first, second = tallied([own[:cut] for own in release.scores]), tallied([own[cut:] for own in release.scores])

    for part, other, all_of_them in zip(first, second, whole, strict=True):
        assert np.array_equal(found.totals(part) + found.totals(other), found.totals(all_of_them))


@SETTINGS
@given(releases(), st.data())
def test_nobody_moves_a_figure_by_more_than_nine_equal_shares(release: Release, data: st.DataObject) -> None:
    """Weights within a third and three times their mean: no answer dominates, so none can be read off a figure."""
    speaking = [place for place, own in enumerate(release.scores) if own]
    assume(speaking)
    place = data.draw(st.sampled_from(speaking))
    low, high = [
        Release(
            release.parents,
            release.shown,
            release.people,
            [[score, *own[1:]] if unit == place else own for unit, own in enumerate(release.scores)],
        ).figures()
        for score in (0.0, 100.0)
    ]

    answered = low.counted > 0
    moved = (high.scores - low.scores)[answered]
    assert ((moved >= 0) & (moved <= 9 * FULL_SCORE / low.counted[answered] + 1)).all()


@given(st.lists(st.tuples(st.integers(2, 30), st.integers(0, 90), st.floats(0, 100), st.floats(0, 900)), min_size=1))
def test_strata_weigh_respondents_as_people(strata: list[tuple[int, int, float, float]]) -> None:
    counts = np.array([count for count, *_ in strata])
    people = counts + np.array([others for _, others, *_ in strata])
    means = np.array([mean for *_, mean, _ in strata])
    weights = stratum_weights(people=people, counts=counts)

    found = stratified(people=people, counts=counts, means=means, variances=np.array([v for *_, v in strata]))

    assert np.isclose(found.mean, (weights * counts * means).sum() / (weights * counts).sum())
    assert means.min() - 1e-9 <= found.mean <= means.max() + 1e-9
    deff = design_effect(weights=weights, counts=counts)
    assert deff >= 1 - 1e-12
    assert np.isclose(deff * effective_size(weights=weights, counts=counts), counts.sum())


@given(st.integers(0, 2**32 - 1), st.integers(2, 4), st.integers(2, 4))
def test_raking_reaches_margins_and_keeps_odds_ratios(seed: int, rows: int, columns: int) -> None:
    rng = np.random.default_rng(seed)
    sample = rng.integers(1, 60, size=(rows, columns)).astype(np.float64)
    people = rng.integers(10, 400, size=(rows, columns))
    margins = [people.sum(axis=1), people.sum(axis=0)]

    found = rake(sample=sample, margins=margins)

    assert np.allclose(found.sum(axis=1), margins[0], rtol=0, atol=1e-8)
    assert np.allclose(found.sum(axis=0), margins[1], rtol=0, atol=1e-8)
    odds = [table[0, 0] * table[-1, -1] / (table[0, -1] * table[-1, 0]) for table in (found, sample)]
    assert np.isclose(*odds)
    assert np.allclose(rake(sample=sample * 3, margins=margins), found)
