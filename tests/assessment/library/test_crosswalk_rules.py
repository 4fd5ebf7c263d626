"""Every rule of crosswalks has its broken one, and each of those breaks that rule alone."""

import json
from pathlib import Path

import pytest

from assessment.library.crosswalk_rules import RULES, rule_code
from assessment.library.crosswalks import CrosswalkRefused, crosswalk
from assessment.library.form import SCHEMAS, schema_for
from tests.assessment.library.crosswalk_overlays import BROKEN, CROSSWALKS, TINY, broken, tiny_pair
from tests.assessment.library.overlays import changed

READING = {"yaml-syntax", "duplicate-key", "form", "crosswalk-missing"}
"""Codes of faults that are found before the rules of meaning."""


def test_every_rule_has_its_broken_crosswalk_and_every_broken_crosswalk_its_rule() -> None:
    assert {file.stem for file in BROKEN.iterdir()} == {rule_code(rule) for rule in RULES} | READING


@pytest.mark.parametrize("rule", sorted(file.stem for file in BROKEN.iterdir()))
def test_a_broken_crosswalk_is_refused_for_that_rule_alone_at_the_right_line(rule: str, tmp_path: Path) -> None:
    root, expected = broken(rule, tmp_path)

    with pytest.raises(CrosswalkRefused) as refusal:
        crosswalk("tiny-1.0", "tiny-1.1", (root,))

    (fault,) = refusal.value.faults
    assert (fault.rule, fault.file, fault.line) == (rule, TINY, expected["line"])
    assert expected["says"] in fault.message


@pytest.mark.parametrize("rule", RULES, ids=rule_code)
def test_every_rule_says_what_it_guards(rule: object) -> None:
    assert (rule.__doc__ or "").endswith(".")


def test_nothing_can_be_the_same_between_editions_without_a_common_language(tmp_path: Path) -> None:
    root = tiny_pair(tmp_path)
    for code, gone in (("tiny-1.0", "en"), ("tiny-1.1", "ru")):
        (root / code / "texts" / f"{gone}.yaml").unlink()
        changed(root, f"{code}/edition.yaml", "[ru, en]", "[en]" if gone == "ru" else "[ru]")

    with pytest.raises(CrosswalkRefused, match="no language in common"):
        crosswalk("tiny-1.0", "tiny-1.1", (root,))


@pytest.mark.parametrize(
    ("file", "find", "put"),
    [
        ("tiny-1.1/texts/ru.yaml", "О том, что входит в вашу работу.", "О вашей работе."),
        ("tiny-1.1/texts/ru.yaml", "3: Скорее да", "3: Почти всегда"),
        ("tiny-1.1/texts/en.yaml", 'B1.a: {text: "We', 'B1.a: {options: {4: Always}, text: "We'),
    ],
)
def test_help_and_options_are_words_too(tmp_path: Path, file: str, find: str, put: str) -> None:
    root = changed(tiny_pair(tmp_path), file, find, put)

    with pytest.raises(CrosswalkRefused, match="does not read as"):
        crosswalk("tiny-1.0", "tiny-1.1", (root,))


def test_the_same_words_may_move_from_the_scale_to_the_item(tmp_path: Path) -> None:
    root = tiny_pair(tmp_path)
    changed(root, "tiny-1.1/texts/en.yaml", 'B1.a: {text: "We', 'B1.a: {options: {2: In places}, text: "We')

    assert crosswalk("tiny-1.0", "tiny-1.1", (root,)).linked("items/B1.a", group="staff") == "items/B1.a"


def test_the_schema_is_itself_of_the_right_form() -> None:
    validator = schema_for("crosswalk/any.yaml")

    validator.check_schema(validator.schema)
    assert validator.schema == json.loads((SCHEMAS / "crosswalk.json").read_text(encoding="utf-8"))


def test_the_first_line_leads_an_editor_to_the_schema() -> None:
    head = (CROSSWALKS / TINY).read_text(encoding="utf-8").splitlines()[0]

    assert (CROSSWALKS / head.partition("$schema=")[2]).resolve() == SCHEMAS / "crosswalk.json"


def test_a_link_to_an_unknown_item_is_told_once(tmp_path: Path) -> None:
    root = tiny_pair(tmp_path)
    changed(root, f"../crosswalks/{TINY}", "new: B1.a, link: same", "new: B9.a, link: same")

    with pytest.raises(CrosswalkRefused) as refusal:
        crosswalk("tiny-1.0", "tiny-1.1", (root,))

    assert [fault.rule for fault in refusal.value.faults] == ["item-not-linked", "item-unknown"]
