"""Sealed drafts: one length for all, opened by their link alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import library
from surveys.drafts.seal import DraftContent, SealBroken, locator, opened, sealed, size_for
from surveys.frame.tokens import token_new

TINY = library.edition(Path(__file__).parents[2] / "editions" / "tiny-1.0")
FULL = library.edition("clientocracy-2026.1")
TOKEN = "0123-4567-89AB-CDEF"
contents = st.builds(
    DraftContent,
    page=st.integers(0, 99),
    answers=st.fixed_dictionaries(
        {}, optional={item.code: st.sampled_from(["0", "1", "2", "3", "4", "dk", "na"]) for item in TINY.items}
    ),
    language=st.sampled_from(["ru", "en"]),
)


@given(contents)
def test_a_draft_opens_with_its_link_as_it_was(content: DraftContent) -> None:
    assert opened(TOKEN, sealed(TOKEN, content, size=size_for(TINY))) == content


@given(contents, contents)
def test_the_length_of_a_draft_says_nothing_of_its_content(one: DraftContent, other: DraftContent) -> None:
    size = size_for(TINY)

    assert len(sealed(TOKEN, one, size=size)) == len(sealed(TOKEN, other, size=size)) == size + 12 + 16


def test_the_longest_sheet_of_an_edition_still_fits() -> None:
    longest = {
        item.code: max((option.code for option in FULL.scales[item.scale].options), key=len) for item in FULL.items
    }
    content = DraftContent(page=len(FULL.items), answers=longest, language="x" * 12)

    assert len(sealed(TOKEN, content, size=size_for(FULL))) == size_for(FULL) + 28


def test_another_link_does_not_open_it() -> None:
    with pytest.raises(SealBroken):
        opened(token_new(), sealed(TOKEN, DraftContent(1, {}, "ru"), size=64))


@pytest.mark.parametrize("broken", [b"", b"short", b"\0" * 92])
def test_bytes_that_were_never_sealed_do_not_open(broken: bytes) -> None:
    with pytest.raises(SealBroken):
        opened(TOKEN, broken)


def test_a_changed_byte_breaks_the_seal() -> None:
    seal = bytearray(sealed(TOKEN, DraftContent(1, {"A1.a": "3"}, "ru"), size=64))
    seal[20] ^= 1

    with pytest.raises(SealBroken):
        opened(TOKEN, bytes(seal))


def test_sealing_twice_gives_other_bytes() -> None:
    content = DraftContent(1, {}, "ru")

    assert sealed(TOKEN, content, size=64) != sealed(TOKEN, content, size=64)


def test_the_place_of_a_draft_depends_on_the_link_alone_however_typed() -> None:
    assert locator(TOKEN) == locator(" oi23 4567 89ab cdef")
    assert len(locator(TOKEN)) == 32
    assert locator(TOKEN) != locator(token_new())
