"""Tests of packing: the same scorecard comes back, and the same bytes go out."""

import zlib

import numpy as np
import pytest

from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from assessment.domain.scorecards.packing import SIGN, NotAScorecard, fingerprint_of, pack, unpack
from assessment.domain.scorecards.tables import TABLE_ARRAYS
from tests.assessment.domain.cards import IDENTITY, card
from tests.assessment.domain.scorecards.test_scorecard import CONSENSUS

FULL = card(consensus=CONSENSUS, applicability=[Practised("A1", Applies.ADAPTED, "Own words")])


@pytest.mark.parametrize("original", [FULL, card(), card(sheets={"clients": []}), card(sheets={})])
def test_a_scorecard_comes_back_as_it_was(original) -> None:  # type: ignore[no-untyped-def]
    copy = unpack(pack(original))

    for name in type(original).__dataclass_fields__:
        if name != "tables":
            assert getattr(copy, name) == getattr(original, name), name
    assert list(copy.tables) == list(original.tables)
    for group, table in original.tables.items():
        for name in type(table).__dataclass_fields__:
            ours, theirs = getattr(table, name), getattr(copy.tables[group], name)
            assert (
                (np.array_equal(ours, theirs) and ours.dtype == theirs.dtype)
                if name in TABLE_ARRAYS
                else (ours == theirs)
            )


def test_the_fingerprint_is_that_of_the_content_and_survives_packing() -> None:
    assert FULL.fingerprint == fingerprint_of(FULL) == unpack(pack(FULL)).fingerprint
    assert pack(FULL) == pack(unpack(pack(FULL)))


def test_any_change_changes_the_fingerprint() -> None:
    from dataclasses import replace

    others = [
        card(),
        card(consensus=[*CONSENSUS[:2], Agreed("E1", 1)]),
        card(identity=replace(IDENTITY, wave="Autumn")),
    ]

    assert len({FULL.fingerprint, *(other.fingerprint for other in others)}) == 4


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"something else",
        SIGN + b"not compressed",
        SIGN + zlib.compress(b"\x00"),
        SIGN + zlib.compress(b"\xff" * 9),
    ],
)
def test_other_bytes_are_not_a_scorecard(damaged: bytes) -> None:
    with pytest.raises(NotAScorecard):
        unpack(damaged)
