"""Instruments unlike ours are carried by the same files, without code."""

from pathlib import Path

import pytest

from assessment import library
from assessment.domain.edition import Edition

ROOTS = (Path(__file__).parent,)


@pytest.fixture(params=library.editions(ROOTS))
def edition(request: pytest.FixtureRequest) -> Edition:
    """Each edition that is kept for tests."""
    return library.edition(request.param, ROOTS)


def test_every_item_can_be_shown_in_every_language(edition: Edition) -> None:
    for language in edition.languages:
        texts = library.texts(edition.code, language, ROOTS)
        for item in edition.items:
            assert texts[f"items/{item.code}/text"]
            for option in edition.scales[item.scale].options:
                shared = texts.get(f"scales/{item.scale}/options/{option.code}")
                assert texts.get(f"items/{item.code}/options/{option.code}", shared)


def test_the_leadership_scale_has_eleven_items_of_five_options_for_staff() -> None:
    edition = library.edition("lq2002-1.0", ROOTS)

    assert [item.code for item in edition.items] == [f"LEAD{number:02}" for number in range(1, 12)]
    assert {item.practice for item in edition.items} == {"leadership"}
    assert [option.code for option in edition.scales["agreement"].options] == ["0", "1", "2", "3", "4"]
    assert (edition.languages, [audience.code for audience in edition.audiences]) == (("ru", "en"), ["staff"])


def test_the_mixed_instrument_has_scales_of_two_to_eleven_options_and_one_language() -> None:
    edition = library.edition("mixed-1.0", ROOTS)

    assert sorted(len(scale.options) for scale in edition.scales.values()) == [2, 3, 4, 7, 11]
    assert {item.code for item in edition.items if item.reversed} == {"near.wait", "polite.b"}
    assert (edition.languages, edition.agency_kinds, len(edition.sections)) == (("en",), (), 3)
    assert edition.rules.top_level == 5
