"""What was ever released of a wave and a group, as sets of people: never answers, never persons."""

from typing import Any, Never

from django.db import models

from assessment.models.scorecards import Scorecard


class KeptForEver(Exception):
    """Somebody tried to change or remove an entry: what was released cannot be taken back."""


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    """Entries can be found and added, never changed or removed."""

    def update(self, **kwargs: Any) -> Never:
        """Refused: raises KeptForEver."""
        raise KeptForEver

    def delete(self) -> Never:
        """Refused: raises KeptForEver."""
        raise KeptForEver


class LedgerEntry(models.Model):
    """The atoms of a scorecard that could not be worked out from the entries before; all of a wave's are its ledger."""

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="+")
    """The scorecard that was the first to show them."""
    wave = models.UUIDField()
    """Public name of the wave whose sheets are counted."""
    group = models.CharField(max_length=40)
    """The audience's code in the edition."""
    number = models.PositiveSmallIntegerField()
    """Which entry of the wave and group it is, from 1."""
    content = models.JSONField()
    """By unit, how many respondents it has itself and in which atoms they are (audits.released_atoms)."""

    objects = LedgerQuerySet.as_manager()

    class Meta:
        constraints = (
            # Whoever adds beside somebody else has not seen their entry: one of the two fails.
            models.UniqueConstraint(fields=("wave", "group", "number"), name="entries_of_a_ledger_stand_in_a_row"),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.number}"

    def save(self, **kwargs: Any) -> None:
        """Adds the row; raises KeptForEver for one that is already kept."""
        if not self._state.adding:
            raise KeptForEver
        super().save(**kwargs)

    def delete(self, *_: Any, **__: Any) -> Never:
        """Refused: raises KeptForEver."""
        raise KeptForEver
