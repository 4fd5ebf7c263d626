"""Settings mean something for the edition they speak of, or are refused together."""

from dataclasses import replace

import pytest

from assessment import library
from assessment.domain.edition import Applies, Edition, Texts
from config.diagnosis.order import Order, language_faults, terms_of
from surveys.spreadsheets.faults import Refused
from surveys.spreadsheets.phrases import sentence
from tests.config.diagnosis.conftest import TINY, TODAY


@pytest.fixture
def edition() -> Edition:
    return library.edition(TINY)


@pytest.fixture
def texts() -> Texts:
    return library.texts(TINY, "en")


def refusal(order: Order, edition: Edition, texts: Texts) -> list[str]:
    with pytest.raises(Refused) as refused:
        terms_of(order=order, edition=edition, texts=texts, today=TODAY)
    return [sentence(fault=fault, language="en") for fault in refused.value.faults]


def test_without_a_word_the_edition_and_the_day_decide(order: Order, edition: Edition, texts: Texts) -> None:
    terms = terms_of(order=order, edition=edition, texts=texts, today=TODAY)

    assert terms.thresholds == {"staff": 10, "leaders": 10}
    assert (terms.kind, terms.report_on) == ("", "2026-11-24")
    assert [(entry.status, entry.reason) for entry in terms.applicability] == [(Applies.APPLIES, "")] * 2


def test_one_threshold_and_one_date_are_for_all(order: Order, edition: Edition, texts: Texts) -> None:
    given = replace(order, threshold="5", date="2026-02-28")

    terms = terms_of(order=given, edition=edition, texts=texts, today=TODAY)

    assert terms.thresholds == {"staff": 5, "leaders": 5}
    assert terms.report_on == "2026-02-28"


def test_a_kind_brings_its_exclusions_with_their_reasons(order: Order, edition: Edition, texts: Texts) -> None:
    terms = terms_of(order=replace(order, kind="company"), edition=edition, texts=texts, today=TODAY)

    assert [(entry.practice, entry.status, entry.reason) for entry in terms.applicability] == [
        ("A1", Applies.APPLIES, ""),
        ("B1", Applies.EXCLUDED, "The founder decides."),
    ]


def test_the_analyst_excludes_with_a_reason_of_its_own(order: Order, edition: Edition, texts: Texts) -> None:
    given = replace(order, exclude=["A1=No clients = no service "])

    terms = terms_of(order=given, edition=edition, texts=texts, today=TODAY)

    assert (terms.applicability[0].status, terms.applicability[0].reason) == (
        Applies.EXCLUDED,
        "No clients = no service",
    )


@pytest.mark.parametrize("threshold", ["4", "-10", "ten", "", "²", "9" * 12])
def test_a_threshold_below_the_floor_of_the_edition_is_refused(
    order: Order, edition: Edition, texts: Texts, threshold: str
) -> None:
    lines = refusal(replace(order, threshold=threshold), edition, texts)

    assert lines == [f'--threshold: found "{threshold}"; allowed: ≥ 5']


@pytest.mark.parametrize("date", ["24.11.2026", "2026-13-01", "20261124", ""])
def test_a_date_that_is_none_is_refused(order: Order, edition: Edition, texts: Texts, date: str) -> None:
    assert refusal(replace(order, date=date), edition, texts) == [f'--date: found "{date}"; allowed: YYYY-MM-DD']


def test_every_setting_at_fault_is_told(order: Order, edition: Edition, texts: Texts) -> None:
    order.units.touch()
    given = replace(order, kind="temple", out=order.units / "out", exclude=["Z9=x", "A1=", "B1=a", "B1=b"])

    lines = refusal(given, edition, texts)

    assert lines[0] == '--kind: found "temple"; allowed: authority, company'
    assert lines[1].startswith("--out: found")
    assert lines[2:] == [
        f'--exclude: found "{found}"; allowed: PRACTICE=… (A1, B1)' for found in ("Z9=x", "A1=", "B1=b")
    ]


def test_a_folder_where_a_file_should_come_is_refused(order: Order, edition: Edition, texts: Texts) -> None:
    (order.out / "scorecard.json").mkdir(parents=True)

    assert len(refusal(order, edition, texts)) == 1


def test_something_must_be_left_to_assess(order: Order, edition: Edition, texts: Texts) -> None:
    given = replace(order, kind="company", exclude=["A1=why not"])

    assert refusal(given, edition, texts) == ['--exclude: found "2 / 2"; allowed: < 2']


def test_the_command_speaks_two_languages() -> None:
    assert list(language_faults("ru")) == list(language_faults("en")) == []
    assert [sentence(fault=fault, language="de") for fault in language_faults("de")] == [
        '--language: found "de"; allowed: ru, en'
    ]
