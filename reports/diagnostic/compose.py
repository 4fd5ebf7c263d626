"""From a frozen scorecard to the document: each part composed by its own module, in the order of reading."""

from assessment.domain.edition import Edition, Texts
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.waves.crosswalk import Crosswalk
from reports.diagnostic import notation
from reports.diagnostic.document import Diagnostic, Fingerprints
from reports.diagnostic.parts.applicability import applicability
from reports.diagnostic.parts.cover import cover
from reports.diagnostic.parts.head import head
from reports.diagnostic.parts.method import method
from reports.diagnostic.parts.practices import practices
from reports.diagnostic.parts.profile import profile
from reports.diagnostic.parts.respondents import respondents
from reports.diagnostic.parts.units import units
from reports.diagnostic.parts.views import views
from reports.diagnostic.source import Source

ORDER = (head, respondents, profile, views, practices, units, applicability)
"""The parts between the cover and the method; one that has nothing to say gives None and leaves no gap."""


class WrongEdition(ValueError):
    """The scorecard was drawn up by another edition than the one given, or by other content under its code."""


def compose(
    *,
    card: Scorecard,
    edition: Edition,
    texts: Texts,
    fingerprints: Fingerprints,
    generated_on: str,
    previous: Scorecard | None = None,
    crosswalk: Crosswalk | None = None,
) -> Diagnostic:
    """The diagnostic in the language of the texts; `generated_on` is an ISO date.

    The earlier wave stands beside this one only if the same edition measured both, or the crosswalk leads from its
    edition to this one. Raises WrongEdition.
    """
    if (card.edition_code, card.edition_fingerprint) != (edition.code, edition.fingerprint):
        raise WrongEdition(f"The scorecard is of {card.edition_code}, the edition given is {edition.code}")
    is_linked = previous is None or _is_linked(card, previous, crosswalk)
    source = Source(
        card,
        edition,
        texts,
        generated_on,
        previous=previous if is_linked else None,
        crosswalk=crosswalk if is_linked else None,
        unlinked="" if previous is None or is_linked else previous.wave,
    )
    words = source.words
    parts = [part for compose_part in ORDER if (part := compose_part(source))]
    return Diagnostic(
        language=source.language,
        title=words.title(agency=card.agency_name, wave=card.wave),
        running=f"{card.agency_name} · {card.wave}",
        footer=words.footer(created=notation.day(generated_on, language=source.language), edition=card.edition_code),
        created_on=generated_on,
        cover=cover(source),
        sections=(*parts, method(source, fingerprints)),
        labels=words.labels,
    )


def _is_linked(card: Scorecard, previous: Scorecard, crosswalk: Crosswalk | None) -> bool:
    """Whether one edition measured both, or the crosswalk leads from the one to the other."""
    editions = (previous.edition_fingerprint, card.edition_fingerprint)
    if crosswalk is None:
        return editions[0] == editions[1]
    return editions == (crosswalk.old.fingerprint, crosswalk.new.fingerprint)
