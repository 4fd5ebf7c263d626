"""Faults are told up to a hundred and counted beyond."""

import pytest

from surveys.spreadsheets.faults import LONGEST, SHOWN, Fault, Faults, Refused, Rule, quoted

FAULT = Fault("sheets.csv", 2, "A1.a", Rule.ANSWER)


def test_nothing_noted_refuses_nothing() -> None:
    Faults().refuse()


def test_the_first_hundred_are_kept_and_all_are_counted() -> None:
    faults = Faults()

    faults.add(*[FAULT] * (SHOWN + 1))
    faults.count(more=1000)

    with pytest.raises(Refused) as refused:
        faults.refuse()
    assert (len(refused.value.faults), refused.value.total, faults.room) == (SHOWN, SHOWN + 1001, 0)


def test_a_refusal_without_a_total_counts_what_it_carries() -> None:
    assert Refused([FAULT, FAULT]).total == 2


def test_a_cell_is_quoted_on_one_line_and_not_too_long() -> None:
    assert quoted("two\nlines\x1b[31m") == "two lines [31m"
    assert quoted("x" * 500) == "x" * (LONGEST - 1) + "…"
