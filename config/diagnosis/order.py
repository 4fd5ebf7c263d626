"""What an analyst orders: settings of the command, checked against the edition they speak of."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assessment.domain.applicability import default_applicability
from assessment.domain.edition import Applies, Edition, Texts
from assessment.domain.figures import Practised
from surveys.spreadsheets.faults import Fault, Refused, Rule, quoted

LANGUAGES = ("ru", "en")
FILES = ("diagnostic.pdf", "scorecard.json")


@dataclass(frozen=True, slots=True)
class Order:
    """The settings as they were typed; None where the edition or the tables decide."""

    units: Path
    sheets: Path
    out: Path
    language: str
    threshold: str | None
    agency: str | None
    kind: str | None
    wave: str | None
    date: str | None
    exclude: Sequence[str]


@dataclass(frozen=True, slots=True)
class Terms:
    """The same settings, understood."""

    thresholds: dict[str, int]
    applicability: tuple[Practised, ...]
    kind: str
    report_on: str


def terms_of(*, order: Order, edition: Edition, texts: Texts, today: dt.date) -> Terms:
    """What the settings mean for this edition; raises `Refused` with a fault for each that means nothing."""
    faults = [*_setting_faults(order, edition), *_exclusion_faults(order, edition)]
    if faults:
        raise Refused(faults)
    applicability = _applicability(order, edition, texts)
    if all(entry.status is Applies.EXCLUDED for entry in applicability):
        raise Refused([_fault("--exclude", f"{len(applicability)} / {len(applicability)}", f"< {len(applicability)}")])
    common = None if order.threshold is None else int(order.threshold)
    return Terms(
        thresholds={audience.code: common or audience.default_threshold for audience in edition.audiences},
        applicability=applicability,
        kind=order.kind or "",
        report_on=order.date or today.isoformat(),
    )


def language_faults(language: str) -> Iterator[Fault]:
    """A fault when the command does not speak the language."""
    if language not in LANGUAGES:
        yield _fault("--language", language, ", ".join(LANGUAGES))


def _setting_faults(order: Order, edition: Edition) -> Iterator[Fault]:
    floor = edition.rules.threshold_floor
    if order.threshold is not None and not (_is_whole(order.threshold) and int(order.threshold) >= floor):
        yield _fault("--threshold", order.threshold, f"≥ {floor}")
    if order.kind is not None and order.kind not in edition.agency_kinds:
        yield _fault("--kind", order.kind, ", ".join(edition.agency_kinds))
    if order.date is not None and not _is_date(order.date):
        yield _fault("--date", order.date, "YYYY-MM-DD")
    above = next((place for place in (order.out, *order.out.parents) if place.exists()), order.out)
    if not above.is_dir() or any((order.out / name).is_dir() for name in FILES):
        yield _fault("--out", str(order.out), f"DIR ({', '.join(FILES)})")


def _exclusion_faults(order: Order, edition: Edition) -> Iterator[Fault]:
    codes = [practice.code for practice in edition.practices]
    named = [given.partition("=")[0] for given in order.exclude]
    for place, given in enumerate(order.exclude):
        practice, _, reason = given.partition("=")
        if practice not in codes or practice in named[:place] or not reason.strip():
            yield _fault("--exclude", given, f"PRACTICE=… ({', '.join(codes)})")


def _applicability(order: Order, edition: Edition, texts: Texts) -> tuple[Practised, ...]:
    """The edition's proposal for the kind, with its reasons; what the analyst excludes goes before it."""
    excluded = dict(given.split("=", 1) for given in order.exclude)
    proposed = default_applicability(edition=edition, kind=order.kind or "")
    return tuple(
        Practised(entry.practice, Applies.EXCLUDED, excluded[entry.practice].strip())
        if entry.practice in excluded
        else Practised(entry.practice, entry.status, texts.get(f"practices/{entry.practice}/reasons/{order.kind}"))
        for entry in proposed
    )


def _fault(setting: str, found: str, allowed: str) -> Fault:
    return Fault(setting, None, None, Rule.SETTING, found=quoted(found), allowed=allowed)


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
