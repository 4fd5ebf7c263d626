"""Turns two spreadsheets into a diagnostic: `python manage.py diagnose --help`; the database is never asked."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from assessment.library import EditionRefused
from config.diagnosis.files import files_write
from config.diagnosis.making import diagnosis_make
from config.diagnosis.order import Order
from config.diagnosis.words import edition_refusal, refusal, summary
from config.health import printing_fault
from surveys.spreadsheets.faults import Refused


class Command(BaseCommand):
    """Reads units and sheets, writes diagnostic.pdf and scorecard.json; docs/formats.md describes all four."""

    help = "Make diagnostic.pdf and scorecard.json from a table of units and a table of sheets, without the database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Six settings that every diagnostic needs, and those that have a sensible default."""
        parser.add_argument(
            "--units", required=True, type=Path, help="units.csv or .xlsx: code, parent, name, headcount"
        )
        parser.add_argument(
            "--sheets", required=True, type=Path, help="sheets.csv or .xlsx: unit, group, a column an item"
        )
        parser.add_argument("--edition", required=True, help="code of an edition, or the folder of one")
        parser.add_argument("--out", required=True, type=Path, help="folder for diagnostic.pdf and scorecard.json")
        parser.add_argument("--language", default="ru", help="ru (default) or en")
        parser.add_argument("--threshold", help="smallest group shown; by default what the edition says for each group")
        parser.add_argument("--agency", help="name for the cover; by default that of the topmost unit")
        parser.add_argument("--kind", help="kind of agency in the edition: decides which practices apply by default")
        parser.add_argument("--wave", help="title of the survey for the cover")
        parser.add_argument("--date", help="date of the report, YYYY-MM-DD; by default today")
        parser.add_argument(
            "--exclude", action="append", default=[], metavar="PRACTICE=REASON", help="a practice that does not apply"
        )
        parser.add_argument(
            "--html", action="store_true", help="also write diagnostic.html, of which the PDF is printed"
        )

    def handle(self, *_: Any, **settings: Any) -> None:
        """Make everything in memory, then write; every expected failure is told line by line and ends with status 1."""
        order, language = _order(settings), settings["language"]
        try:
            made = diagnosis_make(order=order, edition_at=settings["edition"], today=localdate())
            contents = {"diagnostic.pdf": made.pdf, "scorecard.json": made.document}
            if settings["html"]:
                contents["diagnostic.html"] = made.html.encode()
            files_write(folder=order.out, contents=contents)
        except Refused as refused:
            raise CommandError(refusal(refused=refused, language=language)) from None
        except EditionRefused as refused:
            raise CommandError(edition_refusal(refused=refused, language=language)) from None
        except OSError as error:
            # A full disk, or a machine without the libraries of printing: then the one line to run follows.
            raise CommandError("\n".join(filter(None, [str(error), printing_fault()]))) from error
        for line in summary(made=made, files=[str(order.out / name) for name in contents], language=language):
            self.stdout.write(line)


def _order(settings: dict[str, Any]) -> Order:
    """The settings as text and paths, however the command was called."""
    return Order(
        units=Path(settings["units"]),
        sheets=Path(settings["sheets"]),
        out=Path(settings["out"]),
        language=settings["language"],
        threshold=_text(settings["threshold"]),
        agency=settings["agency"],
        kind=settings["kind"],
        wave=settings["wave"],
        date=_text(settings["date"]),
        exclude=settings["exclude"],
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
