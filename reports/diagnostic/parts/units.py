"""Units by sections for each group: the heat map with signs where a unit differs from the whole, and split units."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assessment.domain.figures import Figure, Shown
from assessment.domain.inference.differences import GROUPS_FLOOR, Difference, Verdict
from assessment.domain.scorecards.comparison import OVERALL, UnitMeasure
from reports.diagnostic.charts.signs import sign
from reports.diagnostic.document import Block, HeatCell, HeatMap, HeatRow, LegendEntry, Paragraph, Section
from reports.diagnostic.parts.splits import splits
from reports.diagnostic.source import Source
from reports.diagnostic.tree import Gathered, Place, places, with_rests
from reports.diagnostic.wording.release import release_in

LONGEST_NAMES = 48
"""Letters of names of a rest group's members that its row still holds; the others are counted."""
DEEPEST = 5

Differences = Mapping[UnitMeasure, Difference]


def units(source: Source) -> Section | None:
    """The part; None where the agency has no units."""
    if len(source.card.units) == 1:
        return None
    blocks = [block for group in source.scored_groups for block in _group(source, group)]
    return Section("units", source.words.parts["units"], tuple(blocks) or (Paragraph(source.words.units_none()),))


def named(names: Sequence[str], *, longest: int = LONGEST_NAMES) -> tuple[tuple[str, ...], int]:
    """The first names that fit into that many letters, at least one, and how many are left."""
    kept = list(names[:1])
    for name in names[1:]:
        if sum(len(each) + 2 for each in kept) + len(name) > longest:
            break
        kept.append(name)
    return tuple(kept), len(names) - len(kept)


def _group(source: Source, group: str) -> list[Block]:
    """The map and the split units of a group of which more than the whole may be shown."""
    card = source.card
    shown = sum(card.is_shown(group, unit.code) for unit in card.units)
    if shown + len(card.rests(group)) < 2:
        return []
    return [_map(source, group, shown), *splits(source, group)]


def _map(source: Source, group: str, shown: int) -> HeatMap:
    card, words = source.card, source.words
    measures = _measures(source, group)
    differences = source.families.against_above(group)
    chosen = places(card, group=group)
    rows = with_rests(card, group, chosen)
    made = [
        differences[place.unit.code, measure]
        for place in chosen
        for measure in measures
        if (place.unit.code, measure) in differences
    ]
    # The agency is shown wherever a unit is: it is left out of both numbers.
    reading = words.heat_reading(group=source.group(group), shown=shown - 1, total=len(card.units) - 1)
    return HeatMap(
        caption=words.heat_caption(group=source.group(group)),
        reading=f"{reading} {_compared(source, made)}".strip(),
        columns=(source.term("unit"), *(_column(source, measure) for measure in measures)),
        rows=tuple(_row(source, group, measures, row, differences) for row in rows),
        legend=_legend(source, made),
        remark=_remark(source, group, chosen, shown),
    )


def _remark(source: Source, group: str, chosen: Sequence[Place], shown: int) -> str:
    """Which units have no row: those there is no room for, or those withheld where they gave way to the others."""
    seen = sum(source.card.is_shown(group, place.unit.code) for place in chosen)
    if seen < shown:
        return source.words.more_units(shown=seen, total=shown)
    left = len(source.card.units) - len(chosen)
    return release_in(source.language).withheld_left(count=left) if left else ""


def _measures(source: Source, group: str) -> list[str]:
    asked = set(source.card.tables[group].measures)
    sections = [f"sections/{section.code}" for section in source.edition.sections]
    return [measure for measure in (*sections, OVERALL) if measure in asked]


def _column(source: Source, measure: str) -> str:
    return source.term("overall") if measure == OVERALL else source.section(measure.removeprefix("sections/"))


def _compared(source: Source, made: Iterable[Difference]) -> str:
    """How many comparisons were made and with what result."""
    verdicts = Counter(difference.verdict for difference in made)
    return release_in(source.language).compared(
        made=verdicts.total(),
        higher=verdicts[Verdict.HIGHER],
        lower=verdicts[Verdict.LOWER],
        no_material=verdicts[Verdict.NO_MATERIAL],
        cannot_tell=verdicts[Verdict.CANNOT_TELL],
    )


def _row(
    source: Source, group: str, measures: Sequence[str], row: Place | Gathered, differences: Differences
) -> HeatRow:
    card, depth = source.card, min(row.depth, DEEPEST)
    if isinstance(row, Gathered):
        found = tuple(_cell(source, card.rest_figure(group, row.rest, measure)) for measure in measures)
        return HeatRow(_rest_name(source, row), found, depth=depth, gathered=True)
    code = row.unit.code
    cells = tuple(
        _cell(source, card.figure(group, code, measure), differences.get((code, measure))) for measure in measures
    )
    return HeatRow(row.unit.name, cells, depth=depth)


def _rest_name(source: Source, row: Gathered) -> str:
    card = source.card
    names, more = named([card.units[card.places[code]].name for code in row.rest.members])
    return release_in(source.language).rest(names=names, more=more)


def _cell(source: Source, figure: Figure, difference: Difference | None = None) -> HeatCell:
    if not isinstance(figure, Shown):
        # One word for every reason: which of them it was would itself tell something about a small group.
        return HeatCell(source.term("withheld"), None)
    tone = source.tone(figure.level)
    return HeatCell(source.level(figure.level), tone, _sign(source, difference, tone))


def _sign(source: Source, difference: Difference | None, tone: int) -> str:
    if difference is None or difference.verdict not in (Verdict.HIGHER, Verdict.LOWER):
        return ""
    is_higher = difference.verdict is Verdict.HIGHER
    return sign(is_higher=is_higher, title=release_in(source.language).sign(is_higher=is_higher), tone=tone)


def _legend(source: Source, made: Sequence[Difference]) -> tuple[LegendEntry, ...]:
    """Every tone, the hatching, and the signs where there are any."""
    words = release_in(source.language)
    levels = tuple(
        LegendEntry(source.tone(level), str(level), source.level_name(level)) for level in range(source.top + 1)
    )
    signs = tuple(
        LegendEntry(
            None,
            "",
            words.sign_meaning(is_higher=is_higher, points=f"{GROUPS_FLOOR:g}"),
            sign(is_higher=is_higher, title=words.sign(is_higher=is_higher)),
        )
        for is_higher in (True, False)
        if any(difference.verdict in (Verdict.HIGHER, Verdict.LOWER) for difference in made)
    )
    return (*levels, LegendEntry(None, "", source.words.heat_legend()), *signs)
