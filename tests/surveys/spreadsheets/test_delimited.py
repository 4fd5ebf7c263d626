"""Text tables are read by the separator of their header."""

import pytest

from surveys.spreadsheets.delimited import delimited_lines
from surveys.spreadsheets.faults import Refused
from tests.surveys.spreadsheets.conftest import told


def rows(text: str) -> list[tuple[int, list[str]]]:
    return [(number, list(cells)) for number, cells in delimited_lines(data=text.encode(), file="units.csv")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comma_semicolon_and_tab_are_told_apart(separator: str, newline: str) -> None:
    text = newline.join(separator.join(row) for row in (["code", "name"], ["A", "x"])) + newline

    assert rows(text) == [(1, ["code", "name"]), (2, ["A", "x"])]


def test_separators_inside_quotes_do_not_count() -> None:
    assert rows('"a,b,c";d\n"1,2";"say ""no"""') == [(1, ["a,b,c", "d"]), (2, ["1,2", 'say "no"'])]


@pytest.mark.parametrize("separator", [";", "|"])
def test_the_first_line_of_excel_names_the_separator(separator: str) -> None:
    assert rows(f"sep={separator}\ncode{separator}a,b\n") == [(2, ["code", "a,b"])]


def test_a_single_column_is_a_table_too() -> None:
    assert rows("sep=\ncode") == [(1, ["sep="]), (2, ["code"])]


def test_quotes_that_do_not_match_end_the_reading() -> None:
    with pytest.raises(Refused) as refused:
        rows('code,name\nA,"open\nB,x\n')

    assert told(refused.value) == [
        (
            "units.csv:2: found quotes that do not match (unexpected end of data); "
            "allowed: text in paired quotes, a quote inside doubled"
        )
    ]
