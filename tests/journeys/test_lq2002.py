"""The answers of 49 companies, from their published counts to a diagnostic: an instrument that is not ours.

`data/lq2002_level_histograms.csv` holds derived counts of the data set `lq2002` of the R package `multilevel`: how many
of each company chose which of five levels of eleven statements on leadership. Counts do not say which answers came from
one person, so sheets are rebuilt by an assignment that fits: the n-th sheet of a company has the n-th lowest answer to
every statement. Everything counted by statement is therefore true to the source. Everything that rests on what one
person answered together (intervals of the scale, reliability) is that of the rebuilt sheets, not of the literature:
such ordered sheets agree with themselves far too well.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import call_command

from assessment import library
from tests.factories.pdf import words_of

EDITION = Path(__file__).parents[1] / "editions" / "lq2002-1.0"
SOURCE = Path(__file__).parent / "data" / "lq2002_level_histograms.csv"
SCHEMA = Path(library.__file__).parent / "schema" / "scorecard.json"
ARMY = "all"

Histograms = dict[str, dict[str, list[int]]]

pytestmark = pytest.mark.printing


@dataclass(frozen=True, slots=True)
class Answered:
    """What the command wrote, and the counts it was made from: company → statement → people at each level."""

    document: dict[str, Any]
    rows: dict[str, dict[str, Any]]
    pdf: bytes
    printed: str
    histograms: Histograms


def histograms() -> Histograms:
    counts: Histograms = {}
    with SOURCE.open(newline="") as lines:
        for row in csv.DictReader(lines):
            levels = [int(row[f"n{level}"]) for level in range(5)]
            counts.setdefault(row["group"], {})[row["item"]] = levels
    return counts


def sheets(counts: Histograms) -> Iterator[list[object]]:
    for company, items in counts.items():
        ordered = [[level for level, people in enumerate(levels) for _ in range(people)] for levels in items.values()]
        for answers in zip(*ordered, strict=True):
            yield [company, "staff", *answers]


def diagnosed(folder: Path, *, threshold: int) -> Answered:
    counts = histograms()
    people = {company: sum(items["LEAD01"]) for company, items in counts.items()}
    units = [[ARMY, "", "49 рот", 0], *([company, ARMY, f"Рота {company}", n] for company, n in people.items())]
    for name, header, lines in (
        ("units.csv", ["code", "parent", "name", "headcount"], units),
        ("sheets.csv", ["unit", "group", *counts["2"]], list(sheets(counts))),
    ):
        with (folder / name).open("w", newline="", encoding="cp1251") as file:
            csv.writer(file, delimiter=";").writerows([header, *lines])
    printed = io.StringIO()
    call_command(
        "diagnose",
        units=folder / "units.csv",
        sheets=folder / "sheets.csv",
        edition=EDITION,
        threshold=threshold,
        language="ru",
        date="2026-11-24",
        out=folder / "out",
        stdout=printed,
    )
    document = json.loads((folder / "out" / "scorecard.json").read_text())
    rows = {row["unit"]: row for row in document["figures"]["staff"]}
    return Answered(document, rows, (folder / "out" / "diagnostic.pdf").read_bytes(), printed.getvalue(), counts)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Answered:
    return diagnosed(tmp_path_factory.mktemp("lq2002"), threshold=10)


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Answered:
    return diagnosed(tmp_path_factory.mktemp("lq2002"), threshold=25)


def mean(levels: list[int]) -> float:
    return sum(level * people for level, people in enumerate(levels)) / sum(levels)


def test_the_counts_are_those_of_49_companies_and_2042_people() -> None:
    counts = histograms()

    assert len(counts) == 49
    assert sum(sum(items["LEAD01"]) for items in counts.values()) == 2042
    assert all(len({sum(levels) for levels in items.values()}) == 1 for items in counts.values())


def test_every_company_is_shown_with_the_means_of_its_counts(answered: Answered) -> None:
    assert len(answered.rows) == 50
    for company, items in answered.histograms.items():
        row = answered.rows[company]
        assert row["n"] == row["headcount"] == sum(items["LEAD01"])
        for item, levels in items.items():
            figure = row["items"][item]
            assert figure["n"] == sum(levels)
            assert figure["level"] == pytest.approx(mean(levels), abs=1e-6)
            assert figure["score"] == pytest.approx(25 * mean(levels), abs=1e-6)
        of_items = [mean(levels) for levels in items.values()]
        assert row["practices"]["leadership"]["level"] == pytest.approx(sum(of_items) / 11, abs=1e-6)
        assert row["overall"]["level"] == row["practices"]["leadership"]["level"]


def test_the_whole_is_the_sum_of_its_companies(answered: Answered) -> None:
    whole = answered.rows[ARMY]

    assert (whole["n"], whole["headcount"]) == (2042, 2042)
    for item in answered.histograms["2"]:
        together = [sum(items[item][level] for items in answered.histograms.values()) for level in range(5)]
        assert whole["items"][item]["counts"]["options"] == together
        assert whole["items"][item]["level"] == pytest.approx(mean(together), abs=1e-6)


def test_distributions_are_told_from_thirty_people_on(answered: Answered) -> None:
    for company, items in answered.histograms.items():
        told = {item: answered.rows[company]["items"][item]["counts"] for item in items}
        if sum(items["LEAD01"]) >= 30:
            assert {item: counts["options"] for item, counts in told.items()} == items
        else:
            assert set(told.values()) == {None}


def test_where_everybody_answered_there_is_no_sampling_error(answered: Answered) -> None:
    interval = answered.rows["2"]["items"]["LEAD01"]["interval"]

    assert interval["census"] is True
    assert interval["low"] == interval["high"] == answered.rows["2"]["items"]["LEAD01"]["score"]


def test_eleven_statements_have_a_reliability(answered: Answered) -> None:
    scale = answered.document["reliability"]["staff"]["leadership"]

    assert (scale["kind"], scale["items"], scale["n"]) == ("alpha", 11, 2042)
    # Sheets in order agree with themselves: see the first lines of this file.
    assert 0.9 < scale["value"] <= 1


def test_under_a_stricter_threshold_small_companies_cannot_be_worked_out(strict: Answered) -> None:
    sizes = {company: sum(items["LEAD01"]) for company, items in strict.histograms.items()}
    withheld = {company for company in sizes if not strict.rows[company]["shown"]}

    assert withheld == {company for company, n in sizes.items() if n < 25}
    assert sum(sizes[company] for company in withheld) >= 25
    assert strict.document["withheld"] == {"staff": len(withheld)}
    assert all(
        strict.rows[company] == {"unit": company, "headcount": sizes[company], "n": None, "shown": False}
        for company in withheld
    )
    assert strict.printed.splitlines()[0] == (
        f"Сотрудники: анкет 2042, людей 2042; подразделений показано {50 - len(withheld)}, скрыто {len(withheld)}"
    )


def test_the_document_keeps_to_its_schema(answered: Answered, strict: Answered) -> None:
    schema = json.loads(SCHEMA.read_text())

    jsonschema.validate(answered.document, schema)
    jsonschema.validate(strict.document, schema)


def test_the_pdf_tells_of_the_companies_and_of_the_whole(answered: Answered) -> None:
    words = words_of(answered.pdf)

    for word in ("49 рот", "Шкала руководства, 11 утверждений", "Рота 2", "Рота 50", "2042", "lq2002-1.0"):
        assert word in words
    level = answered.rows[ARMY]["overall"]["level"]
    assert f"{level:.1f}".replace(".", ",") in words
