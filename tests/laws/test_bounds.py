"""Laws of the bounds attack: no answer that can be worked out is missed, and none is counted without reason."""

from functools import cache
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assessment.domain.disclosure.bounds import determined_answers
from assessment.domain.edition import POINT, SKIPPED

PARENTS = (-1, 0, 0)
EVEN, UNEVEN = [-1, 0, 25, 50, 75, 100, -1], [-1, 0, 100, 25, 75, 30, -1]
Stated = tuple[bool, ...]


@st.composite
def answered(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Units and answers of a few people in a unit with two below."""
    units = draw(st.lists(st.sampled_from(range(3)), min_size=1, max_size=5))
    few = draw(st.sampled_from([(1, 5), (2, 3), (4, 6), tuple(range(7))]))
    return units, draw(st.lists(st.sampled_from(few), min_size=len(units), max_size=len(units)))


@settings(max_examples=80, deadline=None)
@given(answered(), st.tuples(*[st.booleans()] * 3), st.tuples(*[st.booleans()] * 3), st.booleans(), st.booleans())
def test_no_answer_that_can_be_worked_out_is_missed(
    people: tuple[list[int], list[int]], shown: Stated, distributed: Stated, bands: bool, spread: bool
) -> None:
    units, answers = people
    distributions = tuple(first and second for first, second in zip(shown, distributed, strict=True))
    for points in (EVEN, UNEVEN):
        told = _told(units, shown, distributions, points, bands, spread)
        determined = _by_trying(units, answers, told)
        found = _found(units, answers, shown, distributions, points, bands, spread)

        assert determined <= found
        if points is EVEN and not any(distributions):
            assert determined == found


def _found(
    units: list[int],
    answers: list[int],
    shown: Stated,
    distributions: Stated,
    points: list[int],
    bands: bool,
    spread: bool,
) -> set[int]:
    histograms = np.zeros((3, 1, len(points)), dtype=np.int64)
    np.add.at(histograms, (units, 0, answers), 1)
    scores = np.array([[score * POINT if score >= 0 else -1 for score in points]])
    attack = determined_answers(
        shown=shown,
        distributions=distributions,
        parents=PARENTS,
        histograms=histograms,
        scores=scores,
        bands=bands,
        spread=spread,
    )
    homes = [unit if shown[unit] else 0 for unit in units]
    atoms = set(attack.units[attack.answers[:, 0]].tolist())
    return {person for person, home in enumerate(homes) if home in atoms}


def _told(
    units: list[int], shown: Stated, distributions: Stated, points: list[int], bands: bool, spread: bool
) -> list[NDArray[np.float64]]:
    """What is stated, as sums over people of functions of their answer: a row [people, codes] for each."""
    scores = np.array(points, dtype=np.float64)
    scored = scores >= 0
    functions = [scored, np.where(scored, scores, 0)]
    if bands:
        functions += [scored & (scores < 50), scored & (scores > 50)]
    if spread:
        functions.append(np.where(scored, scores, 0) ** 2)
    told = []
    for cell in range(3):
        members = np.array([cell in (0, unit) for unit in units])
        stated = functions if shown[cell] else []
        stated = stated + list(np.eye(len(points))) * distributions[cell]
        told += [np.outer(members, function).astype(np.float64) for function in stated]
    return told


def _by_trying(units: list[int], answers: list[int], told: list[NDArray[np.float64]]) -> set[int]:
    """Whose answer is the same in all answers of everybody that fit; skipping is no answer."""
    fitting = _fitting(answers, told)
    return {person for person, code in enumerate(answers) if code != SKIPPED and (fitting[:, person] == code).all()}


def _fitting(answers: list[int], told: list[NDArray[np.float64]]) -> NDArray[np.intp]:
    tried = _everything(len(answers))
    people = np.arange(len(answers))
    fits = np.ones(len(tried), dtype=np.bool_)
    for row in told:
        fits &= row[people, tried].sum(axis=1) == row[people, answers].sum()
    return tried[fits]


@cache
def _everything(people: int) -> NDArray[np.intp]:
    """All that so many people could have answered."""
    return np.array(list(product(range(len(EVEN)), repeat=people)))
