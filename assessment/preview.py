"""The editions as their owner looks at them: whether they compile, and what each audience will read."""

from dataclasses import dataclass

from assessment import library
from assessment.domain.edition import Edition, Item, Texts


class NothingToPreview(Exception):
    """There is no sound edition of that code, or it has no such audience."""


@dataclass(frozen=True, slots=True)
class EditionState:
    """One edition of the library: its name, size and fingerprint, or its faults."""

    code: str
    name: str
    published_on: str
    practices: int
    fingerprint: str
    faults: tuple[library.Fault, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One item as it is put to an audience."""

    code: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticePage:
    """One practice with what the audience is asked about it."""

    code: str
    name: str
    criterion: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SectionPages:
    """One section with its practices; those the audience is not asked about are left out."""

    code: str
    name: str
    practices: tuple[PracticePage, ...]


@dataclass(frozen=True, slots=True)
class EditionPreview:
    """An edition as one audience reads it."""

    code: str
    name: str
    purpose: str
    fingerprint: str
    audience: str
    audiences: tuple[tuple[str, str, int], ...]
    """Code, name and number of items of every audience."""
    sections: tuple[SectionPages, ...]


def edition_states(language: str) -> tuple[EditionState, ...]:
    """Every edition of the library."""
    return tuple(_state(code, language) for code in library.editions())


def edition_preview(code: str, *, audience: str, language: str) -> EditionPreview:
    """The edition as the audience reads it, the first audience when none is named; raises NothingToPreview."""
    if code not in library.editions():
        raise NothingToPreview(code)
    try:
        edition, texts = library.edition(code), library.texts(code, language)
    except library.EditionRefused as error:
        raise NothingToPreview(code) from error
    known = {known.code for known in edition.audiences}
    chosen = audience or edition.audiences[0].code
    if chosen not in known:
        raise NothingToPreview(chosen)
    return EditionPreview(
        code=code,
        name=texts["edition/name"],
        purpose=texts["edition/purpose"],
        fingerprint=edition.fingerprint,
        audience=chosen,
        audiences=tuple(
            (one.code, texts[f"audiences/{one.code}/name"], len(edition.items_for(one.code)))
            for one in edition.audiences
        ),
        sections=_sections(edition, texts, edition.items_for(chosen)),
    )


def _state(code: str, language: str) -> EditionState:
    try:
        edition, texts = library.edition(code), library.texts(code, language)
    except library.EditionRefused as error:
        return EditionState(code, code, "", 0, "", error.faults)
    name, size = texts["edition/name"], len(edition.practices)
    return EditionState(code, name, edition.published_on, size, edition.fingerprint, ())


def _sections(edition: Edition, texts: Texts, items: tuple[Item, ...]) -> tuple[SectionPages, ...]:
    pages = {
        practice.code: PracticePage(
            practice.code,
            texts[f"practices/{practice.code}/name"],
            texts[f"criteria/{practice.criterion}/name"],
            tuple(_statement(edition, texts, item) for item in items if item.practice == practice.code),
        )
        for practice in edition.practices
    }
    return tuple(
        SectionPages(
            section.code,
            texts[f"sections/{section.code}/name"],
            tuple(
                pages[practice.code]
                for practice in edition.practices
                if practice.section == section.code and pages[practice.code].statements
            ),
        )
        for section in edition.sections
    )


def _statement(edition: Edition, texts: Texts, item: Item) -> Statement:
    answers = tuple(
        texts.get(f"items/{item.code}/options/{option.code}") or texts[f"scales/{item.scale}/options/{option.code}"]
        for option in edition.scales[item.scale].options
    )
    return Statement(item.code, texts[f"items/{item.code}/text"], answers)
