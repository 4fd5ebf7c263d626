"""Pages of a questionnaire, in the order of the edition."""

import pytest

from assessment.domain.edition import Edition, Texts
from surveys.instrument import pages
from surveys.instrument.pages import Questionnaire, published_questionnaire, questionnaire


def test_one_practice_makes_one_page_with_all_its_items_for_the_audience(staff: Questionnaire) -> None:
    assert [(page.practice, [q.code for q in page.questions]) for page in staff.pages] == [
        ("A1", ["A1.a", "A1.b"]),
        ("A2", ["A2.a"]),
        ("B1", ["B1.a"]),
    ]
    assert [page.number for page in staff.pages] == [1, 2, 3]


def test_an_excluded_practice_is_not_asked(edition: Edition, texts: Texts) -> None:
    built = questionnaire(edition=edition, texts=texts, audience="staff", excluded=frozenset({"A1"}))

    assert [(page.number, page.practice) for page in built.pages] == [(1, "A2"), (2, "B1")]


def test_pages_stand_section_by_section(staff: Questionnaire) -> None:
    assert [page.section_name for page in staff.pages] == ["Section A", "Section A", "Section B"]
    assert [[page.number for page in section] for section in staff.sections] == [[1, 2], [3]]


def test_an_item_may_word_an_option_in_its_own_way(staff: Questionnaire) -> None:
    own, shared = staff.questions[1], staff.questions[0]

    assert own.choices[2].text.startswith("Every single time")
    assert shared.choices[2].text == "Always"
    assert (own.help, shared.help) == ("Think of the last month", "")


def test_an_audience_may_have_its_own_heading_and_its_own_words_for_not_about_us(
    edition: Edition, texts: Texts
) -> None:
    page = questionnaire(edition=edition, texts=texts, audience="clients", excluded=frozenset()).pages[0]

    assert page.title == "Practice A2"
    assert [choice.text for choice in page.questions[0].apart] == ["I do not know", "Not about me"]


def test_an_answer_reads_as_the_words_that_were_chosen(staff: Questionnaire) -> None:
    question = staff.questions[0]

    assert [question.words(code) for code in ("sometimes", "dk", "")] == ["Sometimes", "I do not know", ""]


def test_pages_beyond_the_ends_do_not_exist(staff: Questionnaire) -> None:
    found = [staff.page(number) for number in (0, 1, 3, 4)]

    assert [page and page.practice for page in found] == [None, "A1", "B1", None]


def test_answers_that_are_not_on_offer_are_not_accepted(staff: Questionnaire) -> None:
    answers = {"B1.a": "na", "A1.a": "always", "A1.b": "invented", "Z9.z": "always", "A2.a": ""}

    accepted = staff.accepted(answers)

    assert accepted == {"A1.a": "always", "B1.a": "na"}
    assert list(accepted) == ["A1.a", "B1.a"]


@pytest.mark.parametrize(("seconds", "all_pages", "last_page"), [(25, 2, 1), (60, 4, 1), (100, 7, 2)])
def test_minutes_are_whole_and_never_none(
    staff: Questionnaire, monkeypatch: pytest.MonkeyPatch, seconds: int, all_pages: int, last_page: int
) -> None:
    monkeypatch.setattr(pages, "SECONDS_PER_ITEM", seconds)

    assert (staff.minutes(), staff.minutes(since=3)) == (all_pages, last_page)


def test_a_published_questionnaire_is_built_once() -> None:
    terms = {"edition_code": "clientocracy-2026.1", "fingerprint": "f", "language": "ru", "audience": "leaders"}

    first = published_questionnaire(**terms, excluded=frozenset())
    again = published_questionnaire(**terms, excluded=frozenset())
    fewer = published_questionnaire(**terms, excluded=frozenset({"A1"}))

    assert first is again
    assert (len(first.pages), len(fewer.pages)) == (29, 28)
