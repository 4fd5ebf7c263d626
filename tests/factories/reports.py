"""A believable scorecard drawn up by the method itself from sheets made by seed, and small ones made to measure."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assessment import library
from assessment.domain.applicability import default_applicability, excluded_practices
from assessment.domain.counts.tally import tally_sheets
from assessment.domain.edition import DONT_KNOW, Edition, ItemKind
from assessment.domain.figures import Agreed, Identity, Practised
from assessment.domain.frame import Frame, Unit
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.scorecard import draw_up
from reports.diagnostic.compose import compose
from reports.diagnostic.document import Diagnostic, Fingerprints
from reports.diagnostic.source import Source

EDITION = "clientocracy-2026.1"
TINY = Path(__file__).parent.parent / "editions" / "tiny-1.0"
PRINTS = Fingerprints(template="a" * 64, code="b" * 64)
LIFT = {"staff": 0.0, "leaders": 0.75, "clients": 0.4}
SHARE = {"staff": 0.66, "leaders": 0.85, "clients": 1.0}
AGENCY = {
    "all": (None, "Служба социальных услуг Озёрской области", 6, 6),
    "front": ("all", "Управление приёма граждан", 12, 4),
    "front.1": ("front", "Отдел приёма № 1, Озёрск", 46, 4),
    "front.2": ("front", "Отдел приёма № 2, Заречье", 38, 3),
    "front.3": ("front", "Выездные бригады", 9, 2),
    "pay": ("all", "Управление выплат", 8, 4),
    "pay.1": ("pay", "Отдел назначения пособий", 52, 5),
    "pay.2": ("pay", "Отдел перерасчётов и жалоб", 27, 3),
    "care": ("all", "Управление обслуживания на дому", 5, 3),
    "care.1": ("care", "Отдел сопровождения семей", 41, 4),
    "care.2": ("care", "Отдел помощи пожилым", 60, 5),
    "it": ("all", "Отдел цифровых сервисов", 18, 3),
    "hr": ("all", "Отдел кадров и обучения", 11, 2),
    "fin": ("all", "Финансово-хозяйственный отдел", 16, 3),
}
"""Code: (parent, name, staff of its own, leaders of its own)."""


@cache
def sample_card(*, seed: int = 7, agreed: bool = False, wave: str = "Осень 2026 года", lift: float = 0.0) -> Scorecard:
    """An authority of 14 units with staff, leaders and clients; with `agreed`, a consensus on every practice."""
    edition = library.edition(EDITION)
    applicability = default_applicability(edition=edition, kind="authority")
    rng = np.random.default_rng(seed)
    frame = Frame.of(
        Unit(code, parent, name, headcounts={"staff": staff, "leaders": leaders})
        for code, (parent, name, staff, leaders) in AGENCY.items()
    )
    people = {group: [unit.headcounts[group] for unit in frame.units] for group in ("staff", "leaders")}
    people["clients"] = [240 if unit.code == "front" else 0 for unit in frame.units]
    tallies = {}
    for group, counts in people.items():
        unit_index = np.repeat(np.arange(len(counts)), (np.array(counts) * SHARE[group]).astype(int))
        tallies[group] = tally_sheets(
            edition=edition,
            group=group,
            excluded=excluded_practices(applicability),
            units=frame.codes,
            sheets=sheets_of(rng, edition, group, unit_index, lift=lift + LIFT[group]),
            unit_index=unit_index,
        )
    return draw_up(
        edition=edition,
        frame=frame,
        tallies=tallies,
        thresholds={"staff": 10, "leaders": 5, "clients": 10},
        applicability=applicability,
        consensus=consensus_of(edition, applicability, rng) if agreed else (),
        identity=Identity("ozersk", AGENCY["all"][1], "authority", wave, "2026-09-14", "2026-10-09"),
    )


def sheets_of(
    rng: np.random.Generator, edition: Edition, group: str, unit_index: NDArray[np.integer], *, lift: float = 0.0
) -> NDArray[np.uint8]:
    """Sheets [N, items] in which practices, units and people differ, with some who do not know and some gaps."""
    people, units = len(unit_index), int(unit_index.max(initial=0)) + 1
    person, unit = rng.normal(0, 0.5, people), np.random.default_rng(units).normal(0, 0.35, units)[unit_index]
    sheets = np.zeros((people, len(edition.items)), dtype=np.uint8)
    for column, item in enumerate(edition.items):
        if group not in item.audiences:
            continue
        options = len(edition.scales[item.scale].options)
        # The same practice stands equally high for every group before its lift.
        height = np.random.default_rng(1000 + column).uniform(0.15, 0.6)
        if item.kind is ItemKind.FACT:
            answers = rng.binomial(options - 1, height, people)
        else:
            steps = height * (options - 1) + lift * np.random.default_rng(column).uniform(0.2, 1.8)
            answers = np.rint(steps + person + unit + rng.normal(0, 0.8, people)).clip(0, options - 1).astype(int)
        luck = rng.random(people)
        sheets[:, column] = np.where(luck < 0.05, DONT_KNOW, np.where(luck > 0.98, 0, answers + 1))
    return sheets


def consensus_of(edition: Edition, applicability: Sequence[Practised], rng: np.random.Generator) -> tuple[Agreed, ...]:
    """A level for every practice that applies; some are proposed without enough evidence, and leaders lag behind."""
    excluded = excluded_practices(applicability)
    return tuple(
        Agreed(practice.code, 1 if practice.code == "E1" else int(rng.integers(2, 5)), "", int(rng.integers(0, 3)), 2)
        for practice in edition.practices
        if practice.code not in excluded
    )


def sample_source(*, language: str = "ru", agreed: bool = False, previous: bool = False) -> Source:
    """What the sample diagnostic is composed from, the same at every call."""
    return Source(
        card=sample_card(agreed=agreed, lift=0.2 if previous else 0.0),
        edition=library.edition(EDITION),
        texts=library.texts(EDITION, language),
        created_on="2026-10-12",
        previous=sample_card(seed=3, wave="Осень 2025 года") if previous else None,
    )


def sample_diagnostic(*, language: str = "ru", agreed: bool = False, previous: bool = False) -> Diagnostic:
    """The diagnostic of the sample scorecard, the same at every call."""
    source = sample_source(language=language, agreed=agreed, previous=previous)
    return compose(
        card=source.card,
        edition=source.edition,
        texts=source.texts,
        fingerprints=PRINTS,
        generated_on=source.created_on,
        previous=source.previous,
    )


Answers = Mapping[str, Sequence[tuple[int, int, int, int]]]
"""Per group, rows of (how many people, byte codes of the answers to A1.a, A1.b and B1.a)."""

ONE_UNIT = (Unit("all", None, "Агентство", headcounts={"staff": 100, "leaders": 100}),)


def tiny_card(
    answers: Answers,
    *,
    units: Sequence[Unit] = ONE_UNIT,
    at: str | Sequence[str] = "all",
    consensus: Sequence[Agreed] = (),
    applicability: Sequence[Practised] = (),
    thresholds: Mapping[str, int] | None = None,
    wave: str = "Весна",
) -> Scorecard:
    """A scorecard of the tiny edition: practice A1 has two items (A1.b reversed), B1 one.

    Everybody is in one unit, unless `at` names one for each row of answers.
    """
    edition, frame = library.edition(TINY), Frame.of(units)
    tallies = {}
    for group, rows in answers.items():
        codes = [at] * len(rows) if isinstance(at, str) else at
        sheets = np.array([row[1:] for row in rows for _ in range(row[0])], dtype=np.uint8).reshape(-1, 3)
        tallies[group] = tally_sheets(
            edition=edition,
            group=group,
            excluded=excluded_practices(applicability),
            units=frame.codes,
            sheets=sheets,
            unit_index=np.repeat([frame.places[code] for code in codes], [row[0] for row in rows]),
        )
    return draw_up(
        edition=edition,
        frame=frame,
        tallies=tallies,
        thresholds=thresholds or dict.fromkeys(answers, 10),
        applicability=applicability,
        consensus=consensus,
        identity=Identity("tiny", "Агентство", "company", wave),
    )


def tiny_source(card: Scorecard, *, language: str = "ru", previous: Scorecard | None = None) -> Source:
    """What a diagnostic of the tiny edition is composed from."""
    return Source(card, library.edition(TINY), library.texts(TINY, language), "2026-10-12", previous)
