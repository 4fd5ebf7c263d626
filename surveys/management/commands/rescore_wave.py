"""Counts a counted wave again: a new scorecard, with what was agreed since; the old one stays."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from assessment.services.releases import ReleaseRefused
from surveys.aggregation import wave_rescore
from surveys.waves.counting import WaveNotScored
from surveys.waves.models import Wave


class Command(BaseCommand):
    """`manage.py rescore_wave UUID`, the wave's name in its address."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which wave."""
        parser.add_argument("wave", type=UUID, help="the wave's name in its address")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count, and say the fingerprint."""
        wave = Wave.objects.filter(public_id=options["wave"]).first()
        if wave is None:
            raise CommandError("There is no such wave.")
        try:
            scorecard = wave_rescore(wave_id=wave.pk, now=now())
        except WaveNotScored as error:
            raise CommandError("The wave has not been counted yet.") from error
        except ReleaseRefused as error:
            raise CommandError(
                f"Beside what was released it would tell too much, so the old one stands. {error}"
            ) from error
        self.stdout.write(f"{wave}: {scorecard.fingerprint}")
