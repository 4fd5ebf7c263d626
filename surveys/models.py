"""The tables of the room, gathered for Django; everybody else imports them from their subject."""

from surveys.drafts.models import Draft
from surveys.frame.imports.models import FrameImport
from surveys.frame.models import Invitation, PaperCount, PaperForm
from surveys.responses.models import PackedSheets, Response, SealedReceipts
from surveys.waves.models import Headcount, UnitHeadcount, Wave, WaveGroup

__all__ = [
    "Draft",
    "FrameImport",
    "Headcount",
    "Invitation",
    "PackedSheets",
    "PaperCount",
    "PaperForm",
    "Response",
    "SealedReceipts",
    "UnitHeadcount",
    "Wave",
    "WaveGroup",
]
