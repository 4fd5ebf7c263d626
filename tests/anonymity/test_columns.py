"""Which columns tables near respondents have: a new one is refused until the steward of anonymity says yes here."""

import pytest
from django.db import connection, models

from surveys.drafts.models import Draft
from surveys.frame.models import Invitation, PaperCount, PaperForm
from surveys.responses.models import PackedSheets, Response, SealedReceipts

ALLOWED: dict[type[models.Model], set[str]] = {
    Response: {"key", "wave_id", "unit_id", "group", "answers", "receipt_hash", "settled"},
    PackedSheets: {"id", "wave_id", "unit_id", "group", "responses", "answers"},
    SealedReceipts: {"id", "wave_id", "first_byte", "digests"},
    Draft: {"locator", "wave_id", "sealed"},
    Invitation: {"id", "wave_id", "unit_id", "group", "token_hash", "batch", "state", "settled"},
    PaperCount: {"id", "wave_id", "unit_id", "group", "sheets"},
    PaperForm: {"id", "wave_id"},
}
MOMENTS = (models.DateField, models.TimeField, models.DurationField)
TABLES = pytest.mark.parametrize("model", ALLOWED, ids=lambda model: model.__name__)


@TABLES
def test_a_model_has_the_columns_that_were_agreed_and_no_others(model: type[models.Model]) -> None:
    assert {field.column for field in model._meta.concrete_fields} == ALLOWED[model]
    assert not model._meta.many_to_many


@TABLES
@pytest.mark.django_db
def test_the_table_itself_has_the_columns_that_were_agreed_and_no_others(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, model._meta.db_table)

    assert {column.name for column in found} == ALLOWED[model]


@TABLES
def test_nothing_near_respondents_has_a_time(model: type[models.Model]) -> None:
    assert not [field.name for field in model._meta.concrete_fields if isinstance(field, MOMENTS)]


@pytest.mark.parametrize("model", [Response, Invitation, PaperForm])
def test_keys_are_random_so_that_they_tell_no_order(model: type[models.Model]) -> None:
    assert isinstance(model._meta.pk, models.UUIDField)
