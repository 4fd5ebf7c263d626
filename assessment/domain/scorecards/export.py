"""The scorecard as a document for other programs: `scorecard.json`, described by its JSON Schema.

Numbers are rounded to six decimals, so that the file is the same on every machine; nothing else is rounded.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from assessment.domain.edition import Edition
from assessment.domain.figures import Counts, Figure, Withheld
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.differences import Difference
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.comparison import UnitMeasure, against_above, views
from assessment.domain.scorecards.tables import Rest

FORMAT = "scorecard-2"
DECIMALS = 6
KINDS = ("items", "practices", "criteria", "sections")


def scorecard_document(card: Scorecard, edition: Edition) -> dict[str, Any]:
    """Everything the scorecard shows, and what it withholds as withheld."""
    return {
        "format": FORMAT,
        "fingerprint": card.fingerprint,
        "method": card.method,
        "edition": {"code": card.edition_code, "fingerprint": card.edition_fingerprint, "top_level": card.top_level},
        "agency": {"code": card.agency_code, "name": card.agency_name, "kind": card.agency_kind},
        "wave": {"title": card.wave, "opened_on": card.opened_on, "closed_on": card.closed_on},
        "is_empty": card.is_empty,
        "thresholds": {**card.thresholds},
        "distribution_from": card.distribution_from,
        "units": [{"code": unit.code, "parent": unit.parent, "name": unit.name} for unit in card.units],
        "applicability": [asdict(entry) for entry in card.applicability],
        "consensus": {practice: asdict(entry) for practice, entry in card.consensus.items()},
        "verified": {**card.verified},
        "headline": None if card.headline is None else _rounded(asdict(card.headline)),
        "gaps": [_rounded(asdict(gap)) for measure in _measures(edition) if (gap := card.gap(measure)) is not None],
        "differences": _differences(card),
        "reliability": {
            group: {practice: _rounded(asdict(entry)) for practice, entry in entries.items()}
            for group, entries in card.reliability.items()
        },
        "withheld": {**card.withheld},
        "release": {group: report.to_primitives() for group, report in card.release.items()},
        "quality": {group: _rounded(quality.to_primitives()) for group, quality in card.quality.items()},
        "rests": {group: [_rest(card, group, rest) for rest in card.rests(group)] for group in card.groups},
        "figures": {group: _units(card, edition, group) for group in card.groups},
    }


def _differences(card: Scorecard) -> list[dict[str, Any]]:
    """Leaders against staff at the agency, judged as one family."""
    if not {"leaders", "staff"} <= set(card.groups):
        return []
    return [_rounded(asdict(found)) for found in views(card, of="leaders", to="staff").values()]


def _units(card: Scorecard, edition: Edition, group: str) -> list[dict[str, Any]]:
    above = against_above(card, group)
    return [_unit(card, group, unit.code, above) for unit in card.units]


def _rest(card: Scorecard, group: str, rest: Rest) -> dict[str, Any]:
    table = card.tables[group]
    people = int(table.people[rest.row])
    return {
        "parent": rest.parent,
        "members": list(rest.members),
        "headcount": None if people == UNKNOWN else people,
        "n": int(table.answered[rest.row]),
        "figures": {
            measure: _figure(card.rest_figure(group, rest, measure))
            for measure in table.measures
            if not measure.startswith("items/")
        },
    }


def _measures(edition: Edition) -> list[str]:
    return [
        *(f"practices/{practice.code}" for practice in edition.practices),
        *(f"criteria/{criterion.code}" for criterion in edition.criteria),
        *(f"sections/{section.code}" for section in edition.sections),
        "overall",
    ]


def _unit(card: Scorecard, group: str, unit: str, above: Mapping[UnitMeasure, Difference]) -> dict[str, Any]:
    row = {
        "unit": unit,
        "headcount": card.headcount(group, unit),
        "n": card.answered(group, unit),
        "shown": card.is_shown(group, unit),
    }
    if not row["shown"]:
        return row
    table = card.tables[group]
    asked: dict[str, Any] = {kind: {} for kind in KINDS}
    for item in table.items:
        asked["items"][item] = _item(card, group, unit, item)
    for measure in (*table.measures, *table.cannot_judge):
        kind, _, code = measure.partition("/")
        if kind in KINDS[1:]:
            asked[kind][code] = _compared(card, group, unit, measure, above)
    return {**row, **asked, "overall": _compared(card, group, unit, "overall", above)}


def _compared(
    card: Scorecard, group: str, unit: str, measure: str, above: Mapping[UnitMeasure, Difference]
) -> dict[str, Any]:
    """A figure with what may be said of it against the unit above, and how far people agree on a practice."""
    figure = _figure(card.figure(group, unit, measure))
    if not figure["shown"]:
        return figure
    kind, _, code = measure.partition("/")
    if kind == "practices":
        figure["agreement"] = card.agreement(group, unit, code)
    found = above.get((unit, measure))
    if found is not None and found.points is not None:
        figure["above"] = {"unit": found.to, "points": round(found.points, DECIMALS), "verdict": found.verdict.value}
    return figure


def _item(card: Scorecard, group: str, unit: str, item: str) -> dict[str, Any]:
    counts = card.counts(group, unit, item)
    return {
        **_figure(card.figure(group, unit, f"items/{item}")),
        "counts": None if counts is None else _counts(counts),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "options": list(counts.options),
        "dont_know": counts.dont_know,
        "not_applicable": counts.not_applicable,
        "skipped": counts.skipped,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    if isinstance(figure, Withheld):
        return {"shown": False, "reason": figure.reason.value}
    return {
        "shown": True,
        "n": figure.n,
        "score": round(figure.score, DECIMALS),
        "level": round(figure.level, DECIMALS),
        "weighting": figure.weighting.name.lower(),
        "interval": None
        if figure.low is None or figure.high is None
        else {"low": round(figure.low, DECIMALS), "high": round(figure.high, DECIMALS), "census": figure.census},
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return value
