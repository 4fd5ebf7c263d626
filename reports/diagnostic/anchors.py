"""The edition's text of a level of a practice, where its items are anchored level by level."""

from assessment.domain.edition import Item, ItemKind
from reports.diagnostic.source import Source


def anchor(source: Source, practice: str, level: int) -> str:
    """What the practice looks like at a whole level; empty where the edition does not say it."""
    item = anchored_item(source, practice)
    if item is None:
        return ""
    scores = source.edition.option_scores(item)
    # A reversed item lists its levels from the top.
    ordered = sorted(range(len(scores)), key=lambda place: scores[place] or 0)
    code = source.edition.scales[item.scale].options[ordered[level]].code
    return source.texts.get(f"items/{item.code}/options/{code}")


def anchored_item(source: Source, practice: str) -> Item | None:
    """The practice's only scored item, if it has one option for each level; None otherwise."""
    scored = scored_items(source, practice)
    if len(scored) != 1 or len(source.edition.scales[scored[0].scale].options) != source.top + 1:
        return None
    return scored[0]


def scored_items(source: Source, practice: str) -> list[Item]:
    """The practice's items that enter its score, whoever is asked."""
    return [item for item in source.edition.items if item.practice == practice and item.kind is ItemKind.SCORED]
