"""Tests of how much a shown group says of its answers."""

import pytest

from assessment.domain.unanimity import (
    AtLeast,
    AtMost,
    BandCounts,
    BandShares,
    Detail,
    ImpossibleShare,
    Share,
    TooFewRespondents,
    band_counts,
    band_shares,
    detail,
    shown_share,
)


def test_a_group_says_more_the_larger_it_is() -> None:
    assert [detail(n) for n in (0, 9, 10, 29, 30)] == [
        Detail.NOTHING,
        Detail.NOTHING,
        Detail.BANDS,
        Detail.BANDS,
        Detail.DISTRIBUTION,
    ]


def test_an_edition_may_ask_for_larger_groups() -> None:
    assert detail(30, bands_from=20, distribution_from=50) is Detail.BANDS
    assert detail(19, bands_from=20, distribution_from=50) is Detail.NOTHING


@pytest.mark.parametrize(
    ("count", "of", "share"),
    [
        (0, 12, AtMost(10)),
        (1, 10, AtMost(10)),
        (2, 19, Share(11)),
        (6, 12, Share(50)),
        (26, 29, Share(90)),
        (27, 29, AtLeast(90)),
        (9, 10, AtLeast(90)),
        (12, 12, AtLeast(90)),
    ],
)
def test_shares_of_a_small_group_stop_at_ten_and_ninety(count: int, of: int, share: object) -> None:
    assert shown_share(count, of) == share


def test_shares_of_a_large_group_are_told_as_they_are() -> None:
    assert [shown_share(count, 30) for count in (0, 1, 29, 30)] == [Share(0), Share(3), Share(97), Share(100)]


def test_halves_go_to_the_even_per_cent() -> None:
    assert [shown_share(count, 200).percent for count in (1, 3, 5)] == [0, 2, 2]


@pytest.mark.parametrize(("count", "of"), [(-1, 10), (11, 10), (0, 0)])
def test_what_is_no_share_is_refused(count: int, of: int) -> None:
    with pytest.raises(ImpossibleShare):
        shown_share(count, of)


def test_the_bands_of_five_options_are_two_one_and_two() -> None:
    found = band_counts(counts=[1, 2, 4, 8, 16], scores=[0, 25, 50, 75, 100])

    assert found == BandCounts(unfavourable=3, neutral=4, favourable=24)


def test_a_reversed_item_is_favourable_at_its_other_end() -> None:
    assert band_counts(counts=[5, 0, 1], scores=[100, 50, 0]) == BandCounts(1, 0, 5)


def test_four_options_have_no_middle() -> None:
    assert band_counts(counts=[1, 2, 3, 4], scores=[0, 100 / 3, 200 / 3, 100]) == BandCounts(3, 0, 7)


def test_bands_are_shown_as_shares() -> None:
    assert band_shares(BandCounts(0, 5, 15)) == BandShares(AtMost(10), Share(25), Share(75))
    assert band_shares(BandCounts(0, 8, 32)) == BandShares(Share(0), Share(20), Share(80))


def test_bands_of_few_answers_are_not_shown() -> None:
    with pytest.raises(TooFewRespondents, match="10 answers, not 9"):
        band_shares(BandCounts(3, 3, 3))
