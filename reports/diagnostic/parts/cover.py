"""The cover: whose diagnostic it is, when, by which edition, on how many answers, and how far it is confirmed."""

from reports.diagnostic import notation
from reports.diagnostic.document import Cover
from reports.diagnostic.source import Source


def cover(source: Source) -> Cover:
    """The first page; entries that nobody supplied are left out."""
    card, words = source.card, source.words
    entries = [
        (source.term("agency_kind"), source.texts.get(f"kinds/{card.agency_kind}")),
        (source.term("answered"), _answered(source)),
        (source.term("period"), _period(source)),
        (source.term("edition"), f"{source.texts['edition/name']}, {card.edition_code}"),
        (source.term("created"), notation.day(source.created_on, language=source.language)),
    ]
    return Cover(
        kicker=f"{source.term('kicker')} · {source.texts['edition/short']}",
        title=card.agency_name,
        subtitle=card.wave,
        status=words.status(agreed=len(card.consensus), applicable=len(source.practices), verified=len(card.verified)),
        entries=tuple((term, value) for term, value in entries if value),
    )


def _answered(source: Source) -> str:
    root = source.card.root
    return " · ".join(
        source.words.answered(
            group=source.group(group),
            answered=source.card.answered(group, root),
            headcount=source.card.headcount(group, root),
        )
        for group in source.card.groups
    )


def _period(source: Source) -> str:
    opened, closed = source.card.opened_on, source.card.closed_on
    if opened is None or closed is None:
        return ""
    language = source.language
    return source.words.period(
        opened=notation.day(opened, language=language), closed=notation.day(closed, language=language)
    )
