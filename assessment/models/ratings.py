"""What the self-assessment group agreed about each practice."""

from django.db import models

from assessment.models.cycles import Cycle


class Consensus(models.Model):
    """The level agreed for one practice, with its ground; no row means nothing was agreed yet."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="consensus")
    """The cycle it was agreed in."""
    practice = models.CharField(max_length=40)
    """Code of the practice in the cycle's edition."""
    level = models.PositiveSmallIntegerField()
    """The whole level agreed, before the evidence gates of the edition are applied."""
    reason = models.TextField(blank=True)
    """What decided it, in words."""
    documents = models.PositiveSmallIntegerField(default=0)
    """How many dated documents prove it."""
    periods = models.PositiveSmallIntegerField(default=0)
    """For how many periods there are data."""

    class Meta:
        verbose_name_plural = "consensus"
        constraints = (models.UniqueConstraint(fields=("cycle", "practice"), name="one_consensus_per_practice"),)

    def __str__(self) -> str:
        return f"{self.practice}: {self.level}"
