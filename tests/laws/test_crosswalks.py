"""Laws of crosswalks: every measure continues or breaks, once, and what continues is made of what continues."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.edition import Edition, Practice
from assessment.domain.waves.bridge import Past, bridge_between
from tests.assessment.domain.instruments import edition, item

CODES = [f"i{number}" for number in range(8)]
PRACTICES = {"P": "A", "Q": "A", "R": "B", "S": "C"}


@st.composite
def instruments(draw: st.DrawFn) -> Edition:
    """An edition of some of eight items, spread over four practices of three sections."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, unique=True))
    homes = {code: draw(st.sampled_from(sorted(PRACTICES))) for code in codes}
    used = sorted(set(homes.values()))
    return edition(
        items=[item(code, practice=home) for code, home in homes.items()],
        practices=[
            Practice(code, f"{PRACTICES[code]}.1", PRACTICES[code], draw(st.integers(1, 2)), {}) for code in used
        ],
        points={PRACTICES[code]: 50 for code in used},
    )


@given(instruments(), instruments(), st.sets(st.sampled_from(CODES)), st.sets(st.sampled_from(CODES)), st.booleans())
def test_every_measure_continues_or_breaks_once(
    old: Edition, new: Edition, same: set[str], changed: set[str], rules: bool
) -> None:
    before, after = (questionnaire_of(edition=each, group="staff", excluded=frozenset()) for each in (old, new))
    past = Past({code: code for code in same}, {code: code for code in changed - same}, same_rules=rules)
    found = bridge_between(before=before, after=after, past=past)
    named = [
        (*found.continued, *(mark.old for mark in found.breaks if mark.old)),
        (*found.continued.values(), *(mark.new for mark in found.breaks if mark.new)),
    ]

    assert Counter(named[0]) == Counter(before.measures)
    assert Counter(named[1]) == Counter(after.measures)
    for mark in found.breaks:
        assert set(mark.linked) <= set(found.continued.items())


@given(instruments(), instruments(), st.sets(st.sampled_from(CODES)))
def test_the_bridge_is_the_same_from_the_other_bank(old: Edition, new: Edition, same: set[str]) -> None:
    before, after = (questionnaire_of(edition=each, group="staff", excluded=frozenset()) for each in (old, new))
    past = Past({code: code for code in same}, {}, same_rules=True)
    there = bridge_between(before=before, after=after, past=past)
    back = bridge_between(before=after, after=before, past=past)

    assert {new: old for old, new in there.continued.items()} == back.continued


@given(instruments(), st.permutations(CODES))
def test_an_edition_under_other_item_codes_continues_entirely(old: Edition, codes: list[str]) -> None:
    renamed = dict(zip(CODES, codes, strict=True))
    new = edition(
        items=[item(renamed[each.code], practice=each.practice) for each in old.items],
        practices=old.practices,
        points={section.code: section.points for section in old.sections},
    )
    before, after = (questionnaire_of(edition=each, group="staff", excluded=frozenset()) for each in (old, new))

    assert bridge_between(before=before, after=after, past=Past(renamed, {}, same_rules=True)).breaks == ()
