"""The site is closed until the environment opens it: headers, cookies, sign-in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = "import sys; from django.conf import settings; print(repr([getattr(settings, n) for n in sys.argv[1:]]))"


def _production(*names: str, **environment: str) -> list[object]:
    """Settings as a fresh process reads them from this environment alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE", "REDIS"))}
    environment = {"DJANGO_SETTINGS_MODULE": "config.settings", "DJANGO_SECRET_KEY": "given", **environment}
    said = subprocess.check_output(
        [sys.executable, "-c", ASK, *names], cwd=ROOT, env={**kept, **environment}, text=True
    )
    values: list[object] = eval(said)
    return values


def test_an_empty_environment_is_a_closed_one() -> None:
    names = ("DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")

    assert _production(*names) == [False, True, True, True, 31_536_000]


def test_a_local_start_may_sign_in_without_https() -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")

    assert _production(*names, DJANGO_HTTPS="0") == [False, False, False, 0]


def test_a_proxy_is_believed_only_where_it_is_announced() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        _production("SECURE_PROXY_SSL_HEADER_ABSENT")

    assert _production("SECURE_PROXY_SSL_HEADER") == [None]
    assert _production("SECURE_PROXY_SSL_HEADER", DJANGO_BEHIND_PROXY="1") == [("HTTP_X_FORWARDED_PROTO", "https")]


def test_the_environment_names_the_servers() -> None:
    databases, broker = _production(
        "DATABASES",
        "CELERY_BROKER_URL",
        DATABASE_URL="postgres://app@db.example/house",
        REDIS_URL="redis://r.example/0",
    )

    assert isinstance(databases, dict)
    assert databases["default"]["HOST"] == "db.example"
    assert broker == "redis://r.example/0"


@pytest.mark.django_db
def test_no_page_may_load_or_run_anything_foreign_or_inline(client: Client) -> None:
    policy = client.get(reverse("health"))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    for closed in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "script-src 'self'"):
        assert closed in policy


@pytest.mark.django_db
def test_pages_may_not_be_framed_and_tell_no_other_site_where_the_reader_came_from(client: Client) -> None:
    response = client.get(reverse("health"))

    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_sessions_end_with_the_working_day_and_no_script_reads_a_cookie() -> None:
    assert settings.SESSION_COOKIE_AGE <= 12 * 60 * 60
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY


def test_messages_open_no_session() -> None:
    assert settings.MESSAGE_STORAGE.endswith("CookieStorage")


@pytest.mark.django_db
@override_settings(AXES_FAILURE_LIMIT=3)
def test_guessing_a_password_is_slowed_down(client: Client) -> None:
    cache.clear()
    address = reverse(settings.LOGIN_URL)
    guess = {"username": "alice@agency.example", "password": "wrong"}

    statuses = [client.post(address, guess).status_code for _ in range(4)]

    assert statuses[0] == 200
    assert statuses[-1] in (403, 429)
    cache.clear()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite")
def test_what_is_deleted_is_overwritten_in_the_file() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
