"""Differences in English words: who is higher and by how much, or why that cannot be told."""

from collections.abc import Sequence

from assessment.domain.disclosure.unanimity import AtLeast, AtMost, ShownShare
from assessment.domain.inference.differences import Ground, Verdict
from assessment.domain.waves.bridge import BreakReason
from reports.diagnostic.wording.differences import Family, Moved, Sorted, Told, TooFew, Unknown
from reports.diagnostic.wording.en_grammar import counted, listed, small
from reports.diagnostic.wording.seen import Seen

_WHY = {
    Ground.TOO_FEW: "there are too few answers",
    Ground.NOT_EXCLUDED: "such a difference could come by chance",
    Ground.CONTRARY: "the means and the answers themselves point different ways",
    Ground.NO_VARIANCE: "the spread of the answers is not known",
    Ground.WITHHELD: "one of the figures is withheld",
}
_BROKEN = {
    BreakReason.CHANGED: "the question was changed",
    BreakReason.NEW: "not asked before",
    BreakReason.DROPPED: "no longer asked",
    BreakReason.ONE_SIDE: "counted in one wave only",
    BreakReason.PARTS: "made of other parts",
    BreakReason.WEIGHTS: "other weights",
    BreakReason.RULES: "another rule of counting",
}


def from_to(low: str, high: str) -> str:
    return f"{low} to {high}"


def why(ground: Ground, too_few: Sequence[TooFew]) -> str:
    if ground is Ground.TOO_FEW and too_few:
        leasts = dict.fromkeys(side.least for side in too_few)
        sides = (
            ", ".join(f"{small(side.who)} {side.n}" for side in too_few if side.least == least) + f", needed {least}"
            for least in leasts
        )
        return f"there are too few answers ({'; '.join(sides)})"
    return _WHY[ground]


def share(found: ShownShare) -> str:
    sign = {AtMost: "≤ ", AtLeast: "≥ "}.get(type(found), "")
    return f"{sign}{found.percent}%"


def family(*, family: Family) -> str:
    if not family.tested:
        return "No difference could be tested."
    words = (
        f"Tested together: {counted(family.tested, 'measure')}, from practices to the overall figure; "
        "Benjamini–Hochberg correction."
    )
    if family.tested == 1:
        words = "One measure was tested: the others had too few answers."
    if family.noticed:
        low, high = family.noticed
        least = f"{low} to {high} of a level" if low != high else f"{low} of a level"
        words += f" The smallest difference that would have been noticed is {least}."
    return f"{words} Less than {family.matters} of a level does not matter."


def who_is_higher(*, first: str, second: str, told: Told) -> str:
    return {
        Verdict.HIGHER: small(first),
        Verdict.LOWER: small(second),
        Verdict.NO_MATERIAL: "no difference" if told.ground is Ground.WITHIN_FLOOR else "small difference",
        Verdict.CANNOT_TELL: "cannot be told",
    }[told.verdict]


def views(*, first: str, second: str, found: Sorted) -> str:
    words = f"{counted(found.compared, 'practice')} compared"
    unknown = sum(reason.count for reason in found.unknown)
    if unknown == found.compared:
        both = f"{small(first)} and {small(second)}"
        return f"{words}: of none can one tell that {both} see it differently; {_reasons(found.unknown)}."
    parts = [f"{small(first)} are higher on {found.higher}"] if found.higher else []
    parts += [f"{small(second)} are higher on {found.lower}"] if found.lower else []
    parts += [f"no difference that matters on {found.same}"] if found.same else []
    parts += [f"it cannot be told for {unknown}, since {_reasons(found.unknown)}"] if unknown else []
    return f"{words}: {'; '.join(parts)}."


def needed(*, single: int, several: int) -> str:
    return (
        f"To test a practice of one statement takes {single} answers of a group, of several statements {several}; "
        "where everybody answered, any number will do."
    )


def one_view(*, who: str) -> str:
    return f"One group can be seen here, {small(who)}: there is nothing to compare its view with."


def verified_dash() -> str:
    return "A dash under “Verified” means that assessors did not check the practice."


def widest_gap(*, practice: str, first: Seen, second: Seen, told: Told) -> str:
    sides = [f"{small(seen.who)} {seen.level} ({counted(seen.n, 'answer')})" for seen in (first, second)]
    words = f"“{practice}”: {sides[0]}, {sides[1]}."
    if told.verdict is Verdict.CANNOT_TELL:
        return f"{words} One cannot tell that they see the practice differently: {why(told.ground, told.too_few)}."
    if told.verdict is Verdict.NO_MATERIAL:
        if _is_slight(told):
            return f"{words} There is no difference that matters: the answers of both spread almost alike."
        return f"{words} The difference, {told.size} of a level, is too small to matter."
    way = "higher" if told.verdict is Verdict.HIGHER else "lower"
    return f"{words} {first.who} put it {way} by {told.size} of a level{_bracketed(told.by)}."


