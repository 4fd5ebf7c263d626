"""What the command says when it is done, and when it refuses."""

from collections.abc import Iterator

from assessment.library import EditionRefused
from config.diagnosis.making import Diagnosis
from surveys.spreadsheets import phrases
from surveys.spreadsheets.faults import Refused

_WORDS = {
    "ru": {
        "refused": "Ничего не записано. Ошибок: {count}.",
        "edition": "Ничего не записано. Издание {edition} не принято, ошибок: {count}.",
        "written": "Записано: {files}",
        "group": "{name}: анкет {sheets}, людей {people}; подразделений показано {shown}, скрыто {withheld}",
        "hidden": "скрыто",
        "unknown": "неизвестно",
        "language": "В издании нет текстов на языке «{asked}»: диагностика на языке «{used}».",
    },
    "en": {
        "refused": "Nothing was written. Faults: {count}.",
        "edition": "Nothing was written. The edition {edition} is refused, faults: {count}.",
        "written": "Written: {files}",
        "group": "{name}: sheets {sheets}, people {people}; units shown {shown}, withheld {withheld}",
        "hidden": "withheld",
        "unknown": "unknown",
        "language": "The edition has no texts in {asked}: the diagnostic is in {used}.",
    },
}


def refusal(*, refused: Refused, language: str) -> str:
    """A heading and one line per fault, then how many are not told."""
    lines = [phrases.sentence(fault=fault, language=language) for fault in refused.faults]
    left = refused.total - len(refused.faults)
    rest = [phrases.more(count=left, language=language)] if left else []
    return "\n".join([_words(language)["refused"].format(count=refused.total), *lines, *rest])


def edition_refusal(*, refused: EditionRefused, language: str) -> str:
    """A heading and one line per fault of the edition."""
    heading = _words(language)["edition"].format(edition=refused.edition, count=len(refused.faults))
    return "\n".join([heading, *map(str, refused.faults)])


def summary(*, made: Diagnosis, files: list[str], language: str) -> Iterator[str]:
    """A line for each group, and where the files are."""
    words, card = _words(language), made.card
    if made.texts.language != language:
        yield words["language"].format(asked=language, used=made.texts.language)
    for group, table in card.tables.items():
        sheets, people = card.answered(group, card.root), card.headcount(group, card.root)
        yield words["group"].format(
            name=made.texts[f"audiences/{group}/name"],
            sheets=words["hidden"] if sheets is None else sheets,
            people=words["unknown"] if people is None else people,
            shown=len(table.answered) - len(table.rests),
            withheld=table.withheld,
        )
    yield words["written"].format(files=", ".join(files))


def _words(language: str) -> dict[str, str]:
    return _WORDS.get(language, _WORDS["en"])
