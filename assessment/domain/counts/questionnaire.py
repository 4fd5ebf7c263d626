"""The questionnaire: what one group is asked in one cycle, compiled to columns, tables and weights."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, WIDTH, Edition, Item, ItemKind, Practice


@dataclass(frozen=True, slots=True)
class Parent:
    """A figure made of others: rows of its parts among the scores before it, and their weights."""

    measure: str
    parts: tuple[int, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Items put to a group, those that are scored, and how scores build up."""

    group: str
    items: tuple[Item, ...]
    """Asked of the group and not of an excluded practice, in edition order, facts included."""
    columns: tuple[int, ...]
    """Their places in the sheet vector."""
    scored: tuple[int, ...]
    """Places in `items` of those that enter scores."""
    practices: tuple[tuple[str, tuple[int, ...]], ...]
    """Measure of each scored practice and the places in `items` of its scored items."""
    parents: tuple[Parent, ...]
    """Criteria, then sections, then overall; rows count from the first practice."""

    @property
    def item_measures(self) -> tuple[str, ...]:
        """Measures of the scored items."""
        return tuple(f"items/{self.items[place].code}" for place in self.scored)

    @property
    def composites(self) -> tuple[str, ...]:
        """Measures above items, in the order of their scores."""
        return (*(measure for measure, _ in self.practices), *(parent.measure for parent in self.parents))

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure of the group."""
        return (*self.item_measures, *self.composites)


def questionnaire_of(
    *, edition: Edition, group: str, excluded: frozenset[str], unscored: frozenset[str] = frozenset()
) -> Questionnaire:
    """What the group is asked, without excluded practices; items in `unscored` are asked but give no score."""
    asked = [
        (column, item)
        for column, item in enumerate(edition.items)
        if group in item.audiences and item.practice not in excluded
    ]
    items = tuple(item for _, item in asked)
    scored = tuple(
        place for place, item in enumerate(items) if item.kind is ItemKind.SCORED and item.code not in unscored
    )
    practices = _practices(edition, items, scored)
    return Questionnaire(
        group=group,
        items=items,
        columns=tuple(column for column, _ in asked),
        scored=scored,
        practices=tuple((f"practices/{practice.code}", places) for practice, places in practices),
        parents=_parents(edition, [practice for practice, _ in practices]),
    )


def score_table(*, edition: Edition, items: Sequence[Item]) -> NDArray[np.int64]:
    """Score in micro-points of every byte code of every item [I, 14]; -1 where the code has no score."""
    table = np.full((len(items), WIDTH), -1, dtype=np.int64)
    for place, item in enumerate(items):
        for code, score in enumerate(edition.option_scores(item), start=1):
            table[place, code] = -1 if score is None else score
    return table


def possible_codes(*, edition: Edition, items: Sequence[Item]) -> NDArray[np.bool_]:
    """Which byte codes an item may bear [I, 14]: skipped, its scale's options, do not know, not about us."""
    possible = np.zeros((len(items), WIDTH), dtype=np.bool_)
    for place, item in enumerate(items):
        possible[place, : len(edition.scales[item.scale].options) + 1] = True
    possible[:, [DONT_KNOW, NOT_APPLICABLE]] = True
    return possible


def _practices(
    edition: Edition, items: tuple[Item, ...], scored: tuple[int, ...]
) -> list[tuple[Practice, tuple[int, ...]]]:
    of_practice: dict[str, list[int]] = {}
    for place in scored:
        of_practice.setdefault(items[place].practice, []).append(place)
    return [
        (practice, tuple(of_practice[practice.code])) for practice in edition.practices if practice.code in of_practice
    ]


def _parents(edition: Edition, practices: list[Practice]) -> tuple[Parent, ...]:
    def parent(measure: str, rows: list[int]) -> Parent:
        return Parent(measure, tuple(rows), tuple(practices[row].weight for row in rows))

    criteria = [
        parent(f"criteria/{criterion.code}", rows)
        for criterion in edition.criteria
        if (rows := [row for row, practice in enumerate(practices) if practice.criterion == criterion.code])
    ]
    scored_sections = [
        (section, rows)
        for section in edition.sections
        if (rows := [row for row, practice in enumerate(practices) if practice.section == section.code])
    ]
    sections = [parent(f"sections/{section.code}", rows) for section, rows in scored_sections]
    first = len(practices) + len(criteria)
    points = tuple(section.points for section, _ in scored_sections)
    overall = [Parent("overall", tuple(range(first, first + len(sections))), points)] if sections else []
    return (*criteria, *sections, *overall)
