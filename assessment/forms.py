"""Forms of the room: they check the shape of what was typed, services check what it means."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Fieldset, Layout, Submit
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from assessment.models import Applicability, Role

NOT_AGREED = ""
"""The choice of whoever has not agreed on a level yet."""


def house_helper(*parts: Any, button: Any) -> FormHelper:
    """The one shape of every form: the error summary stands above it, the button says what happens."""
    helper = FormHelper()
    helper.attrs = {"novalidate": "novalidate"}
    helper.form_show_errors = True
    helper.layout = Layout(*parts, Div(Submit("", button, css_class="btn-primary"), css_class="actions"))
    return helper


class SignInForm(AuthenticationForm):
    """E-mail and password."""

    error_messages = {
        "invalid_login": _("This address and this password do not go together."),
        "inactive": _("This person may no longer sign in."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail")
        self.fields["username"].widget = forms.EmailInput(attrs={"autocomplete": "username", "maxlength": 150})
        self.helper = house_helper("username", "password", button=_("Sign in"))

    def clean_username(self) -> str:
        """The address as it is kept: without space around it, in lower case."""
        return str(self.cleaned_data["username"]).strip().lower()


class PasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = house_helper("old_password", "new_password1", "new_password2", button=_("Change the password"))


class CycleForm(forms.Form):
    """A new cycle."""

    title = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As it will stand on pages, for example “Self-assessment 2026”.")
    )
    edition_code = forms.ChoiceField(label=_("Edition of the model"))
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def __init__(self, *args: Any, editions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition_code"].choices = editions  # type: ignore[attr-defined]
        self.helper = house_helper("title", "edition_code", "starts_on", button=_("Open the cycle"))


class MembershipForm(forms.Form):
    """A role for somebody who already signs in."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("The person must already be able to sign in."))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = house_helper("email", "role", button=_("Give the role"))


class ApplicabilityForm(forms.Form):
    """For each practice: does it apply, and why not as written."""

    def __init__(
        self, *args: Any, said: Sequence[Practised], names: dict[str, str], notes: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.practices = tuple(entry.practice for entry in said)
        for entry in said:
            self._add(entry, notes.get(entry.practice, ""))
        parts = [self._fieldset(practice, names[practice]) for practice in self.practices]
        self.helper = house_helper(*parts, button=_("Save what applies"))

    def _add(self, entry: Practised, note: str) -> None:
        self.fields[f"status-{entry.practice}"] = forms.ChoiceField(
            label=gettext("Does practice %(code)s apply?") % {"code": entry.practice},
            choices=Applicability.Status.choices,
            widget=forms.RadioSelect,
            initial=entry.status.value.upper(),
            help_text=note,
        )
        self.fields[f"reason-{entry.practice}"] = forms.CharField(
            label=gettext("Why practice %(code)s does not apply as written") % {"code": entry.practice},
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=entry.reason,
        )

    def _fieldset(self, practice: str, name: str) -> Fieldset:
        status = Field(f"status-{practice}", template="_partials/radios.html")
        legend = format_html('<span class="practice-code">{}</span> {}', practice, name)
        return Fieldset(legend, status, f"reason-{practice}", css_class="practice", css_id=practice)

    def clean(self) -> dict[str, Any]:
        """A reason wherever a practice is not applied as written."""
        cleaned = super().clean() or self.cleaned_data
        for practice in self.practices:
            status = cleaned.get(f"status-{practice}", Applicability.Status.APPLIES)
            if status != Applicability.Status.APPLIES and not cleaned.get(f"reason-{practice}"):
                self.add_error(f"reason-{practice}", _("Say why: the reason is printed in the diagnostic."))
        return cleaned

    def said(self) -> tuple[Practised, ...]:
        """What was said, practice by practice."""
        cleaned = self.cleaned_data
        return tuple(
            Practised(code, Applies(cleaned[f"status-{code}"].lower()), cleaned[f"reason-{code}"])
            for code in self.practices
        )


class ConsensusForm(forms.Form):
    """The level agreed for one practice and its ground."""

    level = forms.ChoiceField(label=_("Which level did you agree on?"), required=False, widget=forms.RadioSelect)
    documents = forms.IntegerField(
        label=_("Dated documents that prove it"), min_value=0, max_value=999, initial=0, help_text=_("How many")
    )
    periods = forms.IntegerField(
        label=_("Periods with data"), min_value=0, max_value=99, initial=0, help_text=_("Years or quarters, how many")
    )
    reason = forms.CharField(
        label=_("What decided it"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two facts. No names: the text is printed in the diagnostic."),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None, *, levels: Sequence[str], agreed: Agreed | None, evidence: str) -> None:
        entered = asdict(agreed) if agreed else {}
        super().__init__(data, initial=entered)
        choices = [(str(level), f"{level}. {text}") for level, text in enumerate(levels)]
        self.fields["level"].choices = [*choices, (NOT_AGREED, _("Not agreed yet"))]  # type: ignore[attr-defined]
        hint = [HTML('<p class="quiet">{{ evidence }}</p>')] if evidence else []
        self.helper = house_helper(
            Field("level", template="_partials/radio_cards.html"),
            *hint, Field("documents"), Field("periods"), "reason", button=_("Save and go on"),
        )  # fmt: skip
