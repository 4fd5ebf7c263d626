"""What a diagnostic is composed from, and how a figure is said."""

import pytest

from assessment.domain.edition import Applies
from assessment.domain.figures import Practised, Reason, Shown, Withheld
from reports.diagnostic.source import wording_in
from reports.diagnostic.wording import en, ru
from tests.factories.reports import sample_source, tiny_card, tiny_source


def shown(score: float, low: float | None, high: float | None, *, census: bool = False) -> Shown:
    """A figure of 40 people on a scale of 0–4."""
    return Shown(n=40, score=score, level=score / 25, low=low, high=high, census=census)


def test_a_language_without_sentences_of_its_own_reads_english() -> None:
    assert wording_in("ru") is ru
    assert wording_in("en") is en
    assert wording_in("tt") is en


def test_a_shown_figure_is_said_with_its_interval() -> None:
    assert sample_source().said(shown(45.0, 42.0, 48.0)) == "1,8 (1,7–1,9)"


def test_a_figure_without_sampling_error_or_interval_is_said_alone() -> None:
    source = sample_source()

    assert source.said(shown(45.0, 45.0, 45.0, census=True)) == "1,8"
    assert source.said(shown(45.0, None, None)) == "1,8"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.SMALL_GROUP, "скрыто"),
        (Reason.FEW_ANSWERS, "мало ответов"),
        (Reason.NOT_ASKED, "не спрашивали"),
        (Reason.EXCLUDED, "исключено"),
        (Reason.CANNOT_JUDGE, "не могут судить"),
    ],
)
def test_an_absent_figure_says_why(reason: Reason, words: str) -> None:
    assert sample_source().said(Withheld(reason)) == words


def test_groups_that_answer_about_facts_only_have_no_profile() -> None:
    assert sample_source().scored_groups == ("staff", "leaders")


def test_leaders_are_compared_with_staff_and_one_group_with_nobody() -> None:
    assert sample_source().pair == ("leaders", "staff")
    assert tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]})).pair is None


def test_other_groups_are_compared_in_the_order_of_the_edition() -> None:
    card = tiny_card({"staff": [(12, 3, 3, 3)], "leaders": [(12, 3, 3, 3)]})

    assert tiny_source(card).pair == ("leaders", "staff")


def test_the_reason_of_the_agency_comes_before_that_of_the_edition() -> None:
    entered = (Practised("B1", Applies.ADAPTED, "Решает совет."), Practised("A1", Applies.APPLIES))
    own = tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}, applicability=entered))
    silent = tiny_source(
        tiny_card({"staff": [(12, 3, 3, 3)]}, applicability=(Practised("B1", Applies.ADAPTED),)),
    )

    assert own.reason("B1") == "Решает совет."
    assert silent.reason("B1") == "Решает учредитель."
    assert silent.reason("A1") == ""


def test_the_figure_before_is_that_of_the_earlier_wave_if_it_was_shown() -> None:
    small, large = tiny_card({"staff": [(4, 3, 3, 3)]}), tiny_card({"staff": [(20, 5, 1, 5)]}, wave="Осень")

    assert tiny_source(large).before("staff", "overall") is None
    assert tiny_source(large, previous=small).before("staff", "overall") is None
    assert tiny_source(large, previous=small).before("leaders", "overall") is None
    before = tiny_source(small, previous=large).before("staff", "overall")
    assert before is not None
    assert before.level == pytest.approx(4)


def test_points_are_said_as_levels() -> None:
    assert sample_source().levels(25) == 1


def test_a_long_code_is_no_mark() -> None:
    source = sample_source()

    assert source.coded("A1") == "A1 Знаем и слушаем клиента"
    assert source.mark("leadership") == ""


def test_levels_are_named_from_the_lowest() -> None:
    assert sample_source().level_names() == ("Нет", "Заявлено", "Местами", "Система", "Учится")


def test_a_section_goes_by_its_short_name() -> None:
    assert sample_source().section("E") == "Руководство"
