"""Russian grammar that sentences share: the small letter inside a sentence, and listings."""

from collections.abc import Sequence


def small(text: str) -> str:
    """The text for the middle of a sentence: without its capital, unless it opens with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Names one after another, with «и» before the last."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} и {names[-1]}"
