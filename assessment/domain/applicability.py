"""Applicability: which practices concern this agency in this cycle, and which leave every denominator."""

from collections.abc import Sequence

from assessment.domain.edition import Applies, Edition
from assessment.domain.figures import Practised


class UnknownPractice(ValueError):
    """The edition has no such practice."""


class RepeatedPractice(ValueError):
    """A practice is mentioned twice."""


def default_applicability(*, edition: Edition, kind: str) -> tuple[Practised, ...]:
    """What the edition proposes for a kind of agency; the agency decides, with a reason."""
    return tuple(
        Practised(practice.code, practice.applicability.get(kind, Applies.APPLIES)) for practice in edition.practices
    )


def settled(*, edition: Edition, entered: Sequence[Practised]) -> tuple[Practised, ...]:
    """One entry for every practice in edition order; what nobody entered applies.

    Raises UnknownPractice and RepeatedPractice.
    """
    require_known(edition=edition, practices=[entry.practice for entry in entered])
    known = {entry.practice: entry for entry in entered}
    return tuple(known.get(practice.code, Practised(practice.code, Applies.APPLIES)) for practice in edition.practices)


def excluded_practices(entered: Sequence[Practised]) -> frozenset[str]:
    """Practices that leave the questionnaire and every denominator."""
    return frozenset(entry.practice for entry in entered if entry.status is Applies.EXCLUDED)


def require_known(*, edition: Edition, practices: Sequence[str]) -> None:
    """Raise unless each of these is a practice of the edition, once."""
    codes = {practice.code for practice in edition.practices}
    for place, practice in enumerate(practices):
        if practice not in codes:
            raise UnknownPractice(f"The edition has no practice {practice}")
        if practice in practices[:place]:
            raise RepeatedPractice(f"Practice {practice} is mentioned twice")
