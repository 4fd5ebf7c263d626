"""Typed readers of the environment: text, flag, number, list, and a secret kept in a file."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})


class EnvironmentRefused(ValueError):
    """A variable holds something that cannot be what was meant."""


def text(name: str, default: str = "") -> str:
    """The variable as it stands, without surrounding space."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    """1, true, yes, on or 0, false, no, off; anything else is refused."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise EnvironmentRefused(f"{name} is {raw!r}: say 1 or 0")


def number(name: str, default: int) -> int:
    """A whole number."""
    raw = text(name)
    if not raw:
        return default
    try:
        return int(raw)
    except ValueError as error:
        raise EnvironmentRefused(f"{name} is {raw!r}: a whole number is meant") from error


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated values, empty ones left out."""
    raw = os.environ.get(name)
    if raw is None:
        return list(default)
    return [word.strip() for word in raw.split(",") if word.strip()]


def secret(name: str, *, kept_in: Path) -> str:
    """The variable, or else a random value made once and kept in a file that its owner alone may read."""
    given = text(name)
    if given:
        return given
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    if not kept_in.exists():
        # Written apart and linked, so that processes starting together never read half a secret.
        descriptor, draft = tempfile.mkstemp(dir=kept_in.parent)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(draft, kept_in)
        Path(draft).unlink()
    return kept_in.read_text(encoding="ascii")


def postgres(url: str) -> dict[str, object]:
    """Django's database entry for postgres://user:password@host:port/name?option=value."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or len(parts.path) < 2:
        raise EnvironmentRefused("DATABASE_URL is to read postgres://user:password@host:port/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }
