"""All results of a cycle as they stood on one day, frozen."""

import uuid
from typing import Any, Never

from django.db import models

from assessment.models.cycles import Cycle


class FrozenScorecard(Exception):
    """Somebody tried to change a scorecard: a new one is drawn up instead."""


class ScorecardQuerySet(models.QuerySet["Scorecard"]):
    """Scorecards can be found and added, never changed."""

    def update(self, **kwargs: Any) -> Never:
        """Refused: raises FrozenScorecard."""
        raise FrozenScorecard


class Scorecard(models.Model):
    """Figures that passed disclosure control, packed; what was withheld is not in the bytes."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    """What addresses of pages carry."""
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="scorecards")
    """The cycle it belongs to."""
    title = models.CharField(max_length=200)
    """Name of the wave it came from."""
    packed = models.BinaryField()
    """The packed scorecard; its shape is the method's affair."""
    fingerprint = models.CharField(max_length=64)
    """SHA-256 of the packed content, printed in the diagnostic."""
    edition_code = models.CharField(max_length=80)
    """The edition it was drawn up by."""
    edition_fingerprint = models.CharField(max_length=64)
    """Exactly which text of that edition."""
    method = models.CharField(max_length=40)
    """Version of the method."""
    drawn_on = models.DateField()
    """The day it was drawn up."""

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("cycle", "fingerprint"), name="the_same_scorecard_is_kept_once_a_cycle"),
        )

    def __str__(self) -> str:
        return f"{self.title} · {self.drawn_on:%Y-%m-%d}"

    def save(self, **kwargs: Any) -> None:
        """Adds the row; raises FrozenScorecard for one that is already kept."""
        if not self._state.adding:
            raise FrozenScorecard
        super().save(**kwargs)
