"""Which item of a new edition continues which of an old one."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessment.domain.edition import Edition
from assessment.domain.waves.bridge import BreakMark, BreakReason
from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind, LinksIncomplete
from tests.assessment.domain.instruments import TINY, item

NEXT = replace(TINY, code="tiny-2", items=(*(each for each in TINY.items if each.code != "A1.c"), item("E1.b")))
LINKS = [
    *(Link(LinkKind.SAME, code, code) for code in ("A1.a", "A1.b", "A2.k", "E1.a")),
    Link(LinkKind.CHANGED, "A2.a", "A2.a"),
    Link(LinkKind.DROPPED, "A1.c", None),
    Link(LinkKind.NEW, None, "E1.b"),
]


def ruled(edition: Edition, **rules: object) -> Edition:
    """The edition with other numbers of the method."""
    return replace(edition, rules=replace(edition.rules, **rules))  # type: ignore[arg-type]


def test_a_measure_continues_or_breaks_for_a_group() -> None:
    crosswalk = Crosswalk.of(old=TINY, new=NEXT, links=LINKS)

    assert crosswalk.linked("items/A1.a", group="staff") == "items/A1.a"
    assert crosswalk.linked("items/A2.a", group="leaders") == BreakMark("items/A2.a", "items/A2.a", BreakReason.CHANGED)
    with pytest.raises(KeyError):
        crosswalk.linked("items/E1.a", group="leaders")


def test_break_marks_are_those_of_the_group() -> None:
    crosswalk = Crosswalk.of(old=TINY, new=NEXT, links=LINKS)
    staff = {mark.old or mark.new: mark.reason for mark in crosswalk.break_marks("staff")}
    leaders = {mark.old or mark.new: mark.reason for mark in crosswalk.break_marks("leaders")}

    assert staff["practices/E1"] is BreakReason.PARTS
    assert staff["items/A1.c"] is BreakReason.DROPPED
    assert leaders["practices/E1"] is BreakReason.NEW
    assert leaders["items/E1.b"] is BreakReason.NEW


def test_an_edition_continues_itself_without_a_break() -> None:
    crosswalk = Crosswalk.identity(TINY)

    for group in ("staff", "leaders", "clients"):
        assert crosswalk.break_marks(group) == ()
    assert crosswalk.linked("overall", group="staff") == "overall"
    assert crosswalk == Crosswalk.of(old=TINY, new=TINY, links=crosswalk.links)


def test_levels_continue_only_between_equal_tops() -> None:
    assert Crosswalk.identity(TINY).same_levels
    assert not Crosswalk.of(old=TINY, new=ruled(NEXT, top_level=5), links=LINKS).same_levels


def test_another_share_to_be_answered_is_another_composite() -> None:
    links = Crosswalk.identity(TINY).links
    crosswalk = Crosswalk.of(old=TINY, new=ruled(TINY, answered_share=Fraction(2, 3)), links=links)

    assert crosswalk.linked("items/E1.a", group="staff") == "items/E1.a"
    mark = crosswalk.linked("practices/E1", group="staff")
    assert isinstance(mark, BreakMark)
    assert mark.reason is BreakReason.RULES


@pytest.mark.parametrize(
    ("links", "says"),
    [
        (LINKS[1:], "tiny-1 are to be linked once each; amiss: A1.a"),
        ([*LINKS, LINKS[0]], "amiss: A1.a"),
        (LINKS[:-1], "tiny-2 are to be linked once each; amiss: E1.b"),
        ([*LINKS, Link(LinkKind.DROPPED, "Z.z", None)], "amiss: Z.z"),
    ],
)
def test_links_that_miss_an_item_or_name_a_strange_one_are_refused(links: list[Link], says: str) -> None:
    with pytest.raises(LinksIncomplete, match=says):
        Crosswalk.of(old=TINY, new=NEXT, links=links)
