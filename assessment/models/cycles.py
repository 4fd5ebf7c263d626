"""One agency's self-assessment by one edition, and which practices concern it."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessment.models.agencies import Agency


class Cycle(models.Model):
    """One self-assessment of one agency: an edition, a period, as many waves as needed."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    """What addresses of pages carry."""
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="cycles")
    """Who assesses itself."""
    edition_code = models.CharField(max_length=80)
    """The edition of the model; the database holds its code, the library its content."""
    title = models.CharField(max_length=200)
    """What the coordinator calls it."""
    starts_on = models.DateField()
    """First day of the period."""
    frozen_on = models.DateField(null=True, blank=True)
    """The day its first wave opened: from then on applicability stays as it is, for it decides what is asked."""

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agency", args=[self.agency.public_id])


class Applicability(models.Model):
    """Whether one practice concerns the agency in this cycle."""

    class Status(models.TextChoices):
        """The three answers."""

        APPLIES = "APPLIES", _("Applies")
        ADAPTED = "ADAPTED", _("Applies in an adapted form")
        EXCLUDED = "EXCLUDED", _("Does not apply")

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="applicability")
    """The cycle it is said for."""
    practice = models.CharField(max_length=40)
    """Code of the practice in the cycle's edition."""
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.APPLIES)
    """Excluded practices are neither asked nor counted."""
    reason = models.TextField(blank=True)
    """Why it is adapted or left out; printed in the diagnostic."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("cycle", "practice"), name="one_applicability_per_practice"),
            models.CheckConstraint(
                condition=models.Q(status__in=("APPLIES", "ADAPTED", "EXCLUDED")),
                name="applicability_is_one_of_three",
            ),
            models.CheckConstraint(
                condition=models.Q(status="APPLIES") | ~models.Q(reason=""),
                name="what_is_not_applied_as_written_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.practice}: {self.get_status_display()}"
