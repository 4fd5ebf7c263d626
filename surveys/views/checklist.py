"""What is done and what is missing before a wave opens, in the order a coordinator goes through it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.domain.edition import Edition
from assessment.selectors import excluded_practices
from surveys.waves.models import Wave
from surveys.waves.readiness import Finding, Obstacle, Remark, headcounts, obstacles, remarks, terms_of

_TERMS: set[Obstacle | Remark] = {
    Obstacle.NO_GROUPS,
    Obstacle.UNKNOWN_GROUP,
    Obstacle.BELOW_FLOOR,
    Obstacle.REASON_MISSING,
}
_PLAN: set[Obstacle | Remark] = {Obstacle.CLOSES_IN_THE_PAST, Obstacle.UNKNOWN_LANGUAGE}
_HEADCOUNTS: set[Obstacle | Remark] = {Obstacle.NO_HEADCOUNT, Remark.HEADCOUNT_UNKNOWN, Remark.SMALLER_THAN_THRESHOLD}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist: how it stands, what is in the way, what is worth knowing, where to change it."""

    heading: str
    words: str
    obstacles: tuple[str, ...]
    remarks: tuple[str, ...]
    address: str

    @property
    def is_done(self) -> bool:
        """Nothing here stands in the way of opening."""
        return not self.obstacles


def checklist(*, wave: Wave, edition: Edition, names: Mapping[str, str], now: datetime) -> tuple[Step, ...]:
    """The steps before opening; `names` are the groups' names in the reader's language."""
    found = (*obstacles(wave=wave, edition=edition, now=now), *remarks(wave=wave))

    def step(heading: str, words: str, url: str, kinds: set[Obstacle | Remark]) -> Step:
        mine = [finding for finding in found if finding.kind in kinds]
        return Step(
            heading,
            words,
            tuple(_words(finding, names) for finding in mine if isinstance(finding.kind, Obstacle)),
            tuple(_words(finding, names) for finding in mine if isinstance(finding.kind, Remark)),
            reverse(url, args=[wave.cycle.public_id if url == "applicability" else wave.public_id]),
        )

    return (
        step(_("Days, language, groups"), _plan_words(wave, names), "wave_plan", {*_TERMS, *_PLAN}),
        step(_("Headcounts"), _people_words(headcounts(wave), names), "wave_headcounts", _HEADCOUNTS),
        step(_("Practices that apply"), _practices_words(wave, edition), "applicability", set()),
    )


def _words(finding: Finding, names: Mapping[str, str]) -> str:
    label = str(finding.kind.label)
    return f"{names.get(finding.group, finding.group)}: {label}" if finding.group else label


def _plan_words(wave: Wave, names: Mapping[str, str]) -> str:
    days = _("%(first)s — %(last)s") % {"first": _day(wave.opens_at), "last": _day(wave.closes_at)}
    groups = [
        _("%(group)s from %(threshold)d answers") % {"group": names[terms.group], "threshold": terms.threshold}
        for terms in terms_of(wave)
        if terms.group in names
    ]
    return "; ".join([days, *groups])


def _people_words(counted: Mapping[str, int], names: Mapping[str, str]) -> str:
    return "; ".join(f"{names[group]}: {people}" for group, people in counted.items() if group in names)


def _practices_words(wave: Wave, edition: Edition) -> str:
    excluded = len(excluded_practices(wave.cycle))
    total = len(edition.practices) - excluded
    words = ngettext("%(n)d practice is asked about", "%(n)d practices are asked about", total) % {"n": total}
    return words + (_(", %(n)d left out with a reason") % {"n": excluded} if excluded else "")


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "DATE_FORMAT")
