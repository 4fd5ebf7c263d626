"""What the self-assessment group agreed."""

from django.db import transaction

from assessment import library
from assessment.domain.applicability import require_known
from assessment.domain.consensus import LevelOutsideScale
from assessment.models import Consensus, Cycle


@transaction.atomic
def consensus_agree(
    *, cycle: Cycle, practice: str, level: int, reason: str = "", documents: int = 0, periods: int = 0
) -> Consensus:
    """Keep the level agreed for a practice, with its ground; raises the domain's UnknownPractice or LevelOutsideScale.

    The level is kept as agreed: the edition's evidence gates are applied when a scorecard is drawn up.
    """
    edition = library.edition(cycle.edition_code)
    require_known(edition=edition, practices=[practice])
    if not 0 <= level <= edition.rules.top_level:
        raise LevelOutsideScale(f"Level {level} of practice {practice} is not on the scale")
    agreed, _ = Consensus.objects.update_or_create(
        cycle=cycle,
        practice=practice,
        defaults={"level": level, "reason": reason.strip(), "documents": documents, "periods": periods},
    )
    return agreed


def consensus_reopen(*, cycle: Cycle, practice: str) -> None:
    """Forget what was agreed for a practice: the group speaks about it again."""
    Consensus.objects.filter(cycle=cycle, practice=practice).delete()
