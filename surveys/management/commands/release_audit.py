"""Attacks everything ever released of a wave, as an outsider would, and says what that gives away."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessment.domain.audits.audit import Audit, Verdict, audited
from assessment.selectors import edition_of
from surveys.aggregation import wave_releases
from surveys.waves.models import Wave
from surveys.waves.selectors import promised_thresholds, wave_named

ENDS = {Verdict.SAFE: 0, Verdict.LEAK: 1, Verdict.UNPROVEN: 1, Verdict.NOTHING: 2}
"""How the process ends. What is not proven safe is not taken for safe."""


class Command(BaseCommand):
    """`manage.py release_audit UUID`, the wave's name in its address; its number in the database does as well."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which wave."""
        parser.add_argument("wave", help="the wave's name in its address, or its number")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the audit as JSON; ends with 1 on a leak or without a proof, with 2 when nothing was released."""
        wave = wave_named(options["wave"])
        if wave is None:
            raise CommandError("There is no such wave.", returncode=2)
        audit = audited(
            releases=wave_releases(wave=wave), edition=edition_of(wave.cycle), thresholds=promised_thresholds(wave)
        )
        self.stdout.write(json.dumps(_document(wave, audit), ensure_ascii=False, indent=2))
        if ENDS[audit.verdict]:
            raise SystemExit(ENDS[audit.verdict])


def _document(wave: Wave, audit: Audit) -> dict[str, Any]:
    groups = [{**asdict(group), "cells": group.cells, "verdict": group.verdict} for group in audit.groups]
    return {
        "wave": str(wave.public_id),
        "scorecards": audit.scorecards,
        "groups": groups,
        "verdict": audit.verdict,
    }
