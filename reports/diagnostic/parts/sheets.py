"""The sheets behind the figures: how many came in and count, what uniform ones change, and what an answer weighs."""

from assessment.domain.figures import Shown, Weighting
from assessment.domain.reliability.quality import Uniform
from assessment.domain.scorecards.comparison import OVERALL
from reports.diagnostic import notation
from reports.diagnostic.document import Listing
from reports.diagnostic.source import Source
from reports.diagnostic.wording.release import release_in
from reports.diagnostic.wording.weighed import Weighed


def sheets(source: Source) -> Listing:
    """Sentences on each group that is shown at the agency; of the others nothing."""
    words = release_in(source.language)
    counted = _counted(source)
    rule = [words.counts_rule(share=words.part_of(source.edition.rules.answered_share))] if counted else []
    uniform = [
        _uniform(source, group, quality.uniform, quality.valid)
        for group, quality in source.card.quality.items()
        if quality.uniform is not None
    ]
    return Listing(words.terms["sheets"], (*counted, *rule, *uniform, *_weighed(source), words.silent()))


def _counted(source: Source) -> list[str]:
    words = release_in(source.language)
    return [
        words.counts(group=source.group(group), submitted=quality.submitted, valid=quality.valid)
        for group, quality in source.card.quality.items()
    ]


def _uniform(source: Source, group: str, uniform: Uniform, valid: int) -> str:
    return release_in(source.language).uniform(
        group=source.group(group),
        sheets=uniform.sheets,
        share=notation.percent(uniform.sheets, valid, language=source.language),
        points=notation.decimal(abs(uniform.points), language=source.language),
        is_higher=uniform.points > 0,
        noteworthy=uniform.noteworthy,
    )


def _weighed(source: Source) -> list[str]:
    """How parts are put together at the agency; groups of which the same holds in one sentence."""
    words, groups = release_in(source.language), source.scored_groups
    alike: dict[Weighed, list[str]] = {}
    for group in groups:
        figure = source.shown(group, OVERALL)
        if figure is not None:
            alike.setdefault(_weight(source, group, figure), []).append(source.group(group))
    return [words.weighed(groups=names, how=how) for how, names in alike.items()]


def _weight(source: Source, group: str, figure: Shown) -> Weighed:
    if figure.weighting is Weighting.HEADCOUNT:
        return Weighed.BY_PEOPLE
    if source.card.headcount(group, source.card.root) is None:
        return Weighed.UNKNOWN
    # A scorecard of the first form weighted nobody; a later one does so only where weights are too uneven.
    return Weighed.UNEVEN if source.card.release else Weighed.EQUALLY
