"""Units whose views are split."""

from collections import Counter
from dataclasses import replace

import numpy as np

from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.tables import NO_AGREEMENT
from reports.diagnostic.document import Paragraph, Table
from reports.diagnostic.parts.splits import MOST, MOST_OF_ONE, splits
from tests.factories.reports import sample_card, sample_source, tiny_card, tiny_source


def agreeing(card: Scorecard, value: int) -> Scorecard:
    """The scorecard with this r*WG, in thousandths, of every practice at every unit."""
    tables = {
        group: replace(table, agreements=np.full_like(table.agreements, value)) for group, table in card.tables.items()
    }
    return replace(card, tables=tables)


def test_the_most_split_practices_of_units_stand_with_their_agreement_and_their_answers() -> None:
    reading, table = splits(sample_source(), "staff")

    assert isinstance(reading, Paragraph)
    assert reading.text.startswith("Сотрудники: из 183 пар «подразделение и практика», где ответили не меньше 10,")
    assert isinstance(table, Table)
    assert table.caption == "Сотрудники: где внутри подразделения взгляды расколоты"
    assert [(row.header, *row.cells) for row in table.rows] == [
        ("Финансово-хозяйственный отдел", "B4 Внутренние обещания", "0,17", "10"),
        ("Управление обслуживания на дому", "D4 Голос команды о руководителе", "0,30", "63"),
    ]


def test_where_nobody_is_split_that_is_said() -> None:
    source = replace(sample_source(), card=agreeing(sample_card(), 900))

    assert splits(source, "staff") == [
        Paragraph("Сотрудники: внутри показанных подразделений взгляды не расколоты ни по одной практике.")
    ]


def test_of_very_many_the_most_split_ones_are_shown_and_the_others_counted() -> None:
    source = replace(sample_source(), card=agreeing(sample_card(), -500))

    _, table, more = splits(source, "staff")

    assert isinstance(table, Table)
    assert len(table.rows) == MOST
    assert max(Counter(row.header for row in table.rows).values()) == MOST_OF_ONE
    assert more == Paragraph(f"В таблице самые расколотые, не больше 3 строк на подразделение; есть ещё {183 - MOST}.")


def test_fewer_than_ten_answers_and_scorecards_without_agreement_give_no_verdict() -> None:
    old = replace(sample_source(), card=agreeing(sample_card(), NO_AGREEMENT))

    assert splits(old, "staff") == []
    # Leaders' units have nine respondents at most.
    assert splits(sample_source(), "leaders") == []


def test_the_agency_itself_is_left_to_the_cards_of_its_practices() -> None:
    assert splits(tiny_source(tiny_card({"staff": [(20, 1, 5, 1), (20, 5, 1, 5)]})), "staff") == []
