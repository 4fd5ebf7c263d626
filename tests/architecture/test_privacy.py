"""Every field of every table is classed by what it could tell about a person."""

from importlib import import_module

import pytest
from django.apps import apps

ROOMS = ("assessment", "surveys", "reports")
CLASSES = {"personal", "quasi-identifying", "plain"}


def _classed(room: str) -> dict[str, str]:
    classed: dict[str, str] = import_module(f"{room}.privacy").PRIVACY
    return classed


def _fields(room: str) -> set[str]:
    models = apps.get_app_config(room).get_models()
    return {f"{model.__name__}.{field.name}" for model in models for field in model._meta.concrete_fields}


@pytest.mark.parametrize("room", ROOMS)
def test_every_field_has_a_class_and_no_class_has_lost_its_field(room: str) -> None:
    classed = set(_classed(room))

    assert _fields(room) - classed == set(), "new fields need a class and a review"
    assert classed - _fields(room) == set(), "fields that are gone"


@pytest.mark.parametrize("room", ROOMS)
def test_only_the_three_classes_are_used(room: str) -> None:
    assert set(_classed(room).values()) <= CLASSES


def test_no_report_knows_a_person() -> None:
    assert "personal" not in _classed("reports").values()
