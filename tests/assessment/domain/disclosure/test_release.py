"""Tests of the report on a release."""

import json

from assessment.domain.disclosure.release import ReleaseReport, Verdict, release_report
from assessment.domain.disclosure.rest_groups import with_rest_groups
from assessment.domain.disclosure.tree import distribution_units, published_units

ROOT = -1


def report(own: list[int], parents: list[int], *, items: int = 0, determined: int = 0) -> ReleaseReport:
    """The report on the best choice of units and rest groups."""
    responses = list(own)
    for place in range(len(own) - 1, 0, -1):
        responses[parents[place]] += responses[place]
    tree = with_rest_groups(responses=responses, own=own, parents=parents, threshold=10)
    shown = published_units(
        responses=tree.responses, own=tree.own, parents=tree.parents, threshold=10, weights=tree.weights
    )
    return release_report(
        group="staff",
        responses=tree.responses,
        own=tree.own,
        parents=tree.parents,
        shown=shown,
        distributions=distribution_units(
            shown=shown, responses=tree.responses, own=tree.own, parents=tree.parents, distribution_from=30
        ),
        threshold=10,
        distribution_from=30,
        rest_groups=[group.place for group in tree.groups],
        items=items,
        determined=determined,
    )


def test_everything_shown_is_said_so() -> None:
    found = report([0, 12, 15], [ROOT, 0, 0])

    assert (found.offered, found.shown, found.withheld_small, found.withheld_in_consequence) == (3, 3, 0, 0)
    assert found.smallest_group == 12
    assert found.sentence.verdict is Verdict.ALL_SHOWN


def test_units_nobody_answered_in_are_not_offered() -> None:
    assert report([12, 0], [ROOT, 0]).offered == 1


def test_a_small_unit_and_the_one_that_hides_it_are_told_apart() -> None:
    found = report([0, 12, 15, 4], [ROOT, 0, 0, 0])

    assert (found.offered, found.shown, found.withheld_small, found.withheld_in_consequence) == (4, 2, 1, 1)
    assert found.smallest_group == 15
    assert found.sentence.verdict is Verdict.OTHERS_WITHHELD
    assert found.sentence.numbers == {
        "offered": 4,
        "shown": 2,
        "withheld_small": 1,
        "withheld_in_consequence": 1,
        "threshold": 10,
        "smallest_group": 15,
    }


def test_small_units_that_hide_each_other_are_said_to_be_small() -> None:
    assert report([6, 12, 4], [ROOT, 0, 0]).sentence.verdict is Verdict.SMALL_WITHHELD


def test_rest_groups_are_counted_apart_from_units() -> None:
    found = report([10, 12, 6, 7], [ROOT, 0, 0, 0])

    assert (found.offered, found.shown, found.withheld_small) == (4, 2, 2)
    assert (found.rest_groups_offered, found.rest_groups_shown) == (1, 1)
    assert found.smallest_group == 10


def test_distributions_are_counted_among_what_is_shown() -> None:
    found = report([12, 31, 40], [ROOT, 0, 0])

    assert (found.distributions_offered, found.distributions_shown, found.distributions_withheld) == (3, 2, 1)


def test_answers_are_those_of_everybody_in_anything_shown() -> None:
    found = report([0, 12, 15], [ROOT, 0, 0], items=30, determined=24)

    assert (found.answers, found.determined) == (810, 24)


def test_nothing_shown_is_said_so() -> None:
    found = report([9], [ROOT])

    assert (found.shown, found.withheld_small, found.smallest_group, found.answers) == (0, 1, 0, 0)
    assert found.sentence.verdict is Verdict.NOTHING_SHOWN


def test_a_report_is_stored_and_read() -> None:
    found = report([10, 12, 6, 7], [ROOT, 0, 0, 0], items=3, determined=1)

    assert ReleaseReport.from_primitives(json.loads(json.dumps(found.to_primitives()))) == found
