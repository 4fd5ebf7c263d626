"""Lists of links as spreadsheets read them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.views.lists import Link, links_table, safe_cell


def test_the_table_opens_in_excel_as_saved_in_russian() -> None:
    table = links_table([Link("Отдел; приёма", "Сотрудники", "AAAA-BBBB-CCCC-DDDD", "https://x.example/s/A/")])

    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Unit", "Group", "Code", "Link"]
    assert rows[1] == ["Отдел; приёма", "Сотрудники", "AAAA-BBBB-CCCC-DDDD", "https://x.example/s/A/"]


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x")', "+7", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_name_that_is_a_formula_is_only_words(words: str) -> None:
    assert safe_cell(words) == f"'{words}"


@given(st.text())
def test_no_cell_ever_begins_a_formula(words: str) -> None:
    assert safe_cell(words)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert safe_cell(words).endswith(words)
