"""What is not applied, and why."""

from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from reports.diagnostic.document import Callout, Paragraph, Table
from reports.diagnostic.parts.applicability import applicability
from tests.factories.reports import sample_source, tiny_card, tiny_source

STAFF = {"staff": [(40, 3, 3, 3)]}


def test_excluded_practices_stand_before_adapted_ones_each_with_its_reason() -> None:
    decided = (Practised("A1", Applies.ADAPTED), Practised("B1", Applies.EXCLUDED, "Решает министерство."))

    table = applicability(tiny_source(tiny_card(STAFF, applicability=decided))).blocks[0]

    assert isinstance(table, Table)
    assert [(row.header, row.cells) for row in table.rows] == [
        ("B1 Решаем на месте", ("исключено", "Решает министерство.")),
        ("A1 Слушаем клиента", ("адаптировано", "Причина не указана.")),
    ]


def test_where_everything_applies_the_part_says_so() -> None:
    part = applicability(tiny_source(tiny_card(STAFF)))

    assert part.blocks == (Paragraph("Все практики модели применяются без поправок."),)


def test_a_section_too_much_of_which_is_excluded_is_not_comparable() -> None:
    card = tiny_card(STAFF, applicability=(Practised("B1", Applies.EXCLUDED),), consensus=(Agreed("A1", 2),))

    callout = applicability(tiny_source(card)).blocks[1]

    assert isinstance(callout, Callout)
    assert callout.text.startswith("Раздел не сопоставим с другими организациями: «Команда».")


def test_what_the_model_leaves_out_on_purpose_is_listed() -> None:
    table = applicability(sample_source()).blocks[-1]

    assert isinstance(table, Table)
    assert len(table.rows) == 6
    assert table.rows[0].header == "Отказ от бюджетного планирования"
