"""What to do about a wave that cannot be counted."""

from surveys.waves.models import Wave
from surveys.waves.remedies import REMEDIES, remedy


def test_every_hindrance_has_its_remedy() -> None:
    assert set(REMEDIES) == set(Wave.Hindrance)
    assert all(remedy(hindrance) for hindrance in Wave.Hindrance)


def test_without_a_hindrance_there_is_nothing_to_do() -> None:
    assert remedy("") == ""
