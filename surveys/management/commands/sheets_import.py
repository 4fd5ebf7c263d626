"""Reads sheets that were filled in on paper into an open wave: `manage.py sheets_import WAVE --sheets sheets.csv`."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessment.selectors import excluded_practices
from surveys.frame.paper import paper_room
from surveys.intake import BeyondHeadcount, PaperSheet, paper_sheets_store, traces_rewrite
from surveys.spreadsheets import phrases
from surveys.spreadsheets.faults import Refused
from surveys.spreadsheets.paper import PaperFrame, paper_read
from surveys.spreadsheets.sheets import GroupSheets
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged, pinned_edition, wave_named
from surveys.waves.services import WaveNotOpen

_WORDS = {
    "ru": {
        "unknown": "Такого опроса нет.",
        "not open": "Опрос не открыт: анкеты принимаются только в открытый. Ничего не записано.",
        "changed": "Анкета на сервере не та, что при открытии опроса. Ничего не записано.",
        "met": "Пока читали файл, ответили другие, и анкет стало больше, чем людей. Ничего не записано: повторите.",
        "refused": "Ничего не записано. Ошибок: {count}.",
        "stored": "Записано анкет с бумаги: {count} ({groups}). Файл и бумагу уничтожьте или храните под замком.",
    },
    "en": {
        "unknown": "There is no such wave.",
        "not open": "The wave is not open, and only an open one takes sheets. Nothing was stored.",
        "changed": "The questionnaire on the server is not the one the wave opened with. Nothing was stored.",
        "met": "While the file was read others answered: more sheets than people. Nothing was stored: repeat.",
        "refused": "Nothing was stored. Faults: {count}.",
        "stored": "Sheets stored from paper: {count} ({groups}). Lock the file and the paper away, or destroy them.",
    },
}


class Command(BaseCommand):
    """All sheets of the file or none; faults are told line by line and end with status 1. docs/formats.md shows it."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The wave and the file."""
        parser.add_argument("wave", help="the wave's name in its address, or its number")
        parser.add_argument(
            "--sheets", required=True, type=Path, help="sheets.csv or .xlsx: unit, group, a column an item"
        )
        parser.add_argument("--language", default="ru", choices=sorted(_WORDS), help="of messages: ru (default) or en")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at the whole file, store it, and blur its traces at once where there are enough to hide among."""
        words = _WORDS[options["language"]]
        wave = wave_named(options["wave"])
        if wave is None:
            raise CommandError(words["unknown"])
        try:
            if wave.state != Wave.State.OPEN:
                raise WaveNotOpen(wave.state)
            counted = _imported(wave=wave, path=Path(options["sheets"]))
        except WaveNotOpen:
            raise CommandError(words["not open"]) from None
        except EditionChanged:
            raise CommandError(words["changed"]) from None
        except BeyondHeadcount:
            raise CommandError(words["met"]) from None
        except Refused as refused:
            raise CommandError(_refusal(refused, options["language"])) from None
        traces_rewrite(wave_id=wave.pk)
        groups = ", ".join(f"{group} {sheets}" for group, sheets in counted.items())
        self.stdout.write(words["stored"].format(count=sum(counted.values()), groups=groups))


def _imported(*, wave: Wave, path: Path) -> Mapping[str, int]:
    """Stores the file and gives the number of sheets by group; raises Refused and what paper_sheets_store raises."""
    edition = pinned_edition(wave)
    units = dict(wave.cycle.agency.units.order_by("code").values_list("pk", "code"))
    room = paper_room(wave=wave, units=units)
    frame = PaperFrame(
        edition=edition,
        units=tuple(units.values()),
        groups=set(wave.groups.values_list("group", flat=True)),
        unasked=excluded_practices(wave.cycle),
        room={(units[unit], group): left for (unit, group), left in room.items()},
    )
    given = paper_read(path=path, frame=frame)
    paper_sheets_store(wave=wave, sheets=_sheets(tuple(units), given))
    return {group: len(sheets.units) for group, sheets in given.items()}


def _sheets(units: tuple[int, ...], given: Mapping[str, GroupSheets]) -> list[PaperSheet]:
    return [
        PaperSheet(units[place], group, answers.tobytes())
        for group, sheets in given.items()
        for place, answers in zip(sheets.units.tolist(), sheets.answers, strict=True)
    ]


def _refusal(refused: Refused, language: str) -> str:
    """A heading, a line a fault, and how many are not told."""
    lines = [phrases.sentence(fault=fault, language=language) for fault in refused.faults]
    left = refused.total - len(refused.faults)
    rest = [phrases.more(count=left, language=language)] if left else []
    return "\n".join([_WORDS[language]["refused"].format(count=refused.total), *lines, *rest])
