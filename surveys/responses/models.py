"""Sheets: rows while the wave is open, shuffled packs afterwards, and the receipts that prove them counted."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Mod
from django.db.models.lookups import Exact, GreaterThan


class Response(models.Model):
    """One filled sheet. It has no time, no person, and nothing may point to it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Random, and given anew whenever sheets are rewritten."""
    wave = models.ForeignKey("surveys.Wave", on_delete=models.PROTECT, related_name="+")
    """The wave."""
    unit = models.ForeignKey("assessment.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    """The unit the link was issued for."""
    group = models.CharField(max_length=40)
    """The group the link was issued for."""
    answers = models.BinaryField()
    """One byte for every item of the edition, in its order."""
    receipt_hash = models.BinaryField(max_length=32, unique=True)
    """Keyed hash of the receipt code, which only the respondent has."""
    settled = models.BooleanField(default=False)
    """False until the sheet has been rewritten in random order among others."""

    class Meta:
        indexes = (models.Index(fields=["wave"], condition=Q(settled=False), name="response_unsettled"),)
        constraints = (
            models.CheckConstraint(condition=GreaterThan(Length("answers"), 0), name="a_sheet_has_a_byte_per_item"),
            models.CheckConstraint(condition=Exact(Length("receipt_hash"), 32), name="a_receipt_is_kept_as_a_hash"),
        )


class PackedSheets(models.Model):
    """All sheets of one unit and group of a closed wave, in an order that nobody knows."""

    wave = models.ForeignKey("surveys.Wave", on_delete=models.PROTECT, related_name="+")
    """The wave."""
    unit = models.ForeignKey("assessment.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    """The unit."""
    group = models.CharField(max_length=40)
    """The group."""
    responses = models.PositiveIntegerField()
    """How many sheets."""
    answers = models.BinaryField()
    """The sheets one after another, each as long as the edition has items."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["wave", "unit", "group"], name="one_pack_per_unit_and_group"),
            models.CheckConstraint(condition=Q(responses__gt=0), name="a_pack_holds_sheets"),
            models.CheckConstraint(
                condition=Exact(Mod(Length("answers"), F("responses")), 0), name="a_pack_holds_whole_sheets"
            ),
        )


class SealedReceipts(models.Model):
    """Sorted hashes of the receipts of a closed wave: that sheets were counted, not which."""

    wave = models.ForeignKey("surveys.Wave", on_delete=models.PROTECT, related_name="+")
    """The wave."""
    first_byte = models.PositiveSmallIntegerField()
    """The first byte of every hash here, so that a look-up reads little."""
    digests = models.BinaryField()
    """Hashes of 32 bytes one after another, sorted."""

    class Meta:
        indexes = (models.Index(fields=["first_byte"], name="sealed_receipts_by_byte"),)
        constraints = (
            models.UniqueConstraint(fields=["wave", "first_byte"], name="one_row_per_first_byte"),
            models.CheckConstraint(
                condition=Exact(Mod(Length("digests"), 32), 0), name="sealed_receipts_are_whole_hashes"
            ),
        )
