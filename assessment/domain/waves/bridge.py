"""Bridge: which measures of two questionnaires are the same measure, and where and why the others break."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.counts.questionnaire import Questionnaire
from assessment.domain.edition import frozen


class BreakReason(StrEnum):
    """Why figures before and after are not of one thing."""

    CHANGED = "changed"
    """The item was worded or scored anew."""
    NEW = "new"
    """Nothing of it was asked before."""
    DROPPED = "dropped"
    """Nothing of it is asked any more."""
    ONE_SIDE = "one_side"
    """The same item, but counted for this group on one side only: not asked, excluded, or beyond judgement."""
    PARTS = "parts"
    """Made of other parts; `linked` names those in common."""
    WEIGHTS = "weights"
    """Made of the same parts in other proportions."""
    RULES = "rules"
    """Made of the same parts, but another share of them must be answered."""


@dataclass(frozen=True, slots=True)
class BreakMark:
    """A measure whose figures do not continue; None on the side where it has no counterpart."""

    old: str | None
    new: str | None
    reason: BreakReason
    linked: tuple[tuple[str, str], ...] = ()
    """Old and new measures of what does continue in it: items of a practice, practices of anything above."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """What of a group's measures continues and what breaks, in the order of items, practices, criteria, sections."""

    continued: Mapping[str, str]
    """New measure by old measure."""
    breaks: tuple[BreakMark, ...]

    def linked(self, measure: str) -> str | BreakMark:
        """The measure that continues an old one, or the break; KeyError for a measure the old side does not have."""
        if measure in self.continued:
            return self.continued[measure]
        return {mark.old: mark for mark in self.breaks if mark.old is not None}[measure]


@dataclass(frozen=True, slots=True)
class Past:
    """What an edition says about its items' past: old items' codes to new ones."""

    same: Mapping[str, str]
    changed: Mapping[str, str]
    same_rules: bool
    """The same share of parts must be answered in both editions."""


@dataclass(frozen=True, slots=True)
class _Composite:
    """A measure made of others by weight."""

    measure: str
    parts: Mapping[str, int]
    leaves: frozenset[str]
    """What a break names: items of a practice, practices of anything above."""
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sides:
    """Composites of both sides, by measure, and what is known to continue so far."""

    old: Mapping[str, _Composite]
    new: Mapping[str, _Composite]
    continued: dict[str, str]
    past: Past


def bridge_between(*, before: Questionnaire, after: Questionnaire, past: Past) -> Bridge:
    """The bridge of two questionnaires of one group, as they were counted.

    An item continues when it is `same` and counted on both sides. Anything above items continues when all its parts
    do, they are all that one measure of its kind on the other side is made of, weights are proportional, and the same
    share must be answered. Codes of practices and above do not matter, content does. Facts have no figures, so they
    neither continue nor break.
    """
    continued, breaks = _items(before, after, past)
    sides = _Sides(_composites(before), _composites(after), continued, past)
    partners: dict[str, str] = {}
    for composite in sides.old.values():
        partner = _partner(composite, sides)
        if partner is not None:
            partners[composite.measure] = partner.measure
            if _difference(composite, partner, sides) is None:
                continued[composite.measure] = partner.measure
    return Bridge(frozen(continued), (*breaks, *_composite_breaks(sides, partners)))


def _items(before: Questionnaire, after: Questionnaire, past: Past) -> tuple[dict[str, str], list[BreakMark]]:
    old, new = before.item_measures, after.item_measures
    same, changed = _measures(past.same), _measures(past.changed)
    continued = {measure: same[measure] for measure in old if same.get(measure) in new}
    breaks = [
        BreakMark(
            measure,
            changed[measure] if changed.get(measure) in new else None,
            _fate(measure, same, changed, BreakReason.DROPPED),
        )
        for measure in old
        if measure not in continued
    ]
    beside = {*continued.values(), *(mark.new for mark in breaks)}
    came_same, came_changed = set(same.values()), set(changed.values())
    breaks += [
        BreakMark(None, measure, _fate(measure, came_same, came_changed, BreakReason.NEW))
        for measure in new
        if measure not in beside
    ]
    return continued, breaks


