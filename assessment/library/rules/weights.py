"""Rules about numbers: points, weights, shares, thresholds and gates that make sense together."""

from collections.abc import Iterator
from itertools import pairwise

from assessment.library.compiler import fraction
from assessment.library.rules.sources import Complaint, Sources

SHARES = ("answered_share", "excluded_share", "dont_know_flag", "dont_know_limit")


def section_without_points(sources: Sources) -> Iterator[Complaint]:
    """A section counts for something."""
    for section in sources.members("sections"):
        if section.data.get("points", 0) < 1:
            yield section.complaint(f"Section {section.data['code']} needs `points` of 1 or more.", "points")


def points_total(sources: Sources) -> Iterator[Complaint]:
    """The points of the sections add up to the total that the edition names: a slip of one digit is found."""
    points = [section.data.get("points", 0) for section in sources.members("sections")]
    total = sources.edition.data["points"]
    if all(point > 0 for point in points) and sum(points) != total:
        message = f"The sections' points add up to {sum(points)}, not to {total}; correct one of them."
        yield sources.edition.complaint(message, "points")


def weight_not_positive(sources: Sources) -> Iterator[Complaint]:
    """A practice without weight would be asked for nothing."""
    for practice in sources.practices():
        if practice.data.get("weight", 1) < 1:
            yield practice.complaint(f"The weight of practice {practice.data['code']} must be 1 or more.", "weight")


def share_out_of_range(sources: Sources) -> Iterator[Complaint]:
    """Shares lie above 0 and at most at 1."""
    for name in SHARES:
        written = sources.edition.data["rules"][name]
        if not 0 < fraction(written) <= 1:
            yield sources.edition.complaint(
                f"`{name}` is a share above 0 and at most 1; found {written}.", "rules", name
            )


def threshold_below_floor(sources: Sources) -> Iterator[Complaint]:
    """No audience's smallest group is below the floor that protects people."""
    floor = sources.edition.data["rules"]["threshold_floor"]
    for audience in sources.members("audiences"):
        if audience.data["threshold"] < floor:
            code, threshold = audience.data["code"], audience.data["threshold"]
            message = f"The threshold {threshold} of `{code}` is below the floor of {floor}; raise it."
            yield audience.complaint(message, "threshold")


def gates_not_falling(sources: Sources) -> Iterator[Complaint]:
    """Gates are read from the highest level down, and a higher level never needs less."""
    for above, below in pairwise(sources.members("rules", "evidence")):
        if below.data["level"] >= above.data["level"]:
            yield below.complaint("Gates go from the highest level down, each level once; change the order.", "level")
        elif any(below.data[need] > above.data[need] for need in ("documents", "periods")):
            message = f"Level {below.data['level']} may not need more than level {above.data['level']}."
            yield below.complaint(message)


def gate_level_unknown(sources: Sources) -> Iterator[Complaint]:
    """A gate leads from a level of the edition to a lower one."""
    top = sources.edition.data["rules"]["top_level"]
    for gate in sources.members("rules", "evidence"):
        level, otherwise = gate.data["level"], gate.data["otherwise"]
        if level > top or otherwise >= level:
            message = f"A gate leads from a level up to {top} to a lower one; found {level} to {otherwise}."
            yield gate.complaint(message)
