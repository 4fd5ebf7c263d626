"""Opening a cycle and saying which practices concern the agency."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from assessment import library
from assessment.domain.applicability import default_applicability, require_known
from assessment.domain.edition import Applies, Edition, Texts
from assessment.domain.figures import Practised
from assessment.models import Agency, Applicability, Cycle


class UnknownEdition(Exception):
    """The library has no sound edition of that code."""


class CycleFrozen(Exception):
    """People have been asked already: what applies can no longer change in this cycle."""


class ReasonMissing(Exception):
    """A practice that is not applied as written needs a reason; `practices` names those without one."""

    def __init__(self, practices: Iterable[str]) -> None:
        self.practices = tuple(practices)
        super().__init__(", ".join(self.practices))


@transaction.atomic
def cycle_open(*, agency: Agency, edition_code: str, title: str, starts_on: date, language: str = "ru") -> Cycle:
    """A cycle with the applicability that its edition proposes for this kind of agency.

    Raises UnknownEdition. Reasons come in the language given, for the coordinator to change.
    """
    if edition_code not in library.editions():
        raise UnknownEdition(edition_code)
    edition, texts = library.edition(edition_code), library.texts(edition_code, language)
    cycle = Cycle.objects.create(agency=agency, edition_code=edition_code, title=title, starts_on=starts_on)
    Applicability.objects.bulk_create(_proposed(cycle, edition, texts))
    return cycle


@transaction.atomic
def applicability_set(*, cycle: Cycle, practised: Iterable[Practised]) -> Cycle:
    """Keep what is said of these practices; others stay as they are.

    Raises the domain's UnknownPractice and RepeatedPractice, CycleFrozen and ReasonMissing.
    """
    if Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk).frozen_on:
        raise CycleFrozen(cycle)
    given = tuple(practised)
    require_known(edition=library.edition(cycle.edition_code), practices=[said.practice for said in given])
    unreasoned = [said.practice for said in given if said.status is not Applies.APPLIES and not said.reason.strip()]
    if unreasoned:
        raise ReasonMissing(unreasoned)
    for said in given:
        Applicability.objects.update_or_create(
            cycle=cycle,
            practice=said.practice,
            defaults={"status": said.status.value.upper(), "reason": said.reason.strip()},
        )
    return cycle


@transaction.atomic
def cycle_freeze(*, cycle: Cycle, on: date) -> Cycle:
    """Applicability stays as it is from that day on; freezing again changes nothing."""
    kept = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
    if kept.frozen_on is None:
        kept.frozen_on = on
        kept.save(update_fields=["frozen_on"])
    return kept


def _proposed(cycle: Cycle, edition: Edition, texts: Texts) -> list[Applicability]:
    kind = cycle.agency.kind
    return [
        Applicability(
            cycle=cycle,
            practice=said.practice,
            status=said.status.value.upper(),
            reason="" if said.status is Applies.APPLIES else _reason(kind, said.practice, texts),
        )
        for said in default_applicability(edition=edition, kind=kind)
    ]


def _reason(kind: str, practice: str, texts: Texts) -> str:
    """The edition's own reason, else its note on the practice, else the name of the kind, which is a reason too."""
    return (
        texts.get(f"practices/{practice}/reasons/{kind}")
        or texts.get(f"practices/{practice}/applicability")
        or texts.get(f"kinds/{kind}", kind)
    )
