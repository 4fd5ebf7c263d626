"""Receipts."""

from hypothesis import given
from hypothesis import strategies as st

from surveys.frame.tokens import token_hash
from surveys.responses.receipts import DIGEST, is_among, receipt_hash, receipt_hashes, receipt_new

digests = st.binary(min_size=DIGEST, max_size=DIGEST)


def test_a_receipt_is_new_every_time() -> None:
    assert len({receipt_new() for _ in range(100)}) == 100


def test_a_receipt_is_hashed_otherwise_than_a_token() -> None:
    code = receipt_new()

    assert receipt_hash(code, secret="s") != bytes.fromhex(token_hash(code, secret="s"))
    assert receipt_hashes(code, secrets=["s", "t"]) == [receipt_hash(code, secret="s"), receipt_hash(code, secret="t")]


@given(st.lists(digests, unique=True), digests)
def test_a_hash_is_found_exactly_when_it_is_there(kept: list[bytes], sought: bytes) -> None:
    run = b"".join(sorted(kept))

    assert is_among(sought, run) is (sought in kept)
    assert all(is_among(digest, run) for digest in kept)
