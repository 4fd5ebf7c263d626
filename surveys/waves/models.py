"""A wave, the terms of each group, and how many people may answer in each unit."""

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

FLOOR = 5
"""No group of a wave may be shown from fewer sheets than this."""
USUAL_THRESHOLD = 10
"""Below this a threshold is a choice that needs a written reason."""


class Wave(models.Model):
    """One fielding of the questionnaire in one agency."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("being prepared")
        OPEN = "OPEN", _("open")
        CLOSED = "CLOSED", _("closed, waiting to be counted")
        SEALED = "SEALED", _("sheets shuffled and packed")
        SCORED = "SCORED", _("counted")

    class Redraw(models.TextChoices):
        """How it stands with drawing up the diagnostic again; empty where nobody asked."""

        ASKED = "ASKED", _("being drawn up again")
        CHANGED = "CHANGED", _("drawn up again")
        SAME = "SAME", _("nothing new")
        REFUSED = "REFUSED", _("not drawn up again")

    class Hindrance(models.TextChoices):
        """Why the last attempt to count came to nothing; empty where it did not."""

        PROMISE_BROKEN = "PROMISE_BROKEN", _("What respondents were promised no longer fits its seal.")
        EDITION_CHANGED = "EDITION_CHANGED", _("The questionnaire on the server is not the one that people answered.")
        SHEETS_UNFIT = "SHEETS_UNFIT", _("The answers kept do not have the form of the questionnaire.")
        HEADCOUNT_SMALL = "HEADCOUNT_SMALL", _("More people answered in a unit than it has.")
        UNSAFE_RELEASE = "UNSAFE_RELEASE", _("The check that no small group can be worked out was not passed.")
        CUT_OFF = "CUT_OFF", _("Counting was cut off time and again.")
        UNEXPECTED = "UNEXPECTED", _("The program failed while counting.")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Its name in addresses."""
    cycle = models.ForeignKey("assessment.Cycle", on_delete=models.PROTECT, related_name="waves")
    """The self-assessment it belongs to; the edition is the cycle's."""
    title = models.CharField(max_length=200)
    """What the agency calls it."""
    state = models.CharField(max_length=6, choices=State.choices, default=State.DRAFT)
    """Moved by services alone, always forward."""
    opens_at = models.DateTimeField()
    """When it is planned to open."""
    closes_at = models.DateTimeField()
    """When the clock closes it."""
    opened_on = models.DateField(null=True)
    """The day it was opened."""
    closed_on = models.DateField(null=True)
    """The day it was closed."""
    edition_fingerprint = models.CharField(max_length=64, blank=True)
    """The exact text of the edition that people answer, pinned at opening."""
    default_language = models.CharField(max_length=12, default="ru")
    """The language a respondent meets first."""
    promise = models.JSONField(default=dict)
    """What respondents are promised, as it stood at opening: thresholds above all."""
    promise_seal = models.CharField(max_length=64, blank=True)
    """Keyed hash of the promise: a threshold changed in the database alone no longer fits it."""
    scorecard = models.OneToOneField("assessment.Scorecard", null=True, on_delete=models.PROTECT, related_name="+")
    """The frozen result; a later recount points to a new one."""
    redraw = models.CharField(max_length=7, choices=Redraw.choices, blank=True, default="", db_default="")
    """Whether a new scorecard of the same packs is asked for, or how the last such wish ended."""
    hindrance = models.CharField(max_length=16, choices=Hindrance.choices, blank=True, default="", db_default="")
    """Why it could not be counted; empty as long as nothing is in the way."""
    hindered_at = models.DateTimeField(null=True)
    """When that was found; it is not tried again by itself for a day."""
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    """How often counting was begun and neither ended nor said why."""

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="a_wave_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(state="DRAFT")
                | (Q(opened_on__isnull=False) & ~Q(edition_fingerprint="") & ~Q(promise_seal="")),
                name="an_opened_wave_has_a_sealed_promise",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "OPEN")) | Q(closed_on__isnull=False),
                name="a_closed_wave_has_a_closing_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="SCORED") | Q(scorecard__isnull=False), name="a_scored_wave_has_a_scorecard"
            ),
            models.CheckConstraint(
                condition=Q(redraw="") | Q(state="SCORED"), name="only_a_scored_wave_is_drawn_up_again"
            ),
            models.CheckConstraint(
                condition=Q(hindrance="", hindered_at__isnull=True) | (~Q(hindrance="") & Q(hindered_at__isnull=False)),
                name="a_hindrance_has_its_moment",
            ),
        )

    def __str__(self) -> str:
        return self.title


class WaveGroup(models.Model):
    """A group of respondents asked in a wave, and from how many sheets it is shown."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="groups")
    """The wave."""
    group = models.CharField(max_length=40)
    """The audience's code in the edition."""
    threshold = models.PositiveSmallIntegerField(validators=[MinValueValidator(FLOOR)])
    """The smallest number of sheets from which anything about this group is shown."""
    reason = models.CharField(max_length=300, blank=True)
    """Why the threshold is lower than usual, in the agency's words."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["wave", "group"], name="one_threshold_per_group_of_a_wave"),
            models.CheckConstraint(condition=Q(threshold__gte=FLOOR), name="a_threshold_is_never_below_the_floor"),
            models.CheckConstraint(
                condition=Q(threshold__gte=USUAL_THRESHOLD) | ~Q(reason=""), name="a_low_threshold_has_a_reason"
            ),
        )


class Headcount(models.Model):
    """How many people of a group a unit has itself, units below it not included.

    Once a group is counted in any unit, a unit without a row has none of it.
    """

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="headcounts")
    """The wave."""
    unit = models.ForeignKey("assessment.Unit", on_delete=models.PROTECT, related_name="+")
    """The unit."""
    group = models.CharField(max_length=40)
    """The audience's code in the edition."""
    headcount = models.PositiveIntegerField()
    """People who may answer."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["wave", "unit", "group"], name="one_headcount_per_unit_and_group"),
        )


class UnitHeadcount(models.Model):
    """How many people of a group a unit has itself at present; a new wave starts from these numbers.

    Once a group is counted in any unit, a unit without a row has none of it.
    """

    unit = models.ForeignKey("assessment.Unit", on_delete=models.CASCADE, related_name="+", db_index=False)
    """The unit."""
    group = models.CharField(max_length=40)
    """The audience's code in the edition."""
    headcount = models.PositiveIntegerField()
    """People of the group."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "group"], name="one_present_headcount_per_unit_and_group"),
        )
