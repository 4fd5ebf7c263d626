"""What to do about a wave that cannot be counted, in words for whoever has to do it."""

from collections.abc import Mapping

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from surveys.waves.models import Wave

_TELL = _("Leave everything as it is and tell those who maintain the program: the fault is theirs, not your agency’s.")

REMEDIES: Mapping[str, Lazy] = {
    Wave.Hindrance.PROMISE_BROKEN: _(
        "Most often the server was given another secret key: its administrator puts the former one into "
        "DJANGO_SECRET_KEY_FALLBACKS and restarts the program. Otherwise a threshold was changed in the database and "
        "has to be put back as it was promised."
    ),
    Wave.Hindrance.EDITION_CHANGED: _(
        "The administrator of the server puts the files of the edition back as they were when the survey opened, and "
        "restarts the program."
    ),
    Wave.Hindrance.SHEETS_UNFIT: _TELL,
    Wave.Hindrance.HEADCOUNT_SMALL: _TELL,
    Wave.Hindrance.UNSAFE_RELEASE: _TELL,
    Wave.Hindrance.CUT_OFF: _(
        "Most often the server has too little memory, or its database is away. The administrator of the server looks "
        "into the log of the worker."
    ),
    Wave.Hindrance.UNEXPECTED: _(
        "The administrator of the server finds the cause in the log of the worker and passes it on to those who "
        "maintain the program."
    ),
}


def remedy(hindrance: str) -> str:
    """What to do; empty where nothing is in the way."""
    return str(REMEDIES[hindrance]) if hindrance else ""
