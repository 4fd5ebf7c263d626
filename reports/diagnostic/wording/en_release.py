"""Units against the whole, the release and trust in the answers, in English."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assessment.domain.disclosure.release import Sentence, Verdict
from reports.diagnostic.wording.en_grammar import counted, listed, small
from reports.diagnostic.wording.weighed import Weighed

terms: Mapping[str, str] = {
    "sheets": "Sheets and weights",
    "released": "What is shown and what is withheld",
    "release_table": "Units, the organisation as a whole apart",
    "measure": "How many",
    "offered": "Have answers",
    "shown": "Shown",
    "withheld_small": "Withheld: few answered",
    "withheld_in_consequence": "Withheld together with them",
    "rests": "Rows “Others”",
    "distributions": "Distributions shown",
    "smallest": "Smallest group that can be worked out",
    "determined": "Answers that can be known exactly",
    "comparing": "How figures were compared",
    "reliability": "Reliability: how far one person’s answers agree with each other",
    "alpha": "alpha",
    "omega": "omega",
    "whole": "The whole questionnaire",
    "remarks": "Statements to look at",
    "look": "Why",
    "rstar": "r*WG",
}

_PARTS = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
}

_WEIGHED = {
    Weighed.BY_PEOPLE: "parts are put together by their people, lest one that answered more readily outweigh the rest.",
    Weighed.UNKNOWN: "each respondent weighs the same, because headcounts are not known everywhere.",
    Weighed.UNEVEN: (
        "each respondent weighs the same. The shares who answered differ so much from part to part that weighting by "
        "people would cost more precision than it gains."
    ),
    Weighed.EQUALLY: "each respondent weighs the same.",
}

_REMARKS = {
    "CANNOT_JUDGE": "Hard to judge: {share} answered “do not know”.",
    "NOT_SCORED": "Cannot be judged: {share} answered “do not know”. Answers are counted, there is no level.",
    "DOES_NOT_DISCRIMINATE": "Does not tell people apart: half or more chose the same end of the scale.",
    "APART_FROM_THE_REST": "Goes its own way: hardly related to the other statements of its practice.",
}


def rest(*, names: Sequence[str], more: int) -> str:
    return f"Others: {', '.join(names)}" + (f" and {more} more" if more else "")


def sign(*, is_higher: bool) -> str:
    return f"{_than_whole(is_higher=is_higher)}, beyond chance"


def sign_meaning(*, is_higher: bool, points: str) -> str:
    return f"{_than_whole(is_higher=is_higher)}: more than chance would explain, and by {points} points of 100 or more"


def compared(*, made: int, higher: int, lower: int, no_material: int, cannot_tell: int) -> str:
    if not made:
        return ""
    noun = counted(made, "comparison")
    words = f"Each figure was compared with that of the shown unit it belongs to: {noun}."
    if cannot_tell == made:
        return f"{words} Of none can it be told whether it is higher or lower: there are too few answers."
    return (
        f"{words} Higher: {higher}; lower: {lower}; no difference that matters: {no_material}; cannot be told: "
        f"{cannot_tell}. No mark does not mean “the same”."
    )


def withheld_left(*, count: int) -> str:
    which = "that is withheld has" if count == 1 else "that are withheld have"
    return f"{counted(count, 'more unit')} {which} no row: the table would be hard to read."


def splits_caption(*, group: str) -> str:
    return f"{group}: where views within a unit are split"


def splits_reading(*, group: str, split: int, judged: int, least: int) -> str:
    if not split:
        return f"{group}: within the units shown, views are not split on any practice."
    return (
        f"{group}: of {judged} pairs of a unit and a practice with {least} answers or more, views are split in "
        f"{split}: r*WG is 0.30 or less, answers are scattered almost as at random. The mean describes nobody there: "
        "talk about who sees what differently."
    )


def splits_more(*, count: int, of_one: int) -> str:
    verb = "is" if count == 1 else "are"
    return f"The table holds the most split ones, at most {of_one} of a unit; {count} more {verb} not in it."


def counts(*, group: str, submitted: int, valid: int) -> str:
    words = f"{group}: {counted(submitted, 'sheet')} came in"
    return f"{words}, all count." if submitted == valid else f"{words}, {valid} count."


def counts_rule(*, share: str) -> str:
    return f"A sheet counts if at least {share} of the questions that concern the person are answered in it."


def silent() -> str:
    return "What those think who did not answer cannot be learnt from these sheets, and no weights put that right."


def uniform(*, group: str, sheets: int, share: str, points: str, is_higher: bool, noteworthy: bool) -> str:
    words = f"{group}: nearly the same answer throughout on {counted(sheets, 'sheet')}, {share}. They were kept;"
    if noteworthy:
        return f"{words} without them the overall figure would be {points} points {'higher' if is_higher else 'lower'}."
    return f"{words} they hardly moved the overall figure: by {points} points of 100."


def weighed(*, groups: Sequence[str], how: Weighed) -> str:
    return f"{_together(groups)}: {_WEIGHED[how]}"


def part_of(share: Fraction) -> str:
    return _PARTS.get(share) or f"{round(100 * share)}%"


def released(*, group: str, sentence: Sentence, rests: int) -> str:
    told = sentence.numbers
    if sentence.verdict is Verdict.NOTHING_SHOWN:
        return f"{group}: nothing is shown, fewer than {told['threshold']} answered."
    # The agency, shown wherever anything is, is left out of both numbers.
    words = f"{group}: {_of_units(told['offered'] - 1, told['shown'] - 1)}"
    hidden = _hidden(told["withheld_small"], told["withheld_in_consequence"], told["threshold"])
    words += f"; {hidden}." if hidden else "."
    if rests:
        words += f" Small ones are put together in {counted(rests, 'row')} “Others”."
    return f"{words} The smallest group that can be worked out at all has {told['smallest_group']} people."


def determined(*, any_of_them: bool) -> str:
    if not any_of_them:
        return (
            "No answer can be known exactly, even by putting all figures of the report together: for that a whole "
            "group would have had to answer alike."
        )
    return (
        "An answer can be known exactly when everybody in a group gave the same one: then the group’s mean is the "
        "answer of each. Smaller groups than those named cannot be worked out, so this is many people agreeing and "
        "nobody’s secret; still, do not put such an answer into a single person’s mouth. The count errs on the safe "
        "side: as if figures were printed unrounded."
    )


def comparing(*, groups_floor: str, waves_floor: str, item: int, several: int, overall: int) -> Sequence[str]:
    return (
        (
            f"A difference is named when both hold: chance would not explain it, and it is {groups_floor} points of "
            f"100 or more (from wave to wave {waves_floor} or more)."
        ),
        (
            "“Cannot be told” and “no difference that matters” are not the same: in the first case answers are few or "
            "too scattered, in the second the difference, if there is any, is smaller than these points."
        ),
        (
            f"It takes enough answers to test: {item} to one statement, {several} to several (a practice, a "
            f"criterion, a section), {overall} for the overall figure. Where everybody answered there is nothing to "
            "test: the difference is known exactly."
        ),
        (
            "Many comparisons at once bring many chance findings. So comparisons are judged by families, all practices "
            "and sections together: group with group, a group’s units with the whole, wave with wave. Of the "
            "differences named in a family no more than 5 in 100 are false on average (Benjamini–Hochberg, Welch’s "
            "test)."
        ),
        (
            "A unit is tested against the whole without the unit itself; the difference named is that from the whole "
            "as printed."
        ),
    )


def weighting() -> str:
    return (
        "A whole is put together from its parts by the people of each. One answer weighs between a third of the mean "
        "weight and three times as much; where headcounts are not known everywhere, or weights would double the "
        "variance, all answers weigh the same."
    )


def resembling() -> str:
    return (
        "An interval holds if those who did not answer resemble those who did: the more answered, the narrower it is. "
        "Where everybody answered, there is no sampling error."
    )


def census(*, group: str) -> str:
    return f"{group}: everybody answered, there is no sampling error."


def reliability_reading(*, single: bool) -> str:
    words = (
        "Alpha and omega are near 1 when statements tell one story; below 0.70 read the overall figure with care: "
        "practices tell different ones."
    )
    return (
        f"{words} Each practice here has one statement, so only the whole questionnaire is judged." if single else words
    )


def remarks_reading() -> str:
    return "Take the level of these statements with care: it depends on the question, not on the practice alone."


def remark(*, flag: str, share: str) -> str:
    return _REMARKS[flag].format(share=share)


def remarks_more(*, count: int) -> str:
    return f"There {'is' if count == 1 else 'are'} {counted(count, 'more remark')}."


def _than_whole(*, is_higher: bool) -> str:
    return "higher than the whole" if is_higher else "lower than the whole"


def _of_units(units: int, shown: int) -> str:
    if not units:
        return "no unit has answers, the organisation as a whole is shown"
    if shown == units:
        return f"all {units} units with answers are shown" if units > 1 else "the only unit with answers is shown"
    return f"{shown} of {counted(units, 'unit')} with answers shown"


def _hidden(small_ones: int, consequence: int, threshold: int) -> str:
    lest = "lest a small group be worked out by subtraction"
    if not small_ones:
        return f"{consequence} withheld {lest}" if consequence else ""
    words = f"{small_ones} withheld because fewer than {threshold} answered there"
    return f"{words}, and {consequence} more {lest}" if consequence else words


def _together(groups: Sequence[str]) -> str:
    return listed([groups[0], *(small(group) for group in groups[1:])])
