"""Which measures of two questionnaires are the same, and why others are not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.edition import Edition, ItemKind, Practice
from assessment.domain.waves.bridge import BreakMark, BreakReason, Bridge, Past, bridge_between
from tests.assessment.domain.instruments import TINY, edition, item

OLD = edition(
    items=[item("A1.a"), item("A1.b"), item("A2.a"), item("B1.a")],
    practices=[Practice("A1", "A.1", "A", 1, {}), Practice("A2", "A.1", "A", 2, {}), Practice("B1", "B.1", "B", 1, {})],
    points={"A": 60, "B": 40},
)
ITEMS = {each.code: each.code for each in OLD.items}


def bridge(
    new: Edition,
    *,
    same: Mapping[str, str] = ITEMS,
    changed: Mapping[str, str] | None = None,
    same_rules: bool = True,
    excluded: frozenset[str] = frozenset(),
    unscored: frozenset[str] = frozenset(),
) -> Bridge:
    """The bridge for staff from OLD; what is excluded or beyond judgement is so in the new wave."""
    return bridge_between(
        before=questionnaire_of(edition=OLD, group="staff", excluded=frozenset()),
        after=questionnaire_of(edition=new, group="staff", excluded=excluded, unscored=unscored),
        past=Past(same, changed or {}, same_rules=same_rules),
    )


def without(*items: str) -> dict[str, str]:
    """All items continue but these."""
    return {code: code for code in ITEMS if code not in items}


def reasons(found: Bridge) -> dict[tuple[str | None, str | None], BreakReason]:
    """Why each pair breaks."""
    return {(mark.old, mark.new): mark.reason for mark in found.breaks}


def test_the_same_questionnaire_continues_entirely() -> None:
    found = bridge(OLD)
    measures = questionnaire_of(edition=OLD, group="staff", excluded=frozenset()).measures

    assert tuple(found.continued) == tuple(found.continued.values()) == measures
    assert found.breaks == ()


def test_a_changed_item_breaks_all_that_it_is_part_of_and_nothing_else() -> None:
    found = bridge(OLD, same=without("A1.b"), changed={"A1.b": "A1.b"})

    assert list(found.continued) == [
        "items/A1.a",
        "items/A2.a",
        "items/B1.a",
        "practices/A2",
        "practices/B1",
        "criteria/B.1",
        "sections/B",
    ]
    assert found.breaks == (
        BreakMark("items/A1.b", "items/A1.b", BreakReason.CHANGED),
        BreakMark("practices/A1", "practices/A1", BreakReason.PARTS, (("items/A1.a", "items/A1.a"),)),
        BreakMark("criteria/A.1", "criteria/A.1", BreakReason.PARTS, (("practices/A2", "practices/A2"),)),
        BreakMark("sections/A", "sections/A", BreakReason.PARTS, (("practices/A2", "practices/A2"),)),
        BreakMark(
            "overall",
            "overall",
            BreakReason.PARTS,
            (("practices/A2", "practices/A2"), ("practices/B1", "practices/B1")),
        ),
    )


def test_a_measure_is_asked_for_by_its_old_name() -> None:
    found = bridge(OLD, same=without("A1.b"), changed={"A1.b": "A1.b"})

    assert found.linked("practices/A2") == "practices/A2"
    assert found.linked("items/A1.b") == BreakMark("items/A1.b", "items/A1.b", BreakReason.CHANGED)
    with pytest.raises(KeyError):
        found.linked("practices/Z9")


def test_a_dropped_and_a_new_item_break_their_practice_on_both_sides() -> None:
    items = [item("A1.a"), item("A1.c"), *OLD.items[2:]]
    found = reasons(bridge(replace(OLD, items=tuple(items)), same=without("A1.b")))

    assert found["items/A1.b", None] is BreakReason.DROPPED
    assert found[None, "items/A1.c"] is BreakReason.NEW
    assert found["practices/A1", "practices/A1"] is BreakReason.PARTS


def test_a_practice_that_gained_an_item_is_not_the_same() -> None:
    found = bridge(replace(OLD, items=(*OLD.items, item("B1.b"))))

    assert found.linked("practices/B1") == BreakMark(
        "practices/B1", "practices/B1", BreakReason.PARTS, (("items/B1.a", "items/B1.a"),)
    )


def test_a_practice_of_which_nothing_stays_is_dropped_and_one_of_which_nothing_was_is_new() -> None:
    new = edition(
        items=[*OLD.items[:3], item("C1.a")],
        practices=[*OLD.practices[:2], Practice("C1", "C.1", "C", 1, {})],
        points={"A": 60, "C": 40},
    )
    found = reasons(bridge(new, same=without("B1.a")))

    for old in ("practices/B1", "criteria/B.1", "sections/B"):
        assert found[old, None] is BreakReason.DROPPED
    for fresh in ("practices/C1", "criteria/C.1", "sections/C"):
        assert found[None, fresh] is BreakReason.NEW
    assert found["overall", "overall"] is BreakReason.PARTS


def test_new_codes_for_the_same_content_change_nothing() -> None:
    renamed = {"A1.a": "X1.a", "A1.b": "X1.b", "A2.a": "X2.a", "B1.a": "A1.a"}
    new = edition(
        items=[item(code) for code in renamed.values()],
        practices=[
            Practice("X1", "X.1", "X", 2, {}),
            Practice("X2", "X.1", "X", 4, {}),
            Practice("A1", "A.1", "A", 7, {}),
        ],
        points={"X": 600, "A": 400},
    )
    found = bridge(new, same=renamed)

    assert found.breaks == ()
    assert found.continued["practices/B1"] == "practices/A1"
    assert found.continued["sections/A"] == "sections/X"


def test_other_proportions_of_the_same_parts_are_another_measure() -> None:
    heavier = replace(OLD.practices[1], weight=3)
    found = bridge(replace(OLD, practices=(OLD.practices[0], heavier, OLD.practices[2])))

    assert reasons(found) == {
        ("criteria/A.1", "criteria/A.1"): BreakReason.WEIGHTS,
        ("sections/A", "sections/A"): BreakReason.WEIGHTS,
        ("overall", "overall"): BreakReason.PARTS,
    }
    assert found.breaks[0].linked == (("practices/A1", "practices/A1"), ("practices/A2", "practices/A2"))


def test_another_share_to_be_answered_breaks_composites_and_no_item() -> None:
    found = bridge(OLD, same_rules=False)

    assert list(found.continued) == [f"items/{code}" for code in ITEMS]
    assert reasons(found)["practices/A2", "practices/A2"] is BreakReason.RULES
    assert reasons(found)["overall", "overall"] is BreakReason.PARTS


def test_an_item_that_moves_to_another_practice_continues_alone() -> None:
    moved = item("A1.b", practice="B1")
    found = bridge(replace(OLD, items=(OLD.items[0], OLD.items[2], OLD.items[3], moved)))

    assert found.linked("items/A1.b") == "items/A1.b"
    assert reasons(found)["practices/A1", "practices/A1"] is BreakReason.PARTS
    assert reasons(found)["practices/B1", "practices/B1"] is BreakReason.PARTS


def test_a_practice_split_in_two_leaves_one_without_a_counterpart() -> None:
    new = edition(
        items=[item("A1.a"), item("A1.b", practice="A3"), *OLD.items[2:]],
        practices=[*OLD.practices, Practice("A3", "A.1", "A", 1, {})],
        points={"A": 60, "B": 40},
    )
    found = bridge(new)

    assert BreakMark(None, "practices/A3", BreakReason.PARTS, (("items/A1.b", "items/A1.b"),)) in found.breaks


def test_a_name_that_another_practice_took_is_no_counterpart() -> None:
    # A2 is now called A1; what A1 was is gone, but for one item that moved to B1.
    new = edition(
        items=[item("A2.a", practice="A1"), item("B1.a"), item("A1.a", practice="B1")],
        practices=[OLD.practices[0], OLD.practices[2]],
        points={"A": 60, "B": 40},
    )
    found = bridge(new, same=without("A1.b"))

    assert found.continued["practices/A2"] == "practices/A1"
    assert reasons(found)["practices/A1", None] is BreakReason.PARTS


def test_what_the_group_is_asked_on_one_side_only_breaks() -> None:
    gone, came = item("A1.b", audiences=["leaders"]), item("A2.k")
    found = reasons(
        bridge(replace(OLD, items=(OLD.items[0], gone, *OLD.items[2:], came)), same={**ITEMS, "A2.k": "A2.k"})
    )

    assert found["items/A1.b", None] is BreakReason.ONE_SIDE
    assert found[None, "items/A2.k"] is BreakReason.ONE_SIDE


def test_a_changed_item_may_be_asked_of_the_group_on_one_side_only() -> None:
    fact = item("A1.b", kind=ItemKind.FACT, scale="kept")
    left = reasons(
        bridge(replace(OLD, items=(OLD.items[0], fact, *OLD.items[2:])), same=without("A1.b"), changed={"A1.b": "A1.b"})
    )
    came = reasons(bridge(replace(OLD, items=(*OLD.items, item("B1.k"))), changed={"B1.q": "B1.k"}))

    assert left["items/A1.b", None] is BreakReason.CHANGED
    assert came[None, "items/B1.k"] is BreakReason.CHANGED


def test_a_practice_excluded_in_one_wave_is_no_part_of_that_wave() -> None:
    found = reasons(bridge(OLD, excluded=frozenset(["A2"])))

    assert found["items/A2.a", None] is BreakReason.ONE_SIDE
    assert found["practices/A2", None] is BreakReason.PARTS
    assert found["sections/A", "sections/A"] is BreakReason.PARTS


def test_an_item_beyond_judgement_in_one_wave_breaks_its_practice() -> None:
    found = reasons(bridge(OLD, unscored=frozenset(["A1.b"])))

    assert found["practices/A1", "practices/A1"] is BreakReason.PARTS


def test_facts_neither_continue_nor_break() -> None:
    def clients() -> Bridge:
        asked = questionnaire_of(edition=TINY, group="clients", excluded=frozenset())
        return bridge_between(before=asked, after=asked, past=Past({"A2.k": "A2.k"}, {}, same_rules=True))

    assert (clients().continued, clients().breaks) == ({}, ())
