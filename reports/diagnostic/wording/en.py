"""The sentences in English: plurals and intervals in place, no praise, nobody named."""

from collections.abc import Sequence

from reports.diagnostic.wording.en_differences import broken as broken
from reports.diagnostic.wording.en_differences import broken_note as broken_note
from reports.diagnostic.wording.en_differences import change as change
from reports.diagnostic.wording.en_differences import change_note as change_note
from reports.diagnostic.wording.en_differences import changes as changes
from reports.diagnostic.wording.en_differences import changes_caption as changes_caption
from reports.diagnostic.wording.en_differences import equals as equals
from reports.diagnostic.wording.en_differences import extremes as extremes
from reports.diagnostic.wording.en_differences import family as family
from reports.diagnostic.wording.en_differences import from_to as from_to
from reports.diagnostic.wording.en_differences import gap_note as gap_note
from reports.diagnostic.wording.en_differences import needed as needed
from reports.diagnostic.wording.en_differences import one_view as one_view
from reports.diagnostic.wording.en_differences import share as share
from reports.diagnostic.wording.en_differences import split as split
from reports.diagnostic.wording.en_differences import split_units as split_units
from reports.diagnostic.wording.en_differences import unlinked as unlinked
from reports.diagnostic.wording.en_differences import verified_dash as verified_dash
from reports.diagnostic.wording.en_differences import views as views
from reports.diagnostic.wording.en_differences import who_is_higher as who_is_higher
from reports.diagnostic.wording.en_differences import why as why
from reports.diagnostic.wording.en_differences import widest_gap as widest_gap
from reports.diagnostic.wording.en_grammar import counted, listed
from reports.diagnostic.wording.en_grammar import small as small
from reports.diagnostic.wording.en_method import agreement as agreement
from reports.diagnostic.wording.en_method import cap as cap
from reports.diagnostic.wording.en_method import consensus_method as consensus_method
from reports.diagnostic.wording.en_method import gate as gate
from reports.diagnostic.wording.en_method import method as method
from reports.diagnostic.wording.en_method import not_proved as not_proved
from reports.diagnostic.wording.en_method import withholding as withholding
from reports.diagnostic.wording.en_terms import labels as labels
from reports.diagnostic.wording.en_terms import parts as parts
from reports.diagnostic.wording.en_terms import terms as terms
from reports.diagnostic.wording.seen import Seen


def title(*, agency: str, wave: str) -> str:
    return f"Diagnostic: {agency}. {wave}"


def footer(*, created: str, edition: str) -> str:
    return f"Drawn up on {created} · edition {edition}"


def status(*, agreed: int, applicable: int, verified: int) -> str:
    if verified:
        return f"Self-assessment; {verified} of {counted(applicable, 'practice')} verified by assessors"
    if agreed == applicable:
        return "Self-assessment agreed; not verified by assessors"
    if agreed:
        return f"Survey; self-assessment agreed for {agreed} of {counted(applicable, 'practice')}"
    return "Survey; the self-assessment is not agreed yet"


def period(*, opened: str, closed: str) -> str:
    return f"{opened} – {closed}"


def answered(*, group: str, answered: int | None, headcount: int | None) -> str:
    if answered is None:
        return f"{group}: withheld"
    return f"{group}: {answered}" + (f" of {headcount}" if headcount is not None else "")


def as_seen_by(*, group: str) -> str:
    return f"As {small(group)} see it"


def of_top(*, top: int, interval: str) -> str:
    return f"of {top}" + (f" (interval {interval})." if interval else ".")


def nearest(*, level: int, name: str, meaning: str) -> str:
    return f"Closest to level {level}, {name}" + (f": {small(meaning)}" if meaning else ".")


def survey_only(*, agreed: int, applicable: int) -> str:
    words = (
        "There is an overall level, with points, once a working group has agreed a level for every "
        "practice with its evidence."
    )
    return f"{words} So far {agreed} of {applicable} are agreed." if agreed else words


def different_sets(*, asked: Sequence[tuple[str, int]]) -> str:
    parts = ", ".join(f"{small(group)} about {count}" for group, count in asked)
    return (
        f"The groups were asked about different numbers of practices: {parts}. So the overall figures are "
        "not subtracted from each other; compare practice by practice."
    )


def capped(*, practice: str, level: int, plus: str, limit: str, uncapped: str) -> str:
    return (
        f"The overall level is at most the level of “{practice}” plus {plus}: {level} + {plus} = {limit}. "
        f"Without this cap it would be {uncapped}."
    )


def single(*, who: str, name: str, level: str) -> str:
    return f"{who}: “{name}” stands at {level}."


def nothing_shown() -> str:
    return "There are too few answers to show figures without giving people away."


def fact(*, seen: Seen) -> str:
    interval = f" ({seen.interval})" if seen.interval else ""
    return f"{seen.who}: {seen.level}{interval}, {counted(seen.n, 'answer')}."


def agreed_fact(*, level: int, name: str, gated: bool, entered: int) -> str:
    words = f"Level {level} agreed" + (f", {name}" if name else "")
    return f"{words}: documents and data do not carry the proposed {entered}." if gated else f"{words}."


