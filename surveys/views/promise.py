"""The promise in words, made from the facts that were fixed when the wave opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assessment.domain.edition import Edition, Texts
from surveys.waves.models import FLOOR
from surveys.waves.readiness import Terms


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the promise: what it is about, and the words."""

    about: str
    words: str


def promise_lines(*, promise: Mapping[str, Any], closes_at: datetime, texts: Texts, group: str) -> tuple[Line, ...]:
    """What a respondent of a group is told before the first question, and once more after the last.

    `promise` is the one of the opened wave (surveys.waves.promise), or a `planned_promise`.
    """
    day = date_format(localtime(closes_at), "DATE_FORMAT")
    return (
        Line(
            _("Nobody learns who answered what"),
            _("Answers are stored without a name, an address, a time or the link you came by."),
        ),
        Line(_("What is shown"), _shown(promise, texts, group)),
        *_seen_by_others(),
        Line(
            _("Until you send"),
            _("Your draft lies sealed, and only your link opens it. It goes when you send it or the survey closes."),
        ),
        Line(
            _("You can change your mind"),
            _("With the receipt you can withdraw your answers until %(day)s. Then they are shuffled among the others.")
            % {"day": day},
        ),
        Line(
            _("What those who run the server could see"),
            _(
                "Until a few questionnaires have been shuffled together, somebody with full access to the database"
                " could notice which code and which questionnaire came at one time. Whose code it was, is not written."
            ),
        ),
    )


def planned_promise(*, terms: Sequence[Terms], edition: Edition) -> dict[str, Any]:
    """What the promise of a wave in preparation would be if it opened now."""
    return {
        "thresholds": {one.group: one.threshold for one in terms},
        "reasons": {one.group: one.reason for one in terms if one.reason},
        "distribution_from": edition.rules.distribution_from,
    }


def _seen_by_others() -> tuple[Line, ...]:
    return (
        Line(
            _("What leaders will see"),
            _("Averages by practice and unit, and where the views of groups part. Never a single questionnaire."),
        ),
        Line(
            _("What the coordinator will see"),
            _(
                "How many people have answered in each unit, and not even that where fewer than %(floor)d were invited."
                " Never who, never what."
            )
            % {"floor": FLOOR},
        ),
    )


def _shown(promise: Mapping[str, Any], texts: Texts, group: str) -> str:
    words = _(
        "Figures about your group (%(group)s) appear only where at least %(threshold)d people of it have answered;"
        " how many chose which answer, only from %(distribution)d. Where fewer have answered, nothing is shown."
    ) % {
        "group": texts[f"audiences/{group}/name"],
        "threshold": promise["thresholds"][group],
        "distribution": promise["distribution_from"],
    }
    reason = promise["reasons"].get(group)
    if not reason:
        return words
    return words + " " + _("The number is lower than usual; the agency's reason: “%(reason)s”") % {"reason": reason}
