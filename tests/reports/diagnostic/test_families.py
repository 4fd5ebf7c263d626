"""The families of differences of a document."""

from dataclasses import replace

from assessment.domain.inference.differences import Verdict
from reports.diagnostic.families import Families
from tests.factories.reports import sample_card, tiny_card, tiny_source

CARD = tiny_card({"staff": [(40, 2, 4, 2)], "leaders": [(40, 5, 1, 5)]})
EARLIER = tiny_card({"staff": [(40, 2, 4, 1)]}, wave="Осень")


def test_groups_are_compared_where_there_is_a_pair() -> None:
    assert tiny_source(CARD).families.views["practices/A1"].verdict is Verdict.HIGHER
    assert tiny_source(EARLIER).families.views == {}


def test_each_family_is_judged_once() -> None:
    families = tiny_source(CARD, previous=EARLIER).families

    assert families.views is families.views
    assert families.changes("staff") is families.changes("staff")
    assert families.against_above("staff") is families.against_above("staff")


def test_units_are_compared_with_the_unit_above() -> None:
    families = Families(sample_card(), pair=None, previous=None, crosswalk=None)

    assert ("front", "overall") in families.against_above("staff")


def test_without_an_earlier_wave_or_for_a_group_it_did_not_ask_nothing_changed() -> None:
    alone, beside = tiny_source(CARD).families, tiny_source(CARD, previous=EARLIER).families

    assert alone.changes("staff") == {}
    assert beside.changes("leaders") == {}
    assert (alone.before("staff", "overall"), alone.break_of("staff", "overall")) == (None, None)
    assert beside.break_of("staff", "overall") is None
    assert beside.before("staff", "practices/Z9") is None


def test_an_earlier_wave_without_what_leads_from_its_edition_is_not_compared() -> None:
    families = Families(CARD, pair=None, previous=EARLIER, crosswalk=None)
    other = replace(EARLIER, identity=replace(EARLIER.identity, agency_code="other"))

    assert families.trend("staff") is None
    assert tiny_source(CARD, previous=other).families.trend("staff") is None


def test_an_earlier_level_is_said_on_the_scale_of_today() -> None:
    longer = replace(CARD, top_level=8)
    families = tiny_source(longer, previous=EARLIER).families

    found = families.before("staff", "practices/A1")
    assert getattr(found, "level", None) == 2
