"""Text is read in the encodings Excel saves, and nothing is guessed beyond them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.spreadsheets.decoding import decoded
from surveys.spreadsheets.faults import Refused
from tests.surveys.spreadsheets.conftest import told

RUSSIAN = "code,name\nA,«Отдел № 1» — приёмная\nБ,ВСЁ В ЦЕХЕ\n"


def refusal(data: bytes) -> list[str]:
    with pytest.raises(Refused) as refused:
        decoded(data=data, file="units.csv")
    return told(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_russian_is_read_however_excel_saved_it(encoding: str) -> None:
    assert decoded(data=RUSSIAN.encode(encoding), file="units.csv") == RUSSIAN


@given(st.lists(st.from_regex(r"[ ,;\n]?«?[А-ЯЁ]?[а-яё]{1,6}[а-я]{3}»?( № [0-9]| — )?", fullmatch=True)))
def test_any_russian_words_survive_windows_1251(words: list[str]) -> None:
    text = "".join(words)

    assert decoded(data=text.encode("cp1251"), file="units.csv") == text


@given(st.from_regex(r"([А-ЯЁ][а-яё]{3,12}[ ,;\n]){1,9}", fullmatch=True), st.data())
def test_a_byte_lost_from_russian_in_utf_8_is_never_read_as_something_else(text: str, data: st.DataObject) -> None:
    whole = text.encode()
    place = data.draw(st.sampled_from([place for place, byte in enumerate(whole) if byte >= 0x80]))

    assert refusal(whole[:place] + whole[place + 1 :])[0].startswith(f"units.csv:{whole.count(10, 0, place) + 1}: ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_and_refused(encoding: str) -> None:
    lines = refusal("code,name\n".encode(encoding))

    assert lines == ['units.csv: found encoding UTF-16; allowed: UTF-8 or Windows-1251 (in Excel: "CSV UTF-8")']


def test_a_cut_sequence_in_utf_8_is_told_with_its_row() -> None:
    lines = refusal("code,name\nA,Отдел\nB,Отде".encode() + b"\xd0\n")

    assert lines == ["units.csv:3: found broken encoding (0xD0); allowed: UTF-8 or Windows-1251"]


def test_a_byte_order_mark_leaves_no_second_guess() -> None:
    lines = refusal(b"\xef\xbb\xbfcode,name\nA,\xe0\xe1\n")

    assert lines == ["units.csv:2: found broken encoding (0xE0); allowed: UTF-8 or Windows-1251"]


@pytest.mark.parametrize("data", ["A,\nB,Отдел".encode("cp866"), b"A,\nB,\x98"])
def test_other_code_pages_are_refused_with_the_row(data: bytes) -> None:
    assert refusal(data)[0].startswith("units.csv:2: found broken encoding (0x")
