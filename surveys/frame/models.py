"""The right to answer once, and how many sheets came on paper instead."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """A single-use link of a unit and group; whose it is, is known only to those who handed it out."""

    class State(models.TextChoices):
        ISSUED = "ISSUED", _("issued")
        USED = "USED", _("used")
        REVOKED = "REVOKED", _("revoked")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Random, so that it says nothing about order; given anew when marks are rewritten."""
    wave = models.ForeignKey("surveys.Wave", on_delete=models.PROTECT, related_name="+")
    """The wave it lets into."""
    unit = models.ForeignKey("assessment.Unit", on_delete=models.PROTECT, related_name="+")
    """The unit its holder belongs to."""
    group = models.CharField(max_length=40)
    """The group its holder belongs to."""
    token_hash = models.CharField(max_length=64, unique=True)
    """Keyed hash of the token; the token itself is stored nowhere."""
    batch = models.CharField(max_length=8)
    """Links issued together, so that a lost list can be revoked whole."""
    state = models.CharField(max_length=7, choices=State.choices, default=State.ISSUED)
    """USED is the participation mark: that somebody answered, never what."""
    settled = models.BooleanField(default=True)
    """False from the moment of use until the mark has been rewritten in random order."""

    class Meta:
        indexes = (
            models.Index(fields=["wave", "unit", "group"], name="invitation_by_unit"),
            models.Index(fields=["wave", "batch"], name="invitation_by_batch"),
        )


class PaperCount(models.Model):
    """How many sheets of a unit and group were typed in or read from a file; which they are, is written nowhere."""

    wave = models.ForeignKey("surveys.Wave", on_delete=models.PROTECT, related_name="+")
    """The wave."""
    unit = models.ForeignKey("assessment.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    """The unit the sheets were given in."""
    group = models.CharField(max_length=40)
    """The group of those who filled them in."""
    sheets = models.PositiveIntegerField()
    """How many."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["wave", "unit", "group"], name="one_paper_count_per_unit_and_group"),
            models.CheckConstraint(condition=models.Q(sheets__gt=0), name="a_paper_count_counts_sheets"),
        )


class PaperForm(models.Model):
    """A form for typing in that was shown and not sent yet: it goes with the sheet that it brings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Random; the form carries it, so that a form sent twice brings one sheet."""
    wave = models.ForeignKey("surveys.Wave", on_delete=models.PROTECT, related_name="+")
    """The wave; neither who types nor what for."""
