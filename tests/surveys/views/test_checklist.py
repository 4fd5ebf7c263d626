"""What is done and what is missing before a wave opens."""

from datetime import timedelta

from assessment.domain.edition import Applies
from assessment.domain.figures import Practised
from assessment.models import Cycle
from assessment.selectors import edition_of
from assessment.services.cycles import applicability_set
from surveys.views.checklist import Step, checklist
from surveys.waves.models import Wave
from surveys.waves.readiness import Terms
from tests.factories.surveys import NOW, TERMS, draft_wave

NAMES = {"staff": "Staff", "leaders": "Leaders", "clients": "Clients"}


def _steps(wave: Wave, *, days_later: int = 0) -> tuple[Step, ...]:
    now = NOW + timedelta(days=days_later)
    return checklist(wave=wave, edition=edition_of(wave.cycle), names=NAMES, now=now)


def test_a_complete_plan_is_ready(cycle: Cycle) -> None:
    steps = _steps(draft_wave(cycle))

    assert [step.is_done for step in steps] == [True, True, True]
    assert "Staff from 10 answers" in steps[0].words
    assert steps[1].words == "Leaders: 20; Staff: 100"
    assert steps[2].words == "30 practices are asked about"


def test_every_step_leads_to_where_it_is_changed(cycle: Cycle) -> None:
    wave = draft_wave(cycle)

    addresses = [step.address for step in _steps(wave)]

    assert addresses == [
        f"/waves/{wave.public_id}/plan/",
        f"/waves/{wave.public_id}/headcounts/",
        f"/cycles/{cycle.public_id}/applicability/",
    ]


def test_obstacles_stand_at_their_step(cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    wave.headcounts.all().delete()
    wave.groups.all().delete()

    plan, people, practices = _steps(wave, days_later=30)

    assert plan.obstacles == ("Choose at least one group to ask.", "The closing moment has already passed.")
    assert people.obstacles == ("Say how many people may answer.",)
    assert practices.is_done


def test_remarks_name_the_group_and_hinder_nothing(cycle: Cycle) -> None:
    wave = draft_wave(cycle, terms=(*TERMS, Terms("clients", 10)))
    wave.headcounts.filter(group="clients").delete()
    wave.headcounts.filter(group="leaders").update(headcount=3)

    people = _steps(wave)[1]

    assert people.is_done
    assert [words.partition(":")[0] for words in people.remarks] == ["Clients", "Leaders"]


def test_practices_left_out_are_counted(cycle: Cycle) -> None:
    applicability_set(cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, "Nobody comes to us")])

    assert _steps(draft_wave(cycle))[2].words == "29 practices are asked about, 1 left out with a reason"
