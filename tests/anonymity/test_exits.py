"""Every exit shows the same cells: page, drawings and their words, file and print; and none a trace of the rest."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment import library
from assessment.domain.applicability import default_applicability, excluded_practices
from assessment.domain.counts.tally import tally_sheets
from assessment.domain.edition import DONT_KNOW
from assessment.domain.figures import Identity
from assessment.domain.frame import Frame, Unit
from assessment.domain.inference.differences import Verdict
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.comparison import against_above
from assessment.domain.scorecards.export import scorecard_document
from assessment.domain.scorecards.packing import pack
from assessment.domain.scorecards.scorecard import draw_up
from reports.diagnostic.compose import compose
from reports.rendering import render_html, render_pdf
from tests.anonymity.attack.linkage import Cell, Page, Table, differences, figures_of, numbers
from tests.factories.pdf import words_of
from tests.factories.reports import EDITION, PRINTS, sheets_of

EDITION_OF_ALL = library.edition(EDITION)
TEXTS = library.texts(EDITION, "en")
WITHHELD = "withheld"
STAFF = {"all": 0, "north": 0, "north1": 6, "north2": 7, "north3": 20, "south": 40, "south1": 31, "east": 8, "west": 12}
"""Respondents of each unit; north1 and north2, small ones side by side, hide in each other."""
LEADERS = {"all": 0, "north": 1, "south": 2, "east": 1}
"""Four leaders in all, too few to say anything of them."""
PARENTS = {"north1": "north", "north2": "north", "north3": "north", "south1": "south"}
FRAME = Frame.of(Unit(code, PARENTS.get(code, "all" if code != "all" else None), f"Unit {code}") for code in STAFF)
SMALL = ("north1", "north2", "east")
Sheets = Mapping[str, tuple[NDArray[np.uint8], NDArray[np.int64]]]


def sheets() -> dict[str, tuple[NDArray[np.uint8], NDArray[np.int64]]]:
    """Sheets of each group and the place of each in the frame."""
    found = {}
    for seed, (group, people) in enumerate((("staff", STAFF), ("leaders", LEADERS))):
        places = np.repeat([FRAME.places[code] for code in people], list(people.values()))
        found[group] = sheets_of(np.random.default_rng(seed), EDITION_OF_ALL, group, places), places
    return found


def drawn(given: Sheets) -> Scorecard:
    """Their scorecard."""
    applicability = default_applicability(edition=EDITION_OF_ALL, kind="authority")
    tallies = {
        group: tally_sheets(
            edition=EDITION_OF_ALL,
            group=group,
            excluded=excluded_practices(applicability),
            units=FRAME.codes,
            sheets=rows,
            unit_index=places,
        )
        for group, (rows, places) in given.items()
    }
    return draw_up(
        edition=EDITION_OF_ALL,
        frame=FRAME,
        tallies=tallies,
        thresholds={"staff": 10, "leaders": 5},
        applicability=applicability,
        consensus=(),
        identity=Identity("agency", "Agency", "authority", "Spring"),
    )


def page_of(card: Scorecard, *parts: str) -> str:
    """The diagnostic as a page, which is also what is printed; whole, or only these parts of it."""
    whole = compose(card=card, edition=EDITION_OF_ALL, texts=TEXTS, fingerprints=PRINTS, generated_on="2026-10-12")
    kept = tuple(section for section in whole.sections if not parts or section.code in parts)
    return render_html(replace(whole, sections=kept))


@cache
def usual() -> tuple[Scorecard, str]:
    """A scorecard and its page."""
    card = drawn(sheets())
    return card, page_of(card)


@pytest.fixture
def card() -> Scorecard:
    return usual()[0]


@pytest.fixture
def html() -> str:
    return usual()[1]


@pytest.fixture
def page(html: str) -> Page:
    return Page(html)


def heat_map(page: Page) -> Table:
    """Units by sections, of staff."""
    return next(table for table in page.tables if table.caption == "Staff: level of the sections by unit")


def measures_of(table: Table) -> list[str]:
    """The measure of each column after the first."""
    names = {TEXTS[f"sections/{section.code}/short"]: f"sections/{section.code}" for section in EDITION_OF_ALL.sections}
    return [names.get(column, "overall") for column in table.columns[1:]]


def seen_on(table: Table) -> dict[Cell, str]:
    """What the heat map shows."""
    codes = {unit.name: unit.code for unit in FRAME.units}
    return {
        ("staff", codes[unit], measure): said
        for unit, cells in table.rows
        if unit in codes
        for measure, said in zip(measures_of(table), cells, strict=True)
        if said != WITHHELD
    }


def answered_on(page: Page) -> dict[tuple[str, str], str]:
    """How many answered by group and unit, as the table of respondents says."""
    table = next(table for table in page.tables if table.caption == "Answered, of those who could")
    codes = {unit.name: unit.code for unit in FRAME.units}
    return {
        (group.lower(), codes[unit]): said
        for unit, cells in table.rows
        if unit in codes
        for group, said in zip(table.columns[1:], cells, strict=True)
    }


def kept_by(card: Scorecard) -> set[Cell]:
    """Sections and the overall figure of units that the scorecard itself shows."""
    return {
        (group, unit.code, measure)
        for group in card.groups
        for unit in card.units
        for measure in card.tables[group].measures
        if card.is_shown(group, unit.code) and (measure == "overall" or measure.startswith("sections/"))
    }


def test_the_case_has_small_units_that_are_withheld_and_a_group_that_is_wholly(card: Scorecard) -> None:
    assert card.is_shown("staff", "north")
    assert not any(card.is_shown("staff", unit) for unit in SMALL)
    assert not any(card.is_shown("leaders", unit) for unit in STAFF)


def test_scorecard_file_and_page_show_the_same_cells(card: Scorecard, page: Page) -> None:
    file = {cell for cell in figures_of(scorecard_document(card, EDITION_OF_ALL)) if cell in kept_by(card)}

    assert differences({"scorecard": kept_by(card), "file": file, "page": seen_on(heat_map(page))}) == {}


def test_the_same_cell_says_the_same_level_on_every_exit(card: Scorecard, page: Page) -> None:
    file = figures_of(scorecard_document(card, EDITION_OF_ALL))

    for cell, said in seen_on(heat_map(page)).items():
        assert abs(float(said) - file[cell]) <= 0.05 + 1e-6
        assert file[cell] == pytest.approx(card.figure(*cell).level, abs=1e-6)  # type: ignore[union-attr]


def test_how_many_answered_is_said_of_the_same_units_everywhere(card: Scorecard, page: Page) -> None:
    document = scorecard_document(card, EDITION_OF_ALL)
    file = {(group, row["unit"]): row["n"] for group, rows in document["figures"].items() for row in rows}
    seen = answered_on(page)

    assert seen.keys() == file.keys()
    for cell, said in seen.items():
        assert (said == WITHHELD) is (file[cell] is None)
        assert said == WITHHELD or numbers([said])[0] == str(file[cell])


def test_units_stand_in_the_order_of_the_tree_on_every_exit(card: Scorecard, page: Page) -> None:
    order = [unit.name for unit in FRAME.units]
    names = {unit.code: unit.name for unit in FRAME.units}

    for rows in scorecard_document(card, EDITION_OF_ALL)["figures"].values():
        assert [names[row["unit"]] for row in rows] == order
    assert [unit for unit, _ in heat_map(page).rows if unit in order] == order
    assert [names[unit] for group, unit in answered_on(page) if group == "staff"] == order


def test_every_withheld_cell_says_the_same_word_and_nothing_else(html: str) -> None:
    cells = [rest.split("</td>")[0] for rest in html.split('<td class="withheld"')[1:]]

    assert len(cells) >= len(SMALL) * 7
    assert set(cells) == {f">{WITHHELD}"}


def test_drawings_and_their_words_are_made_of_numbers_of_their_tables(page: Page) -> None:
    pages_own, *drawings = page.titles
    written = set(numbers(cell for table in page.tables for _, cells in table.rows for cell in cells))

    assert len(drawings) > 20
    for said in drawings:
        for number in numbers([said]):
            assert number in written or f"{number}%" in page.words, (pages_own, said)


def test_no_drawing_and_no_table_has_a_number_of_a_group_that_is_not_shown(page: Page) -> None:
    # Leaders are asked, so their column is there; it is empty of numbers.
    for table in page.tables:
        for place, column in enumerate(table.columns[1:]):
            if column == "Leaders":
                assert not numbers(cells[place] for _, cells in table.rows)
        assert not any(numbers(cells) for header, cells in table.rows if header == "Leaders")
    assert not [said for said in page.titles if "Leaders" in said]


def lifted() -> Sheets:
    """Sheets on which one large unit stands far above the rest of the whole."""
    given = sheets()
    rows, places = given["staff"]
    south = np.isin(places, [FRAME.places["south"], FRAME.places["south1"]])
    higher = np.where((rows > 0) & (rows < DONT_KNOW), 5, rows).astype(np.uint8)
    return given | {"staff": (np.where(south[:, None], higher, rows), places)}


def test_signs_of_a_difference_stand_beside_shown_figures_alone_and_say_what_the_scorecard_judges() -> None:
    card = drawn(lifted())
    html = page_of(card, "units")
    page = Page(html)
    judged = against_above(card, "staff")
    signed = [cell for cell in html.split("<td ")[1:] if "dg-sign" in cell.split("</td>")[0]]

    assert seen_on(heat_map(page)).keys() == {cell for cell in kept_by(card) if cell[0] == "staff"}
    assert all(float(said) >= 0 for said in seen_on(heat_map(page)).values())
    for verdict, words in ((Verdict.HIGHER, "higher than the whole"), (Verdict.LOWER, "lower than the whole")):
        said = sum(words in cell.split("</td>")[0] for cell in signed)
        assert said == sum(
            difference.verdict is verdict
            for (unit, measure), difference in judged.items()
            if ("staff", unit, measure) in kept_by(card)
        )
    assert len(signed) > 0
    assert not any("withheld" in cell for cell in signed)


def test_small_units_gathered_into_one_row_say_what_the_file_says_of_them(card: Scorecard, page: Page) -> None:
    (rest,) = scorecard_document(card, EDITION_OF_ALL)["rests"]["staff"]
    table = heat_map(page)
    (said,) = (cells for header, cells in table.rows if header == "Others: Unit north1, Unit north2")

    assert (rest["members"], rest["n"]) == (["north1", "north2"], STAFF["north1"] + STAFF["north2"])
    for measure, level in zip(measures_of(table), said, strict=True):
        assert abs(float(level) - rest["figures"][measure]["level"]) <= 0.05 + 1e-6


def test_exchanging_sheets_of_two_units_that_hide_in_each_other_changes_no_byte_anywhere(html: str) -> None:
    given = sheets()
    rows, places = given["staff"]
    hidden = np.isin(places, [FRAME.places["north1"], FRAME.places["north2"]])
    exchanged = rows.copy()
    exchanged[hidden] = rows[hidden][::-1]
    assert not np.array_equal(rows, exchanged)

    card = drawn(given | {"staff": (exchanged, places)})

    assert pack(card) == pack(usual()[0])
    assert scorecard_document(card, EDITION_OF_ALL) == scorecard_document(usual()[0], EDITION_OF_ALL)
    assert page_of(card) == html


def test_other_answers_of_a_group_that_is_not_shown_change_no_byte_anywhere(html: str) -> None:
    given = sheets()
    rows, places = given["leaders"]

    card = drawn(given | {"leaders": (np.where((rows > 0) & (rows < DONT_KNOW), 1, rows).astype(np.uint8), places)})

    assert pack(card) == pack(usual()[0])
    assert page_of(card) == html


def test_a_hidden_group_of_which_nobody_could_judge_a_statement_changes_no_byte_anywhere(html: str) -> None:
    given = sheets()
    rows, places = given["leaders"]
    unsure = rows.copy()
    unsure[:, np.flatnonzero(rows.any(axis=0))[0]] = DONT_KNOW

    card = drawn(given | {"leaders": (unsure, places)})

    assert scorecard_document(card, EDITION_OF_ALL) == scorecard_document(usual()[0], EDITION_OF_ALL)
    assert page_of(card) == html


@pytest.mark.printing
def test_print_says_withheld_as_often_as_the_page_and_has_no_number_that_the_page_lacks(card: Scorecard) -> None:
    html = page_of(card, "respondents", "units")
    page = Page(html)
    printed = words_of(render_pdf(html, identifier=b"exits"))
    on_page = sum(cells.count(WITHHELD) for table in page.tables for _, cells in table.rows)

    assert printed.count(WITHHELD) >= on_page > 0
    assert {number for number in numbers([printed]) if "." in number} <= set(numbers([page.words]))
