"""An agency with an open wave, made in the benchmark's database through the product's own services."""

from datetime import timedelta
from pathlib import Path

from django.utils.timezone import now

from assessment.models import Agency, Cycle, Unit
from surveys.waves.models import Wave
from surveys.waves.readiness import Terms
from surveys.waves.services import headcounts_set, wave_open, wave_schedule
from tests.bench.material import parents_of


def units_made(agency: Agency, *, units: int) -> list[Unit]:
    """A tree of that many units; the agency itself first."""
    parents = parents_of(units)
    made: list[Unit] = []
    for place, parent in enumerate(parents):
        above, name = made[parent] if parent >= 0 else None, f"Unit {place}"
        made.append(Unit(pk=place + 1, agency=agency, parent=above, code=f"u{place}", name=name, position=place))
    return Unit.objects.bulk_create(made, batch_size=2000)


def wave_made(*, edition: str | Path, units: int, people: int, days: int = 14) -> tuple[Wave, list[Unit]]:
    """An open wave of staff in an agency of that many units, `people` in each."""
    agency = Agency.objects.create(code="bench", name="Bench", short_name="Bench", kind="authority")
    made = units_made(agency, units=units)
    cycle = Cycle.objects.create(agency=agency, edition_code=str(edition), title="Bench", starts_on=now().date())
    moment = now()
    wave = wave_schedule(
        cycle=cycle,
        title="Bench",
        opens_at=moment - timedelta(days=1),
        closes_at=moment + timedelta(days=days),
        terms=[Terms("staff", 10)],
    )
    headcounts_set(wave=wave, headcounts={(unit.code, "staff"): people for unit in made})
    return wave_open(wave=wave, now=moment), made
