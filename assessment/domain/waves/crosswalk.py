"""Crosswalk: which item of a new edition continues which of an old one, and so which figures can be compared."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.counts.questionnaire import Questionnaire, questionnaire_of
from assessment.domain.edition import Edition
from assessment.domain.waves.bridge import BreakMark, Bridge, Past, bridge_between


class LinkKind(StrEnum):
    """What became of an item."""

    SAME = "same"
    """Asked in the same words with the same scores: its figures continue."""
    CHANGED = "changed"
    """Continued in other words or with other scores: a break."""
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Link:
    """One item's code in both editions; a new item has no old one, a dropped item no new one."""

    kind: LinkKind
    old: str | None
    new: str | None


class LinksIncomplete(ValueError):
    """Links leave out an item of an edition, name one twice, or name one that is not there."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Two editions and the links of all their items."""

    old: Edition
    new: Edition
    links: tuple[Link, ...]

    @classmethod
    def of(cls, *, old: Edition, new: Edition, links: Sequence[Link]) -> "Crosswalk":
        """A crosswalk that names every item of both editions once; raises LinksIncomplete."""
        for edition, codes in ((old, [link.old for link in links]), (new, [link.new for link in links])):
            named = Counter(code for code in codes if code is not None)
            items = Counter(item.code for item in edition.items)
            if named != items:
                wrong = sorted((named - items) + (items - named))
                raise LinksIncomplete(f"Items of {edition.code} are to be linked once each; amiss: {', '.join(wrong)}")
        return cls(old, new, tuple(links))

    @classmethod
    def identity(cls, edition: Edition) -> "Crosswalk":
        """An edition continues itself."""
        return cls(edition, edition, tuple(Link(LinkKind.SAME, item.code, item.code) for item in edition.items))

    @property
    def same_levels(self) -> bool:
        """Whether a level means the same share of the scale; if not, compare scores and not levels."""
        return self.old.rules.top_level == self.new.rules.top_level

    def linked(self, measure: str, *, group: str) -> str | BreakMark:
        """The new edition's measure that continues an old one for a group, or the break; KeyError when not asked."""
        return self.bridge(group).linked(measure)

    def break_marks(self, group: str) -> tuple[BreakMark, ...]:
        """Every measure of the group, old or new, whose figures do not continue."""
        return self.bridge(group).breaks

    def bridge(self, group: str) -> Bridge:
        """What continues for a group when every practice applies and every item was judged."""
        before, after = (
            questionnaire_of(edition=edition, group=group, excluded=frozenset()) for edition in (self.old, self.new)
        )
        return self.bridge_of(before=before, after=after)

    def bridge_of(self, *, before: Questionnaire, after: Questionnaire) -> Bridge:
        """What continues between two questionnaires as they were counted, exclusions and unjudged items left out."""
        past = Past(
            same=self._codes(LinkKind.SAME),
            changed=self._codes(LinkKind.CHANGED),
            same_rules=self.old.rules.answered_share == self.new.rules.answered_share,
        )
        return bridge_between(before=before, after=after, past=past)

    def _codes(self, kind: LinkKind) -> Mapping[str, str]:
        return {link.old: link.new for link in self.links if link.kind is kind and link.old and link.new}
