"""The cover."""

from dataclasses import replace

from reports.diagnostic.parts.cover import cover
from tests.factories.reports import sample_source, tiny_card, tiny_source


def test_it_says_whose_diagnostic_it_is_when_by_which_edition_and_on_how_many_answers() -> None:
    page = cover(sample_source())

    assert page.title == "Служба социальных услуг Озёрской области"
    assert page.subtitle == "Осень 2026 года"
    assert dict(page.entries) == {
        "Тип организации": "Орган власти",
        "Ответили": "Сотрудники: 223 из 349 · Руководители: 37 из 51 · Клиенты: 240",
        "Сбор ответов": "14\u00a0сентября 2026\u00a0г. — 9\u00a0октября 2026\u00a0г.",
        "Модель": "Клиентократия: модель зрелости, clientocracy-2026.1",
        "Составлено": "12\u00a0октября 2026\u00a0г.",
    }


def test_it_says_how_far_the_result_is_confirmed() -> None:
    some = tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}))
    verified = replace(sample_source(agreed=True).card, verified={"A1": 2})

    assert cover(sample_source()).status == "Опрос; самооценка ещё не согласована"
    assert cover(sample_source(agreed=True)).status == "Самооценка согласована; эксперты её не проверяли"
    assert cover(some).status == "Опрос; самооценка ещё не согласована"
    assert cover(replace(sample_source(), card=verified)).status.startswith("Самооценка; эксперты подтвердили 1 из 30")


def test_what_nobody_supplied_is_left_out_and_a_small_group_is_withheld() -> None:
    page = cover(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})))

    assert "Сбор ответов" not in dict(page.entries)
    assert dict(page.entries)["Ответили"] == "Сотрудники: скрыто"
