"""The tables of the room."""

from assessment.models.agencies import Agency, Unit
from assessment.models.cycles import Applicability, Cycle
from assessment.models.ledger import KeptForEver, LedgerEntry
from assessment.models.people import Membership, Role, User
from assessment.models.ratings import Consensus
from assessment.models.scorecards import FrozenScorecard, Scorecard

__all__ = [
    "Agency",
    "Applicability",
    "Consensus",
    "Cycle",
    "FrozenScorecard",
    "KeptForEver",
    "LedgerEntry",
    "Membership",
    "Role",
    "Scorecard",
    "Unit",
    "User",
]
