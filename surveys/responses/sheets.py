"""Answers as people give them, and the sheet vector: one byte for every item of the edition, in its order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, SKIPPED, Edition, Item

DONT_KNOW_CODE = "dk"
NOT_APPLICABLE_CODE = "na"


class AnswerFault(StrEnum):
    """What can be wrong with one answer."""

    UNKNOWN_ITEM = "unknown-item"
    NOT_ASKED = "not-asked"
    UNKNOWN_OPTION = "unknown-option"


@dataclass(frozen=True, slots=True)
class RefusedAnswer:
    """One answer that cannot be stored; `allowed` are the codes it might have had."""

    item: str
    answer: str
    fault: AnswerFault
    allowed: tuple[str, ...] = ()


class AnswersRefused(Exception):
    """Answers that the group's questionnaire does not have; `refused` names every one of them."""

    def __init__(self, refused: tuple[RefusedAnswer, ...]) -> None:
        super().__init__(", ".join(sorted({one.fault.value for one in refused})))
        self.refused = refused


class SheetsUnfit(ValueError):
    """Bytes that are no sheets of the group's questionnaire."""


def sheet_vector(*, edition: Edition, group: str, answers: Mapping[str, str]) -> bytes:
    """Bytes of the sheet, as many as the edition has items; an empty answer is a skipped item.

    Answers are option codes, `dk` or `na`, by item code. Raises AnswersRefused.
    """
    places = {item.code: place for place, item in enumerate(edition.items)}
    sheet = bytearray(len(edition.items))
    refused = []
    for code, answer in answers.items():
        found = _read(edition, places, group, code, answer) if answer else None
        if isinstance(found, RefusedAnswer):
            refused.append(found)
        elif found is not None:
            sheet[places[code]] = found
    if refused:
        raise AnswersRefused(tuple(refused))
    return bytes(sheet)


def sheets_check(*, edition: Edition, group: str, sheets: Iterable[bytes]) -> None:
    """Sheet vectors made elsewhere are as `sheet_vector` would have made them; raises SheetsUnfit."""
    allowed = [_bytes_allowed(edition, item) if group in item.audiences else {SKIPPED} for item in edition.items]
    for sheet in sheets:
        if len(sheet) != len(allowed) or not all(byte in known for byte, known in zip(sheet, allowed, strict=True)):
            raise SheetsUnfit


def _bytes_allowed(edition: Edition, item: Item) -> set[int]:
    places = range(1, len(edition.scales[item.scale].options) + 1)
    return {SKIPPED, DONT_KNOW, NOT_APPLICABLE, *places}


def answer_codes(edition: Edition, item: Item) -> tuple[str, ...]:
    """Every answer an item takes, in order: its options, then `dk` and `na`."""
    return (*(option.code for option in edition.scales[item.scale].options), DONT_KNOW_CODE, NOT_APPLICABLE_CODE)


def _read(edition: Edition, places: Mapping[str, int], group: str, code: str, answer: str) -> int | RefusedAnswer:
    if code not in places:
        return RefusedAnswer(code, answer, AnswerFault.UNKNOWN_ITEM)
    item = edition.items[places[code]]
    if group not in item.audiences:
        return RefusedAnswer(code, answer, AnswerFault.NOT_ASKED)
    allowed = answer_codes(edition, item)
    if answer not in allowed:
        return RefusedAnswer(code, answer, AnswerFault.UNKNOWN_OPTION, allowed)
    if answer == DONT_KNOW_CODE:
        return DONT_KNOW
    return NOT_APPLICABLE if answer == NOT_APPLICABLE_CODE else allowed.index(answer) + 1
