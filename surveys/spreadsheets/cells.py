"""What one cell means: a whole number, or the byte of an answer."""

import re
from collections.abc import Sequence

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, SKIPPED, Scale

REFUSED = 255
"""Stands for a cell that is no answer of the scale; never leaves this package."""

DONT_KNOW_CELL, NOT_APPLICABLE_CELL = "dk", "na"

_WHOLE = re.compile(r"([0-9]+|[0-9]{1,3}(?:[ \xa0\u202f][0-9]{3})+)(?:[.,]0+)?")
_MOST_DIGITS = 9


def whole_number(cell: str) -> int | None:
    """A number of people from 0: `1200`, `1 200` or, as Excel writes whole numbers at times, `1200,0`; else None."""
    match = _WHOLE.fullmatch(cell.strip())
    digits = re.sub(r"\D", "", match[1]) if match else ""
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None


def allowed_answers(scale: Scale) -> str:
    """What a cell of an item with this scale may hold, for messages (that it may be empty is said there)."""
    return ", ".join((*_spellings(scale), DONT_KNOW_CELL, NOT_APPLICABLE_CELL))


class AnswerBytes(dict[str, int]):
    """Cell → byte of the answer, for one scale; each spelling is worked out once and then looked up.

    A cell is compared with the codes of the options as it stands, then without spaces and regardless of case. Where no
    code of the scale is a number, the options may also be given by their places 1, 2, …; `3.0` and `3,0` mean 3.
    """

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._known = {"": SKIPPED, DONT_KNOW_CELL: DONT_KNOW, NOT_APPLICABLE_CELL: NOT_APPLICABLE}
        self._known |= {code.casefold(): place for code, place in _spellings(scale).items()}
        self.update({option.code: place for place, option in enumerate(scale.options, start=1)})

    def __missing__(self, cell: str) -> int:
        """Work out a spelling met for the first time."""
        plain = cell.strip().casefold()
        whole = _WHOLE.fullmatch(plain)
        byte = self._known.get(plain, self._known.get(whole[1], REFUSED) if whole else REFUSED)
        self[cell] = byte
        return byte


def bytes_of(*, cells: Sequence[str], answers: AnswerBytes) -> bytes:
    """One column of cells as answers, a byte each; `REFUSED` where a cell is none."""
    return bytes(map(answers.__getitem__, cells))


def _spellings(scale: Scale) -> dict[str, int]:
    """The codes of the options, and their places where these cannot be taken for codes."""
    codes = {option.code: place for place, option in enumerate(scale.options, start=1)}
    if any(whole_number(code) is not None for code in codes):
        return codes
    return codes | {str(place): place for place in codes.values()}
