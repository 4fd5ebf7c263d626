"""Scales at the edges of what is allowed."""

from pathlib import Path

import pytest

from assessment import library
from tests.assessment.library.overlays import changed, tiny_copy

OPTIONS = "    options: [0, 1, 2, 3, 4]\n"


def with_scale(folder: Path, options: str) -> Path:
    """The tiny edition with one more scale, which nothing uses."""
    return changed(tiny_copy(folder), "edition.yaml", OPTIONS, f"{OPTIONS}  - code: more\n    options: {options}\n")


def rules_of(folder: Path) -> list[str]:
    with pytest.raises(library.EditionRefused) as refusal:
        library.edition(folder)
    return [fault.rule for fault in refusal.value.faults]


@pytest.mark.parametrize("count", [2, 11])
def test_two_and_eleven_options_are_allowed(tmp_path: Path, count: int) -> None:
    assert len(library.edition(with_scale(tmp_path, str(list(range(count))))).scales["more"].options) == count


@pytest.mark.parametrize("count", [0, 1, 12])
def test_fewer_and_more_are_not(tmp_path: Path, count: int) -> None:
    assert rules_of(with_scale(tmp_path, str(list(range(count))))) == ["option-count"]


def test_equal_scores_do_not_rise(tmp_path: Path) -> None:
    assert rules_of(with_scale(tmp_path, "[{code: a, score: 50}, {code: b, score: 50}]")) == ["scores-not-rising"]


def test_no_score_is_above_a_hundred(tmp_path: Path) -> None:
    assert rules_of(with_scale(tmp_path, "[{code: a, score: 0}, {code: b, score: 100.5}]")) == ["scores-not-rising"]


@pytest.mark.parametrize("code", ["dk", "NA"])
def test_the_words_of_spreadsheets_are_kept(tmp_path: Path, code: str) -> None:
    assert rules_of(with_scale(tmp_path, f"[fine, {code}]")) == ["reserved-option-code"]


def test_a_practice_with_a_fact_beside_an_item_that_counts_is_whole(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "criteria/A.1.yaml", "element: deployment", "kind: fact")
    changed(folder, "examples.yaml", "81.25", "87.5")  # the other item alone: 100 and 75
    changed(folder, "examples.yaml", "73.75", "77.5")

    assert library.edition(folder).item("A1.a").kind == "fact"


def test_a_practice_without_any_item_is_refused(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    path = folder / "criteria" / "B.1.yaml"
    path.write_text(path.read_text().split("    items:")[0] + "    items: []\n")

    assert "practice-without-items" in rules_of(folder)
