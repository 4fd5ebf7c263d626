"""An edition is found by code or folder, compiled once, and loaded whole or not at all."""

import os
from pathlib import Path

import pytest

from assessment import library
from assessment.library.loader import compiled, edition_folder
from tests.assessment.library.overlays import EDITIONS, changed, tiny_copy

ROOTS = (EDITIONS,)


def test_an_edition_is_found_by_its_code_and_by_its_folder() -> None:
    by_code = library.edition("tiny-1.0", ROOTS)

    assert library.edition(EDITIONS / "tiny-1.0") == by_code
    assert library.edition(str(EDITIONS / "tiny-1.0")) == by_code


def test_the_roots_are_asked_in_order_and_listed_together(tmp_path: Path) -> None:
    own = tiny_copy(tmp_path)

    assert edition_folder("tiny-1.0", (tmp_path, EDITIONS)) == own.resolve()
    assert library.editions((tmp_path, EDITIONS)) == ("lq2002-1.0", "mixed-1.0", "tiny-1.0", "tiny-1.1")


@pytest.mark.parametrize("name", ["nothing-9.9", "../tiny-1.0", "", "tiny-1.0\x00"])
def test_an_unknown_edition_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(library.EditionRefused) as refusal:
        library.edition(name, ROOTS)

    (fault,) = refusal.value.faults
    assert fault.rule == "edition-unknown"
    assert "lq2002-1.0, mixed-1.0, tiny-1.0" in fault.message


def test_without_any_edition_none_is_known(tmp_path: Path) -> None:
    with pytest.raises(library.EditionRefused, match="known are none"):
        library.edition("tiny-1.0", (tmp_path,))


def test_an_edition_is_compiled_once_until_a_file_changes(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    first = compiled(folder)

    assert compiled(folder) is first
    changed(folder, "criteria/B.1.yaml", "weight: 2", "weight: 3")
    os.utime(folder / "criteria" / "B.1.yaml", ns=(1, 1))
    assert compiled(folder).edition.practice("B1").weight == 3
    assert compiled(folder).edition.fingerprint != first.edition.fingerprint


def test_a_code_is_looked_up_once_in_the_life_of_the_process(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    first = compiled("tiny-1.0", (tmp_path,))
    changed(folder, "criteria/B.1.yaml", "weight: 2", "weight: 3")

    assert compiled("tiny-1.0", [tmp_path]) is first
    assert compiled(folder) is not first


def test_an_edition_that_was_refused_is_looked_up_again(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "points: 60", "points: 61")
    with pytest.raises(library.EditionRefused):
        compiled("tiny-1.0", (tmp_path,))

    changed(folder, "edition.yaml", "points: 61", "points: 60")

    assert compiled("tiny-1.0", (tmp_path,)).edition.code == "tiny-1.0"


def test_all_faults_of_meaning_are_told_at_once_and_nothing_is_loaded(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    changed(folder, "edition.yaml", "points: 60", "points: 61")
    changed(folder, "texts/ru.yaml", "Крошка", "Крошка\\u2060")
    changed(folder, "texts/ru.yaml", "short: Клиент", "short: Клиент и всё что с ним связано")

    with pytest.raises(library.EditionRefused) as refusal:
        library.texts(folder, "ru")

    assert [fault.rule for fault in refusal.value.faults] == ["points-total", "text-too-long"]


def test_texts_come_in_the_language_asked_for_or_in_the_first() -> None:
    assert library.texts("tiny-1.0", "en", ROOTS)["items/B1.a/text"] == "We decide ourselves."
    assert library.texts("tiny-1.0", "kk", ROOTS)["items/B1.a/text"] == "Мы решаем сами."


def test_an_optional_text_may_be_there_in_one_language_only() -> None:
    assert library.texts("tiny-1.0", "ru", ROOTS).get("practices/A1/evidence") == "Список решений"
    assert library.texts("tiny-1.0", "en", ROOTS).get("practices/A1/evidence", "none") == "none"


def test_an_edition_may_have_one_language_only() -> None:
    assert library.edition("mixed-1.0", ROOTS).languages == ("en",)
    assert library.texts("mixed-1.0", "ru", ROOTS).language == "en"


def test_an_edition_without_examples_compiles(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    (folder / "examples.yaml").unlink()

    assert library.edition(folder).code == "tiny-1.0"
