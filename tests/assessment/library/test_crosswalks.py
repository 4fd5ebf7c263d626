"""A crosswalk is found between two editions and loaded whole or not at all."""

import shutil
from pathlib import Path

import pytest

from assessment import library
from assessment.domain.waves.bridge import BreakMark, BreakReason
from assessment.domain.waves.crosswalk import Link, LinkKind
from assessment.library.crosswalks import CrosswalkRefused, crosswalk, crosswalk_faults, crosswalk_name
from tests.assessment.library.crosswalk_overlays import TINY, broken, tiny_pair
from tests.assessment.library.overlays import EDITIONS, changed

ROOTS = (EDITIONS,)


def test_the_links_of_the_file_lie_between_the_editions() -> None:
    found = crosswalk("tiny-1.0", "tiny-1.1", ROOTS)

    assert (found.old, found.new) == (library.edition("tiny-1.0", ROOTS), library.edition("tiny-1.1", ROOTS))
    assert found.links == (
        Link(LinkKind.CHANGED, "A1.a", "A1.a"),
        Link(LinkKind.DROPPED, "A1.b", None),
        Link(LinkKind.NEW, None, "A1.c"),
        Link(LinkKind.SAME, "B1.a", "B1.a"),
    )


def test_the_part_that_stayed_can_be_compared_and_the_rest_is_marked() -> None:
    found = crosswalk("tiny-1.0", "tiny-1.1", ROOTS)

    assert found.linked("sections/B", group="leaders") == "sections/B"
    assert found.linked("practices/A1", group="leaders") == BreakMark("practices/A1", "practices/A1", BreakReason.PARTS)
    assert found.linked("overall", group="staff") == BreakMark(
        "overall", "overall", BreakReason.PARTS, (("practices/B1", "practices/B1"),)
    )


def test_an_edition_continues_itself_without_a_file(tmp_path: Path) -> None:
    root, _ = broken("crosswalk-missing", tmp_path)

    assert crosswalk("tiny-1.1", "tiny-1.1", (root,)).break_marks("staff") == ()


def test_time_runs_one_way() -> None:
    with pytest.raises(CrosswalkRefused, match=r"no file tiny-1\.1-to-tiny-1\.0\.yaml"):
        crosswalk("tiny-1.1", "tiny-1.0", ROOTS)


def test_an_edition_that_does_not_compile_is_refused_as_itself(tmp_path: Path) -> None:
    root = changed(tiny_pair(tmp_path), "tiny-1.1/edition.yaml", "code: tiny-1.1", "code: tiny-1.2")

    with pytest.raises(library.EditionRefused):
        crosswalk("tiny-1.0", "tiny-1.1", (root,))
    assert crosswalk_faults((root,)) == ()


def test_a_refusal_names_the_crosswalk_and_every_fault(tmp_path: Path) -> None:
    root, _ = broken("same-words-differ", tmp_path)

    with pytest.raises(CrosswalkRefused) as refusal:
        crosswalk("tiny-1.0", "tiny-1.1", (root,))

    head, line = str(refusal.value).splitlines()
    assert head == f"Crosswalk {TINY} is refused:"
    assert line.startswith(f"{TINY}:8: same-words-differ: ")


def test_the_roots_are_asked_in_order(tmp_path: Path) -> None:
    own = tiny_pair(tmp_path)
    changed(own, f"../crosswalks/{TINY}", "link: same", "link: changed")

    assert crosswalk("tiny-1.0", "tiny-1.1", (own, EDITIONS)).links[-1].kind is LinkKind.CHANGED


def test_all_crosswalks_beside_the_roots_can_be_checked_at_once(tmp_path: Path) -> None:
    assert crosswalk_faults(ROOTS) == crosswalk_faults() == ()

    root, _ = broken("item-not-linked", tmp_path)
    shutil.copy(root.with_name("crosswalks") / TINY, root.with_name("crosswalks") / "tiny-1.0-to-tiny-9.yaml")

    assert [(fault.file, fault.rule) for fault in crosswalk_faults((root,))] == [
        (TINY, "item-not-linked"),
        ("tiny-1.0-to-tiny-9.yaml", "crosswalk-between-nothing"),
    ]


def test_a_file_is_named_for_its_two_editions() -> None:
    assert crosswalk_name("a-1", "a-2") == "a-1-to-a-2.yaml"
