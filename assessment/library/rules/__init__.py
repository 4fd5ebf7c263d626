"""What a schema cannot say: each rule a function whose name is its code."""

from collections.abc import Mapping
from pathlib import Path

from assessment.library.documents import Document
from assessment.library.faults import Fault


def meaning_faults(folder: Path, documents: Mapping[str, Document]) -> tuple[Fault, ...]:
    """What the rules say against an edition whose files have the right form."""
    return ()
