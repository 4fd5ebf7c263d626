"""The environment is read with types, and refused where it makes no sense."""

from pathlib import Path

import pytest

from config import env


def test_text_is_stripped_and_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X_TEXT", "  words ")

    assert env.text("X_TEXT") == "words"
    assert env.text("X_ABSENT", "else") == "else"


@pytest.mark.parametrize(("raw", "meant"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("", False)])
def test_a_flag_understands_plain_words(monkeypatch: pytest.MonkeyPatch, raw: str, meant: bool) -> None:
    monkeypatch.setenv("X_FLAG", raw)

    assert env.flag("X_FLAG", default=not meant) is meant


def test_an_absent_flag_takes_its_default() -> None:
    assert env.flag("X_ABSENT", default=True) is True


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X_FLAG", "perhaps")

    with pytest.raises(env.EnvironmentRefused, match="X_FLAG is 'perhaps'"):
        env.flag("X_FLAG", default=False)


def test_a_number_is_whole_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X_NUMBER", "25")
    monkeypatch.setenv("X_BAD", "2.5")

    assert env.number("X_NUMBER", 1) == 25
    assert env.number("X_ABSENT", 587) == 587
    with pytest.raises(env.EnvironmentRefused, match="whole number"):
        env.number("X_BAD", 1)


def test_words_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X_WORDS", "a.example, b.example,,")

    assert env.words("X_WORDS") == ["a.example", "b.example"]
    assert env.words("X_ABSENT", ("localhost",)) == ["localhost"]


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    kept_in = tmp_path / "var" / "secret_key"

    first = env.secret("X_ABSENT", kept_in=kept_in)
    again = env.secret("X_ABSENT", kept_in=kept_in)

    assert first == again
    assert len(first) >= 50
    assert kept_in.stat().st_mode & 0o777 == 0o600


def test_a_given_secret_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X_SECRET", "given")

    assert env.secret("X_SECRET", kept_in=tmp_path / "never") == "given"
    assert not (tmp_path / "never").exists()


def test_a_postgres_address_becomes_a_database_entry() -> None:
    entry = env.postgres("postgres://app:p%40ss@db.example:5433/house?sslmode=require")

    assert entry == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "house",
        "USER": "app",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_postgres_address_may_name_a_socket_folder() -> None:
    entry = env.postgres("postgres:///house?host=/run/postgresql")

    assert entry["HOST"] == "/run/postgresql"
    assert entry["OPTIONS"] == {}


@pytest.mark.parametrize("url", ["mysql://x/y", "postgres://host", "postgres://host/"])
def test_another_kind_of_address_is_refused(url: str) -> None:
    with pytest.raises(env.EnvironmentRefused, match="DATABASE_URL"):
        env.postgres(url)
