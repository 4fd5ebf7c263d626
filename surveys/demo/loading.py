"""Loading the demo through the same services as anybody's work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import make_aware

from assessment.domain.frame import Unit as FrameUnit
from assessment.models import Agency, Cycle, Unit
from assessment.selectors import edition_of, excluded_practices
from assessment.services.agencies import agency_create, units_replace
from assessment.services.consensus import consensus_agree
from assessment.services.cycles import cycle_open
from surveys.demo.agencies import AGENCIES, NONE_YET, WATER
from surveys.demo.agreements import agreements
from surveys.demo.opinions import Asking, opinions
from surveys.demo.people import people_introduce
from surveys.demo.plans import AgencyPlan, WavePlan
from surveys.frame.services import invitation_batch_issue
from surveys.intake import sheet_accept, traces_rewrite
from surveys.waves.models import Wave
from surveys.waves.readiness import Terms
from surveys.waves.services import headcounts_set, wave_close, wave_open, wave_schedule

EDITION = "clientocracy-2026.1"
ELSEWHERE = "elsewhere"
OPEN_FOR = timedelta(days=45)
SO_FAR = 0.7
"""Of those who will answer in the open wave, the part who did."""


@dataclass(frozen=True, slots=True)
class SpareLink:
    """A link of the open wave that nobody used yet."""

    unit: str
    group: str
    token: str


def is_loaded() -> bool:
    """Whether the demo is here already."""
    return Agency.objects.filter(code=AGENCIES[0].code).exists()


@transaction.atomic
def demo_load(*, now: datetime) -> tuple[SpareLink, ...]:
    """Four agencies, their people and waves, all or nothing; the spare links of the wave that is open now."""
    agencies = {plan.code: _founded(plan) for plan in AGENCIES}
    elsewhere = agency_create(code=ELSEWHERE, name="Архив соседней области", kind="institution")
    people_introduce(agencies=list(agencies.values()), elsewhere=elsewhere)
    for plan in AGENCIES:
        for wave in plan.waves:
            _asked_and_closed(plan, agencies[plan.code], wave)
    return _asked_now(WATER, agencies[WATER.code], now)


def _founded(plan: AgencyPlan) -> Agency:
    agency = agency_create(code=plan.code, name=plan.name, kind=plan.kind, short_name=plan.short_name)
    tree = [FrameUnit(unit.code, unit.parent, unit.name, unit.staff + unit.leaders) for unit in plan.units]
    return units_replace(agency=agency, units=tree)


def _asked_and_closed(plan: AgencyPlan, agency: Agency, wave_plan: WavePlan) -> None:
    cycle = _cycle(agency, wave_plan.cycle, wave_plan.opens_on)
    opens, closes = _moment(wave_plan.opens_on, 9), _moment(wave_plan.closes_on, 18)
    wave = _opened(plan, cycle, wave_plan.title, opens, closes)
    _answered(plan, wave, wave_plan.rise, now=opens, part=1.0)
    if wave_plan.has_consensus:
        _agreed(plan, cycle, wave_plan.rise)
    wave_close(wave=wave, now=closes)


def _asked_now(plan: AgencyPlan, agency: Agency, now: datetime) -> tuple[SpareLink, ...]:
    cycle = _cycle(agency, "Самооценка: новый цикл", now.date())
    wave = _opened(plan, cycle, "Опрос идёт сейчас", now, now + OPEN_FOR)
    spare = _answered(plan, wave, NONE_YET, now=now, part=SO_FAR)
    traces_rewrite(wave_id=wave.pk)
    return spare


def _cycle(agency: Agency, title: str, starts_on: date) -> Cycle:
    return cycle_open(agency=agency, edition_code=EDITION, title=title, starts_on=starts_on)


def _opened(plan: AgencyPlan, cycle: Cycle, title: str, opens: datetime, closes: datetime) -> Wave:
    low, reason = plan.leaders_threshold
    terms = [Terms(group, *((low, reason) if group == "leaders" else (10, ""))) for group in plan.groups]
    wave = wave_schedule(cycle=cycle, title=title, opens_at=opens, closes_at=closes, terms=terms)
    heads = {(unit.code, group): unit.people(group) for unit in plan.units for group in ("staff", "leaders")}
    headcounts_set(wave=wave, headcounts=heads)
    return wave_open(wave=wave, now=opens)


def _answered(
    plan: AgencyPlan, wave: Wave, rise: Mapping[str, float], *, now: datetime, part: float
) -> tuple[SpareLink, ...]:
    """Everybody gets a link, most of them answer, a part of these already; the links that are left."""
    edition, excluded = edition_of(wave.cycle), excluded_practices(wave.cycle)
    rows: dict[str, Unit] = {unit.code: unit for unit in wave.cycle.agency.units.all()}
    spare = []
    for group in plan.groups:
        asking = Asking(edition, plan, group, wave.title, rise, excluded)
        for unit in (unit for unit in plan.units if unit.people(group)):
            issued = invitation_batch_issue(
                wave=wave, unit=rows[unit.code], group=group, count=unit.people(group), now=now
            )
            sheets = opinions(asking=asking, unit=unit)
            sheets = sheets[: round(len(sheets) * part)]
            for token, answers in zip(issued.tokens, sheets, strict=False):
                sheet_accept(token=token, answers=answers)
            spare += [SpareLink(unit.name, group, token) for token in issued.tokens[len(sheets) :]]
    return tuple(spare)


def _agreed(plan: AgencyPlan, cycle: Cycle, rise: Mapping[str, float]) -> None:
    edition = edition_of(cycle)
    for agreed in agreements(edition=edition, plan=plan, rise=rise, excluded=excluded_practices(cycle)):
        consensus_agree(
            cycle=cycle,
            practice=agreed.practice,
            level=agreed.level,
            reason=agreed.reason,
            documents=agreed.documents,
            periods=agreed.periods,
        )


def _moment(day: date, hour: int) -> datetime:
    return make_aware(datetime.combine(day, time(hour)))
