"""Pages for links that do not let in: each says what happened and shows a way out."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from surveys.frame.services import TokenNotOpen, TokenRefused, TokenRevoked, TokenUnknown, TokenUsed
from surveys.views.throttle import failure_counted
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the page says; `has_receipt` where looking up a receipt may be what the reader came for."""

    heading: Lazy
    words: Lazy
    status: int
    has_receipt: bool = False


UNKNOWN = Refusal(
    _("There is no such link"),
    _("Most often a letter got lost on the way. Open the link once more from the letter, or type the code by hand."),
    404,
)
SLOW = Refusal(
    _("Too many wrong codes"),
    _("Somebody near you tries codes that do not exist. A right code works even now: check yours and enter it."),
    429,
)
USED = Refusal(
    _("This questionnaire has been sent already"),
    _("One link counts once, and this one did its work. To make sure that the answers are counted, use the receipt."),
    410,
    has_receipt=True,
)
REVOKED = Refusal(
    _("This link was called back"),
    _("The agency withdrew it, most often because a list of links got lost. Ask your coordinator for another one."),
    410,
)
EARLY = Refusal(
    _("The survey has not begun yet"),
    _("Your link is right: keep it and come back when the coordinator says that the survey is open."),
    403,
)
LATE = Refusal(
    _("The survey is closed"),
    _("Answers are no longer taken, and drafts that were not sent are erased. Those that were sent are being counted."),
    410,
    has_receipt=True,
)
CHANGED = Refusal(
    _("The questionnaire cannot be taken just now"),
    _("Its words on the server have changed. Your draft is safe: tell the coordinator and try again tomorrow."),
    503,
)


def refusal_for(error: Exception) -> Refusal:
    """The page for a link that was refused, or for an edition that is not the one people were asked."""
    if isinstance(error, TokenNotOpen):
        return EARLY if error.state == Wave.State.DRAFT else LATE
    by_kind = {TokenUnknown: UNKNOWN, TokenUsed: USED, TokenRevoked: REVOKED, EditionChanged: CHANGED}
    return by_kind[type(error)]


def refused(request: HttpRequest, error: TokenRefused | EditionChanged) -> HttpResponse:
    """The page itself; a link that does not exist counts as a wrong code."""
    refusal = refusal_for(error)
    if refusal is UNKNOWN and failure_counted(request):
        refusal = SLOW
    return render(request, "surveys/respond/refused.html", {"refusal": refusal}, status=refusal.status)
