"""Find or start the PostgreSQL that the tests' second round needs."""

import getpass
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from urllib.parse import quote

import psycopg

from scripts.prepare import installed_by_apt

DATABASE = "clientocracy"
SOCKETS = "/var/run/postgresql"
ROLE = "clientocracy_tests"


def postgres_url(*, install: bool) -> str:
    """An address under which databases may be created, or an empty string.

    Tried in order: DATABASE_URL, a server that runs, a cluster that can be started, and, where `install` allows it,
    Debian's package.
    """
    given = os.environ.get("DATABASE_URL", "")
    if given:
        return given if may_create(given) else ""
    return _found() or (_start_cluster() and _found()) or (install and _installed() and _found()) or ""


def may_create(url: str) -> bool:
    """The server answers, and the role may create databases."""
    try:
        with psycopg.connect(url.replace(f"/{DATABASE}", "/postgres", 1), connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def candidates() -> Iterator[str]:
    """Addresses of a server on this machine, by the roles that such a server usually lets in."""
    for user in dict.fromkeys((getpass.getuser(), "postgres")):
        yield f"postgres://{quote(user)}@/{DATABASE}?host={SOCKETS}"
        yield f"postgres://{quote(user)}@127.0.0.1:5432/{DATABASE}"


def _found() -> str:
    return next((url for url in candidates() if may_create(url)), "") or _own_role()


def _start_cluster() -> bool:
    if shutil.which("pg_lsclusters") is None or shutil.which("pg_ctlcluster") is None:
        return False
    listed = subprocess.run(["pg_lsclusters", "--no-header"], capture_output=True, text=True, check=False).stdout
    rows = [line.split() for line in listed.splitlines() if line.strip()]
    return any(
        subprocess.run(["pg_ctlcluster", "--skip-systemctl-redirect", row[0], row[1], "start"], check=False).returncode
        == 0
        for row in rows
    )


def _installed() -> bool:
    return installed_by_apt(("postgresql",)) and (_start_cluster() or True)


def _own_role() -> str:
    """As root: a role of the tests' own, made by way of the operating system's postgres user."""
    if os.geteuid() != 0 or shutil.which("runuser") is None or shutil.which("psql") is None:
        return ""
    password = secrets.token_hex(16)
    orders = [
        f"DO $$ BEGIN CREATE ROLE {ROLE}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        f"ALTER ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}'",
    ]
    argv = ["runuser", "-u", "postgres", "--", "psql", "-q", "-v", "ON_ERROR_STOP=1"]
    for order in orders:
        argv += ["-c", order]
    if subprocess.run(argv, capture_output=True, check=False).returncode != 0:
        return ""
    url = f"postgres://{ROLE}:{password}@127.0.0.1:5432/{DATABASE}"
    return url if may_create(url) else ""
