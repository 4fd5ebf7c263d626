"""What was shown and withheld, group by group, and what can be worked out from it; how figures were compared."""

from collections.abc import Mapping

from assessment.domain.disclosure.release import ReleaseReport
from assessment.domain.inference.differences import (
    GROUPS_FLOOR,
    TEST_FLOOR_ITEM,
    TEST_FLOOR_OVERALL,
    TEST_FLOOR_PRACTICE,
    WAVES_FLOOR,
)
from reports.diagnostic import notation
from reports.diagnostic.document import Block, Column, Listing, Paragraph, Row, Table
from reports.diagnostic.source import Source
from reports.diagnostic.wording.release import release_in


def release(source: Source) -> list[Block]:
    """A sentence for each group, the table of those of which something is shown, and what "exactly" means in it."""
    words, reports = release_in(source.language), source.card.release
    if not reports:
        return []
    told = tuple(
        words.released(group=source.group(group), sentence=report.sentence, rests=report.rest_groups_shown)
        for group, report in reports.items()
    )
    blocks: list[Block] = [Listing(words.terms["released"], told)]
    shown = {group: report for group, report in reports.items() if report.shown}
    if shown:
        given_away = any(report.determined for report in shown.values())
        blocks += [_table(source, shown), Paragraph(words.determined(any_of_them=given_away))]
    return blocks


def comparing(source: Source) -> Listing:
    """When two figures are said to differ."""
    words = release_in(source.language)
    rules = words.comparing(
        groups_floor=f"{GROUPS_FLOOR:g}",
        waves_floor=f"{WAVES_FLOOR:g}",
        item=TEST_FLOOR_ITEM,
        several=TEST_FLOOR_PRACTICE,
        overall=TEST_FLOOR_OVERALL,
    )
    return Listing(words.terms["comparing"], tuple(rules))


def _table(source: Source, shown: Mapping[str, ReleaseReport]) -> Table:
    terms = release_in(source.language).terms
    told = [_told(source, report) for report in shown.values()]
    columns = (Column(terms["measure"]), *(Column(source.group(group)) for group in shown))
    rows = tuple(Row(terms[name], tuple(each[name] for each in told)) for name in told[0])
    return Table(terms["release_table"], columns, rows)


def _told(source: Source, report: ReleaseReport) -> Mapping[str, str]:
    """Cells of a group's column by the name of their row; the agency, shown wherever anything is, is left out."""

    def number(value: int) -> str:
        return notation.count(value, language=source.language)

    def part(some: int, of: int) -> str:
        return f"{number(some)} {source.term('of')} {number(of)}" if of else source.term("none")

    return {
        "offered": number(report.offered - 1),
        "shown": number(report.shown - 1),
        "withheld_small": number(report.withheld_small),
        "withheld_in_consequence": number(report.withheld_in_consequence),
        "rests": part(report.rest_groups_shown, report.rest_groups_offered),
        "distributions": part(report.distributions_shown, report.distributions_offered),
        "smallest": number(report.smallest_group),
        "determined": part(report.determined, report.answers),
    }
