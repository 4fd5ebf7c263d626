"""Every worked table of docs/method/disclosure.md is computed by the product's functions."""

from collections.abc import Callable, Iterable
from typing import TypedDict

import numpy as np
import pytest

from assessment.domain.audits.released_atoms import ReleasedAtoms
from assessment.domain.audits.released_cells import FamilyKind
from assessment.domain.audits.restatement import decided
from assessment.domain.audits.smallest_support import smallest_support
from assessment.domain.disclosure.bounds import determined_answers
from assessment.domain.disclosure.cuts import OUTSIDE, smallest_combination
from assessment.domain.disclosure.ledger import Ledger, Refused
from assessment.domain.disclosure.release import release_report
from assessment.domain.disclosure.rest_groups import with_rest_groups
from assessment.domain.disclosure.tree import distribution_units, published_units
from assessment.domain.disclosure.unanimity import AtLeast, AtMost, Share
from assessment.domain.edition import FULL_SCORE, WIDTH
from assessment.domain.figures import Shown
from tests.assessment.domain.cards import card
from tests.assessment.domain.instruments import TINY, flat_frame, sheet
from tests.docs.pages import Page, Row, numbers, printed, whole, yes

PAGE = Page("method/disclosure.md")
NAMES = ("first", "second", "third")
THRESHOLD = 10


class Star(TypedDict):
    """An agency and units right below it."""

    own: list[int]
    responses: list[int]
    parents: list[int]


def star(row: Row) -> Star:
    """The tree of a row: the agency's own respondents and the units below."""
    own = [int(row[0]), *whole(row[1])]
    return {"own": own, "responses": [sum(own), *own[1:]], "parents": [-1, *[0] * (len(own) - 1)]}


def named(names: Iterable[str], chosen: Iterable[bool]) -> str:
    """The names that were chosen."""
    return ", ".join(name for name, is_chosen in zip(names, chosen, strict=False) if is_chosen)


def withholding(row: Row) -> Row:
    shown = published_units(**star(row), threshold=THRESHOLD)
    return *row[:2], named(("agency", *NAMES), shown) or "nothing"


def shown_unit(row: Row) -> Row:
    respondents, scored = int(row[0]), int(row[1])
    sheets = [sheet(TINY, A2_a=3, E1_a=3)] * scored + [sheet(TINY, E1_a=3)] * (respondents - scored)
    found = card(frame=flat_frame(desk=50), sheets={"staff": [(answers, "desk") for answers in sheets]})
    has_figure = isinstance(found.figure("staff", "desk", "items/A2.a"), Shown)
    return *row[:2], yes(has_figure), yes(found.counts("staff", "desk", "A2.a") is not None)


def distributions(row: Row) -> Row:
    shown = published_units(**star(row), threshold=THRESHOLD)
    return *row[:2], named(("agency", *NAMES), distribution_units(shown=shown, **star(row), distribution_from=30))


def banded(row: Row) -> Row:
    answers = [code for code, times in enumerate(row[:5], start=1) for _ in range(int(times))]
    sheets = [(sheet(TINY, A2_a=code), "desk") for code in [*answers, *[0] * THRESHOLD]]
    found = card(frame=flat_frame(desk=50), sheets={"staff": sheets}).bands("staff", "desk", "A2.a")
    if found is None:
        return *row[:5], "–", "–", "–"
    signs = {AtMost: "≤ ", AtLeast: "≥ ", Share: ""}
    shares = (found.unfavourable, found.neutral, found.favourable)
    return *row[:5], *(f"{signs[type(share)]}{share.percent} %" for share in shares)


def rest_group(row: Row) -> Row:
    found = with_rest_groups(**star(row), threshold=THRESHOLD)
    shown = published_units(
        responses=found.responses, own=found.own, parents=found.parents, threshold=THRESHOLD, weights=found.weights
    )
    names = ["agency", *["rest group"] * len(found.groups), *NAMES]
    members = ", ".join(NAMES[place - 1] for group in found.groups for place in group.members) or "–"
    return *row[:2], members, named(names, shown)


def agreement_told(row: Row) -> Row:
    histograms = np.zeros((1, 1, WIDTH), dtype=np.int64)
    histograms[0, 0, int(row[0])] = 10
    scores = np.full((1, WIDTH), -1, dtype=np.int64)
    scores[0, 1:6] = np.arange(5) * (FULL_SCORE // 4)
    told = [
        determined_answers(
            shown=[True],
            distributions=[False],
            parents=[-1],
            histograms=histograms,
            scores=scores,
            bands=has_bands,
            spread=has_spread,
        ).total
        for has_bands, has_spread in ((False, False), (True, False), (True, True))
    ]
    return row[0], *map(str, told)


def reported(row: Row) -> Row:
    shown = published_units(**star(row), threshold=THRESHOLD)
    found = release_report(
        group="staff",
        **star(row),
        shown=shown,
        distributions=[False] * len(shown),
        threshold=THRESHOLD,
        distribution_from=30,
    )
    counts = (
        found.offered,
        found.shown,
        found.withheld_small,
        found.withheld_in_consequence,
        found.smallest_group,
    )
    return *row[:2], *map(str, counts), found.sentence.verdict


def cut(row: Row) -> Row:
    people = np.array([whole(cell) for cell in row[:2]])
    first, second = np.indices(people.shape)
    return *row[:2], str(smallest_combination(first=first.ravel(), second=second.ravel(), people=people.ravel()))


def ledger(row: Row) -> Row:
    book = Ledger(multiplicities=[int(count) for count in numbers(row[0])], threshold=THRESHOLD)
    for cell in row[1].split(", ") if row[1] != "–" else ():
        book.offer(np.array([letter == "x" for letter in cell]))
    verdict = book.offer(np.array([letter == "x" for letter in row[2]]))
    return *row[:3], str(verdict.reason) if isinstance(verdict, Refused) else "accepted"


def again(row: Row) -> Row:
    known = [atoms_of(row[0], letters) for letters in row[1].split(", ")]
    at_least = {FamilyKind.FIGURES: THRESHOLD, FamilyKind.DISTRIBUTIONS: 30}
    return *row[:3], decided(released=known, offered=atoms_of(row[0], row[2]), at_least=at_least)


def atoms_of(people: str, letters: str) -> ReleasedAtoms:
    """A scorecard without distributions that has each unit in the atom of its letter."""
    figures = np.array([ord(letter) - ord("a") for letter in letters])
    labels = {FamilyKind.FIGURES: figures, FamilyKind.DISTRIBUTIONS: np.full_like(figures, OUTSIDE)}
    return ReleasedAtoms(np.arange(len(letters)), np.array(whole(people)), labels)


def audited(row: Row) -> Row:
    kinds = {frozenset(map(ord, cells)): int(people) for cells, people in map(str.split, row[0].split(", "))}
    found = smallest_support(kinds=kinds, below=THRESHOLD)
    fewest = "–" if found.people is None else str(found.people)
    return row[0], fewest, str(found.proven), printed(found.leverage, row[3])


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Withholding": withholding,
    "What a shown unit shows": shown_unit,
    "Distributions": distributions,
    "Bands": banded,
    "Rest groups": rest_group,
    "What agreement gives away": agreement_told,
    "The release report": reported,
    "Cuts by a characteristic": cut,
    "The ledger": ledger,
    "A second scorecard": again,
    "The audit of a release": audited,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
