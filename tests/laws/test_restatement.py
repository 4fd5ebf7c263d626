"""Laws of releasing again: whatever is accepted one after another lets nobody work out a small group, or guess well."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assessment.domain.audits.released_atoms import ReleasedAtoms
from assessment.domain.audits.released_cells import FamilyKind
from assessment.domain.audits.restatement import Decision, decided
from assessment.domain.disclosure.cuts import smallest_combination
from tests.laws.attackers import smallest_support

LEAST = 6


@st.composite
def trees(draw: st.DrawFn) -> list[ReleasedAtoms]:
    """Up to four releases of some units, of which later ones may count fewer people."""
    units = draw(st.integers(1, 6))
    first = np.array(draw(st.lists(st.integers(1, 12), min_size=units, max_size=units)))
    releases: list[ReleasedAtoms] = []
    for _ in range(draw(st.integers(1, 4))):
        labels = np.array(draw(st.lists(st.integers(-1, 2), min_size=units, max_size=units)))
        fewer = np.array(draw(st.lists(st.sampled_from([0, 0, 0, 0, 1, 7]), min_size=units, max_size=units)))
        people = np.maximum(first - fewer, 0) if releases else first
        kept = people > 0
        releases.append(ReleasedAtoms(np.flatnonzero(kept), people[kept], dict.fromkeys(FamilyKind, labels[kept])))
    return releases


def accepted(releases: list[ReleasedAtoms]) -> list[ReleasedAtoms]:
    """Those that leave, each beside those before it; what is implied is not remembered."""
    known: list[ReleasedAtoms] = []
    for offered in releases:
        if decided(released=known, offered=offered, at_least=dict.fromkeys(FamilyKind, LEAST)) is Decision.NEW:
            known.append(offered)
    return known


def people_apart(releases: list[ReleasedAtoms], units: int) -> tuple[NDArray[np.int64], list[NDArray[np.int64]]]:
    """Units' people one by one, and by release the atom of each of them."""
    where = [np.zeros(0, dtype=np.int64)] * len(releases)
    most = np.zeros(units, dtype=np.int64)
    for release in releases:
        most[release.units] = np.maximum(most[release.units], release.people)
    for number, release in enumerate(releases):
        found = [np.full(count, -1) for count in most]
        for unit, people, label in zip(release.units, release.people, release.labels[FamilyKind.FIGURES], strict=True):
            found[unit][:people] = label
        where[number] = np.concatenate(found)
    return np.ones(most.sum(), dtype=np.int64), where


@settings(max_examples=120, deadline=None)
@given(trees())
def test_no_combination_of_what_was_accepted_is_about_fewer_people_than_promised(releases: list[ReleasedAtoms]) -> None:
    known = accepted(releases)

    if known:
        people, atoms = people_apart(known, 6)
        cells = np.array([row == label for row in atoms for label in range(3)])
        together, places = np.unique(cells, axis=1, return_inverse=True)
        counts = np.bincount(places.ravel(), weights=people).astype(np.int64)
        seen = together.any(axis=0)
        assert smallest_support(cells=together[:, seen], people=counts[seen]) >= LEAST


@settings(max_examples=120, deadline=None)
@given(trees())
def test_a_second_release_is_a_small_group_exactly_when_its_smallest_cut_is(releases: list[ReleasedAtoms]) -> None:
    if len(releases) < 2:
        return
    pair = releases[:2]
    found = decided(released=pair[:1], offered=pair[1], at_least=dict.fromkeys(FamilyKind, LEAST))
    people, (first, second) = people_apart(pair, 6)
    kept = (first >= 0) | (second >= 0)

    if found in (Decision.NEW, Decision.NOT_CERTIFIED):
        assert smallest_combination(first=first[kept], second=second[kept], people=people[kept]) >= LEAST
    if found is Decision.SMALL_GROUP:
        assert smallest_combination(first=first[kept], second=second[kept], people=people[kept]) < LEAST
