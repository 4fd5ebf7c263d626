"""Texts that are needed, allowed, and left over."""

from pathlib import Path

import pytest

from assessment import library
from tests.assessment.library.overlays import changed, tiny_copy

NEEDED = [
    ("edition", ", purpose: To check the counting on three items.", "edition/purpose"),
    ("answers", ", not_applicable: Not about us", "answers/not_applicable"),
    ("audiences", "  staff: {name: Staff}\n", "audiences/staff/name"),
    ("kinds", ", company: Company", "kinds/company"),
    ("levels", "  4: {name: Learning, meaning: It gets better.}\n", "levels/4/name"),
    ("sections", ", short: Team", "sections/B/short"),
    ("criteria", "  B.1: {name: Deciding}\n", "criteria/B.1/name"),
    ("practices", "  A1: {name: We listen to the client}\n", "practices/A1/name"),
    ("reasons", "    reasons: {company: The founder decides.}\n", "practices/B1/reasons/company"),
]


def faults_of(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(library.EditionRefused) as refusal:
        library.edition(folder)
    return [(fault.rule, fault.message) for fault in refusal.value.faults]


@pytest.mark.parametrize(("kind", "text", "path"), NEEDED)
def test_every_needed_text_is_missed(tmp_path: Path, kind: str, text: str, path: str) -> None:
    (fault,) = faults_of(changed(tiny_copy(tmp_path), "texts/en.yaml", text, ""))

    assert fault == ("text-missing", f"The text `{path}` is missing in `en`; write it.")


@pytest.mark.parametrize(
    "text",
    [", meaning: It gets better.", ""],
)
def test_a_text_that_is_shown_where_it_is_there_is_not_missed(tmp_path: Path, text: str) -> None:
    assert library.edition(changed(tiny_copy(tmp_path), "texts/en.yaml", text, "")).code == "tiny-1.0"


def test_an_option_without_words_is_missed_once_for_every_item_that_has_it(tmp_path: Path) -> None:
    faults = faults_of(changed(tiny_copy(tmp_path), "texts/en.yaml", '0: "No", ', ""))

    assert faults[0] == (
        "text-missing",
        "Neither `items/A1.a/options/0` nor `scales/maturity/options/0` is there; write one.",
    )
    assert len(faults) == 3


def test_an_item_may_have_its_own_words_for_an_option(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    for language in ("ru", "en"):
        changed(folder, f"texts/{language}.yaml", '  B1.a: {text: "', '  B1.a: {options: {4: "Everything"}, text: "')

    assert library.texts(folder, "ru")["items/B1.a/options/4"] == "Everything"


@pytest.mark.parametrize("text", ["  zz: {name: Nobody}\n", "  clients: {name: Clients}\n"])
def test_words_for_an_audience_that_is_not_there_are_left_over(tmp_path: Path, text: str) -> None:
    faults = faults_of(changed(tiny_copy(tmp_path), "texts/en.yaml", "audiences:\n", f"audiences:\n{text}"))

    assert [rule for rule, _ in faults] == ["text-unused"]


def test_a_text_like_no_other_is_to_be_struck(tmp_path: Path) -> None:
    ((_, message),) = faults_of(
        changed(tiny_copy(tmp_path), "texts/en.yaml", "kinds: {", "kinds: {qqqqqqqqqqqqqqqq: Q, ")
    )

    assert message == "Nothing shows the text `kinds/qqqqqqqqqqqqqqqq`; strike it."


def test_reasons_may_be_given_where_a_practice_applies_as_well(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "texts/en.yaml", "reasons: {company", "reasons: {authority: Fully., company")

    assert library.texts(folder, "en")["practices/B1/reasons/authority"] == "Fully."


def test_lists_for_the_reader_are_as_long_as_a_language_likes(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    path = folder / "texts" / "en.yaml"
    path.write_text(
        path.read_text() + "fears:\n  - {who: The head, fear: All falls on me., answer: Limits are written.}\n"
    )

    assert library.texts(folder, "en")["fears/1/answer"] == "Limits are written."


def test_a_soft_hyphen_is_a_plain_character(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "texts/en.yaml", '"We decide ourselves."', '"We decide our\\u00adselves."')

    assert "\u00ad" in library.texts(folder, "en")["items/B1.a/text"]


@pytest.mark.parametrize("escaped", ["\\x07", "\\n", "\\u202e", "\\ufeff"])
def test_no_text_holds_what_nobody_sees(tmp_path: Path, escaped: str) -> None:
    folder = changed(tiny_copy(tmp_path), "texts/en.yaml", '"We decide ourselves."', f'"We decide{escaped} ourselves."')

    assert [rule for rule, _ in faults_of(folder)] == ["control-character"]
