"""Tests of validity classes: pooling them is refused by the type checker and at run time."""

from pathlib import Path
from typing import Any

import pytest
from mypy import api

from assessment.domain.benchmarks.validity import (
    ASSESSOR_VERIFIED,
    SELF_DECLARED,
    STAFF_SURVEY,
    VALIDITY_CLASSES,
    ImpossibleScore,
    MeasureKey,
    MixedMeasures,
    MixedValidity,
    OrganisationScore,
    RepeatedOrganisation,
    StaffSurvey,
    pooled,
)

ROOT = Path(__file__).parents[4]
OVERALL = MeasureKey("2026", "overall")
OLDER = MeasureKey("2024", "overall")

WRONG = """
from assessment.domain.benchmarks.comparators import NoComparator, comparator, position
from assessment.domain.benchmarks.validity import *

key = MeasureKey("2026", "overall")
own = OrganisationScore("a", key, SELF_DECLARED, 50.0, 10)
staff = OrganisationScore("b", key, STAFF_SURVEY, 50.0, 10)
declared = pooled([own, own], validity=SELF_DECLARED, measures={key})
compared = comparator(declared, consented={"a"})
assert not isinstance(compared, NoComparator)
position(own, among=compared)
pooled([own, staff], validity=SELF_DECLARED, measures={key})  # wrong
pooled([own], validity=STAFF_SURVEY, measures={key})  # wrong
declared.require(staff)  # wrong
position(staff, among=compared)  # wrong
anything: Pool[SelfDeclared | StaffSurvey]  # wrong
"""


def score(organisation: str, **changed: Any) -> OrganisationScore[StaffSurvey]:
    """A score of a staff survey, otherwise as changed."""
    usual = {"measure": OVERALL, "validity": STAFF_SURVEY, "score": 50.0, "respondents": 20}
    return OrganisationScore(organisation=organisation, **{**usual, **changed})


def test_the_type_checker_refuses_to_pool_classes_and_nothing_else(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(ROOT)
    snippet = tmp_path / "snippet.py"
    snippet.write_text(WRONG, encoding="utf-8")

    options = [
        "--config-file=",
        "--strict",
        "--explicit-package-bases",
        f"--cache-dir={tmp_path}",
        "--no-error-summary",
    ]
    printed, failure, _ = api.run([*options, str(snippet)])

    refused = {int(line.split(":")[1]) for line in printed.splitlines() if ": error:" in line}
    assert failure == ""
    assert refused == {number for number, line in enumerate(WRONG.splitlines(), 1) if line.endswith("# wrong")}


def test_what_the_types_missed_is_refused_at_run_time() -> None:
    declared = score("b", validity=SELF_DECLARED)

    with pytest.raises(MixedValidity, match="b is self_declared, the comparison is staff_survey"):
        pooled([score("a"), declared], validity=STAFF_SURVEY, measures={OVERALL})
    with pytest.raises(MixedValidity):
        pooled([score("a")], validity=STAFF_SURVEY, measures={OVERALL}).require(declared)


def test_a_class_is_found_by_the_code_it_is_stored_under() -> None:
    assert VALIDITY_CLASSES == {
        "self_declared": SELF_DECLARED,
        "staff_survey": STAFF_SURVEY,
        "assessor_verified": ASSESSOR_VERIFIED,
    }


def test_scores_of_measures_that_are_not_linked_are_not_pooled() -> None:
    scores = [score("a"), score("b", measure=OLDER)]

    with pytest.raises(MixedMeasures, match=r"b has .*2024"):
        pooled(scores, validity=STAFF_SURVEY, measures={OVERALL})
    assert pooled(scores, validity=STAFF_SURVEY, measures={OVERALL, OLDER}).members == {"a", "b"}


def test_a_pool_has_each_organisation_once_in_the_order_of_codes() -> None:
    pool = pooled([score("b"), score("a")], validity=STAFF_SURVEY, measures={OVERALL})

    assert [entry.organisation for entry in pool.scores] == ["a", "b"]
    with pytest.raises(RepeatedOrganisation, match="a has more than one"):
        pooled([score("a"), score("b"), score("a")], validity=STAFF_SURVEY, measures={OVERALL})


def test_no_scores_make_an_empty_pool() -> None:
    assert pooled([], validity=STAFF_SURVEY, measures={OVERALL}).members == frozenset()


@pytest.mark.parametrize(
    "changed",
    [{"score": float("nan")}, {"low": 51.0}, {"high": 49.0}, {"high": float("inf")}, {"respondents": 0}],
    ids=str,
)
def test_a_score_that_nobody_can_have_is_refused(changed: dict[str, float]) -> None:
    with pytest.raises(ImpossibleScore, match="a: "):
        score("a", **changed)
