"""A database of the benchmark's own: on PostgreSQL where one can be reached, else SQLite; gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg

from scripts.servers import postgres_url

NAME = "clientocracy_bench"


@contextmanager
def database() -> Iterator[str]:
    """The address for DATABASE_URL; empty where only SQLite can be had."""
    server = postgres_url(install=False)
    if not server:
        yield ""
        return
    parts = urlsplit(server)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME}")
        try:
            yield parts._replace(path=f"/{NAME}").geturl()
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
