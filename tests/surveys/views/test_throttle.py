"""Guessing codes is slow; typing one's own code never is."""

import logging

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from redis import ConnectionError as CacheAway

from surveys.views import throttle
from surveys.views.throttle import failure_counted


def _from(address: str) -> bool:
    return failure_counted(RequestFactory().get("/s/", REMOTE_ADDR=address))


def test_failures_of_one_address_do_not_slow_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "FROM_ONE_ADDRESS", 3)

    busy = [_from("192.0.2.1") for _ in range(5)]

    assert busy == [False, False, False, True, True]
    assert not _from("192.0.2.2")


def test_guessing_from_many_places_is_slowed_and_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(throttle, "FROM_EVERYWHERE", 2)

    with caplog.at_level(logging.WARNING, logger=throttle.__name__):
        slowed = [_from(f"192.0.2.{place}") for place in range(4)]

    assert slowed == [False, False, True, True]
    assert len(caplog.records) == 1
    assert "192.0.2" not in caplog.text


def test_no_address_is_kept_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []
    add = cache.add

    def listening(key: str, *args: object) -> bool:
        keys.append(key)
        return bool(add(key, *args))  # type: ignore[arg-type]

    monkeypatch.setattr(cache, "add", listening)

    _from("192.0.2.77")

    assert len(keys) == 2
    assert not any("192.0.2.77" in key for key in keys)


def test_a_count_that_runs_out_between_two_lines_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(key: str) -> int:
        raise ValueError(key)

    monkeypatch.setattr(cache, "incr", gone)

    assert not _from("192.0.2.1")


def test_a_cache_that_is_away_spoils_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> bool:
        raise CacheAway

    monkeypatch.setattr(cache, "add", away)

    assert not _from("192.0.2.1")
