"""How the answers to a practice spread, for groups large enough to show it, and what that says about its mean."""

from collections.abc import Iterator

from assessment.domain.edition import Item
from assessment.domain.figures import Counts, Shown
from assessment.domain.reliability.agreement_verdicts import Split, verdict
from reports.diagnostic import notation
from reports.diagnostic.anchors import scored_items
from reports.diagnostic.charts.distribution import Stack, stacked_chart
from reports.diagnostic.document import Chart, Column, Row, Table
from reports.diagnostic.parts.clients import option_text
from reports.diagnostic.source import Source

MOST_NAMED = 3
"""Units with split views that are named; the others are counted."""


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


def bands(source: Source, practice: str) -> Table | None:
    """Low, middle and high answers of the groups too small for a distribution; None where there is no such group."""
    items = scored_items(source, practice)
    rows = []
    for item in items:
        text = source.texts[f"items/{item.code}/text"] if len(items) > 1 else ""
        rows += [
            Row(" — ".join(filter(None, (text, source.group(group)))), cells) for group, cells in _banded(source, item)
        ]
    if not rows:
        return None
    columns = tuple(Column(source.term(name)) for name in ("bands", "unfavourable", "neutral", "favourable"))
    return Table(source.term("bands_caption"), columns, tuple(rows))


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
        notes += _splits(source, group, practice)
    return notes


def _splits(source: Source, group: str, practice: str) -> list[str]:
    """Whether views are split at the agency, and within which units that are shown."""
    words, name = source.words, source.group(group)
    notes = []
    if _is_split(source, group, source.card.root, practice):
        items = scored_items(source, practice)
        drawn = len(items) == 1 and any(seen == group for seen, _ in _counted(source, items[0]))
        notes.append(words.split(group=name, is_drawn=drawn))
    units = [unit for unit in source.card.units[1:] if source.card.is_shown(group, unit.code)]
    split = [unit.name for unit in units if _is_split(source, group, unit.code, practice)]
    if split:
        named = split[:MOST_NAMED]
        notes.append(words.split_units(group=name, names=named, more=len(split) - len(named), of=len(units)))
    return notes


def _is_split(source: Source, group: str, unit: str, practice: str) -> bool:
    figure = source.card.figure(group, unit, f"practices/{practice}")
    n = figure.n if isinstance(figure, Shown) else 0
    return isinstance(verdict(rstar=_rstar(source, group, unit, practice), n=n), Split)


def _rstar(source: Source, group: str, unit: str, practice: str) -> float | None:
    """r*WG at a unit; scorecards of the first form know that of the agency alone, in their reliability."""
    found = source.card.agreement(group, unit, practice)
    if found is not None or unit != source.card.root:
        return found
    reliability = source.card.reliability.get(group, {}).get(practice)
    return reliability.rstar if reliability else None


def _banded(source: Source, item: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Groups with bands of an item and no distribution: the two are never shown together."""
    drawn = {group for group, _ in _counted(source, item)}
    for group in source.scored_groups:
        found = source.card.bands(group, source.card.root, item.code) if group not in drawn else None
        if found:
            shares = (found.unfavourable, found.neutral, found.favourable)
            yield group, tuple(source.words.share(share) for share in shares)


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
    found = _rstar(source, group, source.card.root, practice)
    return source.term("none") if found is None else notation.decimal(found, language=source.language, places=2)
