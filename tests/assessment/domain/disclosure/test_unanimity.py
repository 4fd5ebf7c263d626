"""Tests of what a small group may say of its answers."""

import pytest

from assessment.domain.disclosure.unanimity import AtLeast, AtMost, Share, ShownShare, stored_share


@pytest.mark.parametrize(
    ("percent", "is_held", "said"),
    [
        (0, True, AtMost(10)),
        (10, True, Share(10)),
        (90, True, Share(90)),
        (100, True, AtLeast(90)),
        (0, False, Share(0)),
        (100, False, Share(100)),
    ],
)
def test_shares_of_few_answers_stop_at_both_ends(percent: int, is_held: bool, said: ShownShare) -> None:
    assert stored_share(percent, is_held=is_held) == said
