"""A figure ready for a sentence."""

from reports.diagnostic.wording.seen import Seen


def test_a_figure_ready_to_be_said_is_a_value() -> None:
    assert Seen("Staff", "1.8", "1.7–1.9", 212) == Seen("Staff", "1.8", "1.7–1.9", 212)
