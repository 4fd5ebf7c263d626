"""Tests of tallies that contradict themselves: each is refused in a sentence that says where and what is allowed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.consistency import ContradictoryTally, require_consistent
from assessment.domain.counts.summary import ARRAYS, BY_UNIT, Tally
from assessment.domain.frame import Frame, Unit
from assessment.domain.scorecards.scorecard import draw_up
from tests.assessment.domain.cards import IDENTITY, THRESHOLDS
from tests.assessment.domain.instruments import TINY, sheet, tally_of

HIGH = sheet(TINY, A1_a=5, A1_b=1, A1_c=5, A2_a=5, E1_a=5)
LOW = sheet(TINY, A1_a=1, A1_b=5, A1_c=1, A2_a=1, E1_a=2)
PARTIAL = sheet(TINY, A1_a=4, A1_b=2, A1_c=4)
SOUND = tally_of([HIGH, LOW, PARTIAL, LOW], units=("agency", "desk"), places=[0, 0, 1, 1])
OVERALL, A1_A = SOUND.measures.index("overall"), SOUND.measures.index("items/A1.a")

Change = Callable[[Mapping[str, NDArray[np.int64]]], None]


def changed(change: Change) -> Tally:
    """The sound tally after a change of copies of its arrays."""
    arrays = {name: getattr(SOUND, name).copy() for name in ARRAYS}
    change(arrays)
    return replace(SOUND, **arrays)


def adding(name: str, place: tuple[int, ...], value: int) -> Change:
    """A change of one number."""

    def change(arrays: Mapping[str, NDArray[np.int64]]) -> None:
        arrays[name][place] += value

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(arrays: Mapping[str, NDArray[np.int64]]) -> None:
        for one in changes:
            one(arrays)

    return change


CONTRADICTIONS: dict[str, tuple[Change, str]] = {
    "fewer sheets than count": (
        adding("submitted", (1,), -1),
        "Unit desk has 2 sheets that count; 1 sheets came in",
    ),
    "more flagged than count": (adding("flagged", (0,), 3), "Unit agency has 3 flagged sheets; 2 sheets count"),
    "last answers of other sheets": (
        adding("dropped", (2,), 1),
        "The group staff has 5 last answers; 4 sheets came in",
    ),
    "n below the histogram": (
        both(adding("responses", (1,), -1)),
        "Unit desk has 2 answers to A1.a; 1 sheets count, and each has one",
    ),
    "n above the histogram": (
        adding("histograms", (0, 3, 5), -1),
        "Unit agency has 1 answers to A2.a; 2 sheets count, and each has one",
    ),
    "a level outside the scale": (
        both(adding("histograms", (0, 0, 5), -1), adding("histograms", (0, 0, 7), 1)),
        "Unit agency has answers at option 7 of A1.a; its scale has options 1 to 5",
    ),
    "more scores than sheets": (
        adding("counted", (0, OVERALL), 1),
        "Unit agency has 3 scores of overall; 2 sheets can have one",
    ),
    "more scores than answers": (
        adding("counted", (1, SOUND.measures.index("items/A2.a")), 1),
        "Unit desk has 2 scores of items/A2.a; 1 sheets can have one",
    ),
    "a sum too large": (
        adding("sums", (0, OVERALL), 10**9),
        "micro-points of overall; 200000000 are the most that its scores can add up to",
    ),
    "squares too small": (
        adding("squares", (0, A1_A, 1), -(2 * 10**6)),
        "Unit agency has squared scores of items/A1.a that add up to .*; with its scores they lie between",
    ),
    "squares carried wrongly": (
        both(adding("squares", (0, A1_A, 0), 3 << 32), adding("squares", (0, A1_A, 1), -3)),
        "Unit agency has [0-9]+ lower halves of squares of items/A1.a; [0-9]+ are the most",
    ),
    "squares too large": (adding("squares", (0, A1_A, 1), 10**6), "Unit agency has squared scores of items/A1.a"),
    "flagged scores of nobody": (
        adding("flagged_overall", (0, 0), 1),
        "Unit agency has 1 flagged overall scores; 0 sheets are flagged",
    ),
    "flagged sums of nobody": (
        adding("flagged_overall", (0, 1), 1),
        "Unit agency has 1 flagged micro-points; 0 are the most that their scores can add up to",
    ),
    "flagged scores that are not there": (
        both(adding("flagged", (1,), 2), adding("flagged_overall", (1, 0), 2)),
        "Unit desk has 2 flagged overall scores; 1 overall scores are there",
    ),
    "flagged sums above all sums": (
        both(
            adding("flagged", (1,), 1), adding("flagged_overall", (1, 0), 1), adding("flagged_overall", (1, 1), 10**8)
        ),
        "Unit desk has 100000000 flagged micro-points; [0-9]+ are those of all overall scores",
    ),
    "more pairs than sheets": (
        adding("item_cross", (0, 0, 1), 9),
        "The group staff has, in the cross-products of items/A1.a and items/A1.b, more pairs than the 4 sheets",
    ),
    "pairs one way": (adding("item_cross", (0, 0, 1), -1), "another number of pairs one way than the other"),
    "more pairs than either": (
        both(adding("item_cross", (0, 0, 3), 4), adding("item_cross", (0, 3, 0), 4)),
        "items/A1.a and items/A2.a, more pairs than respondents with either score",
    ),
    "another number alone": (adding("item_cross", (0, 3, 3), -1), "another number of scores than is counted"),
    "a cross sum too large": (
        adding("item_cross", (1, 0, 1), 10**6),
        "items/A1.a and items/A1.b, a sum above what its pairs can give",
    ),
    "products one way": (adding("item_cross", (2, 0, 1), 1), "another product one way than the other"),
    "a product too large": (adding("item_cross", (2, 0, 0), 10**11), "a product above what its pairs can give"),
    "a block of units": (
        adding("practice_cross_blocks", (1, 0, 0, 0), 9),
        "practices/A1 and practices/A1, more pairs than the 2 sheets that count",
    ),
}


def test_a_tally_of_sheets_is_consistent() -> None:
    require_consistent(SOUND)
    require_consistent(tally_of([]))
    require_consistent(tally_of([sheet(TINY, A2_k=1)], group="clients"))


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_refused_in_a_sentence(name: str) -> None:
    change, said = CONTRADICTIONS[name]

    with pytest.raises(ContradictoryTally, match=said):
        require_consistent(changed(change))


@pytest.mark.parametrize("name", ARRAYS)
def test_no_count_is_below_nothing(name: str) -> None:
    first = (0,) * getattr(SOUND, name).ndim
    below = -1 - int(getattr(SOUND, name)[first])
    where = "Unit agency" if name in BY_UNIT else "The group staff"

    with pytest.raises(ContradictoryTally, match=f"{where} has -1 in {name}; no count or sum is below 0"):
        require_consistent(changed(adding(name, first, below)))


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_nothing_is_scored_from_a_contradiction(name: str) -> None:
    frame = Frame.of([Unit("agency", None, "The agency"), Unit("desk", "agency", "Desk")])

    with pytest.raises(ContradictoryTally):
        draw_up(
            edition=TINY,
            frame=frame,
            tallies={"staff": changed(CONTRADICTIONS[name][0])},
            thresholds=THRESHOLDS,
            applicability=(),
            consensus=(),
            identity=IDENTITY,
        )


def test_a_wave_without_a_sheet_that_counts_is_empty() -> None:
    frame = Frame.of([Unit("agency", None, "The agency"), Unit("desk", "agency", "Desk")])
    tally = tally_of([sheet(TINY, A1_a=3), sheet(TINY)], units=frame.codes, places=[0, 1], least_answered=None)

    card = draw_up(
        edition=TINY,
        frame=frame,
        tallies={"staff": tally},
        thresholds=THRESHOLDS,
        applicability=(),
        consensus=(),
        identity=IDENTITY,
    )

    assert tally.submitted.tolist() == [1, 1]
    assert card.is_empty
