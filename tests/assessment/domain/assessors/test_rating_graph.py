"""Whether ratings connect all organisations and assessors."""

from assessment.domain.assessors.rating_graph import Component, Rating, components


def rated(*pairs: str) -> list[Rating]:
    """Ratings such as `x-a`: organisation x by assessor a."""
    return [Rating(pair[0], pair[2], 50) for pair in pairs]


def test_a_chain_of_shared_organisations_is_one_part() -> None:
    assert components(rated("x-a", "x-b", "y-b", "y-c", "x-a")) == (Component(("x", "y"), ("a", "b", "c")),)


def test_islands_are_listed_the_largest_first() -> None:
    found = components(rated("z-c", "x-a", "y-a"))

    assert found == (Component(("x", "y"), ("a",)), Component(("z",), ("c",)))


def test_a_late_rating_joins_two_parts() -> None:
    assert len(components(rated("x-a", "y-b", "z-c"))) == 3
    assert len(components(rated("x-a", "y-b", "z-c", "x-b", "z-b"))) == 1


def test_an_organisation_and_an_assessor_may_share_a_code() -> None:
    assert components(rated("x-x", "y-y")) == (Component(("x",), ("x",)), Component(("y",), ("y",)))


def test_without_ratings_there_is_no_part() -> None:
    assert components([]) == ()
