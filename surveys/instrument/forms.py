"""One generic form over a page of the questionnaire, laid out by crispy with our own card template."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from surveys.instrument.pages import Page, Question

CARDS = "surveys/instrument/question.html"
"""The one template in which a question is drawn."""


class QuestionField(forms.ChoiceField):
    """A question with its answers; leaving it out is allowed."""

    widget = forms.RadioSelect

    def __init__(self, question: Question) -> None:
        choices = [(choice.code, choice.text) for choice in (*question.choices, *question.apart)]
        super().__init__(choices=choices, required=False, label=question.text, help_text=question.help)
        self.question = question


class SheetForm(forms.Form):
    """The questions of one page; `answers()` holds only what was answered."""

    def __init__(self, *args: Any, questions: tuple[Question, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({question.code: QuestionField(question) for question in questions})

    @property
    def helper(self) -> FormHelper:
        """How crispy lays the questions out; not needed where answers are only read."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(*(Field(code, template=CARDS) for code in self.fields))
        return helper

    def answers(self) -> dict[str, str]:
        """Answer codes by item code; skipped questions and answers that are not on offer are absent."""
        return {code: answer for code, answer in self.cleaned_data.items() if answer}


def cards(*, page: Page, answers: Mapping[str, str]) -> SafeString:
    """The questions of a page as markup, with earlier answers chosen.

    A published question has as many forms as it has answers, and none ever changes: each is laid out once.
    """
    language = get_language() or ""
    return mark_safe("".join(_card(question, answers.get(question.code, ""), language) for question in page.questions))  # noqa: S308


@lru_cache(maxsize=8192)
def _card(question: Question, chosen: str, language: str) -> str:
    return str(render_crispy_form(SheetForm(questions=(question,), initial={question.code: chosen})))
