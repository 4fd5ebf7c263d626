"""The release in English."""

from fractions import Fraction

import pytest

from assessment.domain.disclosure.release import Sentence, Verdict
from reports.diagnostic.wording import en_release as words
from reports.diagnostic.wording.weighed import Weighed


def told(verdict: Verdict, *, offered: int, shown: int, small: int = 0, consequence: int = 0) -> Sentence:
    """A sentence of the report with the agency among its numbers."""
    return Sentence(
        verdict,
        {
            "offered": offered + 1,
            "shown": shown + 1,
            "withheld_small": small,
            "withheld_in_consequence": consequence,
            "threshold": 10,
            "smallest_group": 12,
        },
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            told(Verdict.OTHERS_WITHHELD, offered=9, shown=6, small=2, consequence=1),
            (
                "6 of 9 units with answers shown; 2 withheld because fewer than 10 answered there, and 1 more lest a "
                "small group be worked out by subtraction."
            ),
        ),
        (
            told(Verdict.OTHERS_WITHHELD, offered=9, shown=8, consequence=1),
            "8 of 9 units with answers shown; 1 withheld lest a small group be worked out by subtraction.",
        ),
        (
            told(Verdict.SMALL_WITHHELD, offered=21, shown=1, small=20),
            "1 of 21 units with answers shown; 20 withheld because fewer than 10 answered there.",
        ),
        (told(Verdict.ALL_SHOWN, offered=9, shown=9), "all 9 units with answers are shown."),
        (told(Verdict.ALL_SHOWN, offered=1, shown=1), "the only unit with answers is shown."),
        (told(Verdict.ALL_SHOWN, offered=0, shown=0), "no unit has answers, the organisation as a whole is shown."),
    ],
)
def test_a_release_is_summed_up_in_a_sentence(sentence: Sentence, said: str) -> None:
    smallest = "The smallest group that can be worked out at all has 12 people."

    assert words.released(group="Staff", sentence=sentence, rests=0) == f"Staff: {said} {smallest}"


def test_nothing_shown_is_said_without_another_number() -> None:
    sentence = told(Verdict.NOTHING_SHOWN, offered=3, shown=-1, small=3)

    said = words.released(group="Leaders", sentence=sentence, rests=0)

    assert said == "Leaders: nothing is shown, fewer than 10 answered."


def test_rest_groups_are_counted_in_the_sentence() -> None:
    sentence = told(Verdict.SMALL_WITHHELD, offered=9, shown=6, small=3)

    assert " Small ones are put together in 1 row “Others”." in words.released(group="A", sentence=sentence, rests=1)
    assert " Small ones are put together in 2 rows “Others”." in words.released(group="A", sentence=sentence, rests=2)


def test_a_row_of_the_rest_lists_names_and_counts_the_others() -> None:
    assert words.rest(names=["Stores", "Papers"], more=0) == "Others: Stores, Papers"
    assert words.rest(names=["Archive"], more=3) == "Others: Archive and 3 more"


def test_comparisons_are_counted_and_no_sign_is_not_sameness() -> None:
    assert words.compared(made=0, higher=0, lower=0, no_material=0, cannot_tell=0) == ""
    assert words.compared(made=21, higher=1, lower=2, no_material=3, cannot_tell=15).endswith(
        "21 comparisons. Higher: 1; lower: 2; no difference that matters: 3; cannot be told: 15. No mark does not mean "
        "“the same”."
    )
    assert words.compared(made=7, higher=0, lower=0, no_material=0, cannot_tell=7).endswith(
        "7 comparisons. Of none can it be told whether it is higher or lower: there are too few answers."
    )


def test_a_sign_says_which_way_and_from_how_many_points() -> None:
    assert words.sign(is_higher=True) == "higher than the whole, beyond chance"
    assert words.sign_meaning(is_higher=False, points="5").startswith("lower than the whole: more than chance")


def test_split_units_are_counted() -> None:
    assert "Staff" in words.splits_caption(group="Staff")
    assert "views are not split" in words.splits_reading(group="Staff", split=0, judged=40, least=10)
    assert "of 40 pairs" in words.splits_reading(group="Staff", split=3, judged=40, least=10)
    assert "4 more" in words.splits_more(count=4, of_one=3)


def test_sheets_agree_with_their_number() -> None:
    assert words.counts(group="A", submitted=1, valid=1) == "A: 1 sheet came in, all count."
    assert words.counts(group="A", submitted=24, valid=22) == "A: 24 sheets came in, 22 count."
    assert "at least half of the questions" in words.counts_rule(share="half")
    assert "did not answer" in words.silent()


def test_uniform_sheets_are_kept_and_it_is_told_what_they_change() -> None:
    told_of = {"group": "A", "sheets": 12, "share": "20%"}
    little = words.uniform(**told_of, points="0.4", is_higher=False, noteworthy=False)  # type: ignore[arg-type]
    higher, lower = (
        words.uniform(**told_of, points="2.5", is_higher=is_higher, noteworthy=True)  # type: ignore[arg-type]
        for is_higher in (True, False)
    )

    assert little.endswith("They were kept; they hardly moved the overall figure: by 0.4 points of 100.")
    assert higher.endswith("without them the overall figure would be 2.5 points higher.")
    assert lower.endswith("2.5 points lower.")


def test_groups_weighed_alike_share_a_sentence() -> None:
    how = Weighed.EQUALLY

    assert words.weighed(groups=["Staff", "Leaders"], how=how) == "Staff and leaders: each respondent weighs the same."


def test_withheld_units_without_a_row_are_counted() -> None:
    assert words.withheld_left(count=1).startswith("1 more unit that is withheld has no row")
    assert words.withheld_left(count=2).startswith("2 more units that are withheld have no row")


def test_usual_shares_are_words_and_others_per_cent() -> None:
    assert words.part_of(Fraction(2, 3)) == "two thirds"
    assert words.part_of(Fraction(3, 5)) == "60%"


def test_the_method_is_told_with_its_floors() -> None:
    said = " ".join(words.comparing(groups_floor="5", waves_floor="3", item=30, several=20, overall=10))

    assert all(number in said for number in ("5 points of 100", "wave 3", "30 to one", "20 to several", "10 for the"))
    assert "by the people of each" in words.weighting()
    assert "no sampling error" in words.resembling()
    assert words.census(group="Staff") == "Staff: everybody answered, there is no sampling error."
    assert "as if figures were printed unrounded" in words.determined(any_of_them=True)
    assert words.determined(any_of_them=False).startswith("No answer can be known exactly")


def test_reliability_and_remarks_are_read_with_care() -> None:
    single, several = (words.reliability_reading(single=single) for single in (True, False))

    assert single.startswith(several)
    assert "one statement" in single
    assert "with care" in words.remarks_reading()
    assert [words.remarks_more(count=count) for count in (1, 2)] == [
        "There is 1 more remark.",
        "There are 2 more remarks.",
    ]
