"""The tables' history is one line in every room, and it matches the models."""

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

ROOMS = ("assessment", "surveys", "reports")


@pytest.mark.parametrize("room", ROOMS)
def test_the_history_of_a_room_has_one_end(room: str) -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)

    assert len(loader.graph.leaf_nodes(room)) == 1


@pytest.mark.django_db
def test_no_model_has_run_ahead_of_its_migrations() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
