"""The ledger of a wave: a scorecard leaves only if nobody can be worked out from it and all that left before."""

from collections.abc import Mapping
from functools import cache, partial
from uuid import UUID

import numpy as np
from django.db import transaction

from assessment.domain.audits.released_atoms import ReleasedAtoms, released_atoms
from assessment.domain.audits.released_cells import CountsDiffer, FamilyKind
from assessment.domain.audits.restatement import Decision, decided
from assessment.domain.counts.tally import Tally
from assessment.domain.scorecards.card import Scorecard as Card
from assessment.models import LedgerEntry, Scorecard
from assessment.selectors import scorecards_beside

Drawn = tuple[Scorecard, Card]
"""A kept scorecard, and what it says."""


class ReleaseRefused(Exception):
    """A scorecard would let a small group be worked out, or it cannot be excluded; it must not leave."""

    def __init__(self, *, group: str, reason: Decision) -> None:
        super().__init__(f"{group}: {reason}")
        self.group = group
        self.reason = reason


@transaction.atomic
def release_enter(
    *,
    drawn: Drawn,
    wave: UUID,
    standing: Scorecard | None,
    tallies: Mapping[str, Tally],
    thresholds: Mapping[str, int],
) -> None:
    """Enter a scorecard into the ledger of its wave, for each group that it shows; raises ReleaseRefused.

    To be called in the transaction that keeps the scorecard, so that both or neither stay. `tallies` and `thresholds`
    are those it was drawn up by, `standing` is the scorecard that the wave has so far. If that was released before
    there was a ledger, the wave gets one from it and those before it. What they show is not judged: it is out.
    """
    scorecard, card = drawn
    numbers = dict(scorecard.cycle.agency.units.values_list("code", "pk"))
    before = cache(partial(_drawn_before, scorecard, standing))
    for group in card.tables:
        offered = _atoms(card, tallies[group], numbers)
        known = _kept(wave, group) or _entered_late(wave, tallies[group], numbers, before())
        at_least = {
            FamilyKind.FIGURES: thresholds[group],
            FamilyKind.DISTRIBUTIONS: max(thresholds[group], card.distribution_from),
        }
        decision = decided(released=known, offered=offered, at_least=at_least)
        if not decision.is_accepted:
            raise ReleaseRefused(group=group, reason=decision)
        if decision is Decision.NEW:
            _enter(scorecard, wave, group, offered, number=len(known) + 1)


def _atoms(card: Card, tally: Tally, numbers: Mapping[str, int]) -> ReleasedAtoms:
    """The atoms of the tally's group; a unit that is gone has no sheets, for those who have any stay."""
    counts = dict(zip(tally.units, tally.responses.tolist(), strict=True))
    return released_atoms(
        card=card,
        group=tally.group,
        own=np.array([counts.get(unit.code, 0) for unit in card.units], dtype=np.int64),
        numbers=np.array([numbers.get(unit.code, 0) for unit in card.units], dtype=np.int64),
    )


def _drawn_before(scorecard: Scorecard, standing: Scorecard | None) -> list[Drawn]:
    """The scorecards of a wave without the one that is offered, unless it is what stands."""
    found = scorecards_beside(standing) if standing else []
    return [(row, card) for row, card in found if row == standing or row != scorecard]


def _kept(wave: UUID, group: str) -> list[ReleasedAtoms]:
    entries = LedgerEntry.objects.filter(wave=wave, group=group).order_by("number")
    return [ReleasedAtoms.from_primitives(content) for content in entries.values_list("content", flat=True)]


def _entered_late(wave: UUID, tally: Tally, numbers: Mapping[str, int], earlier: list[Drawn]) -> list[ReleasedAtoms]:
    """Entries for what was released without a ledger; raises ReleaseRefused where sheets were counted otherwise."""
    found: list[ReleasedAtoms] = []
    for scorecard, card in earlier:
        if tally.group not in card.tables:
            continue
        try:
            atoms = _atoms(card, tally, numbers)
        except CountsDiffer as error:
            raise ReleaseRefused(group=tally.group, reason=Decision.OTHER_PEOPLE) from error
        if not atoms.is_empty and atoms.to_primitives() not in [known.to_primitives() for known in found]:
            found.append(atoms)
            _enter(scorecard, wave, tally.group, atoms, number=len(found))
    return found


def _enter(scorecard: Scorecard, wave: UUID, group: str, atoms: ReleasedAtoms, *, number: int) -> None:
    LedgerEntry.objects.create(
        scorecard=scorecard, wave=wave, group=group, number=number, content=atoms.to_primitives()
    )
