"""The form for a code."""

import pytest

from surveys.views.forms import CodeForm, house_helper


@pytest.mark.parametrize("typed", ["7k2m4rtx9b3cwd5h", "7K2M-4RTX-9B3C-WD5H", "7к2м 4rтх 9в3с wd5н"])
def test_a_code_comes_out_as_it_is_printed(typed: str) -> None:
    form = CodeForm({"code": typed}, label="Code", button="Go on")

    assert form.is_valid()
    assert form.cleaned_data["code"] == "7K2M-4RTX-9B3C-WD5H"


def test_what_cannot_be_a_code_is_refused_with_an_example() -> None:
    form = CodeForm({"code": "7K2M"}, label="Code", button="Go on")

    assert not form.is_valid()
    assert "7K2M-4RTX-9B3C-WD5H" in form.errors["code"][0]


def test_the_browser_is_asked_not_to_keep_or_mend_the_code() -> None:
    attributes = CodeForm(label="Code", button="Go on").fields["code"].widget.attrs

    assert (attributes["autocomplete"], attributes["spellcheck"]) == ("off", "false")


def test_every_form_ends_with_its_one_button() -> None:
    helper = house_helper("title", button="Save")

    assert [type(part).__name__ for part in helper.layout[-1].fields] == ["Submit"]
