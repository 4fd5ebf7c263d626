"""What every language must be able to say of differences."""

from types import ModuleType

import pytest

from assessment.domain.inference.differences import Ground, Verdict, verdict_of
from assessment.domain.waves.bridge import BreakReason
from reports.diagnostic.wording import en_differences, ru_differences
from reports.diagnostic.wording.differences import DifferenceWording, Told
from reports.diagnostic.wording.seen import Seen

LANGUAGES = pytest.mark.parametrize("language", [ru_differences, en_differences])
SAYINGS = [name for name in vars(DifferenceWording) if not name.startswith("_")]
CLAIMS = ("ставят", "стало", "put", "higher", "lower")
"""Words that say that there is a difference."""


def told(ground: Ground, *, points: float = 10.0) -> Told:
    """A difference with everything known."""
    verdict = verdict_of(ground, points=points)
    return Told(verdict, ground, "0.4", "+0.4", "0.1 to 0.7", "+0.1 to +0.7", "+0.1…+0.7", "0.3")


@LANGUAGES
def test_a_language_lacks_nothing(language: ModuleType) -> None:
    assert [name for name in SAYINGS if not hasattr(language, name)] == []


@LANGUAGES
@pytest.mark.parametrize("ground", [ground for ground in Ground if ground is not Ground.MATERIAL])
def test_only_a_proven_difference_is_claimed(language: ModuleType, ground: Ground) -> None:
    seen = Seen("A", "1.0", "", 40)
    claims = [
        language.widest_gap(practice="P", first=seen, second=seen, told=told(ground)),
        language.gap_note(first="A", second="B", told=told(ground)),
        language.change_note(who="A", was="1.0", told=told(ground)),
    ]

    assert [claim for claim in claims if any(word in claim for word in CLAIMS)] == []


@LANGUAGES
@pytest.mark.parametrize("ground", [ground for ground in Ground if verdict_of(ground, points=1) is Verdict.CANNOT_TELL])
def test_what_cannot_be_told_has_a_reason_of_its_own(language: ModuleType, ground: Ground) -> None:
    others = {language.why(other, ()) for other in Ground if other in language._WHY and other is not ground}

    assert language.why(ground, ())
    assert language.why(ground, ()) not in others


@LANGUAGES
@pytest.mark.parametrize("reason", list(BreakReason))
def test_every_break_has_words(language: ModuleType, reason: BreakReason) -> None:
    assert language.broken(reason)
    assert language.broken(reason) in language.broken_note(who="A", reason=reason)
