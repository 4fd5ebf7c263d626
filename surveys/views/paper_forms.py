"""Forms for typing in what was filled in on paper: from where it comes, and the sheet itself by numbers of answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from surveys.instrument.pages import Choice, Question, Questionnaire
from surveys.views.forms import house_helper

APART = ("8", "9")
"""What is typed for the two answers apart, where no answer of the scale has that number."""
SHORT = 40
"""Answers no longer than this stand under their question; longer ones would hide the next, and unfold above."""


class PaperPlaceForm(forms.Form):
    """The unit and the group whose sheets are typed in next."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"))
    group = forms.ChoiceField(label=gettext_lazy("Group"))

    def __init__(
        self,
        *args: Any,
        units: Sequence[tuple[str, str]],
        groups: Sequence[tuple[str, str]],
        action: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["group"].choices = groups  # type: ignore[attr-defined]
        self.helper = house_helper("unit", "group", button=_("To the sheets"))
        self.helper.form_method, self.helper.form_action = "get", action


@dataclass(frozen=True, slots=True)
class Key:
    """What is typed for an answer, and the answer."""

    typed: str
    choice: Choice


def keys_of(question: Question) -> tuple[Key, ...]:
    """Every answer with what is typed for it: its own number, or else its place from 1; 8 and 9 for those apart.

    The numbers are those of sheets.csv, so that one rule serves whoever types, here or there.
    """
    codes = [choice.code for choice in question.choices]
    if not any(code.isdecimal() for code in codes):
        codes = [str(place) for place in range(1, len(codes) + 1)]
    keys = [Key(typed, choice) for typed, choice in zip(codes, question.choices, strict=True)]
    apart = zip(APART, question.apart, strict=True)
    return (*keys, *(Key(choice.code if typed in codes else typed, choice) for typed, choice in apart))


class AnswerField(forms.CharField):
    """A question answered by a number; comes out as the answer's code, empty where the paper is blank."""

    def __init__(self, question: Question) -> None:
        super().__init__(required=False, max_length=12, label=question.text)
        self.question, self.keys = question, keys_of(question)
        self.is_short = all(len(choice.text) <= SHORT for choice in question.choices)
        scale = self.keys[: -len(question.apart)]
        self.span = f"{scale[0].typed}–{scale[-1].typed}"

    def clean(self, value: Any) -> str:
        """The code of the answer that was meant."""
        typed = str(super().clean(value)).strip().casefold()
        meant = {key.choice.code.casefold(): key.choice.code for key in self.keys}
        meant |= {key.typed: key.choice.code for key in self.keys}
        if typed and typed not in meant:
            allowed = ", ".join(key.typed for key in self.keys)
            raise forms.ValidationError(_("Type one of %(allowed)s, or leave it blank.") % {"allowed": allowed})
        return meant.get(typed, "")


class PaperSheetForm(forms.Form):
    """One sheet; `answers()` holds what was answered. Blanks have to be meant: Enter is pressed by mistake."""

    form = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, questionnaire: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questionnaire = questionnaire
        self.blank: tuple[str, ...] = ()
        self.fields.update({question.code: AnswerField(question) for question in questionnaire.questions})

    def rows(self) -> list[tuple[str, list[Any]]]:
        """Names of the sections, each with the fields of its questions."""
        return [
            (pages[0].section_name, [self[question.code] for page in pages for question in page.questions])
            for pages in self.questionnaire.sections
        ]

    def wordy(self) -> list[Any]:
        """Fields whose answers are too long to stand under their question."""
        return [field for _name, fields in self.rows() for field in fields if not field.field.is_short]

    def clean(self) -> dict[str, Any]:
        """An empty sheet is none, and blanks are asked about once."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if not self.answers():
            raise forms.ValidationError(_("The sheet is empty: an empty sheet is not stored."))
        self.blank = tuple(q.code for q in self.questionnaire.questions if not cleaned[q.code])
        if self.blank and "blanks" not in self.data:
            raise forms.ValidationError(
                _("Blank: %(codes)s. If they are blank on the paper too, press “Save with blanks”.")
                % {"codes": ", ".join(self.blank)}
            )
        return cleaned

    def answers(self) -> Mapping[str, str]:
        """Answer codes by item code."""
        answers = {question.code: self.cleaned_data[question.code] for question in self.questionnaire.questions}
        return {code: answer for code, answer in answers.items() if answer}
