"""The assessed bodies and their parts."""

import uuid

from django.db import models
from django.urls import reverse


class Agency(models.Model):
    """A public body that assesses itself."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    """What addresses of pages carry: it says nothing about how many agencies there are."""
    code = models.SlugField(max_length=60, unique=True)
    """Short Latin name for files and commands."""
    name = models.CharField(max_length=300)
    """Full official name, as on the cover of the diagnostic."""
    short_name = models.CharField(max_length=120, blank=True)
    """What people call it; may be empty."""
    kind = models.CharField(max_length=60)
    """A code of the edition's kinds of agency: decides which practices apply by default."""

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("agency", args=[self.public_id])


class Unit(models.Model):
    """A part of an agency; the agency itself is the one unit without a parent."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="units")
    """Whose part it is."""
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="parts")
    """The next unit up; empty for the agency as a whole."""
    code = models.CharField(max_length=60)
    """What spreadsheets call it; unique in the agency."""
    name = models.CharField(max_length=300)
    """As people in it would say."""
    position = models.PositiveIntegerField(default=0)
    """Place among its neighbours."""
    headcount = models.PositiveIntegerField(null=True, blank=True)
    """How many people work in this unit itself, units below it not included; empty when nobody knows."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("agency", "code"), name="one_unit_per_code"),
            models.UniqueConstraint(
                fields=("agency",), condition=models.Q(parent__isnull=True), name="one_topmost_unit_per_agency"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="no_unit_is_its_own_parent",
            ),
        )

    def __str__(self) -> str:
        return self.name
