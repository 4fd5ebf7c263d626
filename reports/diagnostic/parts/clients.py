"""Facts: what people answered to questions that have no score, beside the practice they speak of."""

from collections.abc import Iterator

from assessment.domain.edition import Item, ItemKind
from assessment.domain.figures import Counts
from reports.diagnostic import notation
from reports.diagnostic.document import Block, Column, Facts, Paragraph, Row, Table
from reports.diagnostic.source import Source


def answers(source: Source) -> list[Block]:
    """A table of the most frequent answers for each group that was asked about facts and may be shown."""
    blocks: list[Block] = []
    for group in source.card.groups:
        rows = [_row(source, group, item, counts) for item, counts in _answered(source, group)]
        if rows:
            columns = (
                Column(source.term("question"), numeric=False),
                Column(source.term("practice"), numeric=False),
                *(Column(source.group(scored)) for scored in source.scored_groups),
                Column(source.term("most"), numeric=False, wide=True),
            )
            blocks.append(Paragraph(source.words.clients_lead(group=source.group(group))))
            blocks.append(Table(source.words.facts_caption(group=source.group(group)), columns, tuple(rows)))
    return blocks


def facts_of(source: Source, practice: str) -> tuple[Facts, ...]:
    """All answers to the questions of fact about one practice."""
    return tuple(
        _facts(source, group, item, counts)
        for group in source.card.groups
        for item, counts in _answered(source, group)
        if item.practice == practice
    )


def _answered(source: Source, group: str) -> Iterator[tuple[Item, Counts]]:
    for item in source.edition.items_for(group):
        counts = source.card.counts(group, source.card.root, item.code) if item.kind is ItemKind.FACT else None
        if counts and sum(counts.options):
            yield item, counts


def _row(source: Source, group: str, item: Item, counts: Counts) -> Row:
    total = sum(counts.options)
    most = max(range(len(counts.options)), key=lambda place: counts.options[place])
    share = notation.percent(counts.options[most], total, language=source.language)
    levels = [source.shown(scored, f"practices/{item.practice}") for scored in source.scored_groups]
    return Row(
        source.texts[f"items/{item.code}/text"],
        (
            source.mark(item.practice) or source.practice(item.practice),
            *(source.level(level.level) if level else source.term("none") for level in levels),
            f"{option_text(source, item, most)} — {share}",
        ),
    )


def _facts(source: Source, group: str, item: Item, counts: Counts) -> Facts:
    total = sum(counts.options)
    shares = tuple(
        (option_text(source, item, place), notation.percent(chosen, total, language=source.language))
        for place, chosen in enumerate(counts.options)
    )
    note = f"{source.group(group)}, {source.words.clients_note(n=total)}"
    return Facts(source.texts[f"items/{item.code}/text"], shares, note)


def option_text(source: Source, item: Item, place: int) -> str:
    """The words of an item's option: its scale's, which are short, before its own."""
    code = source.edition.scales[item.scale].options[place].code
    own = source.texts.get(f"items/{item.code}/options/{code}")
    return source.texts.get(f"scales/{item.scale}/options/{code}") or own or code
