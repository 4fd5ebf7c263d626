"""Keeping, opening and destroying drafts."""

from collections.abc import Collection

from surveys.drafts.models import Draft
from surveys.drafts.seal import DraftContent, SealBroken, locator, opened, sealed

_SEALS = Draft.objects.values_list("sealed", flat=True)
"""Begun once: every page of a respondent asks for one of them."""


def draft_keep(*, token: str, wave_id: int, content: DraftContent, size: int) -> None:
    """Seals the draft over the one kept before; `size` is drafts.seal.size_for(edition).

    Every page but the first finds a draft, so the plain update is tried first: one statement, one way to the database.
    """
    found, seal = locator(token), sealed(token, content, size=size)
    if Draft.objects.filter(pk=found).update(sealed=seal):
        return
    draft = Draft(locator=found, wave_id=wave_id, sealed=seal)
    # Two first pages at once both find nothing; the later one writes over the earlier.
    Draft.objects.bulk_create([draft], update_conflicts=True, unique_fields=["locator"], update_fields=["sealed"])


def draft_open(*, token: str) -> DraftContent | None:
    """The draft of this link; None where there is none, or where it no longer opens and is to be started anew."""
    seal = next(iter(_SEALS.filter(pk=locator(token))), None)
    if seal is None:
        return None
    try:
        return opened(token, bytes(seal))
    except SealBroken:
        return None


def draft_destroy(*, token: str) -> None:
    """The draft of this link goes, if there is one."""
    Draft.objects.filter(pk=locator(token)).delete()


def drafts_purge(*, open_wave_ids: Collection[int]) -> int:
    """Drafts of waves that are no longer open go; returns how many went."""
    return Draft.objects.exclude(wave_id__in=open_wave_ids).delete()[0]


def drafts_of_wave_destroy(*, wave_id: int) -> None:
    """Every draft of a wave goes."""
    Draft.objects.filter(wave_id=wave_id).delete()
