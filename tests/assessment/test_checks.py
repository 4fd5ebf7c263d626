"""Django refuses to start on an edition that does not compile or is not there."""

from pathlib import Path

import pytest
from django.core.checks import registry

from assessment import library
from assessment.checks import cycles_have_editions, editions_compile
from assessment.library.fingerprints import edition_lock
from assessment.models import Cycle
from tests.assessment.library.overlays import changed, tiny_copy
from tests.factories.assessment import agency_of, cycle_of


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one edition that a test may break."""
    folder = tmp_path / "editions"
    tiny_copy(folder)
    monkeypatch.setattr(library, "ROOTS", (folder,))
    monkeypatch.setattr(library, "editions", lambda: ("tiny-1.0",))
    return folder


def test_both_checks_are_known_to_django() -> None:
    assert {editions_compile, cycles_have_editions} <= set(registry.registry.get_checks())


def test_the_shipped_library_passes() -> None:
    assert editions_compile(app_configs=None) == []


def test_an_edition_that_does_not_compile_is_an_error_with_its_faults(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = changed(root / "tiny-1.0", "edition.yaml", "points: 60", "points: 61")
    compile_edition = library.edition
    monkeypatch.setattr(library, "edition", lambda code: compile_edition(folder))

    (message,) = editions_compile(app_configs=None)

    assert message.id == "assessment.E001"
    assert "edition.yaml:13: points-total" in message.msg


def test_a_published_edition_that_was_changed_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition_lock(root=root, code="tiny-1.0")
    changed(root / "tiny-1.0", "texts/en.yaml", "Tiny model", "Tiny modal")
    compile_edition = library.edition
    monkeypatch.setattr(library, "edition", lambda code: compile_edition(root / code))

    (message,) = editions_compile(app_configs=None)

    assert message.id == "assessment.E002"
    assert "published-changed" in message.msg


@pytest.mark.django_db
def test_a_cycle_whose_edition_is_gone_is_an_error_once() -> None:
    agency = agency_of()
    cycle_of(agency)
    cycle_of(agency, edition_code="gone-1.0", title="One")
    cycle_of(agency, edition_code="gone-1.0", title="Two")

    (message,) = cycles_have_editions(app_configs=None, databases=["default"])

    assert message.id == "assessment.E003"
    assert "gone-1.0" in message.msg


@pytest.mark.django_db
def test_cycles_are_looked_at_only_in_databases_that_are_named_and_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    cycle_of(agency_of(), edition_code="gone-1.0")

    assert cycles_have_editions(app_configs=None) == []
    monkeypatch.setattr(Cycle._meta, "db_table", "not_migrated_yet")
    assert cycles_have_editions(app_configs=None, databases=["default"]) == []
