"""Rules about answers: scales that can be counted, and practices and audiences that are asked something."""

from collections.abc import Iterator
from itertools import pairwise

from assessment.library.compiler import fraction, option_codes
from assessment.library.rules.sources import Complaint, Sources

FEWEST, MOST = 2, 11
RESERVED = ("dk", "na")


def option_count(sources: Sources) -> Iterator[Complaint]:
    """A scale has 2 to 11 options: fewer say nothing, more do not fit the byte of an answer."""
    for scale in sources.members("scales"):
        count = len(scale.data["options"])
        if not FEWEST <= count <= MOST:
            message = f"The scale `{scale.data['code']}` has {count} options; allowed are {FEWEST} to {MOST}."
            yield scale.complaint(message, "options")


def reserved_option_code(sources: Sources) -> Iterator[Complaint]:
    """Spreadsheets write `dk` and `na` for answers that are on every scale."""
    for scale in sources.members("scales"):
        for place, code in enumerate(option_codes(scale.data)):
            if code.lower() in RESERVED:
                message = f"The option code `{code}` is kept for do-not-know and not-about-us; take another."
                yield scale.complaint(message, "options", place)


def scores_incomplete(sources: Sources) -> Iterator[Complaint]:
    """Either every option of a scale has its score, or none has and they are spaced evenly."""
    for scale in sources.members("scales"):
        scored = [isinstance(option, dict) and "score" in option for option in scale.data["options"]]
        if any(scored) and not all(scored):
            place = scored.index(False)
            message = f"Option `{option_codes(scale.data)[place]}` has no score while others have; give it one."
            yield scale.complaint(message, "options", place)


def scores_not_rising(sources: Sources) -> Iterator[Complaint]:
    """Scores rise from option to option within 0 to 100; a scale that falls is a matter of reversed items."""
    for scale in sources.members("scales"):
        options = [option for option in scale.data["options"] if isinstance(option, dict) and "score" in option]
        scores = [fraction(option["score"]) for option in options]
        for place, (lower, upper) in enumerate(pairwise(scores), start=1):
            if upper <= lower:
                before, after = options[place - 1]["score"], options[place]["score"]
                message = f"Scores must rise: {after} follows {before}; to turn a scale, use `reversed` on items."
                yield scale.complaint(message, "options", place)
        if scores and scores[-1] > 100:
            yield scale.complaint("Scores lie between 0 and 100.", "options", len(scores) - 1)


def fact_with_scores(sources: Sources) -> Iterator[Complaint]:
    """A scale of facts is never averaged, so a score on it would be lost."""
    for scale in sources.members("scales"):
        scored = any(isinstance(option, dict) and "score" in option for option in scale.data["options"])
        if scored and not scale.data.get("scored", True):
            yield scale.complaint(
                f"The scale of facts `{scale.data['code']}` has scores; strike them or `scored: false`."
            )


def scored_item_without_scores(sources: Sources) -> Iterator[Complaint]:
    """An item that counts needs a scale that counts."""
    for item in sources.items():
        if item.data.get("kind") != "fact" and not _is_scored(sources, item.data["scale"]):
            message = (
                f"Item {item.data['code']} counts, but its scale has no scores; add `kind: fact` or change the scale."
            )
            yield item.complaint(message, "scale")


def reversed_scale_without_scores(sources: Sources) -> Iterator[Complaint]:
    """Turning an item turns its scores; facts have none."""
    for item in sources.items():
        counts = item.data.get("kind") != "fact"
        if item.data.get("reversed") and not (counts and _is_scored(sources, item.data["scale"])):
            yield item.complaint(
                f"Item {item.data['code']} is reversed, but has no scores to turn; strike `reversed`.", "reversed"
            )


def practice_without_items(sources: Sources) -> Iterator[Complaint]:
    """A practice is assessable: at least one of its items counts."""
    for practice in sources.practices():
        if all(item.get("kind") == "fact" for item in practice.data["items"]):
            yield practice.complaint(f"Practice {practice.data['code']} has no item that counts; add one.", "items")


def audience_without_items(sources: Sources) -> Iterator[Complaint]:
    """An audience is asked something, or its questionnaire would be empty."""
    asked = {audience for item in sources.items() for audience in item.data["audiences"]}
    for audience in sources.members("audiences"):
        if audience.data["code"] not in asked:
            yield audience.complaint(
                f"No item is put to the audience `{audience.data['code']}`; add one or strike it.", "code"
            )


def _is_scored(sources: Sources, code: str) -> bool:
    """Unknown scales are another rule's matter."""
    scale = sources.scale(code)
    return scale is None or bool(scale.get("scored", True))
