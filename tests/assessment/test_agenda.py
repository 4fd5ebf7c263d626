"""The agenda of a consensus meeting."""

import pytest

from assessment import agenda, library
from assessment.domain.edition import Applies, Texts
from assessment.domain.figures import Practised
from assessment.services.cycles import applicability_set
from tests.factories.assessment import EDITION, agency_of, cycle_of, scorecard_drawn

pytestmark = pytest.mark.django_db


def test_a_topic_shows_all_levels_in_words_and_what_could_prove_them() -> None:
    cycle = cycle_of(agency_of())

    topics = agenda.topics_of(cycle, "ru")

    assert all(len(set(topic.levels)) == 5 for topic in topics)
    assert all(topic.evidence for topic in topics)
    assert agenda.groups_of(cycle, "ru") == ()


def test_practices_that_do_not_apply_are_not_on_the_agenda() -> None:
    cycle = cycle_of(agency_of())
    applicability_set(cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, "No clients.")])

    assert "A1" not in [topic.code for topic in agenda.topics_of(cycle, "ru")]


def test_each_group_of_the_latest_scorecard_gives_a_view_and_a_small_one_gives_none() -> None:
    cycle = cycle_of(agency_of())
    scorecard_drawn(cycle, groups=["staff", "leaders"])

    topic = agenda.topics_of(cycle, "en")[0]

    assert [code for code, _ in agenda.groups_of(cycle, "en")] == ["staff", "leaders"]
    assert [(view.group, view.level, view.n) for view in topic.views] == [("staff", 2.0, 12), ("leaders", 2.0, 12)]


def test_figures_that_are_withheld_are_no_view() -> None:
    cycle = cycle_of(agency_of())
    scorecard_drawn(cycle, sheets=9)

    assert [(view.level, view.n) for view in agenda.topics_of(cycle, "en")[0].views] == [(None, 0)]


def test_a_practice_without_its_own_words_borrows_the_meaning_of_the_levels() -> None:
    edition, texts = library.edition(EDITION), library.texts(EDITION, "en")
    bare = Texts("en", {path: words for path, words in texts.entries.items() if not path.startswith("items/")})

    borrowed = agenda.level_texts(edition, bare, "A1")

    assert borrowed == tuple(texts[f"levels/{level}/meaning"] for level in range(5))
