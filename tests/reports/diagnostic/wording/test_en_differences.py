"""Differences in English words."""

import pytest

from assessment.domain.disclosure.unanimity import AtLeast, AtMost, Share
from assessment.domain.inference.differences import Ground, verdict_of
from reports.diagnostic.wording import en_differences as en
from reports.diagnostic.wording.differences import Family, Moved, Sorted, Told, TooFew, Unknown
from reports.diagnostic.wording.seen import Seen

FEW = TooFew("Leaders", "11", 30)
CHANCE = Unknown(2, Ground.NOT_EXCLUDED, ())
LEADERS, STAFF = Seen("Leaders", "2.8", "2.6–3.0", 34), Seen("Staff", "1.5", "1.4–1.6", 212)


def told(ground: Ground, *, points: float = 10.0, few: tuple[TooFew, ...] = (), noticed: str = "0.3") -> Told:
    """A difference of 1.3 levels, up or down."""
    sign = "+" if points > 0 else "−"
    verdict = verdict_of(ground, points=points)
    return Told(verdict, ground, "1.3", f"{sign}1.3", "1.1 to 1.5", "+1.1 to +1.5", "+1.1…+1.5", noticed, few)


def test_the_reading_counts_by_verdict_and_says_why_some_cannot_be_told() -> None:
    few = Unknown(4, Ground.TOO_FEW, (FEW,))

    assert en.views(first="Leaders", second="Staff", found=Sorted(20, 11, 2, 3, (few,))) == (
        "20 practices compared: leaders are higher on 11; staff are higher on 2; no difference that matters on 3; "
        "it cannot be told for 4, since there are too few answers (leaders 11, needed 30)."
    )


def test_several_reasons_have_their_numbers() -> None:
    reasons = (Unknown(3, Ground.NOT_EXCLUDED, ()), Unknown(1, Ground.TOO_FEW, (FEW,)))

    said = en.views(first="Leaders", second="Staff", found=Sorted(4, 0, 0, 0, reasons))

    assert said == (
        "4 practices compared: of none can one tell that leaders and staff see it differently; for 3, such a "
        "difference could come by chance; for 1, there are too few answers (leaders 11, needed 30)."
    )


def test_sides_that_need_the_same_number_of_answers_share_it() -> None:
    sides = (FEW, TooFew("Staff", "25", 30), TooFew("Leaders", "11", 20))

    assert en.why(Ground.TOO_FEW, sides) == (
        "there are too few answers (leaders 11, staff 25, needed 30; leaders 11, needed 20)"
    )


def test_where_all_can_be_told_there_is_no_reason() -> None:
    assert en.views(first="Leaders", second="Staff", found=Sorted(1, 1, 0, 0, ())) == (
        "1 practice compared: leaders are higher on 1."
    )


@pytest.mark.parametrize(("points", "words"), [(10.0, "higher by 1.3"), (-10.0, "lower by 1.3")])
def test_the_widest_gap_is_told_with_its_direction_numbers_of_answers_and_interval(points: float, words: str) -> None:
    said = en.widest_gap(practice="A1", first=LEADERS, second=STAFF, told=told(Ground.MATERIAL, points=points))

    assert (
        said
        == f"“A1”: leaders 2.8 (34 answers), staff 1.5 (212 answers). Leaders put it {words} of a level (1.1 to 1.5)."
    )


def test_a_gap_is_told_by_its_direction() -> None:
    up, down = (en.gap_note(first="A", second="B", told=told(Ground.MATERIAL, points=way)) for way in (1.0, -1.0))

    assert up == "A put the practice higher than b, by 1.3 of a level (1.1 to 1.5)."
    assert "lower than b" in down


def test_means_that_differ_while_answers_spread_alike_are_no_difference() -> None:
    slight = told(Ground.SLIGHT_EFFECT)

    assert "almost alike" in en.gap_note(first="A", second="B", told=slight)
    assert "almost alike" in en.widest_gap(practice="P", first=LEADERS, second=STAFF, told=slight)


def test_in_a_table_stands_who_is_higher() -> None:
    words = [
        en.who_is_higher(first="Leaders", second="Staff", told=found)
        for found in (
            told(Ground.MATERIAL),
            told(Ground.MATERIAL, points=-10),
            told(Ground.WITHIN_FLOOR),
            told(Ground.SLIGHT_EFFECT),
            told(Ground.TOO_FEW),
        )
    ]

    assert words == ["leaders", "staff", "no difference", "small difference", "cannot be told"]