def first_cap(*, practice: str, level: int, limit: str) -> str:
    return (
        f"Begin with “{practice}”: its level is {level}, and until it rises the overall level stays at {limit} at most."
    )


def first_meeting(*, groups: tuple[str, str], practices: Sequence[str]) -> str:
    names = listed([f"“{name}”" for name in practices])
    return (
        f"Call a working group with both {small(groups[0])} and {small(groups[1])} in it. Discuss {names} first: "
        "here views part by more than chance would explain."
    )


def first_agreement() -> str:
    return (
        "Call a working group and agree a level for every practice, beginning with the areas for "
        "improvement on this page."
    )


def no_strengths(*, middle: str) -> str:
    return f"No practice reaches the middle of the scale ({middle})."


def areas_order() -> str:
    return "In the order of points missing to the top level."


def no_findings() -> str:
    return "Nothing can be shown here: it needs at least one figure of a practice that may be seen."


def rate(*, answered: int, headcount: int | None, share: str) -> str:
    noun = "answer" if answered == 1 else "answers"
    if headcount is None:
        return f"{noun}; how many people could have answered is not known"
    return f"{noun} of {headcount}, that is {share}"


def allows(*, shown: int, groups: Sequence[tuple[str, str]]) -> Sequence[str]:
    words = [f"{group}: the organisation as a whole, to within ±{margin} of a level." for group, margin in groups]
    if shown > 1:
        words.append(f"{counted(shown - 1, 'unit')} may be looked at separately.")
    return words or [nothing_shown()]


def forbids(
    *, thresholds: Sequence[tuple[str, int]], low_rate: Sequence[tuple[str, str]], unknown: Sequence[str]
) -> Sequence[str]:
    least = listed([f"{small(group)} {count}" for group, count in thresholds])
    words = [
        (
            "Anything about small groups: their figures are withheld, so that nobody can be recognised. "
            f"Smallest shown: {least}."
        )
    ]
    words += [
        (
            f"{group}: {share} answered. What the others think is not known and may differ; the interval does "
            "not allow for it."
        )
        for group, share in low_rate
    ]
    words += [f"{group}: the share who answered is not known, nor is who stayed silent." for group in unknown]
    words.append("Anything about a person: answers are tied to nobody.")
    return words


def withheld_units(*, group: str, count: int) -> str:
    return f"{group}: {counted(count, 'unit')} with answers withheld."


def nothing_withheld(*, group: str) -> str:
    return f"{group}: no unit with answers is withheld."


def more_units(*, shown: int, total: int) -> str:
    return f"The upper {shown} are shown; there is no room here for {counted(total - shown, 'further unit')}."


def practices_lead() -> str:
    return (
        "Different figures stand side by side for each practice: as each group sees it, what the working group agreed, "
        "and what assessors confirmed. They are never averaged."
    )


def profile_lead(*, top: int) -> str:
    return (
        f"A level from 0 to {top} is the mean of a group’s answers; in brackets and on the bar stands the interval in "
        "which that mean would lie if everybody had answered. Bars cover the practices that the group was asked about."
    )


def today_by(*, group: str) -> str:
    return f"Today, as {small(group)} see it"


def today_agreed() -> str:
    return "Today, as the working group agreed"


def gated(*, entered: int, level: int, documents: int, periods: int) -> str:
    return (
        f"The group proposed level {entered}, {level} is counted: {counted(documents, 'document')} and "
        f"{counted(periods, 'period')} of data are too little."
    )


def agreed_reason(*, reason: str) -> str:
    return f"Why this level: {reason}"


def cannot_judge(*, group: str, share: str) -> str:
    return f"{group}: {share} answered “I do not know”. They can hardly see this practice."


def adapted(*, reason: str) -> str:
    return f"Applied with an adjustment. {reason}".strip()


def distribution(*, group: str, option: str, share: str) -> str:
    return f"{group}: most often “{option}”, {share}."


def clients_note(*, n: int) -> str:
    return counted(n, "answer")


def facts_caption(*, group: str) -> str:
    return f"{group}: answers about facts beside the level of the same practice"


def clients_lead(*, group: str) -> str:
    return f"{group} answer about facts. No level is made of these answers: they stand beside the levels."


def heat_caption(*, group: str) -> str:
    return f"{group}: level of the sections by unit"


def heat_reading(*, group: str, shown: int, total: int) -> str:
    return (
        f"{group}: {shown} of {counted(total, 'unit')} shown. Units differ in size: the interval of a "
        "small one is wider, and a difference between neighbouring rows may be chance."
    )


def heat_legend() -> str:
    return "withheld: few answers, or a small group could be worked out by subtraction"


def units_none() -> str:
    return "No separate unit can be shown: each has fewer answers than the threshold."


def not_comparable(*, sections: Sequence[str]) -> str:
    verb = "is" if len(sections) == 1 else "are"
    names = listed([f"“{name}”" for name in sections])
    return f"{names} {verb} not comparable with other organisations: too many practices are excluded."


def everything_applies() -> str:
    return "Every practice of the model is applied as written."
