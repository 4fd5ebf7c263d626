"""Faults are read by people and by editors."""

from assessment.library.faults import EditionRefused, Fault


def test_a_fault_is_one_line_that_an_editor_can_jump_to() -> None:
    fault = Fault("edition.yaml", 12, "points-total", "The points do not add up.")

    assert str(fault) == "edition.yaml:12: points-total: The points do not add up."


def test_a_refusal_lists_every_fault_by_file_and_line() -> None:
    late = Fault("texts/ru.yaml", 2, "text-missing", "Late.")
    second = Fault("edition.yaml", 10, "form", "Second.")
    first = Fault("edition.yaml", 9, "form", "First.")

    refusal = EditionRefused("tiny-1.0", (late, second, first))

    assert refusal.faults == (first, second, late)
    assert str(refusal).splitlines() == ["Edition tiny-1.0 is refused:", str(first), str(second), str(late)]
