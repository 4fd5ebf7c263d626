"""Codes that people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from surveys.codes import (
    ALPHABET,
    LENGTH,
    MalformedCode,
    code_digest,
    code_new,
    code_normal,
    code_pledge,
    code_shown,
    is_pledged,
    secrets_in_use,
)

codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_a_new_code_is_normal_and_never_the_same() -> None:
    made = {code_new() for _ in range(100)}

    assert len(made) == 100
    assert all(code_normal(code) == code for code in made)


@given(codes)
def test_a_code_is_read_as_it_is_shown(code: str) -> None:
    assert code_normal(code_shown(code)) == code
    assert code_normal(f"  {code_shown(code).lower()}\n") == code


def test_a_shown_code_has_four_groups_of_four() -> None:
    assert code_shown("0123456789ABCDEF") == "0123-4567-89AB-CDEF"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oOоО-iIlL-0000-0000", "0000-1111-0000-0000"),
        ("АВЕК МНРС ТУХЗ авек", "ABEK-MHPC-TYX3-ABEK"),
        ("0123–4567—89ab_cdef", "0123-4567-89AB-CDEF"),
        ("0123.4567.89ab.cdef", "0123-4567-89AB-CDEF"),
    ],
)
def test_look_alikes_are_read_as_they_were_meant(typed: str, meant: str) -> None:
    assert code_shown(code_normal(typed)) == meant


@pytest.mark.parametrize("typed", ["", "0123", "0123-4567-89AB-CDEFG", "U123-4567-89AB-CDEF", "Ж123-4567-89AB-CDEF"])
def test_what_cannot_be_a_code_is_refused(typed: str) -> None:
    with pytest.raises(MalformedCode):
        code_normal(typed)


@given(codes)
def test_a_digest_depends_on_code_purpose_and_secret(code: str) -> None:
    digest = code_digest(code, purpose="token", secret="one")

    assert len(digest) == 32
    assert digest == code_digest(code, purpose="token", secret="one")
    assert digest != code_digest(code, purpose="receipt", secret="one")
    assert digest != code_digest(code, purpose="token", secret="two")


@given(codes, codes)
def test_a_pledge_holds_for_its_two_codes_in_their_order_and_for_nothing_else(code: str, other: str) -> None:
    made = code_pledge(code, to=other, purpose="offer", secret="of-the-tests-only")

    assert is_pledged(code, to=other, purpose="offer", pledge=made)
    assert not is_pledged(code, to=other, purpose="token", pledge=made)
    assert not is_pledged(code, to=other, purpose="offer", pledge=made[:-1])
    assert not is_pledged(code, to=other, purpose="offer", pledge="не то")
    assert is_pledged(other, to=code, purpose="offer", pledge=made) is (code == other)


def test_a_pledge_under_a_secret_being_retired_still_holds(settings: Settings) -> None:
    made = code_pledge("0" * LENGTH, to="1" * LENGTH, purpose="offer", secret="old")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", ["old"]
    assert is_pledged("0" * LENGTH, to="1" * LENGTH, purpose="offer", pledge=made)

    settings.SECRET_KEY_FALLBACKS = []

    assert not is_pledged("0" * LENGTH, to="1" * LENGTH, purpose="offer", pledge=made)


def test_the_present_secret_comes_before_those_being_retired(settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", ["old", "older"]

    assert secrets_in_use() == ("new", "old", "older")
