"""Reports: one diagnostic of one scorecard in one language, from being asked for to being released."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessment.models import Scorecard


class Report(models.Model):
    """The printed diagnostic and its life; the document itself is composed anew from the scorecard for a screen."""

    class State(models.TextChoices):
        """How far it has come; only services change it."""

        REQUESTED = "REQUESTED", _("Being printed")
        RENDERED = "RENDERED", _("Draft")
        RELEASED = "RELEASED", _("Released")
        FAILED = "FAILED", _("Not printed")

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    """What addresses of pages carry."""
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="reports")
    """The frozen figures it tells of."""
    language = models.CharField(max_length=12)
    """Language of the document, one the edition has words in."""
    state = models.CharField(max_length=12, choices=State.choices, default=State.REQUESTED)
    """How far it has come."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often printing was begun since it was last asked for."""
    started_at = models.DateTimeField(null=True)
    """When the attempt now under way began; empty when none is."""
    error = models.TextField(blank=True)
    """What went wrong in the last attempt."""
    pdf = models.BinaryField(default=b"")
    """The file; the same inputs give the same bytes."""
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    """SHA-256 of the file; empty until there is one."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("scorecard", "language"), name="one_report_per_scorecard_and_language"),
            models.CheckConstraint(
                condition=models.Q(state__in=("REQUESTED", "RENDERED", "RELEASED", "FAILED")),
                name="report_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("REQUESTED", "FAILED")) | ~models.Q(pdf_sha256=""),
                name="a_printed_report_has_its_file",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scorecard.title} · {self.language}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.public_id])

    @property
    def is_printed(self) -> bool:
        """Whether there is a file to read."""
        return self.state in (self.State.RENDERED, self.State.RELEASED)
