"""The sentences in English."""

from reports.diagnostic.wording import en
from reports.diagnostic.wording.seen import Seen

STAFF, LEADERS = Seen("Staff", "1.4", "1.3–1.5", 212), Seen("Leaders", "2.8", "", 1)


def test_a_fact_has_its_interval_and_the_noun_after_its_number() -> None:
    assert en.fact(seen=STAFF) == "Staff: 1.4 (1.3–1.5), 212 answers."
    assert en.fact(seen=LEADERS) == "Leaders: 2.8, 1 answer."


def test_the_status_grows_from_a_survey_to_a_verified_assessment() -> None:
    assert en.status(agreed=0, applicable=28, verified=0) == "Survey; the self-assessment is not agreed yet"
    assert en.status(agreed=12, applicable=28, verified=0) == "Survey; self-assessment agreed for 12 of 28 practices"
    assert en.status(agreed=28, applicable=28, verified=0) == "Self-assessment agreed; not verified by assessors"
    assert en.status(agreed=28, applicable=28, verified=3) == "Self-assessment; 3 of 28 practices verified by assessors"


def test_a_survey_says_how_many_levels_are_agreed_once_there_are_any() -> None:
    assert en.survey_only(agreed=3, applicable=28).endswith("So far 3 of 28 are agreed.")
    assert "So far" not in en.survey_only(agreed=0, applicable=28)


def test_one_has_another_verb_than_many() -> None:
    assert en.not_comparable(sections=["A"]).startswith("“A” is not")
    assert en.not_comparable(sections=["A", "B"]).startswith("“A” and “B” are not")
    assert en.rate(answered=1, headcount=10, share="10%") == "answer of 10, that is 10%"
    assert en.equals(count=1).startswith("1 more practice may")


def test_what_nobody_knows_is_called_so() -> None:
    assert en.answered(group="Clients", answered=None, headcount=None) == "Clients: withheld"
    assert en.answered(group="Clients", answered=240, headcount=None) == "Clients: 240"
    assert "not known" in en.rate(answered=2, headcount=None, share="")
    assert en.allows(shown=0, groups=[]) == [en.nothing_shown()]


def test_limits_are_told_for_each_group() -> None:
    said = en.forbids(thresholds=[("Staff", 10)], low_rate=[("Staff", "20%")], unknown=["Clients"])

    assert said[1].startswith("Staff: 20% answered.")
    assert said[2].startswith("Clients: the share who answered is not known")


def test_a_level_is_told_by_what_there_is() -> None:
    assert en.nearest(level=2, name="In places", meaning="") == "Closest to level 2, In places."
    assert en.agreed_fact(level=2, name="", gated=False, entered=2) == "Level 2 agreed."
    assert en.agreed_fact(level=2, name="In places", gated=True, entered=4).endswith("do not carry the proposed 4.")
    assert en.of_top(top=4, interval="") == "of 4."


def test_every_short_sentence_says_its_names() -> None:
    said = [
        en.title(agency="NAME", wave="W"),
        en.single(who="NAME", name="A", level="2.0"),
        en.one_view(who="NAME"),
        en.cannot_judge(group="NAME", share="40%"),
        en.split(group="NAME", is_drawn=False),
        en.adapted(reason="NAME"),
        en.agreed_reason(reason="NAME"),
        en.withheld_units(group="NAME", count=2),
        en.nothing_withheld(group="NAME"),
        en.heat_caption(group="NAME"),
        en.clients_lead(group="NAME"),
        en.facts_caption(group="NAME"),
        en.capped(practice="NAME", level=1, plus="1", limit="2", uncapped="2.4"),
        en.first_cap(practice="NAME", level=1, limit="2"),
        en.first_meeting(groups=("Leaders", "Staff"), practices=["NAME"]),
    ]

    assert [words for words in said if "NAME" not in words] == []


def test_sentences_without_names_are_there_too() -> None:
    assert all(
        (
            en.first_agreement(),
            en.today_agreed(),
            en.no_findings(),
            en.no_strengths(middle="2.0"),
            en.areas_order(),
            en.units_none(),
            en.everything_applies(),
            en.more_units(shown=60, total=61),
            en.gated(entered=4, level=2, documents=1, periods=0),
        )
    )


def test_an_abbreviation_keeps_its_capital() -> None:
    assert en.small("IT people") == "IT people"
    assert en.small("Staff") == "staff"
