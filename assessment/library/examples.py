"""Worked examples of an edition, computed by the method itself: a figure that differs refuses the edition."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessment.domain.applicability import default_applicability
from assessment.domain.consensus import counted_consensus
from assessment.domain.counts.tally import EVERY_SHEET, tally_sheets
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, SKIPPED, Applies, Edition
from assessment.domain.figures import Agreed, Practised
from assessment.domain.levels import headline, level_of
from assessment.library.compiler import MICRO, fraction
from assessment.library.documents import Document
from assessment.library.faults import Fault

RULE = "worked-example"
NEAR = 1e-6
"""Scores are rounded to micro-points, so this is as near as an exact fraction comes."""

Found = dict[str, float | None]


def example_faults(edition: Edition, document: Document) -> tuple[Fault, ...]:
    """One fault for every expected figure that the method does not find, or that nothing is called."""
    faults: list[Fault] = []
    for place, example in enumerate(document.data["examples"]):
        try:
            found = _sheet_figures(edition, example) if "sheets" in example else _consensus_figures(edition, example)
        except (KeyError, ValueError) as error:
            message = f"Example “{example['name']}” cannot be computed: {error.args[0]}."
            faults.append(Fault(document.file, document.line("examples", place), RULE, message))
            continue
        for name, wanted in example["expect"].items():
            if message := _difference(name, wanted, found):
                line = document.line("examples", place, "expect", name)
                faults.append(Fault(document.file, line, RULE, f"Example “{example['name']}”: {message}"))
    return tuple(faults)


def _difference(name: str, wanted: Any, found: Found) -> str:
    """What differs, or nothing."""
    if name not in found:
        return f"there is no figure `{name}`; found are {', '.join(found)}."
    expected = None if wanted == "none" else float(fraction(wanted))
    value = found[name]
    if value == expected or (value is not None and expected is not None and abs(value - expected) <= NEAR):
        return ""
    return f"{name} is {_spoken(value)}, expected {wanted}."


def _spoken(value: float | None) -> str:
    return "none" if value is None else f"{value:.8g}"


def _sheet_figures(edition: Edition, example: Mapping[str, Any]) -> Found:
    """Means of the sheets of one group, by measure, and the levels they stand for."""
    if example["group"] not in {audience.code for audience in edition.audiences}:
        raise KeyError(f"the edition has no audience `{example['group']}`")
    sheets = np.array([_sheet(edition, sheet) for sheet in example["sheets"]])
    excluded = frozenset(p.practice for p in _applicability(edition, example) if p.status is Applies.EXCLUDED)
    tally = tally_sheets(
        edition=edition,
        group=example["group"],
        excluded=excluded,
        units=["example"],
        sheets=sheets,
        unit_index=np.zeros(len(sheets), dtype=np.int64),
        least_answered=EVERY_SHEET,
    )
    found: Found = {}
    for place, measure in enumerate(tally.measures):
        counted = int(tally.counted[0, place])
        score = int(tally.sums[0, place]) / counted / MICRO if counted else None
        found[measure] = score
        level = None if score is None else level_of(score=score, top_level=edition.rules.top_level)
        found[f"levels/{measure}"] = level
    return found


def _sheet(edition: Edition, answers: Mapping[str, str | int]) -> NDArray[np.uint8]:
    """The sheet vector of an example's answers."""
    places = {item.code: place for place, item in enumerate(edition.items)}
    sheet = np.full(len(edition.items), SKIPPED, dtype=np.uint8)
    for code, answer in answers.items():
        if code not in places:
            raise KeyError(f"the edition has no item `{code}`")
        options = [option.code for option in edition.scales[edition.items[places[code]].scale].options]
        bytes_of = {"dk": DONT_KNOW, "na": NOT_APPLICABLE, **{o: n for n, o in enumerate(options, start=1)}}
        if str(answer) not in bytes_of:
            raise KeyError(f"`{answer}` is no answer to {code}; allowed are {', '.join(bytes_of)}")
        sheet[places[code]] = bytes_of[str(answer)]
    return sheet


def _consensus_figures(edition: Edition, example: Mapping[str, Any]) -> Found:
    """Counted levels, means, points, total and headline of agreed levels."""
    applicability = _applicability(edition, example)
    nothing = {"documents": 0, "periods": 0}
    evidence = example.get("evidence_of", {})
    agreed = [
        Agreed(code, level, **evidence.get(code, example.get("evidence", nothing)))
        for code, level in example["levels"].items()
    ]
    consensus = counted_consensus(edition=edition, agreed=agreed, applicability=applicability)
    levels = {code: entry.level for code, entry in consensus.items()}
    found: Found = {f"counted/{code}": level for code, level in levels.items()}
    card = headline(edition=edition, levels=levels, applicability=applicability)
    if card is None:
        return found | {"total": None, "uncapped": None, "level": None, "cap": None}
    for section in card.sections:
        found[f"means/{section.section}"] = section.mean
        found[f"points/{section.section}"] = section.points
        found[f"comparable/{section.section}"] = section.comparable
    cap = card.cap.limit if card.cap is not None and card.cap.bites else None
    return found | {"total": card.total, "uncapped": card.uncapped, "level": card.level, "cap": cap}


def _applicability(edition: Edition, example: Mapping[str, Any]) -> tuple[Practised, ...]:
    """The defaults of the example's kind of agency, with its own exclusions over them."""
    kind, excluded = example.get("kind"), set(example.get("excluded", []))
    if kind is not None and kind not in edition.agency_kinds:
        raise KeyError(f"the edition has no kind of agency `{kind}`")
    if unknown := excluded - {practice.code for practice in edition.practices}:
        raise KeyError(f"the edition has no practice {', '.join(sorted(unknown))}")
    return tuple(
        Practised(default.practice, Applies.EXCLUDED if default.practice in excluded else default.status)
        for default in default_applicability(edition=edition, kind=kind or "")
    )