def gap_note(*, first: str, second: str, told: Told) -> str:
    both = f"{first} and {small(second)}"
    if told.verdict is Verdict.CANNOT_TELL:
        return (
            f"{both}: one cannot tell that they see the practice differently, since {why(told.ground, told.too_few)}; "
            f"difference {told.signed}{_bracketed(told.interval)}."
        )
    if told.verdict is Verdict.NO_MATERIAL:
        words = f"{both}: no difference that matters; it is {told.signed}{_bracketed(told.interval)}"
        return f"{words}, but the answers of both spread almost alike." if _is_slight(told) else f"{words}."
    way = "higher" if told.verdict is Verdict.HIGHER else "lower"
    return f"{first} put the practice {way} than {small(second)}, by {told.size} of a level{_bracketed(told.by)}."


def extremes(*, who: str, highest: tuple[str, str], lowest: tuple[str, str], told: Told) -> str:
    words = f"{who}: “{highest[0]}” stands highest ({highest[1]}), “{lowest[0]}” lowest ({lowest[1]})"
    if told.verdict is Verdict.CANNOT_TELL:
        return f"{words}; the order may be chance."
    return f"{words}; the difference is too small to matter." if told.verdict is Verdict.NO_MATERIAL else f"{words}."


def equals(*, count: int) -> str:
    return f"{counted(count, 'more practice')} may stand as high as the last one named: these answers do not prove it."


def split(*, group: str, is_drawn: bool) -> str:
    words = f"{group}: views are split, and the mean describes nobody."
    return f"{words} Look at how the answers spread." if is_drawn else words


def split_units(*, group: str, names: Sequence[str], more: int, of: int) -> str:
    quoted = [f"“{name}”" for name in names]
    known = f"{', '.join(quoted)} and {more} more" if more else listed(quoted)
    return f"{group}: views are split within {len(names) + more} of {counted(of, 'unit')} shown: {known}."


def changes(*, wave: str, who: str, moved: Moved) -> str:
    parts = [f"Higher now: {_quoted(moved.up)}."] if moved.up else []
    parts += [f"Lower now: {_quoted(moved.down)}."] if moved.down else []
    parts += [f"No change that matters: {_quoted(moved.same)}."] if moved.same else []
    count = sum(reason.count for reason in moved.unknown)
    if not count:
        said = " ".join(parts) or "No section is comparable: in the earlier wave they were made of other things."
        return f"{who}, since the wave “{wave}”. {said}"
    if parts:
        parts.append(f"Of {counted(count, 'further section')} it cannot be told: {_reasons(moved.unknown)}.")
    else:
        parts.append(f"Of no section can one tell whether it changed: {_reasons(moved.unknown)}.")
    return f"{who}, since the wave “{wave}”. {' '.join(parts)}"


def changes_caption(*, who: str, wave: str, before: str, now: str) -> str:
    numbers = f": {before} answers then, {now} now" if before and now else ""
    return f"{who}: what changed since the wave “{wave}”{numbers}"


def change(*, told: Told) -> str:
    return {
        Verdict.HIGHER: "higher now",
        Verdict.LOWER: "lower now",
        Verdict.NO_MATERIAL: "no change",
        Verdict.CANNOT_TELL: "cannot be told",
    }[told.verdict]


def change_note(*, who: str, was: str, told: Told) -> str:
    words = f"{who}: was {was}"
    if told.verdict is Verdict.CANNOT_TELL:
        if told.ground is Ground.NOT_EXCLUDED:
            return f"{words}; a change cannot be told{_bracketed(f'{told.noticed} would have been noticed')}."
        return f"{words}; a change cannot be told: {why(told.ground, told.too_few)}."
    if told.verdict is Verdict.NO_MATERIAL:
        return f"{words}, no change that matters{_bracketed(told.interval)}."
    way = "higher" if told.verdict is Verdict.HIGHER else "lower"
    return f"{words}, {way} by {told.size} now{_bracketed(told.by)}."


def broken(reason: BreakReason) -> str:
    return _BROKEN[reason]


def broken_note(*, who: str, reason: BreakReason) -> str:
    return f"{who}: not comparable with the earlier wave, {_BROKEN[reason]}."


def unlinked(*, wave: str) -> str:
    return (
        f"There is no comparison with the wave “{wave}”: another edition measured it, and nothing says what of that "
        "edition continues in this one."
    )


def _reasons(unknown: Sequence[Unknown]) -> str:
    """Why some cannot be told, with how many for each reason where there are several."""
    reasons = [why(reason.ground, reason.too_few) for reason in unknown]
    if len(reasons) > 1:
        reasons = [f"for {reason.count}, {said}" for reason, said in zip(unknown, reasons, strict=True)]
    return "; ".join(reasons)


def _is_slight(told: Told) -> bool:
    """Whether the means differ by enough, but somebody of one group is hardly likelier to stand higher."""
    return told.ground is Ground.SLIGHT_EFFECT


def _quoted(names: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in names])


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""
