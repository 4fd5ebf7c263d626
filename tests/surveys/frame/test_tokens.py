"""The token of a link."""

import pytest

from surveys.codes import MalformedCode
from surveys.frame.tokens import token_hash, token_hashes, token_new, token_normal


def test_a_new_token_is_printed_in_groups_and_read_back() -> None:
    token = token_new()

    assert len(token) == 19
    assert token_normal(token.replace("-", " ").lower()) == token


def test_a_hash_is_the_same_however_the_token_was_typed() -> None:
    assert token_hash("0123-4567-89AB-CDEF", secret="s") == token_hash(" oi23 4567 89ab cdef", secret="s")


def test_a_hash_under_another_secret_is_another() -> None:
    token = token_new()

    assert token_hashes(token, secrets=["new", "old"]) == [
        token_hash(token, secret="new"),
        token_hash(token, secret="old"),
    ]
    assert token_hash(token, secret="new") != token_hash(token, secret="old")


def test_what_cannot_be_a_token_has_no_hash() -> None:
    with pytest.raises(MalformedCode):
        token_hash("no token", secret="s")
