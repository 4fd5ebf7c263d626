"""Levels: from scores to levels, from levels to points, and the headline with its caps.

Fractions inside, so that no rounding decides on which side of a cap a total falls.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assessment.domain.applicability import excluded_practices
from assessment.domain.edition import Edition, Section
from assessment.domain.figures import CapApplied, Headline, Practised, SectionPoints


def level_of(*, score: float, top_level: int) -> float:
    """The level a score of 0–100 stands for, unrounded: score / 100 × top level."""
    return score / 100 * top_level


def nearest_level(level: float) -> int:
    """The whole level whose text describes today: the nearest one, ties go down."""
    whole = int(level)
    return whole + 1 if level - whole > 0.5 else whole


def section_mean(*, edition: Edition, section: str, levels: Mapping[str, int]) -> Fraction | None:
    """Weighted mean of the levels of a section's practices that have one; None when none has."""
    members = [p for p in edition.practices if p.section == section and p.code in levels]
    weight = sum(practice.weight for practice in members)
    if not weight:
        return None
    return Fraction(sum(practice.weight * levels[practice.code] for practice in members), weight)


def is_comparable(*, edition: Edition, section: str, excluded: frozenset[str]) -> bool:
    """Whether no more of the section's practices are excluded than the edition allows."""
    members = [practice.code for practice in edition.practices if practice.section == section]
    return Fraction(len(excluded.intersection(members)), max(len(members), 1)) <= edition.rules.excluded_share


def headline(*, edition: Edition, levels: Mapping[str, int], applicability: Sequence[Practised]) -> Headline | None:
    """Points, total and capped level; None unless every applicable practice has a level (and there is one).

    Section points = its points × mean / top level; level = total / points of the sections that apply × top level,
    at most the level of each cap's practice plus its allowance (model, 7.3 and 8.3).
    """
    excluded = excluded_practices(applicability)
    applicable = [practice.code for practice in edition.practices if practice.code not in excluded]
    if not applicable or any(practice not in levels for practice in applicable):
        return None
    counted = {practice: levels[practice] for practice in applicable}
    means = {
        section.code: section_mean(edition=edition, section=section.code, levels=counted)
        for section in edition.sections
    }
    top = edition.rules.top_level
    points = {section.code: section.points * (means[section.code] or Fraction(0)) / top for section in edition.sections}
    total_of = sum(section.points for section in edition.sections if means[section.code] is not None)
    if not total_of:
        return None
    total = sum(points.values(), Fraction(0))
    uncapped = total / total_of * top
    cap = _strictest_cap(edition, counted, uncapped)
    return Headline(
        sections=tuple(
            _section_points(edition, section, means[section.code], points[section.code], excluded)
            for section in edition.sections
        ),
        total=float(total),
        total_of=total_of,
        uncapped=float(uncapped),
        level=cap.limit if cap is not None and cap.bites else float(uncapped),
        cap=cap,
    )


def _section_points(
    edition: Edition, section: Section, mean: Fraction | None, points: Fraction, excluded: frozenset[str]
) -> SectionPoints:
    members = [practice.code for practice in edition.practices if practice.section == section.code]
    return SectionPoints(
        section=section.code,
        mean=None if mean is None else float(mean),
        points=float(points),
        points_of=section.points,
        practices=len(members),
        excluded=len(excluded.intersection(members)),
        comparable=is_comparable(edition=edition, section=section.code, excluded=excluded),
    )


def _strictest_cap(edition: Edition, levels: Mapping[str, int], uncapped: Fraction) -> CapApplied | None:
    limits = [(levels[cap.practice] + cap.plus, cap) for cap in edition.rules.caps if cap.practice in levels]
    if not limits:
        return None
    limit, cap = min(limits, key=lambda entry: entry[0])
    return CapApplied(
        practice=cap.practice,
        practice_level=levels[cap.practice],
        plus=float(cap.plus),
        limit=float(limit),
        bites=uncapped > limit,
    )
