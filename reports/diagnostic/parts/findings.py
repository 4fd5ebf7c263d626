"""Strengths and areas for improvement: a practice, its fact, and what the next level looks like."""

from assessment.domain.inference.differences import Verdict
from assessment.domain.levels import nearest_level
from assessment.domain.priorities import Priority, improvements
from assessment.domain.priorities import strengths as highest
from assessment.domain.scorecards.orders import orders
from reports.diagnostic.anchors import anchor
from reports.diagnostic.document import Finding, Findings
from reports.diagnostic.source import Source


def strengths(source: Source) -> Findings:
    """The practices that stand highest, with a remark on those that may be as high."""
    found = highest(card=source.card, edition=source.edition)
    items = tuple(_finding(source, entry, step="") for entry in found)
    remark = _equals(source, found) if found else source.words.no_strengths(middle=source.level(source.top / 2))
    return Findings("strengths", source.term("strengths"), items, remark)


def areas(source: Source) -> Findings:
    """The practices with most points to gain, each with the edition's text of the next level."""
    found = improvements(card=source.card, edition=source.edition)
    items = tuple(_finding(source, entry, step=_step(source, entry)) for entry in found)
    remark = source.words.areas_order() if found else source.words.no_findings()
    return Findings("areas", source.term("areas"), items, remark)


def _finding(source: Source, entry: Priority, *, step: str) -> Finding:
    if entry.figure is not None:
        fact = source.words.fact(seen=source.seen(entry.basis, entry.figure))
    else:
        agreed = source.card.consensus[entry.practice]
        fact = source.words.agreed_fact(
            level=agreed.level,
            name=source.level_name(agreed.level),
            gated=agreed.gated,
            entered=agreed.entered,
        )
    return Finding(source.mark(entry.practice), source.practice(entry.practice), fact, step)


def _step(source: Source, entry: Priority) -> str:
    following = nearest_level(entry.level) + 1
    return anchor(source, entry.practice, following) if following <= source.top else ""


def _equals(source: Source, found: tuple[Priority, ...]) -> str:
    """How many other practices could stand as high as the last one named; nothing is said of agreed levels."""
    last = found[-1]
    if last.figure is None:
        return ""
    named = {entry.practice for entry in found}
    others = [p.code for p in source.practices if p.code not in named]
    pairs = [
        (f"practices/{code}", f"practices/{last.practice}")
        for code in others
        if source.shown(last.basis, f"practices/{code}")
    ]
    judged = orders(source.card, last.basis, pairs).values()
    close = [difference for difference in judged if difference.verdict is not Verdict.LOWER]
    return source.words.equals(count=len(close)) if close else ""
