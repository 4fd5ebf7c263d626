"""What a scorecard tells apart of a group's respondents: who is in which atom, in numbers of people, never answers.

The atom of a shown cell are its people outside the shown cells within it. Whatever a tree's cells can be added up to is
a sum over atoms, and the other way round, so atoms say all that cells do, with one label for each unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessment.domain.audits.released_cells import CountsDiffer, FamilyKind
from assessment.domain.disclosure.cuts import OUTSIDE
from assessment.domain.disclosure.tree import NOBODY, nearest
from assessment.domain.frame import subtree_totals
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.tables import GroupTable

FORM = 1
"""Of the stored form; a later one has another number."""


class UnknownForm(ValueError):
    """What was stored is not the atoms of a scorecard, or of a later form."""


@dataclass(frozen=True, slots=True, eq=False)
class ReleasedAtoms:
    """The atoms of one group of one scorecard, over the U units that have respondents of their own."""

    units: NDArray[np.int64]
    """[U] numbers that stay with the units, whatever becomes of codes and places; each once."""
    people: NDArray[np.int64]
    """[U] respondents of the unit itself, above 0."""
    labels: Mapping[FamilyKind, NDArray[np.int64]]
    """[U] the atom they are in, in figures and in distributions; OUTSIDE (-1) where they are in no cell."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in any cell."""
        return not any((labels != OUTSIDE).any() for labels in self.labels.values())

    def to_primitives(self) -> dict[str, Any]:
        """Numbers and lists, from which `from_primitives` makes the same atoms."""
        labels = {kind.value: labels.tolist() for kind, labels in self.labels.items()}
        return {"form": FORM, "units": self.units.tolist(), "people": self.people.tolist(), **labels}

    @classmethod
    def from_primitives(cls, stored: Mapping[str, Any]) -> "ReleasedAtoms":
        """The atoms that were stored; raises UnknownForm."""
        columns = ("units", "people", *FamilyKind)
        if stored.get("form") != FORM or len({len(stored.get(name, ())) for name in columns}) != 1:
            raise UnknownForm("These are no atoms of a scorecard in a form that is known")
        read = {name: np.array(stored[name], dtype=np.int64) for name in columns}
        return cls(read["units"], read["people"], {kind: read[kind] for kind in FamilyKind})


def released_atoms(
    *, card: Scorecard, group: str, own: NDArray[np.integer], numbers: NDArray[np.integer]
) -> ReleasedAtoms:
    """The atoms of a group of a scorecard, read off what it shows and not off what chose it.

    `own` [V] are the respondents of each of the scorecard's units itself, `numbers` [V] say which unit that is. Raises
    CountsDiffer when a cell names another number of respondents than these.
    """
    table = card.tables[group]
    parents, rows = _tree(card, table)
    _require_same(card, table, own, rows)
    spread = np.zeros(len(rows), dtype=np.bool_)
    spread[rows >= 0] = table.distributions[rows[rows >= 0]] >= 0
    has_people = np.asarray(own) > 0
    labels = {
        FamilyKind.FIGURES: _labels(rows >= 0, parents, rows)[: len(own)],
        FamilyKind.DISTRIBUTIONS: _labels(spread, parents, rows)[: len(own)],
    }
    return ReleasedAtoms(
        units=np.asarray(numbers, dtype=np.int64)[has_people],
        people=np.asarray(own, dtype=np.int64)[has_people],
        labels={kind: of_units[has_people] for kind, of_units in labels.items()},
    )


def _tree(card: Scorecard, table: GroupTable) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Parents and rows of the units with rest groups after them, which stand between a unit and their members."""
    parents = [NOBODY if unit.parent is None else card.places[unit.parent] for unit in card.units]
    for number, rest in enumerate(table.rests):
        parents.append(card.places[rest.parent])
        for member in rest.members:
            parents[card.places[member]] = len(card.units) + number
    rows = [*table.rows.tolist(), *(rest.row for rest in table.rests)]
    return np.array(parents, dtype=np.intp), np.array(rows, dtype=np.intp)


def _require_same(card: Scorecard, table: GroupTable, own: NDArray[np.integer], rows: NDArray[np.intp]) -> None:
    above = [0 if unit.parent is None else card.places[unit.parent] for unit in card.units]
    totals = subtree_totals(own=np.asarray(own, dtype=np.int64), parents=above)
    of_rests = [sum(int(totals[card.places[member]]) for member in rest.members) for rest in table.rests]
    counted = np.array([*totals.tolist(), *of_rests], dtype=np.int64)
    if (counted[rows >= 0] != table.answered[rows[rows >= 0]]).any():
        raise CountsDiffer(f"Scorecard {card.fingerprint} names other respondents of {table.group} than there are")


def _labels(chosen: NDArray[np.bool_], parents: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.int64]:
    found = nearest(chosen=chosen, parents=parents)
    return np.where(found == NOBODY, OUTSIDE, rows[found]).astype(np.int64)
