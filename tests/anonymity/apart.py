"""A house of its own: another database, used by real processes that may be killed."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from psycopg import connect, sql

ROOT = Path(__file__).parents[2]
PREAMBLE = """
import django
django.setup()
"""


@dataclass(frozen=True, slots=True)
class House:
    """Runs Python in new processes against the database of this house."""

    environment: dict[str, str]

    def start(self, code: str) -> subprocess.Popen[str]:
        """The code in a process of its own, its words on a pipe."""
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", PREAMBLE + code],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, code: str) -> object:
        """What the code printed, read as JSON; it must end well."""
        process = self.start(code)
        printed, complaints = process.communicate(timeout=120)
        assert process.returncode == 0, complaints
        return json.loads(printed or "null")


@contextmanager
def house_apart(folder: Path, code: str) -> Iterator[House]:
    """A house beside the tests' own, on the same kind of database, gone afterwards; the code has run in it."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DJANGO_VAR": str(folder)}
    environment |= {"DJANGO_SECRET_KEY": "of-the-tests-only", "DJANGO_HTTPS": "0", "PYTHONPATH": str(ROOT)}
    environment.pop("DATABASE_URL", None)
    if connection.vendor != "postgresql":
        yield _prepared(House(environment), code)
        return
    name = f"apart_{uuid.uuid4().hex[:12]}"
    with connect(**_server(), autocommit=True) as server:  # type: ignore[arg-type]
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield _prepared(House(environment | {"DATABASE_URL": _url(name)}), code)
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _prepared(house: House, code: str) -> House:
    house.run(f'from django.core.management import call_command; call_command("migrate", verbosity=0)\n{code}')
    return house


def _server() -> dict[str, str]:
    settings = connection.settings_dict
    named = {"user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {"dbname": "postgres"} | {key: str(settings[name]) for key, name in named.items() if settings[name]}


def _url(name: str) -> str:
    server = _server()
    login = f"{server.get('user', '')}:{server.get('password', '')}"
    host, port = server.get("host", ""), server.get("port", "5432")
    if host.startswith("/"):
        return f"postgres://{login}@:{port}/{name}?host={host}"
    return f"postgres://{login}@{host}:{port}/{name}"
