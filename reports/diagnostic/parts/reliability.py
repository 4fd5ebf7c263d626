"""How far answers may be trusted: reliability of practices and of the whole questionnaire, statements to look at."""

from collections.abc import Mapping

from assessment.domain.figures import Reliability
from assessment.domain.reliability.practices import WHOLE
from reports.diagnostic import notation
from reports.diagnostic.document import Block, Column, Paragraph, Row, Table
from reports.diagnostic.source import Source
from reports.diagnostic.wording.release import release_in

MOST_REMARKS = 12
"""Rows of statements to look at; the others are counted."""


def reliability(source: Source) -> list[Block]:
    """The table with its reading; nothing where no group is large enough."""
    words = release_in(source.language)
    found = [
        (code, group, told)
        for code in (*(practice.code for practice in source.practices), WHOLE)
        for group in source.scored_groups
        if (told := _several(source.card.reliability.get(group, {}), code))
    ]
    if not found:
        return []
    columns = (
        Column(source.term("practice")),
        Column(source.term("group"), numeric=False),
        Column(source.term("answers")),
        Column(words.terms["alpha"]),
        Column(words.terms["omega"]),
    )
    rows = tuple(_row(source, code, group, told) for code, group, told in found)
    single = all(code == WHOLE for code, _, _ in found)
    return [
        Table(words.terms["reliability"], columns, rows),
        Paragraph(words.reliability_reading(single=single)),
    ]


def remarks(source: Source) -> list[Block]:
    """Statements that need a look before their figure is believed; nothing where there are none."""
    words = release_in(source.language)
    rows = [
        Row(
            source.texts[f"items/{remark.item}/text"],
            (source.group(group), " ".join(_said(source, flag, remark.dont_know_share) for flag in remark.flags)),
        )
        for group, quality in source.card.quality.items()
        for remark in quality.remarks
    ]
    if not rows:
        return []
    columns = (
        Column(source.term("item")),
        Column(source.term("group"), numeric=False),
        Column(words.terms["look"], numeric=False, wide=True),
    )
    blocks: list[Block] = [
        Table(words.terms["remarks"], columns, tuple(rows[:MOST_REMARKS])),
        Paragraph(words.remarks_reading()),
    ]
    if len(rows) > MOST_REMARKS:
        blocks.append(Paragraph(words.remarks_more(count=len(rows) - MOST_REMARKS)))
    return blocks


def _several(told: Mapping[str, Reliability], code: str) -> Reliability | None:
    """The reliability of a practice of several statements, or of the whole questionnaire."""
    found = told.get(code)
    return found if found is not None and found.items > 1 else None


def _row(source: Source, code: str, group: str, told: Reliability) -> Row:
    name = release_in(source.language).terms["whole"] if code == WHOLE else source.coded(code)
    cells = (
        source.group(group),
        notation.count(told.n, language=source.language),
        _coefficient(source, told.value),
        _coefficient(source, told.omega),
    )
    return Row(name, cells, strong=code == WHOLE)


def _coefficient(source: Source, value: float | None) -> str:
    return source.term("none") if value is None else notation.decimal(value, language=source.language, places=2)


def _said(source: Source, flag: str, share: float) -> str:
    said = notation.percent(round(share * 1000), 1000, language=source.language)
    return release_in(source.language).remark(flag=flag, share=said)
