"""How the answers to a practice spread, for groups large enough to show it, and what that says about its mean."""

from collections.abc import Iterator

from assessment.domain.edition import Item
from assessment.domain.figures import Counts
from reports.diagnostic import notation
from reports.diagnostic.anchors import scored_items
from reports.diagnostic.charts.distribution import Stack, stacked_chart
from reports.diagnostic.document import Chart, Column, Row, Table
from reports.diagnostic.parts.clients import option_text
from reports.diagnostic.source import Source


def distributions(source: Source, practice: str) -> Chart | None:
    """A stacked bar for each group, of a practice with one item; None where no group is large enough."""
    items = scored_items(source, practice)
    if len(items) != 1:
        return None
    item = items[0]
    found = list(_counted(source, item))
    if not found:
        return None
    options = [option_text(source, item, place) for place in range(len(found[0][1].options))]
    title = " ".join(_reading(source, group, counts, options) for group, counts in found)
    # Options that stand for levels are named by their numbers, which the tones already carry.
    marks = [option.code for option in source.edition.scales[item.scale].options]
    return Chart(
        svg=stacked_chart(stacks=[_stack(source, *entry) for entry in found], options=marks, title=title),
        title=title,
        table=_table(source, practice, found, options),
    )


def remarks(source: Source, practice: str) -> list[str]:
    """Whether many could not judge the practice, and whether views are so far apart that the mean describes nobody."""
    notes = []
    for item in scored_items(source, practice):
        for group, counts in _counted(source, item):
            asked = sum(counts.options) + counts.dont_know + counts.skipped
            if counts.dont_know >= source.edition.rules.dont_know_flag * asked:
                share = notation.percent(counts.dont_know, asked, language=source.language)
                notes.append(source.words.cannot_judge(group=source.group(group), share=share))
    for group in source.scored_groups:
        found = source.card.reliability.get(group, {}).get(practice)
        if found and found.split:
            notes.append(source.words.split(group=source.group(group)))
    return notes


def _counted(source: Source, item: Item) -> Iterator[tuple[str, Counts]]:
    for group in source.scored_groups:
        counts = source.card.counts(group, source.card.root, item.code) if group in item.audiences else None
        if counts and sum(counts.options):
            yield group, counts


def _reading(source: Source, group: str, counts: Counts, options: list[str]) -> str:
    most = max(range(len(options)), key=lambda place: counts.options[place])
    share = notation.percent(counts.options[most], sum(counts.options), language=source.language)
    return source.words.distribution(group=source.group(group), option=options[most], share=share)


def _stack(source: Source, group: str, counts: Counts) -> Stack:
    total = sum(counts.options)
    without = counts.dont_know
    share = notation.percent(without, total + without, language=source.language)
    return Stack(
        name=source.group(group),
        counts=counts.options,
        shares=tuple(notation.percent(chosen, total, language=source.language) for chosen in counts.options),
        remark=f"{source.term('dont_know')}: {share}" if without else "",
    )


def _table(source: Source, practice: str, found: list[tuple[str, Counts]], options: list[str]) -> Table:
    tail = [source.term(name) for name in ("dont_know", "not_applicable", "skipped")]
    rows = tuple(
        Row(
            source.group(group),
            (
                *(
                    notation.count(chosen, language=source.language)
                    for chosen in (*counts.options, counts.dont_know, counts.not_applicable, counts.skipped)
                ),
                _agreement(source, group, practice),
            ),
        )
        for group, counts in found
    )
    columns = (Column(source.term("group")), *(Column(name) for name in (*options, *tail, source.term("agreement"))))
    return Table(source.term("answers_caption"), columns, rows)


def _agreement(source: Source, group: str, practice: str) -> str:
    found = source.card.reliability.get(group, {}).get(practice)
    if found is None or found.rstar is None:
        return source.term("none")
    return notation.decimal(found.rstar, language=source.language, places=2)
