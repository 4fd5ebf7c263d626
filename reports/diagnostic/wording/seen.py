"""A figure ready for a sentence, whatever the language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure ready to be said: whose it is, its level, its interval in words (empty without one), its n."""

    who: str
    level: str
    interval: str
    n: int
