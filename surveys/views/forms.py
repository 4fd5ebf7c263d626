"""The shape of the room's forms, and the one for a code that somebody types from paper."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.codes import MalformedCode, code_normal, code_shown


def house_helper(*parts: Any, button: Any) -> FormHelper:
    """The one shape of every form: the error summary stands above it, the button says what happens."""
    helper = FormHelper()
    helper.attrs = {"novalidate": "novalidate"}
    helper.layout = Layout(*parts, Div(Submit("", button, css_class="btn-primary"), css_class="actions"))
    return helper


class CodeForm(forms.Form):
    """Sixteen letters and digits, typed as people type them; `code` comes out as it is printed."""

    code = forms.CharField(
        max_length=80,
        help_text=_("Hyphens and capital letters do not matter."),
        error_messages={"required": _("Enter the code.")},
    )

    def __init__(self, *args: Any, label: str, button: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = label
        field.widget.attrs |= {
            "class": "code-input",
            "autocomplete": "off",
            "autocapitalize": "characters",
            "autocorrect": "off",
            "spellcheck": "false",
        }
        self.helper = house_helper(Field("code"), button=button)

    def clean_code(self) -> str:
        """The code as printed."""
        try:
            return code_shown(code_normal(self.cleaned_data["code"]))
        except MalformedCode as error:
            message = _(
                "A code has sixteen letters and digits, for example 7K2M-4RTX-9B3C-WD5H. Check it letter by letter."
            )
            raise forms.ValidationError(message) from error
