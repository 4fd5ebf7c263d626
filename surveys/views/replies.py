"""What every answer to a respondent carries."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def private(response: HttpResponse) -> HttpResponse:
    """Nothing of a respondent's page is kept by browsers, proxies or search engines, and its address goes nowhere.

    With `no-referrer` browsers would post forms from «Origin: null», which the protection against forged forms
    refuses; with `strict-origin` the path stays at home as well.
    """
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface: its code, and its name in itself."""

    code: str
    name: str


@lru_cache
def other_languages(language: str) -> tuple[Language, ...]:
    """The languages one may change to."""
    return tuple(Language(code, str(name)) for code, name in settings.LANGUAGES if code != language)


def speak(request: HttpRequest, default: str) -> str:
    """Turns the interface to the language chosen in this browser, or else to the default; returns its code."""
    known = dict(settings.LANGUAGES)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    language = next((code for code in (chosen, default) if code in known), settings.LANGUAGE_CODE)
    translation.activate(language)
    return language


def remember_language(response: HttpResponse, language: str) -> HttpResponse:
    """Keeps a language of the interface in the one cookie that Django has for it; other words are ignored."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response
