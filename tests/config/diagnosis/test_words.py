"""The command says in two languages what it did, or why it did nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assessment.domain.edition import Texts
from assessment.library import EditionRefused
from assessment.library import Fault as EditionFault
from config.diagnosis.making import Diagnosis, diagnosis_make
from config.diagnosis.order import Order
from config.diagnosis.words import edition_refusal, refusal, summary
from surveys.spreadsheets.faults import Fault, Refused, Rule
from tests.config.diagnosis.conftest import TINY, TODAY

FAULT = Fault("units.csv", None, None, Rule.EMPTY_FILE)


@pytest.fixture
def made(order: Order, files: Callable[..., None], unprinted: None) -> Diagnosis:
    """A diagnosis whose PDF nobody prints."""
    files()
    return diagnosis_make(order=replace(order, threshold="5"), edition_at=str(TINY), today=TODAY)


def test_a_refusal_counts_the_faults_it_does_not_tell() -> None:
    assert refusal(refused=Refused([FAULT], 3), language="en") == (
        "Nothing was written. Faults: 3.\n"
        "units.csv: found an empty file; allowed: a table with a header in its first row\n"
        "…and 2 more faults"
    )
    assert refusal(refused=Refused([FAULT]), language="ru") == (
        "Ничего не записано. Ошибок: 1.\n"
        "units.csv: найдено: пустой файл; допустимо: таблица с заголовком в первой строке"
    )


def test_a_refused_edition_tells_its_faults() -> None:
    refused = EditionRefused("mine-1.0", (EditionFault("edition.yaml", 3, "duplicate-code", "Twice."),))

    assert edition_refusal(refused=refused, language="de") == (
        "Nothing was written. The edition mine-1.0 is refused, faults: 1.\nedition.yaml:3: duplicate-code: Twice."
    )


def test_the_summary_counts_sheets_people_and_units(made: Diagnosis) -> None:
    assert list(summary(made=made, files=["a.pdf", "b.json"], language="en")) == [
        "Staff: sheets 13, people 15; units shown 3, withheld 0",
        "Written: a.pdf, b.json",
    ]


def test_the_summary_keeps_what_is_withheld_and_says_what_is_not_known(
    order: Order, files: Callable[..., None], unprinted: None
) -> None:
    files(units="code,parent,name,headcount\nnorth,,North,\n", sheets="unit,group,A1.a,A1.b,B1.a\nnorth,staff,1,1,1\n")
    few = diagnosis_make(order=replace(order, language="ru"), edition_at=str(TINY), today=TODAY)

    assert list(summary(made=few, files=["a.pdf"], language="ru")) == [
        "Сотрудники: анкет скрыто, людей неизвестно; подразделений показано 0, скрыто 1",
        "Записано: a.pdf",
    ]


def test_another_language_than_asked_is_owned_up_to(made: Diagnosis) -> None:
    english = replace(made, texts=Texts("en", made.texts.entries))

    first, *_ = summary(made=english, files=[], language="ru")

    assert first == "В издании нет текстов на языке «ru»: диагностика на языке «en»."
