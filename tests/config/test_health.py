"""The health page says what is wrong and what to run, and nothing about anybody."""

import pytest
from django.db import OperationalError
from django.test import Client
from redis import ConnectionError as RedisConnectionError

from config import health


@pytest.mark.django_db
def test_a_well_house_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "printing_fault", lambda: "")

    response = client.get("/health")

    assert response.status_code == 200
    assert response.json() == {"database": "well", "queue": "well", "printing": "well"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_missing_library_is_named_with_the_line_to_run(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PRINTING_LIBRARIES", ("libabsent.so.0",))

    response = client.get("/health")

    assert response.status_code == 503
    assert response.json()["printing"].startswith("apt-get install")


def test_libraries_that_load_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PRINTING_LIBRARIES", ("libc.so.6",))

    assert health.printing_fault() == ""


def test_a_silent_database_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("away")

    monkeypatch.setattr("config.health.connection.cursor", refuse)

    assert health.database_fault() == "the database does not answer"


def test_a_silent_broker_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RedisConnectionError("away")

    monkeypatch.setattr("config.health.cache.set", refuse)

    assert health.cache_fault() == "the server behind REDIS_URL does not answer"


def test_health_is_asked_by_get_alone(client: Client) -> None:
    assert client.post("/health").status_code == 405
