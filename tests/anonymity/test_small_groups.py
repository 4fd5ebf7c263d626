"""From all that a scorecard shows, nobody works out a group smaller than the threshold."""

import random

import pytest

from assessment.models import Cycle
from assessment.selectors import scorecard_read
from surveys.aggregation import wave_score
from surveys.waves.readiness import Terms
from surveys.waves.services import wave_close
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, open_wave, sheets_in

pytestmark = pytest.mark.django_db
THRESHOLDS = {"staff": 10, "leaders": 5}


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


@pytest.mark.parametrize("seed", range(3))
def test_no_subtraction_of_shown_units_leaves_fewer_than_the_threshold(cycle: Cycle, seed: int) -> None:
    chance = random.Random(seed)
    above = ["all"]
    parents = {}
    for place in range(9):
        parents[f"u{place}"] = chance.choice(above)
        above.append(f"u{place}")
    units = units_of(cycle.agency, parents)
    wave = open_wave(cycle, terms=[Terms("staff", 10), Terms("leaders", 5, "few leaders")])
    own: dict[str, dict[str, int]] = {group: {} for group in THRESHOLDS}
    for code in above:
        for group, most in (("staff", 14), ("leaders", 4)):
            own[group][code] = chance.randint(0, most)
            if own[group][code]:
                sheets_in(
                    wave, units[code], group=group, places=[chance.randint(0, 4) for _ in range(own[group][code])]
                )
    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=NOW)
    wave.refresh_from_db()
    assert wave.scorecard is not None
    card = scorecard_read(wave.scorecard)

    for group, threshold in THRESHOLDS.items():
        shown = [code for code in above if card.is_shown(group, code)]
        assert shown
        for code in shown:
            left = remainder(code, own[group], parents, set(shown))
            assert left == 0 or left >= threshold
            assert (card.answered(group, code) or 0) >= threshold


def remainder(code: str, own: dict[str, int], parents: dict[str, str], shown: set[str]) -> int:
    """Sheets of a branch outside the shown branches below it."""
    below = [child for child, parent in parents.items() if parent == code]
    return own[code] + sum(remainder(child, own, parents, shown) for child in below if child not in shown)


def test_a_wave_too_small_to_show_anything_still_ends(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    sheets_in(wave, cycle.agency.units.get(), places=[4] * 9)

    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=NOW)

    wave.refresh_from_db()
    assert wave.scorecard is not None
    card = scorecard_read(wave.scorecard)
    assert not card.is_shown("staff", "all")
    assert card.answered("staff", "all") is None
    assert card.counts("staff", "all", "A1.a") is None
