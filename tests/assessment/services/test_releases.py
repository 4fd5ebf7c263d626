"""What leaves is entered, and what would tell too much beside it does not leave."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import numpy as np
import pytest

from assessment.domain.audits.restatement import Decision
from assessment.domain.counts.tally import Tally, tally_sheets
from assessment.domain.frame import Frame
from assessment.models import Cycle, LedgerEntry, Scorecard, Unit
from assessment.selectors import edition_of, frame_units
from assessment.services.consensus import consensus_agree
from assessment.services.releases import ReleaseRefused
from assessment.services.scorecards import scorecard_draw_up
from tests.factories.assessment import agency_of, cycle_of, units_of

pytestmark = pytest.mark.django_db
WAVE = uuid4()
PEOPLE = {"north": 14, "south": 16, "team": 6, "crew": 12}
"""The team of six hides in the north; the crew of twelve stands below the south."""


@dataclass
class House:
    """An agency whose wave is drawn up again and again."""

    cycle: Cycle
    standing: Scorecard | None = None
    wave: UUID = WAVE
    title: str = "Spring"

    def draw(self, *, threshold: int = 10, **changes: int) -> Scorecard:
        """A scorecard of the usual people but for the changes, by the tree as it stands."""
        return self.draw_of(PEOPLE | changes, threshold=threshold)

    def draw_of(self, people: dict[str, int], *, threshold: int = 10) -> Scorecard:
        """A scorecard of so many people by unit."""
        frame = Frame.of(frame_units(self.cycle.agency))
        self.standing = scorecard_draw_up(
            cycle=self.cycle,
            wave=self.wave,
            standing=self.standing,
            title=self.title,
            tallies={"staff": self.tally(frame, people)},
            frame=frame,
            thresholds={"staff": threshold},
            opened_on=date(2026, 3, 9),
            closed_on=date(2026, 3, 30),
            drawn_on=date(2026, 3, 31),
        )
        return self.standing

    def tally(self, frame: Frame, people: dict[str, int]) -> Tally:
        """Equal sheets, so many from each unit."""
        edition = edition_of(self.cycle)
        asked = np.array([3 if "staff" in item.audiences else 0 for item in edition.items], dtype=np.uint8)
        units = [frame.places[code] for code, count in people.items() for _ in range(count)]
        return tally_sheets(
            edition=edition,
            group="staff",
            excluded=frozenset(),
            units=frame.codes,
            sheets=np.tile(asked, (len(units), 1)),
            unit_index=np.array(units, dtype=np.int64),
        )

    def move(self, code: str, parent: str) -> None:
        """A unit goes under another."""
        units = self.cycle.agency.units
        units.filter(code=code).update(parent=units.get(code=parent))

    def agree(self, level: int) -> None:
        """The consensus changes, and with it every scorecard drawn up from then on."""
        consensus_agree(cycle=self.cycle, practice="A1", level=level)


@pytest.fixture
def house() -> House:
    agency = agency_of()
    units_of(agency, {"north": "all", "south": "all", "team": "north", "crew": "south"})
    return House(cycle_of(agency))


def forget_ledger() -> None:
    """As in a database from before there was one."""
    LedgerEntry.objects.all()._raw_delete(LedgerEntry.objects.db)


def entries() -> list[tuple[str, int]]:
    return list(LedgerEntry.objects.order_by("number").values_list("scorecard__fingerprint", "number"))


def test_the_first_scorecard_is_entered_with_memberships_and_nothing_else(house: House) -> None:
    scorecard = house.draw()

    entry = LedgerEntry.objects.get()
    assert (entry.scorecard, entry.wave, entry.group, entry.number) == (scorecard, WAVE, "staff", 1)
    assert set(entry.content) == {"form", "units", "people", "figures", "distributions"}
    codes = dict(Unit.objects.values_list("pk", "code"))
    found = zip(entry.content["units"], entry.content["people"], strict=True)
    assert {codes[unit]: people for unit, people in found} == PEOPLE


def test_the_same_cells_with_another_consensus_cost_nothing(house: House) -> None:
    first = house.draw()
    house.agree(2)

    second = house.draw()

    assert second != first
    assert entries() == [(first.fingerprint, 1)]
    assert house.draw() == second


def test_a_team_of_six_that_moved_keeps_the_scorecard_from_leaving(house: House) -> None:
    first = house.draw()
    house.move("team", "south")

    with pytest.raises(ReleaseRefused, match="staff: small_group") as refusal:
        house.draw()

    assert (refusal.value.group, refusal.value.reason) == ("staff", Decision.SMALL_GROUP)
    assert list(Scorecard.objects.all()) == [first]
    assert entries() == [(first.fingerprint, 1)]
    house.move("team", "north")
    assert house.draw() == first


def test_a_crew_that_was_shown_by_itself_may_move_anywhere(house: House) -> None:
    first = house.draw()
    house.move("crew", "north")

    assert house.draw() != first
    assert entries() == [(first.fingerprint, 1)]


@pytest.mark.parametrize(("size", "threshold"), [(6, 10), (4, 5)])
def test_what_the_promise_allows_is_entered_beside_the_first(house: House, size: int, threshold: int) -> None:
    """Four desks of the north hide together; then two of them are the west, and twelve, or eight, are left in each."""
    desks = dict.fromkeys("abcd", size)
    units_of(house.cycle.agency, {"west": "all", **dict.fromkeys(desks, "north")})
    people = {"north": 0, "team": 0, **desks}
    first = house.draw(threshold=threshold, **people)
    for desk in "cd":
        house.move(desk, "west")

    second = house.draw(threshold=threshold, **people)
    assert entries() == [(first.fingerprint, 1), (second.fingerprint, 2)]

    # Two of other pairs: both trees together still leave pairs against pairs.
    house.move("b", "west")
    house.move("c", "north")
    third = house.draw(threshold=threshold, **people)
    assert entries()[2:] == [(third.fingerprint, 3)]

    # All three pairings are equations enough for every single desk.
    house.move("d", "north")
    house.move("c", "west")
    with pytest.raises(ReleaseRefused, match="not_certified"):
        house.draw(threshold=threshold, **people)


def test_renamed_units_are_the_same_people(house: House) -> None:
    first = house.draw()
    Unit.objects.filter(code="north").update(code="nord")
    people = {"nord": PEOPLE["north"]} | {code: count for code, count in PEOPLE.items() if code != "north"}

    assert house.draw_of(people) != first
    assert len(entries()) == 1
    house.move("team", "south")
    with pytest.raises(ReleaseRefused):
        house.draw_of(people)


def test_one_sheet_more_or_less_is_one_person(house: House) -> None:
    house.draw()

    with pytest.raises(ReleaseRefused, match="small_group"):
        house.draw(south=15)
    with pytest.raises(ReleaseRefused, match="other_people"):
        house.draw(south=17)


def test_waves_have_ledgers_of_their_own(house: House) -> None:
    house.draw()
    house.move("team", "south")

    House(house.cycle, wave=uuid4(), title="Autumn").draw()

    assert LedgerEntry.objects.values("wave").distinct().count() == 2


def test_nothing_shown_is_nothing_to_remember(house: House) -> None:
    nobody = dict.fromkeys(PEOPLE, 1)

    house.draw(**nobody)
    house.agree(2)
    house.draw(**nobody)

    assert not entries()


def test_a_wave_released_before_there_was_a_ledger_gets_one_from_its_scorecards(house: House) -> None:
    first = house.draw()
    house.agree(2)
    house.draw()
    forget_ledger()

    house.agree(1)
    third = house.draw()

    assert entries() == [(first.fingerprint, 1)]
    assert third.pk not in LedgerEntry.objects.values_list("scorecard", flat=True)
    house.move("team", "south")
    with pytest.raises(ReleaseRefused):
        house.draw()


def test_without_a_ledger_a_moved_team_is_found_as_well_and_nothing_is_kept(house: House) -> None:
    house.draw()
    forget_ledger()
    house.move("team", "south")

    with pytest.raises(ReleaseRefused, match="small_group"):
        house.draw()

    assert not entries()
    assert Scorecard.objects.count() == 1


def test_a_standing_scorecard_of_another_name_is_known_too(house: House) -> None:
    house.draw()
    forget_ledger()
    house.move("team", "south")

    house.title = "Renamed"

    with pytest.raises(ReleaseRefused):
        house.draw()


def test_scorecards_that_leaked_before_are_entered_and_nothing_new_beside_them(house: House) -> None:
    first = house.draw()
    house.move("team", "south")
    forget_ledger()
    house.standing = None
    second = house.draw()
    forget_ledger()

    house.agree(2)
    third = house.draw()

    assert entries() == [(first.fingerprint, 1), (second.fingerprint, 2)]
    assert third not in (first, second)
    with pytest.raises(ReleaseRefused):
        house.draw(south=15)


def test_an_earlier_scorecard_of_other_sheets_keeps_any_other_from_leaving(house: House) -> None:
    house.draw()
    forget_ledger()

    with pytest.raises(ReleaseRefused, match="other_people"):
        house.draw(south=17)


def test_an_earlier_scorecard_without_the_group_says_nothing_of_it(house: House) -> None:
    house.standing = scorecard_draw_up(
        cycle=house.cycle,
        wave=WAVE,
        title="Spring",
        tallies={},
        frame=Frame.of(frame_units(house.cycle.agency)),
        thresholds={},
        opened_on=date(2026, 3, 9),
        closed_on=date(2026, 3, 30),
        drawn_on=date(2026, 3, 31),
    )

    second = house.draw()

    assert entries() == [(second.fingerprint, 1)]
