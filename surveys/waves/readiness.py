"""What stands in the way of opening a wave, and what is worth knowing before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum, TextChoices
from django.utils.translation import gettext_lazy as _

from assessment.domain.edition import Edition
from surveys.waves.models import FLOOR, USUAL_THRESHOLD, Wave


class Obstacle(TextChoices):
    """Why a wave cannot open."""

    NO_GROUPS = "NO_GROUPS", _("Choose at least one group to ask.")
    UNKNOWN_GROUP = "UNKNOWN_GROUP", _("The edition has no questionnaire for this group.")
    BELOW_FLOOR = "BELOW_FLOOR", _("The threshold is below the smallest one allowed.")
    REASON_MISSING = "REASON_MISSING", _("Write down why the threshold is lower than usual.")
    NO_HEADCOUNT = "NO_HEADCOUNT", _("Say how many people may answer.")
    CLOSES_IN_THE_PAST = "CLOSES_IN_THE_PAST", _("The closing moment has already passed.")
    UNKNOWN_LANGUAGE = "UNKNOWN_LANGUAGE", _("The edition has no words in this language.")


class Remark(TextChoices):
    """What does not hinder opening, but what the coordinator should know."""

    HEADCOUNT_UNKNOWN = "HEADCOUNT_UNKNOWN", _("Nobody said how many people this group has: response rate is unknown.")
    SMALLER_THAN_THRESHOLD = "SMALLER_THAN_THRESHOLD", _("The group is smaller than its threshold: it cannot be shown.")


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a group is asked: from how many sheets it is shown, and why so few where so few."""

    group: str
    threshold: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An obstacle or a remark; `group` is empty where it concerns the wave as a whole."""

    kind: Obstacle | Remark
    group: str = ""


def obstacles(*, wave: Wave, edition: Edition, now: datetime) -> tuple[Finding, ...]:
    """Everything that stands in the way of opening, at once."""
    found = [*term_faults(terms=terms_of(wave), edition=edition)]
    if not any(headcounts(wave).values()):
        found.append(Finding(Obstacle.NO_HEADCOUNT))
    if wave.closes_at <= now:
        found.append(Finding(Obstacle.CLOSES_IN_THE_PAST))
    if wave.default_language not in edition.languages:
        found.append(Finding(Obstacle.UNKNOWN_LANGUAGE))
    return tuple(found)


def remarks(*, wave: Wave) -> tuple[Finding, ...]:
    """What is worth knowing before opening, by group."""
    counted = headcounts(wave)
    found = []
    for terms in terms_of(wave):
        if not counted.get(terms.group):
            found.append(Finding(Remark.HEADCOUNT_UNKNOWN, terms.group))
        elif counted[terms.group] < terms.threshold:
            found.append(Finding(Remark.SMALLER_THAN_THRESHOLD, terms.group))
    return tuple(found)


def term_faults(*, terms: Sequence[Terms], edition: Edition) -> tuple[Finding, ...]:
    """Terms that may not be: 5 is the floor, and below the usual a reason is due (the edition may ask for more)."""
    audiences = {audience.code: audience for audience in edition.audiences}
    found = [] if terms else [Finding(Obstacle.NO_GROUPS)]
    for one in terms:
        if one.group not in audiences:
            found.append(Finding(Obstacle.UNKNOWN_GROUP, one.group))
        elif one.threshold < max(FLOOR, edition.rules.threshold_floor):
            found.append(Finding(Obstacle.BELOW_FLOOR, one.group))
        elif not one.reason.strip() and one.threshold < USUAL_THRESHOLD:
            found.append(Finding(Obstacle.REASON_MISSING, one.group))
    return tuple(found)


def terms_of(wave: Wave) -> tuple[Terms, ...]:
    """The terms as they stand in the database, by group code."""
    rows = wave.groups.order_by("group").values_list("group", "threshold", "reason")
    return tuple(Terms(group=group, threshold=threshold, reason=reason) for group, threshold, reason in rows)


def headcounts(wave: Wave) -> Mapping[str, int]:
    """People by group in the whole agency; a group nobody counted is not there."""
    rows = wave.headcounts.values("group").annotate(people=Sum("headcount")).order_by()
    return dict(rows.values_list("group", "people"))
