"""The form over a page of the questionnaire."""

from html.parser import HTMLParser

from django.utils import translation

from surveys.instrument.forms import SheetForm, cards
from surveys.instrument.pages import Questionnaire


class Markup(HTMLParser):
    """The tags of a piece of markup with their attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_every_question_is_a_fieldset_of_native_radios(staff: Questionnaire) -> None:
    markup = Markup(cards(page=staff.pages[0], answers={}))

    assert [fieldset["id"] for fieldset in markup.named("fieldset")] == ["q-A1.a", "q-A1.b"]
    assert len(markup.named("legend")) == 2
    assert [radio["value"] for radio in markup.named("input") if radio["name"] == "A1.a"] == [
        "never",
        "sometimes",
        "always",
        "dk",
        "na",
    ]
    assert {radio["type"] for radio in markup.named("input")} == {"radio"}
    assert not [radio for radio in markup.named("input") if "checked" in radio]


def test_an_earlier_answer_is_chosen_and_can_be_taken_back(staff: Questionnaire) -> None:
    markup = Markup(cards(page=staff.pages[0], answers={"A1.b": "sometimes"}))

    chosen = [(radio["name"], radio["value"]) for radio in markup.named("input") if "checked" in radio]
    assert chosen == [("A1.b", "sometimes")]
    assert [(button["name"], button["value"]) for button in markup.named("button")] == [("clear", "A1.b")]


def test_help_is_tied_to_its_question(staff: Questionnaire) -> None:
    markup = Markup(cards(page=staff.pages[0], answers={}))

    assert [fieldset.get("aria-describedby") for fieldset in markup.named("fieldset")] == [None, "help-A1.b"]
    assert [paragraph["id"] for paragraph in markup.named("p")] == ["help-A1.b"]


def test_no_number_is_shown_before_the_choice(staff: Questionnaire) -> None:
    words = cards(page=staff.pages[1], answers={})

    assert "Never" in words
    assert not any(f">{digit}" in words for digit in range(10))


def test_skipping_is_allowed_and_leaves_no_answer(staff: Questionnaire) -> None:
    form = SheetForm({"A1.a": "always"}, questions=staff.pages[0].questions)

    assert form.is_valid()
    assert form.answers() == {"A1.a": "always"}


def test_an_answer_that_is_not_on_offer_is_a_fault_at_its_question(staff: Questionnaire) -> None:
    form = SheetForm({"A1.a": "invented"}, questions=staff.pages[0].questions)

    assert not form.is_valid()
    assert set(form.errors) == {"A1.a"}


def test_a_question_is_laid_out_once_for_each_of_its_answers_in_each_language(staff: Questionnaire) -> None:
    with translation.override("en"):
        english = cards(page=staff.pages[0], answers={"A1.a": "never"})
    with translation.override("ru"):
        russian = cards(page=staff.pages[0], answers={"A1.a": "never"})

    assert english.count("<fieldset") == russian.count("<fieldset") == 2
    assert "Take my answer back" in english
