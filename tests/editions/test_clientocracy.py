"""The shipped edition holds the whole model, in two languages that say the same."""

import re
from collections import Counter
from fractions import Fraction

import pytest
import yaml

from assessment import library
from assessment.domain.edition import Applies, ItemKind
from assessment.library.fingerprints import fingerprint, locked

CODE = "clientocracy-2026.1"
EDITION = library.edition(CODE)
RU, EN = (library.texts(CODE, language).entries for language in ("ru", "en"))
STAFF = ["A1", "A2", "A4", "A5", "B1", "B2", "B4", "B6", "C1", "C2", "C3", "C4", "C5", "D4", "D5"]
STAFF += ["E1", "E2", "F1", "F2", "F3", "F5"]
ONLY_RUSSIAN = re.compile(r"audiences/\w+/(genitive|dative)")


def test_six_sections_of_thirty_practices_are_worth_a_thousand_points() -> None:
    sections = {section.code: section.points for section in EDITION.sections}

    assert sections == {"A": 300, "B": 200, "C": 150, "D": 100, "E": 150, "F": 100}
    assert len(EDITION.criteria) == 15
    assert Counter(practice.section for practice in EDITION.practices) == {
        "A": 6,
        "B": 6,
        "C": 5,
        "D": 5,
        "E": 3,
        "F": 5,
    }
    assert {practice.weight for practice in EDITION.practices} == {1}


def test_each_criterion_holds_its_practices() -> None:
    held: dict[str, list[str]] = {}
    for practice in EDITION.practices:
        held.setdefault(practice.criterion, []).append(practice.code)

    assert held == {
        "A.1": ["A1"], "A.2": ["A2", "A3"], "A.3": ["A4", "A5", "A6"],
        "B.1": ["B1", "B2"], "B.2": ["B3", "B4", "B5"], "B.3": ["B6"],
        "C.1": ["C1", "C5"], "C.2": ["C2", "C3"], "C.3": ["C4"],
        "D.1": ["D1", "D5"], "D.2": ["D2", "D3", "D4"],
        "E.1": ["E1", "E3"], "E.2": ["E2"],
        "F.1": ["F1", "F3", "F5"], "F.2": ["F2", "F4"],
    }  # fmt: skip


def test_staff_and_leaders_are_asked_by_the_same_words_and_clients_about_facts() -> None:
    asked = {audience.code: EDITION.items_for(audience.code) for audience in EDITION.audiences}

    assert sorted(item.practice for item in asked["staff"]) == STAFF
    assert {item.practice for item in asked["leaders"]} == {p.code for p in EDITION.practices} - {"C4"}
    assert {item.scale for item in (*asked["staff"], *asked["leaders"])} == {"maturity"}
    assert Counter(item.practice for item in asked["clients"]) == {"A3": 3, "A4": 2, "A5": 2, "A6": 1}
    assert {item.kind for item in asked["clients"]} == {ItemKind.FACT}
    assert all(EDITION.option_scores(item)[0] is None for item in asked["clients"])


@pytest.mark.parametrize("texts", [RU, EN], ids=["ru", "en"])
def test_every_practice_has_its_five_levels_in_words_of_its_own(texts: dict[str, str]) -> None:
    levels = [texts[f"items/{practice.code}.a/options/{n}"] for practice in EDITION.practices for n in range(5)]

    assert len(set(levels)) == 150
    assert all(re.fullmatch(r"[A-ZА-Я«“].+[.]", level) for level in levels)


def test_both_languages_have_the_same_texts() -> None:
    missing = {path for path in set(RU) ^ set(EN) if not ONLY_RUSSIAN.fullmatch(path)}

    assert missing == set()
    assert sum(path.startswith("exclusions/") for path in RU) == 2 * 6
    assert sum(path.startswith("fears/") for path in RU) == 3 * 8


def test_each_language_is_written_in_its_own_letters_and_marks() -> None:
    assert [path for path, text in EN.items() if re.search(r"[А-Яа-яё«»\"]", text)] == []
    assert [path for path, text in RU.items() if re.search(r"[A-Za-z“”\"]", text) and "KPI" not in text] == []
    assert [path for path, text in (*RU.items(), *EN.items()) if re.search(r"  | [,.;:?]|^\s|\s$", text)] == []


@pytest.mark.parametrize("texts", [RU, EN], ids=["ru", "en"])
def test_what_a_respondent_is_asked_is_a_short_question(texts: dict[str, str]) -> None:
    asked = [texts[f"items/{item.code}/text"] for item in EDITION.items]

    assert all(text.endswith("?") and len(text) <= 90 for text in asked), asked


def test_kinds_of_agency_have_their_defaults_and_every_limit_its_reason() -> None:
    excluded = {
        kind: [p.code for p in EDITION.practices if p.applicability[kind] is Applies.EXCLUDED]
        for kind in EDITION.agency_kinds
    }
    adapted = Counter(
        kind for p in EDITION.practices for kind, status in p.applicability.items() if status is Applies.ADAPTED
    )

    assert excluded == {
        "authority": [], "institution": [], "company": [], "security": ["A6", "B5", "B6", "D4", "F3", "F5"],
    }  # fmt: skip
    assert adapted == {"authority": 15, "institution": 6, "company": 3, "security": 12}
    assert "practices/A6/reasons/security" in RU


def test_the_rules_are_those_of_the_model() -> None:
    rules = EDITION.rules

    assert (rules.top_level, rules.threshold_floor, rules.distribution_from) == (4, 5, 30)
    assert {audience.default_threshold for audience in EDITION.audiences} == {10}
    assert [(cap.practice, cap.plus) for cap in rules.caps] == [("E1", Fraction(1))]


def test_ten_worked_examples_and_more_are_carried_by_the_edition() -> None:
    examples = yaml.safe_load((library.ROOTS[0] / CODE / "examples.yaml").read_text(encoding="utf-8"))["examples"]

    assert len(examples) >= 10
    assert {len(example["expect"]) > 0 for example in examples} == {True}


def test_the_edition_is_published_and_unchanged() -> None:
    assert locked(library.ROOTS[0])[CODE] == EDITION.fingerprint == fingerprint(library.ROOTS[0] / CODE)
