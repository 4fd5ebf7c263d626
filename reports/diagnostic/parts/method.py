"""The method in words, the release, the reliability, the weights, what is not proved, and the fingerprints."""

from assessment.domain.scorecards.comparison import OVERALL
from reports.diagnostic.document import (
    Block,
    Column,
    Columns,
    Definitions,
    Fingerprints,
    Listing,
    Paragraph,
    Row,
    Section,
    Table,
)
from reports.diagnostic.parts.release import comparing, release
from reports.diagnostic.parts.reliability import reliability, remarks
from reports.diagnostic.source import Source
from reports.diagnostic.wording.release import release_in


def method(source: Source, fingerprints: Fingerprints) -> Section:
    """The last part; the fingerprints close it, on the last page."""
    words = source.words
    blocks: list[Block] = [
        Listing(source.term("how"), tuple(_how(source))),
        comparing(source),
        *release(source),
        *reliability(source),
        *remarks(source),
        Columns(((Listing(source.term("how_agreed"), tuple(_agreeing(source))),), (_weights(source),))),
        Listing(source.term("proves_not"), tuple(words.not_proved())),
    ]
    blocks += [Paragraph(text) for path in ("basis", "law") if (text := source.texts.get(f"edition/{path}"))]
    blocks.append(Definitions(source.term("prints"), _prints(source, fingerprints)))
    return Section("method", words.parts["method"], tuple(blocks))


def _how(source: Source) -> list[str]:
    """From an answer to a figure, with the numbers of the edition in their places."""
    rules, words, release_words = source.edition.rules, source.words, release_in(source.language)
    counting = words.method(
        answered_share=release_words.part_of(rules.answered_share),
        dont_know_limit=release_words.part_of(rules.dont_know_limit),
        top=source.top,
    )
    everybody = [
        release_words.census(group=source.group(group))
        for group in source.scored_groups
        if (figure := source.shown(group, OVERALL)) and figure.census
    ]
    # A scorecard of the first form knew no weights and has no report on its release, only how much was withheld.
    weighing, withheld = ([release_words.weighting()], []) if source.card.release else ([], _withheld(source))
    told = [release_words.resembling(), *everybody, _withholding(source), *withheld, words.agreement()]
    return [*counting, *weighing, *told]


def _withholding(source: Source) -> str:
    thresholds = [(source.group(group), source.card.thresholds[group]) for group in source.card.groups]
    # A threshold that is higher than the edition's number for distributions holds for them as well.
    least = max(source.card.distribution_from, *source.card.thresholds.values())
    return source.words.withholding(thresholds=thresholds, least=least)


def _withheld(source: Source) -> list[str]:
    return [
        source.words.withheld_units(group=source.group(group), count=count)
        if count
        else source.words.nothing_withheld(group=source.group(group))
        for group, count in source.card.withheld.items()
    ]


def _agreeing(source: Source) -> list[str]:
    rules, words = source.edition.rules, source.words
    gates = [
        words.gate(level=gate.level, documents=gate.documents, periods=gate.periods, otherwise=gate.otherwise)
        for gate in rules.evidence
    ]
    caps = [words.cap(practice=source.coded(cap.practice), plus=str(cap.plus)) for cap in rules.caps]
    return list(
        words.consensus_method(
            gates=gates, caps=caps, excluded_share=release_in(source.language).part_of(rules.excluded_share)
        )
    )


def _weights(source: Source) -> Table:
    columns = tuple(
        Column(source.term(name)) for name in ("section", "weight_points", "weight_practices", "weight_counted")
    )
    applied = {practice.code for practice in source.practices}
    rows = []
    for section in source.edition.sections:
        codes = [practice.code for practice in source.edition.practices if practice.section == section.code]
        counted = sum(code in applied for code in codes)
        name = source.texts[f"sections/{section.code}/name"]
        rows.append(Row(name, (str(section.points), str(len(codes)), str(counted))))
    return Table(source.term("weights"), columns, tuple(rows))


def _prints(source: Source, fingerprints: Fingerprints) -> tuple[tuple[str, str], ...]:
    card = source.card
    return (
        (source.term("print_edition"), f"{card.edition_code} · {card.edition_fingerprint}"),
        (source.term("print_data"), card.fingerprint),
        (source.term("print_method"), card.method),
        (source.term("print_template"), fingerprints.template),
        (source.term("print_code"), fingerprints.code),
    )
