"""Laws of scorecards: names and order change nothing, figures stay on the scale, nothing withheld is inside."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.domain.disclosure.rest_groups import with_rest_groups
from assessment.domain.disclosure.tree import require_safe
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE
from assessment.domain.figures import Shown
from assessment.domain.frame import Frame, Unit, subtree_totals
from assessment.domain.scorecards.packing import pack, unpack
from assessment.domain.scorecards.scorecard import Scorecard
from tests.assessment.domain.cards import card
from tests.assessment.domain.instruments import TINY, sheet

ANSWER = st.sampled_from([*range(6), DONT_KNOW, NOT_APPLICABLE])
Agency = tuple[list[int], list[list[int]], list[int]]


@st.composite
def agencies(draw: st.DrawFn) -> Agency:
    """Parents of units, staff sheets, and the unit of each sheet."""
    size = draw(st.integers(1, 8))
    parents = [-1, *(draw(st.integers(0, place - 1)) for place in range(1, size))]
    kinds = [draw(st.lists(ANSWER, min_size=5, max_size=5)) for _ in range(4)]
    people = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, size - 1)), max_size=90))
    sheets = [
        sheet(TINY, A1_a=a, A1_b=b, A1_c=c, A2_a=d, E1_a=e) for kind, _ in people for a, b, c, d, e in [kinds[kind]]
    ]
    return parents, sheets, [unit for _, unit in people]


def drawn(agency: Agency, names: list[str], order: list[int] | None = None) -> Scorecard:
    """The scorecard of an agency whose units have these codes; sheets and units may come in another order."""
    parents, sheets, places = agency
    units = [
        Unit(names[place], None if parent < 0 else names[parent], "A unit", None, {"staff": 100})
        for place, parent in enumerate(parents)
    ]
    rows = [(row, names[place]) for row, place in zip(sheets, places, strict=True)]
    return card(frame=Frame.of(units), sheets={"staff": [rows[place] for place in order or range(len(rows))]})


@settings(max_examples=30)
@given(agencies(), st.permutations(list("abcdefgh")))
def test_renaming_units_changes_no_figure(agency: Agency, letters: list[str]) -> None:
    plain = drawn(agency, [f"u{place}" for place in range(8)]).tables["staff"]
    renamed = drawn(agency, letters).tables["staff"]

    for name in ("rows", "answered", "counted", "scores", "margins", "agreements", "bands", "counts"):
        assert np.array_equal(getattr(plain, name), getattr(renamed, name))


@settings(max_examples=30)
@given(agencies(), st.randoms(use_true_random=False))
def test_the_order_of_sheets_leaves_the_fingerprint_alone(agency: Agency, shuffler) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(agency[1])))
    shuffler.shuffle(order)
    names = [f"u{place}" for place in range(8)]

    assert drawn(agency, names, order).fingerprint == drawn(agency, names).fingerprint


@settings(max_examples=30)
@given(agencies())
def test_figures_and_intervals_stay_on_the_scale_and_few_people_are_never_seen(agency: Agency) -> None:
    found = drawn(agency, [f"u{place}" for place in range(8)])

    for unit in found.units:
        answered = found.answered("staff", unit.code)
        assert answered is None or answered >= 10
        for measure in found.tables["staff"].measures:
            figure = found.figure("staff", unit.code, measure)
            if isinstance(figure, Shown):
                assert figure.n >= 5
                assert figure.low is not None
                assert figure.high is not None
                assert 0 <= figure.low <= figure.score <= figure.high <= 100


@settings(max_examples=30)
@given(agencies())
def test_what_is_released_is_safe_and_what_is_withheld_is_nowhere_in_the_bytes(agency: Agency) -> None:
    parents, _, places = agency
    released = unpack(pack(drawn(agency, [f"u{place}" for place in range(8)])))
    own = np.bincount(np.array(places, dtype=np.int64), minlength=len(parents)).tolist()
    frame = Frame.of(released.units)
    table = released.tables["staff"]
    number = [int(code.removeprefix("u")) for code in frame.codes]

    groups = {rest.parent: rest for rest in table.rests}
    tree = with_rest_groups(
        responses=subtree_totals(own=[own[place] for place in number], parents=frame.parents),
        own=[own[place] for place in number],
        parents=frame.parents,
        threshold=10,
    )
    shown = [False] * len(tree.parents)
    for place, code in zip(tree.places, frame.codes, strict=True):
        shown[place] = released.is_shown("staff", code)
    for group in tree.groups:
        shown[group.place] = frame.codes[group.parent] in groups
    require_safe(shown=shown, own=tree.own, parents=tree.parents, threshold=10)
    assert {len(table.answered), len(table.counted), len(table.scores), len(table.margins)} == {sum(shown)}
