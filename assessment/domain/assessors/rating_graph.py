"""Who rated whom: the graph of organisations and assessors, and whether it hangs together."""

from collections.abc import Sequence
from dataclasses import dataclass

Node = tuple[str, str]
"""Kind and code, since an organisation and an assessor may share a code."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One assessor's score of one organisation, points; an assessor may rate an organisation several times."""

    organisation: str
    assessor: str
    score: float


@dataclass(frozen=True, slots=True)
class Component:
    """Organisations and assessors that ratings connect with each other and with nobody else; both sorted."""

    organisations: tuple[str, ...]
    assessors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotConnected:
    """No comparison: nothing tells a severe panel from a weak set of organisations. The islands are named."""

    components: tuple[Component, ...]


def components(ratings: Sequence[Rating]) -> tuple[Component, ...]:
    """Connected parts of the graph whose edges are ratings, the largest first; with one part all can be compared."""
    members: dict[Node, set[Node]] = {}
    for rating in ratings:
        ends = ("organisation", rating.organisation), ("assessor", rating.assessor)
        small, large = sorted((members.setdefault(end, {end}) for end in ends), key=len)
        if small is not large:
            large |= small
            members.update(dict.fromkeys(small, large))
    parts = {id(part): part for part in members.values()}.values()
    found = [Component(_codes(part, "organisation"), _codes(part, "assessor")) for part in parts]
    return tuple(sorted(found, key=lambda part: (-len(part.organisations) - len(part.assessors), part.organisations)))


def _codes(part: set[Node], kind: str) -> tuple[str, ...]:
    return tuple(sorted(code for of_kind, code in part if of_kind == kind))
