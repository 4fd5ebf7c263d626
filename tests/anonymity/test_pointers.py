"""Nothing points to a sheet, and no other way leads there: neither relations, nor raw SQL, nor look-ups by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from surveys.drafts.models import Draft
from surveys.frame.models import Invitation, PaperCount, PaperForm
from surveys.responses.models import PackedSheets, Response, SealedReceipts

ROOT = Path(__file__).parents[2]
APART = [Response, PackedSheets, SealedReceipts, Draft, Invitation, PaperCount, PaperForm]
TABLES = pytest.mark.parametrize("model", APART, ids=lambda model: model.__name__)
HOMES = ("responses", "migrations", "models.py", "aggregation.py", "privacy.py")
AT_HOME = {f"surveys/{home}" for home in HOMES}


def lines(*endings: str) -> Iterator[tuple[str, str]]:
    """Every line of the rooms, with the path of its file."""
    for room in ("config", "assessment", "surveys", "reports", "scripts"):
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in endings:
                for line in path.read_text(encoding="utf-8").splitlines():
                    yield str(path.relative_to(ROOT)), line


@TABLES
def test_no_table_points_to_it(model: type[models.Model]) -> None:
    pointing = [
        f"{other.__name__}.{field.name}"
        for other in apps.get_models(include_auto_created=True)
        for field in other._meta.get_fields()
        if isinstance(field, models.ForeignObject | models.ManyToManyField) and field.related_model is model
    ]

    assert pointing == []


@TABLES
def test_it_cannot_be_reached_backwards_from_a_unit_or_a_wave(model: type[models.Model]) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            assert field.remote_field.related_name == "+", field.name


@pytest.mark.parametrize(
    "model", [Response, PackedSheets, SealedReceipts, Draft, PaperCount, PaperForm], ids=lambda model: model.__name__
)
def test_it_points_to_nothing_but_wave_and_unit(model: type[models.Model]) -> None:
    goals = {field.related_model.__name__ for field in model._meta.concrete_fields if field.related_model}

    assert goals <= {"Wave", "Unit"}


def test_no_code_outside_looks_up_models_by_name() -> None:
    found = [path for path, line in lines(".py") if "get_model(" in line or "get_models(" in line]

    assert found == []


def test_no_raw_sql_outside_speaks_of_sheets() -> None:
    names = ("surveys_response", "surveys_packedsheets", "surveys_sealedreceipts", "surveys_draft")
    found = {path for path, line in lines(".py", ".html", ".sql", ".txt") if any(name in line for name in names)}

    assert {path for path in found if not any(path.startswith(home) for home in AT_HOME)} == set()


def test_no_template_and_no_view_speaks_of_rows_of_sheets() -> None:
    words = ("PackedSheets", "SealedReceipts", "response_set", "packedsheets_set", "responses.models")
    found = {path for path, line in lines(".py", ".html") if any(word in line for word in words)}

    assert {path for path in found if not any(path.startswith(home) for home in AT_HOME)} == set()
