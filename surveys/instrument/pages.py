"""An edition seen by one audience in one language: pages in order, one practice a page.

Questionnaires, pages and questions are told apart by identity: each is built once and looked up in caches all the time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from assessment import library
from assessment.domain.edition import Edition, Item, Texts

SECONDS_PER_ITEM = 25
"""Reading five short descriptions and choosing one; the only estimate of time until real medians are known."""

DONT_KNOW = "dk"
NOT_APPLICABLE = "na"
"""Answers that say nothing about the practice: offered apart from the options of the scale."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer on offer: the code that is stored and the words that are read."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One item as it is put: the statement, the options in the order of the scale, and the two answers apart."""

    code: str
    text: str
    help: str
    choices: tuple[Choice, ...]
    apart: tuple[Choice, ...]
    offered: Mapping[str, str] = field(init=False)
    """Every answer on offer and its words."""

    def __post_init__(self) -> None:
        """Make the words quick to find: they are asked for at every page of every respondent."""
        object.__setattr__(self, "offered", {choice.code: choice.text for choice in (*self.choices, *self.apart)})

    def words(self, answer: str) -> str:
        """What the respondent chose, in words; empty when the question was skipped."""
        return self.offered.get(answer, "")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One practice on one screen; `number` counts from 1."""

    number: int
    practice: str
    title: str
    section_name: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Questionnaire:
    """What one audience sees of an edition."""

    language: str
    sections: tuple[tuple[Page, ...], ...]
    """The pages, section by section."""
    pages: tuple[Page, ...]
    questions: tuple[Question, ...]

    def page(self, number: int) -> Page | None:
        """The page of that number, or nothing beyond the ends."""
        return self.pages[number - 1] if 1 <= number <= len(self.pages) else None

    def accepted(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Those of the answers that this questionnaire has on offer, in its order."""
        return {q.code: answers[q.code] for q in self.questions if answers.get(q.code) in q.offered}

    def minutes(self, *, since: int = 1) -> int:
        """Minutes the pages from `since` on will take, to the nearest whole one and at least 1."""
        return max(1, round(sum(len(page.questions) for page in self.pages[since - 1 :]) * SECONDS_PER_ITEM / 60))


def questionnaire(*, edition: Edition, texts: Texts, audience: str, excluded: frozenset[str]) -> Questionnaire:
    """The pages of an audience in the edition's order, without practices that are excluded or not asked of it."""
    items: dict[str, list[Item]] = {}
    for item in edition.items_for(audience):
        items.setdefault(item.practice, []).append(item)
    asked = [practice for practice in edition.practices if practice.code in items and practice.code not in excluded]
    pages = tuple(
        Page(
            number=number,
            practice=practice.code,
            title=texts[f"practices/{practice.code}/name"],
            section_name=texts[f"sections/{practice.section}/name"],
            questions=tuple(_question(edition, texts, audience, item) for item in items[practice.code]),
        )
        for number, practice in enumerate(asked, start=1)
    )
    sections = tuple(tuple(run) for _, run in groupby(pages, key=lambda page: page.section_name))
    return Questionnaire(texts.language, sections, pages, tuple(q for page in pages for q in page.questions))


@lru_cache(maxsize=512)
def published_questionnaire(
    *, edition_code: str, fingerprint: str, language: str, audience: str, excluded: frozenset[str]
) -> Questionnaire:
    """The same for an edition of the library, built once: under one fingerprint its words never change."""
    edition, texts = library.edition(edition_code), library.texts(edition_code, language)
    return questionnaire(edition=edition, texts=texts, audience=audience, excluded=excluded)


def _question(edition: Edition, texts: Texts, audience: str, item: Item) -> Question:
    path = f"items/{item.code}"
    choices = tuple(
        Choice(
            option.code,
            texts.get(f"{path}/options/{option.code}") or texts[f"scales/{item.scale}/options/{option.code}"],
        )
        for option in edition.scales[item.scale].options
    )
    apart = tuple(
        Choice(code, texts.get(f"audiences/{audience}/{name}") or texts[f"answers/{name}"])
        for code, name in ((DONT_KNOW, "dont_know"), (NOT_APPLICABLE, "not_applicable"))
    )
    return Question(item.code, texts[f"{path}/text"], texts.get(f"{path}/help"), choices, apart)
