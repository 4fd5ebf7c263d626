"""From an order to the files of a diagnostic: read, tally, draw up, compose, print; nothing is stored."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessment import library
from assessment.domain.applicability import excluded_practices
from assessment.domain.counts.tally import tally_sheets
from assessment.domain.edition import Edition, Texts
from assessment.domain.scorecards.export import scorecard_document
from assessment.domain.scorecards.scorecard import Identity, Scorecard, draw_up
from config.diagnosis.order import Order, Terms, language_faults, terms_of
from reports.diagnostic.compose import compose
from reports.rendering import fingerprints, render_html, render_pdf
from surveys.spreadsheets.faults import Refused
from surveys.spreadsheets.reading import Material, material_read

_WAVES = {"ru": "Опрос", "en": "Survey"}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What came of an order: the scorecard, and both documents as bytes."""

    card: Scorecard
    texts: Texts
    html: str
    pdf: bytes
    document: bytes


def diagnosis_make(*, order: Order, edition_at: str, today: dt.date) -> Diagnosis:
    """Make the diagnostic of an order. The same order, files, edition and date give the same bytes.

    Raises `Refused` for faults of settings and tables, and the library's `EditionRefused`.
    """
    unspoken = tuple(language_faults(order.language))
    if unspoken:
        raise Refused(unspoken)
    edition = library.edition(edition_at)
    texts = library.texts(edition_at, order.language)
    terms = terms_of(order=order, edition=edition, texts=texts, today=today)
    unasked = excluded_practices(terms.applicability)
    material = material_read(units=order.units, sheets=order.sheets, edition=edition, unasked=unasked)
    card = _scorecard(order, edition, terms, material)
    html = _html(card, edition, texts, terms)
    return Diagnosis(
        card=card,
        texts=texts,
        html=html,
        pdf=render_pdf(html, identifier=hashlib.sha256(html.encode()).hexdigest().encode()),
        document=json_lines(scorecard_document(card, edition)).encode(),
    )


def json_lines(document: Mapping[str, Any]) -> str:
    """JSON with one line for each entry, and within `figures` for each unit: small, quick, and fit for comparing."""
    return "{\n" + ",\n".join(f" {_json(key)}: {_value(key, value)}" for key, value in document.items()) + "\n}\n"


def _scorecard(order: Order, edition: Edition, terms: Terms, material: Material) -> Scorecard:
    frame = material.frame
    excluded = excluded_practices(terms.applicability)
    tallies = {
        group: tally_sheets(
            edition=edition,
            group=group,
            excluded=excluded,
            units=frame.codes,
            sheets=sheets.answers,
            unit_index=sheets.units,
        )
        for group, sheets in material.sheets.items()
    }
    agency = frame.units[0]
    return draw_up(
        edition=edition,
        frame=frame,
        tallies=tallies,
        thresholds=terms.thresholds,
        applicability=terms.applicability,
        consensus=(),
        identity=Identity(agency.code, order.agency or agency.name, terms.kind, order.wave or _WAVES[order.language]),
    )


def _html(card: Scorecard, edition: Edition, texts: Texts, terms: Terms) -> str:
    return render_html(
        compose(
            card=card,
            edition=edition,
            texts=texts,
            fingerprints=fingerprints(),
            generated_on=terms.report_on,
        )
    )


def _value(key: str, value: Any) -> str:
    if key != "figures":
        return _json(value)
    groups = (f"  {_json(group)}: [\n" + ",\n".join(_units(rows)) + "\n  ]" for group, rows in value.items())
    return "{\n" + ",\n".join(groups) + "\n }"


def _units(rows: list[Any]) -> Iterator[str]:
    return (f"   {_json(row)}" for row in rows)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
