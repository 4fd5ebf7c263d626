"""Small instruments and agencies for tests of the method, built in code."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.tally import EVERY_SHEET, Tally, tally_sheets
from assessment.domain.edition import (
    FULL_SCORE,
    Applies,
    Audience,
    Cap,
    Criterion,
    Edition,
    EvidenceGate,
    Item,
    ItemKind,
    Option,
    Practice,
    Rules,
    Scale,
    Section,
)
from assessment.domain.frame import Frame, Unit

FIVE = Scale("five", tuple(Option(str(level), level * FULL_SCORE // 4) for level in range(5)))
KEPT = Scale("kept", (Option("yes", None), Option("no", None)))

RULES = Rules(
    top_level=4,
    answered_share=Fraction(1, 2),
    excluded_share=Fraction(1, 3),
    dont_know_flag=Fraction(1, 4),
    dont_know_limit=Fraction(1, 2),
    threshold_floor=5,
    distribution_from=30,
    gap_flag=Fraction(1),
    caps=(Cap("E1", Fraction(1)),),
    evidence=(EvidenceGate(3, 1, 1, 2), EvidenceGate(4, 1, 2, 2)),
)


def item(code: str, *, audiences: Sequence[str] = ("staff", "leaders"), **changes: object) -> Item:
    """A scored item on the scale of five, of the practice before the dot."""
    plain = Item(code, code.split(".")[0], tuple(audiences), "five", ItemKind.SCORED, reversed=False, element=None)
    return replace(plain, **changes)  # type: ignore[arg-type]


def edition(
    *, items: Sequence[Item], practices: Sequence[Practice], points: Mapping[str, int], rules: Rules = RULES
) -> Edition:
    """An edition of these items; criteria and sections are those the practices name."""
    criteria = {practice.criterion: practice.section for practice in practices}
    return Edition(
        code="tiny-1",
        published_on="2026-01-01",
        languages=("en",),
        agency_kinds=("authority",),
        audiences=(Audience("staff", 10), Audience("leaders", 5), Audience("clients", 10)),
        scales={"five": FIVE, "kept": KEPT},
        sections=tuple(Section(code, worth) for code, worth in points.items()),
        criteria=tuple(Criterion(code, section) for code, section in criteria.items()),
        practices=tuple(practices),
        items=tuple(items),
        rules=rules,
        fingerprint="f" * 64,
    )


TINY = edition(
    items=[
        item("A1.a"),
        item("A1.b", reversed=True),
        item("A1.c"),
        item("A2.a"),
        item("A2.k", audiences=("clients",), scale="kept", kind=ItemKind.FACT),
        item("E1.a", audiences=("staff",)),
    ],
    practices=[
        Practice("A1", "A.1", "A", 1, {}),
        Practice("A2", "A.1", "A", 3, {}),
        Practice("E1", "E.1", "E", 1, {"security": Applies.EXCLUDED}),
    ],
    points={"A": 600, "E": 400},
)
"""Two sections, three practices, six items; A1 has three items, one of them reversed; a fact for clients."""


def reference_edition() -> Edition:
    """The 30 practices, sections and points of the maturity model, one item each."""
    sections = {"A": 6, "B": 6, "C": 5, "D": 5, "E": 3, "F": 5}
    practices = [
        Practice(f"{section}{number}", f"{section}.1", section, 1, {})
        for section, count in sections.items()
        for number in range(1, count + 1)
    ]
    return edition(
        items=[item(f"{practice.code}.a") for practice in practices],
        practices=practices,
        points={"A": 300, "B": 200, "C": 150, "D": 100, "E": 150, "F": 100},
    )


def flat_frame(**people: int | None) -> Frame:
    """An agency `agency` without people of its own and units right below it, with staff headcounts."""
    known = {code: {} if count is None else {"staff": count} for code, count in people.items()}
    return Frame.of(
        [Unit("agency", None, "The agency", None, {"staff": 0, "leaders": 0, "clients": 0})]
        + [Unit(code, "agency", code, None, headcounts) for code, headcounts in known.items()]
    )


def sheet(instrument: Edition, **answers: int) -> list[int]:
    """One sheet vector; items as keywords with `_` for the dot: A1_a=3."""
    return [answers.get(item.code.replace(".", "_"), 0) for item in instrument.items]


def sheets_of(rows: Sequence[Sequence[int]], instrument: Edition = TINY) -> NDArray[np.uint8]:
    """Sheet vectors as an array, also when there are none."""
    return np.array(rows, dtype=np.uint8).reshape(len(rows), len(instrument.items))


def tally_of(
    rows: Sequence[Sequence[int]],
    *,
    group: str = "staff",
    units: Sequence[str] = ("agency",),
    places: Sequence[int] | None = None,
    instrument: Edition = TINY,
    excluded: frozenset[str] = frozenset(),
    least_answered: Fraction | None = EVERY_SHEET,
) -> Tally:
    """The tally of these sheets, each counting; all of them in the first unit unless places are given."""
    where = np.zeros(len(rows), dtype=np.int64) if places is None else np.array(places, dtype=np.int64)
    return tally_sheets(
        edition=instrument,
        group=group,
        excluded=excluded,
        units=units,
        sheets=sheets_of(rows, instrument),
        unit_index=where,
        least_answered=least_answered,
    )
