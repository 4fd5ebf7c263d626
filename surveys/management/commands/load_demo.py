"""Loads the demo once: four agencies with people, closed waves for the worker to count, and one wave that is open."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.timezone import now

from surveys.aggregation import wave_score
from surveys.demo.loading import SpareLink, demo_load, is_loaded
from surveys.demo.people import PASSWORD, PEOPLE
from surveys.waves.models import Wave
from surveys.waves.selectors import waves_in


class Command(BaseCommand):
    """`manage.py load_demo [--here]`; a second run does nothing."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to count here."""
        parser.add_argument("--here", action="store_true", help="count the closed waves here, without a worker")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, count where asked, and say how to go in."""
        if is_loaded():
            self.stdout.write("The demo is loaded already.")
            return
        links = demo_load(now=now())
        if options["here"]:
            for wave_id in waves_in(Wave.State.CLOSED, Wave.State.SEALED):
                wave_score(wave_id=wave_id, now=now())
        file = _written(links, folder=Path(settings.VAR_DIR) / "demo")
        self.stdout.write(f"Sign in as {', '.join(email for email, *_ in PEOPLE)}; password: {PASSWORD}")
        link = next(link for link in links if link.group == "staff")
        self.stdout.write(f"Answer a questionnaire: /s/{link.token}/  ({len(links)} codes in {file})")


def _written(links: tuple[SpareLink, ...], *, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "codes.txt"
    file.write_text("".join(f"{link.token}  {link.group:8}  {link.unit}\n" for link in links), encoding="utf-8")
    return file
