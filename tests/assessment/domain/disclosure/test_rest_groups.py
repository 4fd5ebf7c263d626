"""Tests of rolling small units up into a rest group."""

from assessment.domain.disclosure.rest_groups import RestGroup, WithRestGroups, with_rest_groups
from assessment.domain.disclosure.tree import published_units, require_safe

ROOT = -1


def rolled_up(own: list[int], parents: list[int], threshold: int = 10) -> WithRestGroups:
    """The tree given by the own respondents of its units, with rest groups."""
    responses = list(own)
    for place in range(len(own) - 1, 0, -1):
        responses[parents[place]] += responses[place]
    return with_rest_groups(responses=responses, own=own, parents=parents, threshold=threshold)


def shown(tree: WithRestGroups, threshold: int = 10) -> tuple[bool, ...]:
    """The choice among units and rest groups."""
    found = published_units(
        responses=tree.responses, own=tree.own, parents=tree.parents, threshold=threshold, weights=tree.weights
    )
    require_safe(shown=found, own=tree.own, parents=tree.parents, threshold=threshold)
    return found


def test_small_units_that_reach_the_threshold_together_become_one_group() -> None:
    tree = rolled_up([10, 12, 6, 7], [ROOT, 0, 0, 0])

    assert tree.groups == (RestGroup(place=1, parent=0, members=(2, 3)),)
    assert tree.places == (0, 2, 3, 4)
    assert tree.parents == (ROOT, 0, 0, 1, 1)
    assert tree.responses == (35, 13, 12, 6, 7)
    assert tree.own == (10, 0, 12, 6, 7)
    assert shown(tree) == (True, True, True, False, False)


def test_the_members_bring_all_that_is_below_them() -> None:
    tree = rolled_up([10, 1, 2, 3, 8], [ROOT, 0, 1, 1, 0])

    assert tree.groups == (RestGroup(place=1, parent=0, members=(1, 4)),)
    assert tree.parents == (ROOT, 0, 1, 2, 2, 1)
    assert tree.responses == (24, 14, 6, 2, 3, 8)


def test_every_unit_with_small_units_has_its_own_group() -> None:
    tree = rolled_up([20, 6, 7, 30, 8, 9, 0], [ROOT, 0, 0, 0, 3, 3, 3])

    assert tree.groups == (RestGroup(1, 0, (1, 2)), RestGroup(5, 3, (4, 5)))
    assert tree.parents == (ROOT, 0, 1, 1, 0, 4, 5, 5, 4)
    assert shown(tree) == (True, True, False, False, True, True, False, False, False)


def test_one_small_unit_is_no_group() -> None:
    assert rolled_up([10, 12, 6], [ROOT, 0, 0]).groups == ()


def test_units_that_stay_below_the_threshold_together_are_no_group() -> None:
    assert rolled_up([10, 12, 4, 5], [ROOT, 0, 0, 0]).groups == ()


def test_a_unit_that_nobody_answered_in_is_no_member() -> None:
    assert rolled_up([10, 0, 6, 7], [ROOT, 0, 0, 0]).groups[0].members == (2, 3)


def test_a_group_of_everybody_would_be_its_parent_again() -> None:
    assert rolled_up([0, 6, 7, 0], [ROOT, 0, 0, 0]).groups == ()


def test_all_groups_together_weigh_less_than_one_unit_and_more_than_nothing() -> None:
    tree = rolled_up([20, 6, 7, 30, 8, 9, 12], [ROOT, 0, 0, 0, 3, 3, 3])
    groups = {group.place for group in tree.groups}
    of_groups = [weight for place, weight in enumerate(tree.weights) if place in groups]
    of_units = [weight for place, weight in enumerate(tree.weights) if place not in groups]

    assert min(of_groups) > 0
    assert sum(of_groups) < min(of_units)
    assert tree.weights[0] > sum(tree.weights[1:])


def test_without_small_units_the_tree_stays_as_it_is() -> None:
    tree = rolled_up([0, 12, 15], [ROOT, 0, 0])

    assert (tree.parents, tree.own, tree.responses) == ((ROOT, 0, 0), (0, 12, 15), (27, 12, 15))
    assert shown(tree) == (True, True, True)
