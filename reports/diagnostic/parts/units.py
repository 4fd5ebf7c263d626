"""Units by sections for each group: the heat map, with everything withheld hatched alike."""

from collections.abc import Sequence

from assessment.domain.edition import Section as ModelSection
from assessment.domain.figures import Shown
from reports.diagnostic.document import Block, HeatCell, HeatMap, HeatRow, LegendEntry, Paragraph, Section
from reports.diagnostic.source import Source
from reports.diagnostic.tree import Place, places


def units(source: Source) -> Section | None:
    """The part; None where the agency has no units."""
    if len(source.card.units) == 1:
        return None
    maps = [heat for group in source.scored_groups if (heat := _map(source, group))]
    blocks: tuple[Block, ...] = tuple(maps) or (Paragraph(source.words.units_none()),)
    return Section("units", source.words.parts["units"], blocks)


def _map(source: Source, group: str) -> HeatMap | None:
    """The map of a group of which more than the whole may be shown."""
    card = source.card
    shown = sum(card.is_shown(group, unit.code) for unit in card.units)
    if shown < 2:
        return None
    measures = set(card.tables[group].measures)
    sections = [section for section in source.edition.sections if f"sections/{section.code}" in measures]
    chosen = places(card, group=group)
    rows = tuple(_row(source, group, sections, place) for place in chosen)
    name, total = source.group(group), len(card.units)
    return HeatMap(
        caption=source.words.heat_caption(group=name),
        reading=source.words.heat_reading(group=name, shown=shown, total=total),
        columns=(
            source.term("unit"),
            *(source.section(section.code) for section in sections),
            source.term("overall"),
        ),
        rows=rows,
        legend=_legend(source),
        remark=source.words.more_units(shown=len(chosen), total=shown) if len(chosen) < shown else "",
    )


def _row(source: Source, group: str, sections: Sequence[ModelSection], place: Place) -> HeatRow:
    measures = [*(f"sections/{section.code}" for section in sections), "overall"]
    return HeatRow(
        place.unit.name,
        tuple(_cell(source, group, place.unit.code, measure) for measure in measures),
        depth=min(place.depth, 5),
    )


def _cell(source: Source, group: str, unit: str, measure: str) -> HeatCell:
    figure = source.card.figure(group, unit, measure)
    if isinstance(figure, Shown):
        return HeatCell(source.level(figure.level), source.tone(figure.level))
    # One word for every reason: which of them it was would itself tell something about a small group.
    return HeatCell(source.term("withheld"), None)


def _legend(source: Source) -> tuple[LegendEntry, ...]:
    levels = tuple(
        LegendEntry(source.tone(level), str(level), source.level_name(level)) for level in range(source.top + 1)
    )
    return (*levels, LegendEntry(None, "", source.words.heat_legend()))
