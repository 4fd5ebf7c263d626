"""One page for the head."""

from assessment.domain.figures import Agreed
from reports.diagnostic.document import Callout, Chart, Columns, Findings, KeyFigures, Paragraph, Section
from reports.diagnostic.parts.head import head
from tests.factories.reports import sample_source, tiny_card, tiny_source

APART = {"staff": [(40, 2, 4, 2)], "leaders": [(40, 5, 1, 5)]}
"""Staff see level 1 everywhere, leaders level 4."""
ALIKE = {"staff": [(20, 2, 4, 2), (20, 4, 2, 4)], "leaders": [(20, 2, 4, 2), (19, 4, 2, 4), (1, 5, 1, 5)]}


def callouts(part: Section) -> dict[str, Callout]:
    """All callouts of the page, in columns or not, by title."""
    found = [block for block in part.blocks if isinstance(block, Callout)]
    for block in part.blocks:
        if isinstance(block, Columns):
            found += [inner for column in block.columns for inner in column if isinstance(inner, Callout)]
    return {callout.title: callout for callout in found}


def figures(part: Section) -> dict[str, str]:
    """Key figures by their labels."""
    return {
        figure.label: figure.value for block in part.blocks if isinstance(block, KeyFigures) for figure in block.figures
    }


def test_a_survey_gives_two_profiles_side_by_side_and_says_that_it_is_no_self_assessment_yet() -> None:
    part = head(sample_source())

    assert list(figures(part)) == ["Как видят сотрудники", "Как видят руководители"]
    survey = callouts(part)["Это опрос, а ещё не самооценка"]
    assert "когда рабочая группа согласует" in survey.text


def test_groups_asked_about_different_practices_are_not_to_be_subtracted() -> None:
    assert (
        "сотрудники — 21, руководители — 29" in callouts(head(sample_source()))["Это опрос, а ещё не самооценка"].text
    )
    assert "вычитают" not in callouts(head(tiny_source(tiny_card(ALIKE))))["Это опрос, а ещё не самооценка"].text


def test_a_consensus_gives_a_headline_with_points_and_what_it_means() -> None:
    source = sample_source(agreed=True)

    part = head(source)

    assert next(iter(figures(part).items())) == ("Общий уровень, согласован", "2,0")
    note = next(block for block in part.blocks if isinstance(block, KeyFigures)).figures[0].note
    assert note.startswith("из 4. Баллы: 596 из 1000. Ближе всего к уровню 2 «Местами»: работает")


def test_a_cap_that_bites_is_shown_with_its_formula_and_is_where_to_begin() -> None:
    part = head(sample_source(agreed=True))

    assert "1 + 1 = 2. Без этого предела вышло бы 2,38." in callouts(part)["Уровень ограничен"].text
    assert callouts(part)["Уровень ограничен"].tone == "attention"
    assert callouts(part)["С чего начать"].text == (
        "Начните с практики «E1 Руководство применяет правила к себе»: её уровень 1, и пока он не вырастет, "
        "общий не поднимется выше 2."
    )


def test_a_consensus_that_nothing_caps_leaves_the_first_step_to_the_areas_for_improvement() -> None:
    agreed = (Agreed("A1", 2), Agreed("B1", 2))

    part = head(tiny_source(tiny_card(APART, consensus=agreed)))

    assert "С чего начать" not in callouts(part)
    assert "Уровень ограничен" not in callouts(part)


def test_leaders_at_the_lowest_level_are_where_to_begin_even_if_their_cap_does_not_bite_yet() -> None:
    part = head(tiny_source(tiny_card(APART, consensus=(Agreed("A1", 1), Agreed("B1", 0)))))

    assert "её уровень 0" in callouts(part)["С чего начать"].text
    assert "Уровень ограничен" not in callouts(part)


def test_the_widest_gap_is_named_with_its_figures_and_begins_the_talk() -> None:
    found = callouts(head(tiny_source(tiny_card(APART))))

    gap = found["Самое большое расхождение"]
    assert gap.tone == "attention"
    assert gap.text == (
        "«A1 Слушаем клиента»: руководители — 4,0 (40 ответов), сотрудники — 1,0 (40 ответов). "
        "Руководители ставят выше на 3,0 уровня (от 2,9 до 3,1)."
    )
    assert "где есть и руководители, и сотрудники. Первыми обсудите практики «A1" in found["С чего начать"].text


def test_a_gap_that_may_be_chance_is_called_so_and_begins_nothing() -> None:
    found = callouts(head(tiny_source(tiny_card(ALIKE))))

    assert found["Самое большое расхождение"].text.endswith("такая разница могла получиться случайно.")
    assert found["Самое большое расхождение"].tone == "note"
    assert "согласуйте уровень каждой практики" in found["С чего начать"].text


def test_a_wide_gap_on_too_few_answers_is_told_with_how_many_there_are() -> None:
    found = callouts(head(tiny_source(tiny_card({"staff": [(40, 2, 4, 2)], "leaders": [(11, 5, 1, 5)]}))))

    gap = found["Самое большое расхождение"]
    assert gap.tone == "note"
    assert gap.text.endswith(
        "Сказать, что группы видят практику по-разному, нельзя: мало ответов (руководители — 11, нужно 20)."
    )
    assert "согласуйте уровень каждой практики" in found["С чего начать"].text


def test_one_group_alone_has_no_gap() -> None:
    found = callouts(head(tiny_source(tiny_card({"staff": [(40, 2, 4, 2)]}))))

    assert "Самое большое расхождение" not in found
    assert "С чего начать" in found


def test_where_nothing_may_be_shown_the_page_says_so_and_claims_nothing() -> None:
    part = head(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})))

    assert isinstance(part.blocks[0], Paragraph)
    assert part.blocks[0].text == "Ответов слишком мало, чтобы показать числа и не выдать людей."
    assert not any(isinstance(block, Chart) for block in part.blocks)
    assert "С чего начать" not in callouts(part)


def test_strengths_and_areas_close_the_page() -> None:
    last = head(sample_source()).blocks[-1]

    assert isinstance(last, Columns)
    assert [findings.sort for column in last.columns for findings in column if isinstance(findings, Findings)] == [
        "strengths",
        "areas",
    ]


def test_without_a_pair_to_compare_and_a_step_to_take_the_ladder_has_the_page_to_itself() -> None:
    part = head(tiny_source(tiny_card({"staff": [(40, 2, 4, 2)]}, consensus=(Agreed("A1", 2), Agreed("B1", 2)))))

    assert any(isinstance(block, Chart) for block in part.blocks)
