"""The method in English words, with the numbers of the edition in their places."""

from collections.abc import Sequence


def method(*, answered_share: str, dont_know_limit: str, top: int) -> Sequence[str]:
    return (
        (
            "An answer to a statement is a number from 0 to 100 by its place on the scale. “Do not know”, “not "
            "about us” and a skipped answer never become a number."
        ),
        (
            f"One person’s practice is the mean of their answers, if at least {answered_share} of its "
            "statements were answered; “not about us” counts neither as an answer nor as a gap."
        ),
        (
            "A criterion and a section are the weighted mean of practices, the overall figure is the mean of "
            f"sections by their points; with less than {answered_share} of the weight known there is no figure."
        ),
        (
            "A group’s figure is the mean over its people. A level is the same number on a scale from 0 to "
            f"{top}; it is rounded once, when shown."
        ),
        (
            "Intervals are 95 per cent: by the t distribution, corrected for the share who answered, with one "
            "assumed answer in the middle of the scale (so that an interval does not vanish when all answer alike)."
        ),
        f"If more than {dont_know_limit} of a group answer “do not know”, the statement is not scored for that group.",
        "“Today” quotes the nearest whole level, the lower one if halfway. “Next” quotes the level above it.",
    )


def consensus_method(*, gates: Sequence[str], caps: Sequence[str], excluded_share: str) -> Sequence[str]:
    return (
        "A working group agrees the level of each practice; the mean of answers does not replace it.",
        *gates,
        (
            "A section’s level is the mean of its practices; its points are its share of points times level "
            "over the top level."
        ),
        *caps,
        (
            f"Excluded practices leave the denominator; if they are more than {excluded_share}, the section is "
            "not comparable."
        ),
    )


def gate(*, level: int, documents: int, periods: int, otherwise: int) -> str:
    paper = "1 dated document" if documents == 1 else f"{documents} dated documents"
    data = "1 period" if periods == 1 else f"{periods} periods"
    return f"Level {level} needs {paper} and {data} of data; without them {otherwise} is counted."


def cap(*, practice: str, plus: str) -> str:
    return f"The overall level is at most the level of “{practice}” plus {plus}."


def withholding(*, thresholds: Sequence[tuple[str, int]], least: int) -> str:
    words = ", ".join(f"{group} {count}" for group, count in thresholds)
    return (
        f"Threshold, below which answers are not shown: {words}. Together with a small group another one is "
        f"withheld from which it could be worked out by subtraction. Distributions are shown from {least} "
        "answers on."
    )


def agreement() -> str:
    return (
        "Agreement in the tables of practices is r*WG: 1 means all answered alike, 0 answers as scattered "
        "as at random, below 0 views at opposite ends."
    )


def not_proved() -> Sequence[str]:
    return (
        "That one thing caused another: answers show what goes together, not what led to what.",
        "What those think who did not answer.",
        "That a level is confirmed: until assessors have checked the evidence it is the view of people inside.",
        "That one organisation is better than another: only like is compared with like, and only verified levels.",
    )