def test_the_order_of_extremes_is_said_as_far_as_it_is_known() -> None:
    said = [
        en.extremes(who="Staff", highest=("A", "2.0"), lowest=("B", "1.9"), told=told(ground))
        for ground in (Ground.MATERIAL, Ground.WITHIN_FLOOR, Ground.NOT_EXCLUDED)
    ]

    assert said[0].endswith("“B” lowest (1.9).")
    assert said[1].endswith("the difference is too small to matter.")
    assert said[2].endswith("the order may be chance.")


def test_a_change_is_told_with_what_was_and_what_would_have_been_noticed() -> None:
    assert en.change_note(who="Staff", was="1.2", told=told(Ground.MATERIAL)) == (
        "Staff: was 1.2, higher by 1.3 now (1.1 to 1.5)."
    )
    assert "lower by" in en.change_note(who="Staff", was="1.2", told=told(Ground.MATERIAL, points=-1))
    assert en.change_note(who="Staff", was="1.2", told=told(Ground.NOT_EXCLUDED)) == (
        "Staff: was 1.2; a change cannot be told (0.3 would have been noticed)."
    )
    assert en.change_note(who="Staff", was="1.2", told=told(Ground.NO_VARIANCE, noticed="")) == (
        "Staff: was 1.2; a change cannot be told: the spread of the answers is not known."
    )
    assert [en.change(told=told(Ground.MATERIAL, points=way)) for way in (1, -1)] == ["higher now", "lower now"]


def test_what_moved_is_listed_down_as_plainly_as_up() -> None:
    said = en.changes(wave="Autumn", who="Staff", moved=Moved(["A", "B"], ["C"], ["D"], [CHANCE]))

    assert said == (
        "Staff, since the wave “Autumn”. Higher now: “A” and “B”. Lower now: “C”. No change that matters: “D”. "
        "Of 2 further sections it cannot be told: such a difference could come by chance."
    )
    assert en.changes(wave="Autumn", who="Staff", moved=Moved([], [], [], [CHANCE])).endswith(
        "Of no section can one tell whether it changed: such a difference could come by chance."
    )
    assert "No section is comparable" in en.changes(wave="Autumn", who="Staff", moved=Moved([], [], [], []))
    assert "further" not in en.changes(wave="Autumn", who="Staff", moved=Moved(["A"], [], [], []))


def test_a_family_says_what_it_could_notice() -> None:
    wide, narrow = Family(41, ("0.2", "0.4"), "0.2"), Family(1, ("0.2", "0.2"), "0.12")

    assert "Tested together: 41 measures" in en.family(family=wide)
    assert "noticed is 0.2 to 0.4 of a level" in en.family(family=wide)
    assert en.family(family=narrow).startswith("One measure was tested")
    assert "noticed is 0.2 of a level. Less than 0.12 of a level" in en.family(family=narrow)
    assert "noticed" not in en.family(family=Family(2, None, "0.2"))
    assert en.family(family=Family(0, None, "0.2")) == "No difference could be tested."
    assert "of one statement takes 30" in en.needed(single=30, several=20)


def test_the_caption_of_changes_counts_answers_where_both_are_known() -> None:
    assert en.changes_caption(who="A", wave="W", before="190", now="212").endswith(": 190 answers then, 212 now")
    assert en.changes_caption(who="A", wave="W", before="", now="212").endswith("since the wave “W”")


def test_split_units_are_named_or_counted() -> None:
    assert en.split_units(group="A", names=["X"], more=0, of=1).endswith("within 1 of 1 unit shown: “X”.")
    assert en.split_units(group="A", names=["X", "Y"], more=3, of=7).endswith("shown: “X”, “Y” and 3 more.")


def test_split_views_are_shown_where_there_is_a_drawing() -> None:
    assert (
        en.split(group="A", is_drawn=True) == f"{en.split(group='A', is_drawn=False)} Look at how the answers spread."
    )


def test_shares_that_are_not_told_apart_have_a_sign() -> None:
    assert [en.share(found) for found in (AtMost(10), Share(50), AtLeast(90))] == ["≤ 10%", "50%", "≥ 90%"]


def test_short_sentences_say_their_names() -> None:
    assert "NAME" in en.one_view(who="NAME")
    assert "NAME" in en.unlinked(wave="NAME")
    assert "Verified" in en.verified_dash()
    assert en.equals(count=1).startswith("1 more practice may")
    assert en.from_to("+0.1", "+0.5") == "+0.1 to +0.5"
