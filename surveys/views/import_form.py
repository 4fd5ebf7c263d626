"""The form for a file with units: it looks at name and size, the worker at what is inside."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from surveys.spreadsheets.uploaded import KINDS, MOST_BYTES
from surveys.views.forms import house_helper


class ImportForm(forms.Form):
    """One file; `kind()` is the end of its name."""

    file = forms.FileField(
        label=gettext_lazy("Table of units, .csv or .xlsx"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def __init__(self, *args: Any, button: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = house_helper("file", button=button)

    def clean_file(self) -> "UploadedFile[Any]":
        """A file of the right name, neither empty nor too large."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if PurePath(file.name or "").suffix.lower() not in KINDS:
            raise forms.ValidationError(_("This is no .csv or .xlsx. Save an old .xls or an .ods as .xlsx."))
        if not file.size:
            raise forms.ValidationError(_("This file is empty."))
        if file.size > MOST_BYTES:
            words = _(
                "This file is larger than %(most)d MB. A table of units is smaller: look whether it is the right one."
            )
            raise forms.ValidationError(words % {"most": MOST_BYTES >> 20})
        return file

    def kind(self) -> str:
        """`.csv` or `.xlsx`."""
        return PurePath(self.cleaned_data["file"].name).suffix.lower()
