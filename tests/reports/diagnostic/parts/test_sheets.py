"""The sheets behind the figures."""

from dataclasses import replace

from assessment.domain.frame import Unit
from assessment.domain.reliability.quality import Quality, Uniform
from assessment.domain.scorecards.card import Scorecard
from reports.diagnostic.parts.sheets import sheets
from reports.diagnostic.source import Source
from tests.factories.reports import ONE_UNIT, sample_source, tiny_card, tiny_source

ALIKE = "части складывают по числу людей в них, чтобы та, где ответили охотнее, не перевесила."


def said(source: Source) -> tuple[str, ...]:
    """The sentences."""
    return sheets(source).items


def card(*rows: tuple[int, int, int, int], headcount: int | None = 100) -> Scorecard:
    """Staff of one unit."""
    units = ONE_UNIT if headcount == 100 else (Unit("all", None, "All"),)
    return tiny_card({"staff": list(rows)}, units=units)


def test_sheets_that_came_in_and_those_that_count_are_told_with_the_rule() -> None:
    found = said(tiny_source(card((20, 3, 3, 3), (3, 1, 0, 0))))

    assert found[:2] == (
        "Сотрудники: пришли 23 листа, засчитано 20.",
        "Лист засчитывают, если в нём отвечено не меньше половины вопросов, которые касаются человека.",
    )


def test_a_group_too_small_to_show_has_no_sentence() -> None:
    found = said(tiny_source(card((4, 3, 3, 3))))

    assert found == ("Что думают те, кто не ответил, по этим листам узнать нельзя, и никакие веса этого не исправят.",)


def test_groups_weighed_alike_share_a_sentence() -> None:
    assert f"Сотрудники и руководители: {ALIKE}" in said(sample_source())


def test_without_headcounts_every_respondent_weighs_the_same_and_the_reason_is_told() -> None:
    assert "Сотрудники: каждый ответивший весит одинаково, потому что численность известна не везде." in said(
        tiny_source(card((20, 3, 3, 3), headcount=None))
    )


def test_weights_that_would_be_too_uneven_are_told_apart_from_scorecards_that_knew_none() -> None:
    known = card((20, 3, 3, 3))
    table = known.tables["staff"]
    equal = replace(known, tables={"staff": replace(table, weighted=table.weighted * 0)})

    assert any("больше навредило бы точности" in item for item in said(tiny_source(equal)))
    assert "Сотрудники: каждый ответивший весит одинаково." in said(tiny_source(replace(equal, release={})))


def test_uniform_sheets_are_kept_and_it_is_told_what_they_change() -> None:
    shown = card((60, 3, 3, 3))

    def with_uniform(points: float, *, noteworthy: bool) -> str:
        quality = Quality(60, 60, Uniform(12, points, noteworthy), ())
        found = said(tiny_source(replace(shown, quality={"staff": quality})))
        return next(item for item in found if "один и тот же" in item)

    start = "Сотрудники: почти один и тот же ответ на всё — 12 листов, 20\u00a0%. Их не выбросили;"
    assert with_uniform(0.4, noteworthy=False) == f"{start} общее число они почти не сдвинули: на 0,4 балла из 100."
    assert with_uniform(-2.5, noteworthy=True) == f"{start} без них общее число было бы на 2,5 балла ниже."
    assert with_uniform(2.5, noteworthy=True) == f"{start} без них общее число было бы на 2,5 балла выше."


def test_where_uniform_sheets_are_few_nothing_is_said_of_them() -> None:
    assert not any("один и тот же" in item for item in said(sample_source()))


def test_a_scorecard_of_the_first_form_tells_what_it_can() -> None:
    old = replace(sample_source(), card=replace(sample_source().card, quality={}, release={}))

    assert f"Сотрудники и руководители: {ALIKE}" in said(old)
    assert not any("лист" in item.lower() and "засчит" in item for item in said(old))
