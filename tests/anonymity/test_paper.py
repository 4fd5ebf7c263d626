"""Whoever has the whole database cannot tell which sheets came on paper, nor in which order they were brought."""

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from assessment.models import Unit
from assessment.selectors import edition_of
from surveys.frame.paper import paper_form_new
from surveys.intake import paper_sheet_type, sheet_accept, traces_rewrite
from surveys.waves.models import Wave
from tests.anonymity.dump import everything, table
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import open_wave, tokens_of

pytestmark = pytest.mark.django_db(transaction=True)
SHEETS = 24
ITEMS = 5
"""So many items tell the sheets apart: every sheet is another."""


@pytest.fixture
def unit() -> Unit:
    return units_of(agency_of(), {"north": "all"})["all"]


@pytest.fixture
def wave(unit: Unit) -> Wave:
    return open_wave(cycle_of(unit.agency))


def answers(wave: Wave, place: int) -> dict[str, str]:
    items = edition_of(wave.cycle).items_for("staff")
    return {item.code: "4" if place >> bit & 1 else "0" for bit, item in enumerate(items[:ITEMS])}


def places(wave: Wave) -> list[int]:
    """Which sheet stands where, in the order on the disk."""
    edition = edition_of(wave.cycle)
    bits = [edition.items.index(item) for item in edition.items_for("staff")[:ITEMS]]
    sheets = [bytes(sheet) for sheet in table("surveys_response").column("answers")]  # type: ignore[call-overload]
    return [sum((sheet[place] == 5) << bit for bit, place in enumerate(bits)) for sheet in sheets]


def typed(wave: Wave, unit: Unit, place: int) -> None:
    form = paper_form_new(wave=wave)
    paper_sheet_type(wave=wave, form=form, unit_id=unit.pk, group="staff", answers=answers(wave, place))


def test_the_rows_of_a_file_are_not_the_rows_of_the_table(wave: Wave, unit: Unit, tmp_path: Path) -> None:
    items = [item.code for item in edition_of(wave.cycle).items]
    given = [answers(wave, place) for place in range(SHEETS)]
    rows = [",".join(["all", "staff", *(row.get(code, "") for code in items)]) for row in given]
    path = tmp_path / "sheets.csv"
    path.write_text("\n".join([",".join(["unit", "group", *items]), *rows]), encoding="utf-8")

    call_command("sheets_import", str(wave.pk), sheets=path, stdout=io.StringIO())

    found = places(wave)
    assert sorted(found) == list(range(SHEETS))
    assert found != list(range(SHEETS))
    keys = [str(key) for key in table("surveys_response").column("key")]
    assert keys != sorted(keys)


def test_after_rewriting_typed_sheets_stand_among_all_and_share_nothing_with_their_count(
    wave: Wave, unit: Unit
) -> None:
    for place, token in enumerate(tokens_of(wave, unit, count=SHEETS // 2)):
        sheet_accept(token=token, answers=answers(wave, place))
        typed(wave, unit, SHEETS // 2 + place)
    before = places(wave)

    assert traces_rewrite(wave_id=wave.pk) == SHEETS

    after = places(wave)
    assert sorted(after) == sorted(before) == list(range(SHEETS))
    assert after != before
    columns = [name for name in table("surveys_response").columns if name not in ("key", "answers", "receipt_hash")]
    assert all(len(set(map(str, table("surveys_response").column(name)))) == 1 for name in columns)
    if connection.vendor == "postgresql":
        of_sheets = {*table("surveys_response", "xmin").column("xmin")}
        assert len(of_sheets) == 1
        assert of_sheets.isdisjoint(table("surveys_papercount", "xmin").column("xmin"))


def test_what_typing_adds_is_a_count_a_sheet_and_nothing_else(wave: Wave, unit: Unit) -> None:
    form = paper_form_new(wave=wave)
    before = {one.name: Counter(map(str, one.rows)) for one in everything()}

    paper_sheet_type(wave=wave, form=form, unit_id=unit.pk, group="staff", answers=answers(wave, 3))

    after = {one.name: Counter(map(str, one.rows)) for one in everything()}
    new = {name: rows - before[name] for name, rows in after.items() if rows - before[name]}
    gone = {name: before[name] - rows for name, rows in after.items() if before[name] - rows}
    assert {name: sum(rows.values()) for name, rows in new.items() if "sequence" not in name} == {
        "surveys_response": 1,
        "surveys_papercount": 1,
    }
    assert {name for name in gone if "sequence" not in name} == {"surveys_paperform"}
    assert not any(form.replace("-", "") in re.sub("-", "", str(row)) for one in everything() for row in one.rows)
