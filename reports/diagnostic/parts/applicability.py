"""What is not applied, and why: the agency's decisions on practices, and what the model leaves out on purpose."""

from assessment.domain.edition import Applies
from reports.diagnostic.document import Block, Callout, Column, Paragraph, Row, Section, Table
from reports.diagnostic.source import Source


def applicability(source: Source) -> Section:
    """The part: excluded practices before adapted ones, each with its reason."""
    blocks: list[Block] = []
    rows = [
        *_decided(source, Applies.EXCLUDED, "status_excluded"),
        *_decided(source, Applies.ADAPTED, "status_adapted"),
    ]
    if rows:
        columns = (
            Column(source.term("practice")),
            Column(source.term("status"), numeric=False),
            Column(source.term("reason"), numeric=False, wide=True),
        )
        blocks.append(Table(source.term("agency_choice"), columns, tuple(rows)))
    else:
        blocks.append(Paragraph(source.words.everything_applies()))
    headline = source.card.headline
    if headline and headline.not_comparable:
        names = [source.section(section) for section in headline.not_comparable]
        blocks.append(Callout("", source.words.not_comparable(sections=names), tone="attention"))
    left_out = _left_out(source)
    if left_out:
        heads = (Column(source.term("what")), Column(source.term("reason"), numeric=False, wide=True))
        blocks.append(Table(source.term("left_out"), heads, left_out))
    return Section("applicability", source.words.parts["applicability"], tuple(blocks))


def _decided(source: Source, status: Applies, term: str) -> list[Row]:
    return [
        Row(
            source.coded(entry.practice), (source.term(term), source.reason(entry.practice) or source.term("no_reason"))
        )
        for entry in source.card.applicability
        if entry.status is status
    ]


def _left_out(source: Source) -> tuple[Row, ...]:
    """Elements that no edition of this model asks for, numbered from 1 in its words."""
    rows: list[Row] = []
    while what := source.texts.get(f"exclusions/{len(rows) + 1}/what"):
        rows.append(Row(what, (source.texts[f"exclusions/{len(rows) + 1}/why"],)))
    return tuple(rows)
