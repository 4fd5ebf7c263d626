"""What a diagnostic is composed from: the scorecard with the edition's words, and how all parts say a figure."""

from dataclasses import dataclass, field

from assessment.domain.edition import Applies, Edition, Practice, Texts
from assessment.domain.figures import Figure, Practised, Reason, Shown
from assessment.domain.levels import nearest_level
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.waves.crosswalk import Crosswalk
from reports.diagnostic import notation
from reports.diagnostic.charts import palette
from reports.diagnostic.families import Families
from reports.diagnostic.wording import en, ru
from reports.diagnostic.wording.protocol import Wording
from reports.diagnostic.wording.seen import Seen

_OVERALL = "overall"

LONGEST_MARK = 4
"""Letters of a code that still reads as a mark."""


def wording_in(language: str) -> Wording:
    """The sentences of a language; English for one that has none of its own."""
    if language == "ru":
        return ru
    return en


@dataclass(frozen=True, slots=True)
class Source:
    """A scorecard, its edition, their words, and the earlier wave's scorecard where one may be compared.

    `crosswalk` leads from the earlier wave's edition to this one; within one edition none is needed.
    """

    card: Scorecard
    edition: Edition
    texts: Texts
    created_on: str
    previous: Scorecard | None = None
    crosswalk: Crosswalk | None = None
    unlinked: str = ""
    """The earlier wave that cannot be compared, because nothing leads from its edition to this one."""
    families: Families = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out the families of differences; none is judged yet."""
        crosswalk = self.crosswalk or Crosswalk.identity(self.edition)
        families = Families(self.card, pair=self.pair, previous=self.previous, crosswalk=crosswalk)
        object.__setattr__(self, "families", families)

    @property
    def language(self) -> str:
        """The language of the document: that of the edition's words."""
        return self.texts.language

    @property
    def words(self) -> Wording:
        """The sentences of that language."""
        return wording_in(self.language)

    @property
    def top(self) -> int:
        """The highest level."""
        return self.edition.rules.top_level

    def term(self, name: str) -> str:
        """A column head or a short name."""
        return self.words.terms[name]

    # Names of the edition's things.

    def group(self, code: str) -> str:
        """Name of a group, in the plural."""
        return self.texts[f"audiences/{code}/name"]

    def section(self, code: str) -> str:
        """Short name of a section."""
        return self.texts[f"sections/{code}/short"]

    def practice(self, code: str) -> str:
        """Name of a practice."""
        return self.texts[f"practices/{code}/name"]

    def coded(self, code: str) -> str:
        """A practice's code, if it is as short as a mark, and its name."""
        return f"{self.mark(code)} {self.practice(code)}".strip()

    def mark(self, code: str) -> str:
        """A practice's code where readers can use it as a mark, such as A1; editions may have whole words for codes."""
        return code if len(code) <= LONGEST_MARK else ""

    def level_name(self, level: int) -> str:
        """Name of a whole level."""
        return self.texts[f"levels/{level}/name"]

    def level_names(self) -> tuple[str, ...]:
        """Names of all levels from 0."""
        return tuple(self.level_name(level) for level in range(self.top + 1))

    # What there is.

    @property
    def scored_groups(self) -> tuple[str, ...]:
        """Groups whose answers give scores, shown or not, in the edition's order."""
        return tuple(group for group in self.card.groups if _OVERALL in self.card.tables[group].measures)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two groups whose views are compared (whose, with whom): leaders with staff, else second with first."""
        scored = self.scored_groups
        if {"leaders", "staff"} <= set(scored):
            return ("leaders", "staff")
        return (scored[1], scored[0]) if len(scored) > 1 else None

    @property
    def status(self) -> dict[str, Practised]:
        """The decision on each practice of the edition."""
        return {entry.practice: entry for entry in self.card.applicability}

    @property
    def practices(self) -> tuple[Practice, ...]:
        """Practices that apply, adapted ones among them, in the edition's order."""
        status = self.status
        return tuple(p for p in self.edition.practices if status[p.code].status is not Applies.EXCLUDED)

    def reason(self, practice: str) -> str:
        """Why a practice does not apply as written: the agency's words, else the edition's for its kind."""
        entered = self.status[practice].reason
        return entered or self.texts.get(f"practices/{practice}/reasons/{self.card.agency_kind}")

    def figure(self, group: str, measure: str) -> Figure:
        """A group's figure at the agency."""
        return self.card.figure(group, self.card.root, measure)

    def shown(self, group: str, measure: str) -> Shown | None:
        """The same, or None when it is withheld."""
        figure = self.figure(group, measure)
        return figure if isinstance(figure, Shown) else None

    def before(self, group: str, measure: str) -> Shown | None:
        """The same group's figure in the earlier wave, on today's scale; None where it is not of the same thing."""
        figure = self.families.before(group, measure)
        return figure if isinstance(figure, Shown) else None

    # How a figure is said.

    def level(self, value: float) -> str:
        """A level with one decimal."""
        return notation.decimal(value, language=self.language)

    def levels(self, points: float) -> float:
        """Points of a score as levels."""
        return points / 100 * self.top

    def bounds(self, figure: Shown) -> tuple[float, float] | None:
        """The interval in levels; None where there is none or nothing was sampled."""
        if figure.low is None or figure.high is None or figure.census:
            return None
        return figure.low / 100 * self.top, figure.high / 100 * self.top

    def interval(self, figure: Shown) -> str:
        """The interval in words, empty where there is none."""
        bounds = self.bounds(figure)
        return notation.between(*bounds, language=self.language) if bounds else ""

    def said(self, figure: Figure) -> str:
        """A figure as a cell: level with interval, or why there is none."""
        if isinstance(figure, Shown):
            interval = self.interval(figure)
            return f"{self.level(figure.level)} ({interval})" if interval else self.level(figure.level)
        return self.absence(figure.reason)

    def absence(self, reason: Reason) -> str:
        """Why there is no figure, in a word or two."""
        return self.term(
            {
                Reason.SMALL_GROUP: "withheld",
                Reason.FEW_ANSWERS: "few",
                Reason.NOT_ASKED: "not_asked",
                Reason.EXCLUDED: "excluded",
                Reason.CANNOT_JUDGE: "cannot_judge",
            }[reason]
        )

    def seen(self, group: str, figure: Shown) -> Seen:
        """A figure ready for a sentence."""
        return Seen(self.group(group), self.level(figure.level), self.interval(figure), figure.n)

    def tone(self, level: float) -> int:
        """The tone 0–4 of the nearest whole level."""
        return palette.step(nearest_level(level), top=self.top)