def _fate(measure: str, same: Container[str], changed: Container[str], otherwise: BreakReason) -> BreakReason:
    if measure in same:
        return BreakReason.ONE_SIDE
    return BreakReason.CHANGED if measure in changed else otherwise


def _measures(codes: Mapping[str, str]) -> Mapping[str, str]:
    return {f"items/{old}": f"items/{new}" for old, new in codes.items()}


def _composites(asked: Questionnaire) -> Mapping[str, _Composite]:
    """Practices, criteria, sections and overall of a questionnaire, parts before what they make up."""
    found: dict[str, _Composite] = {}
    for measure, places in asked.practices:
        items = [f"items/{asked.items[place].code}" for place in places]
        found[measure] = _Composite(measure, dict.fromkeys(items, 1), frozenset(items), frozenset(items))
    for parent in asked.parents:
        parts = [found[asked.composites[row]] for row in parent.parts]
        found[parent.measure] = _Composite(
            measure=parent.measure,
            parts=dict(zip((part.measure for part in parts), parent.weights, strict=True)),
            leaves=frozenset[str]().union(*(_practices(part) for part in parts)),
            items=frozenset[str]().union(*(part.items for part in parts)),
        )
    return found


def _practices(part: _Composite) -> frozenset[str]:
    return frozenset([part.measure]) if _kind(part) == "practices" else part.leaves


def _kind(composite: _Composite) -> str:
    return composite.measure.partition("/")[0]


def _partner(composite: _Composite, sides: _Sides) -> _Composite | None:
    """The new composite of the same kind and parts, whatever its code; None when there is none."""
    images = {sides.continued.get(part) for part in composite.parts}
    kind = _kind(composite)
    return next((other for other in sides.new.values() if _kind(other) == kind and set(other.parts) == images), None)


def _difference(old: _Composite, new: _Composite, sides: _Sides) -> BreakReason | None:
    """How two composites of the same parts still differ; None when they do not."""
    weights = [(weight, new.parts[sides.continued[part]]) for part, weight in old.parts.items()]
    first, second = weights[0]
    if any(before * second != after * first for before, after in weights):
        return BreakReason.WEIGHTS
    return None if sides.past.same_rules else BreakReason.RULES


def _composite_breaks(sides: _Sides, partners: Mapping[str, str]) -> Iterator[BreakMark]:
    """Breaks of composites: each beside its partner, or else beside what bears its name on the other side."""
    taken = set(partners.values())
    for measure, old in sides.old.items():
        if measure not in sides.continued:
            namesake = "" if measure in taken else measure
            yield _mark(old, sides.new.get(partners.get(measure, namesake)), sides)
    for measure, new in sides.new.items():
        is_beside_old = measure in sides.old and measure not in partners
        if measure not in taken and not is_beside_old:
            yield _mark(None, new, sides)


def _mark(old: _Composite | None, new: _Composite | None, sides: _Sides) -> BreakMark:
    linked = tuple(
        (first, second)
        for first, second in sides.continued.items()
        if (old is None or first in old.leaves) and (new is None or second in new.leaves)
    )
    return BreakMark(
        None if old is None else old.measure, None if new is None else new.measure, _reason(old, new, sides), linked
    )


def _reason(old: _Composite | None, new: _Composite | None, sides: _Sides) -> BreakReason:
    same, changed = _measures(sides.past.same), _measures(sides.past.changed)
    if old is not None and new is not None:
        is_partner = {sides.continued.get(part) for part in old.parts} == set(new.parts)
        return (is_partner and _difference(old, new, sides)) or BreakReason.PARTS
    if old is None and new is not None and new.items.isdisjoint({*same.values(), *changed.values()}):
        return BreakReason.NEW
    if old is not None and old.items.isdisjoint({*same, *changed}):
        return BreakReason.DROPPED
    return BreakReason.PARTS
