"""The promise says what the wave's settings say."""

from datetime import UTC, datetime

import pytest

from assessment import library
from surveys.views.promise import planned_promise, promise_lines
from surveys.waves.readiness import Terms
from tests.factories.assessment import EDITION

CLOSES = datetime(2026, 12, 8, 20, 59, tzinfo=UTC)


def _words(*, threshold: int, reason: str = "", group: str = "staff", language: str = "en") -> str:
    edition = library.edition(EDITION)
    promise = planned_promise(terms=[Terms(group, threshold, reason)], edition=edition)
    texts = library.texts(EDITION, language)
    lines = promise_lines(promise=promise, closes_at=CLOSES, texts=texts, group=group)
    return "\n".join(f"{line.about}: {line.words}" for line in lines)


@pytest.mark.parametrize("threshold", [10, 25])
def test_the_threshold_is_the_one_of_the_group(threshold: int) -> None:
    assert f"at least {threshold} people of it" in _words(threshold=threshold)


def test_a_low_threshold_is_told_with_the_agencys_reason() -> None:
    assert "“There are eight leaders”" in _words(threshold=5, reason="There are eight leaders", group="leaders")
    assert "lower than usual" not in _words(threshold=10)


def test_distributions_begin_where_the_edition_says() -> None:
    assert f"only from {library.edition(EDITION).rules.distribution_from}." in _words(threshold=10)


def test_the_day_until_when_answers_can_be_withdrawn_is_named() -> None:
    assert "until Dec. 8, 2026" in _words(threshold=10)


def test_it_is_said_what_those_who_run_the_server_could_see() -> None:
    assert "full access to the database" in _words(threshold=10)


def test_the_group_is_named_in_the_language_of_the_reader() -> None:
    assert "(Сотрудники)" in _words(threshold=10, language="ru")
