"""Numbers at the edges of what is allowed."""

from pathlib import Path

import pytest

from assessment import library
from tests.assessment.library.overlays import changed, tiny_copy


def rules_of(folder: Path) -> list[str]:
    with pytest.raises(library.EditionRefused) as refusal:
        library.edition(folder)
    return [fault.rule for fault in refusal.value.faults]


@pytest.mark.parametrize("points", ["0", "-3"])
def test_points_below_one_are_one_fault_and_not_also_a_wrong_total(tmp_path: Path, points: str) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "points: 40", f"points: {points}")

    assert rules_of(folder) == ["section-without-points"]


@pytest.mark.parametrize("share", ["0", "1.01", "4/3"])
def test_a_share_is_above_nothing_and_at_most_the_whole(tmp_path: Path, share: str) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "dont_know_flag: 1/4", f"dont_know_flag: {share}")

    assert rules_of(folder) == ["share-out-of-range"]


def test_a_whole_share_is_allowed(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "dont_know_flag: 1/4", "dont_know_flag: 1")

    assert library.edition(folder).rules.dont_know_flag == 1


def test_a_threshold_at_the_floor_is_allowed(tmp_path: Path) -> None:
    folder = changed(
        tiny_copy(tmp_path), "edition.yaml", "{code: leaders, threshold: 10}", "{code: leaders, threshold: 5}"
    )

    assert library.edition(folder).audiences[1].default_threshold == 5


def test_a_level_is_gated_once(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "level: 3, documents: 1", "level: 4, documents: 1")

    assert rules_of(folder) == ["gates-not-falling"]


@pytest.mark.parametrize(
    ("find", "put"), [("3, documents: 1", "3, documents: 2"), ("1, otherwise: 2", "3, otherwise: 2")]
)
def test_a_lower_level_never_needs_more(tmp_path: Path, find: str, put: str) -> None:
    assert rules_of(changed(tiny_copy(tmp_path), "edition.yaml", find, put)) == ["gates-not-falling"]


def test_a_gate_leads_down(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "otherwise: 2", "otherwise: 3")

    assert rules_of(folder) == ["gate-level-unknown"]
