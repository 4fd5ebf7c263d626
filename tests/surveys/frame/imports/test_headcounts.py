"""Numbers by group: the agency's are replaced, surveys in preparation follow, opened ones keep theirs."""

from assessment.domain.frame import Frame, Unit
from assessment.models import Agency, Cycle
from surveys.frame.imports.headcounts import headcounts_free, headcounts_write
from surveys.waves.models import Headcount, UnitHeadcount
from surveys.waves.services import headcounts_set
from tests.factories.surveys import draft_wave, open_wave

TREE = Frame.of([Unit("all", None, "Agency"), Unit("east", "all", "East", headcounts={"staff": 7, "clients": 90})])


def _present() -> list[tuple[str, str, int]]:
    return sorted(UnitHeadcount.objects.values_list("unit__code", "group", "headcount"))


def test_the_numbers_of_the_tree_take_the_place_of_all_others(agency: Agency, cycle: Cycle) -> None:
    headcounts_write(agency=agency, drafts=[], tree=TREE)
    headcounts_write(agency=agency, drafts=[], tree=TREE)
    assert _present() == [("east", "clients", 90), ("east", "staff", 7)]

    headcounts_write(agency=agency, drafts=[], tree=Frame.of([Unit("all", None, "A", headcounts={"leaders": 1})]))
    assert _present() == [("all", "leaders", 1)]


def test_surveys_in_preparation_follow_where_they_ask_the_group(agency: Agency, cycle: Cycle) -> None:
    draft, opened = draft_wave(cycle), open_wave(cycle, title="Open")

    headcounts_write(agency=agency, drafts=[draft], tree=TREE)

    assert sorted(draft.headcounts.values_list("unit__code", "group", "headcount")) == [
        ("all", "leaders", 20),
        ("east", "staff", 7),
    ]
    assert sorted(opened.headcounts.values_list("unit__code", "group", "headcount")) == [
        ("all", "leaders", 20),
        ("all", "staff", 100),
    ]


def test_a_survey_planned_later_starts_from_the_present_numbers(agency: Agency, cycle: Cycle) -> None:
    headcounts_write(agency=agency, drafts=[], tree=TREE)

    wave = draft_wave(cycle)

    assert ("east", "staff", 7) in wave.headcounts.values_list("unit__code", "group", "headcount")
    assert not wave.headcounts.filter(group="clients").exists()


def test_units_that_go_are_counted_in_no_survey_in_preparation(agency: Agency, cycle: Cycle) -> None:
    draft, opened = draft_wave(cycle), open_wave(cycle, title="Open")
    for wave in (draft, opened):
        headcounts_set(wave=wave, headcounts={("east", "staff"): 3})

    headcounts_free(drafts=[draft], gone={"east", "west"})

    assert set(Headcount.objects.filter(unit__code="east").values_list("wave__title", flat=True)) == {"Open"}
