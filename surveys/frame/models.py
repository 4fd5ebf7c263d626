"""The right to answer once."""

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
