"""What answers to respondents carry, and in which language they speak."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from surveys.views.replies import Language, other_languages, private, remember_language, speak


@pytest.mark.parametrize(
    ("chosen", "default", "spoken"), [("en", "ru", "en"), ("", "en", "en"), ("xx", "en", "en"), ("xx", "yy", "ru")]
)
def test_the_chosen_language_comes_before_the_default_and_an_unknown_one_is_ignored(
    chosen: str, default: str, spoken: str
) -> None:
    request = RequestFactory().get("/s/")
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = chosen

    assert speak(request, default) == spoken
    assert translation.get_language() == spoken


def test_only_languages_of_the_interface_are_remembered() -> None:
    assert remember_language(HttpResponse(), "en").cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert not remember_language(HttpResponse(), "xx").cookies
    assert not remember_language(HttpResponse(), "").cookies


def test_one_may_change_to_every_other_language() -> None:
    assert [language.code for language in other_languages("ru")] == ["en"]
    assert other_languages("en") == (Language("ru", "Русский"),)


def test_a_private_answer_is_kept_nowhere() -> None:
    assert private(HttpResponse()).headers["Cache-Control"] == "no-store"
