"""A file with units on its way into an agency."""

import uuid

from django.db import models


class FrameImport(models.Model):
    """The file uploaded last for an agency: kept until it is taken over, refused or a day old."""

    class State(models.TextChoices):
        """How far it came; WAITING and ACCEPTED wait for a worker."""

        WAITING = "WAITING"
        CHECKED = "CHECKED"
        FAULTY = "FAULTY"
        ACCEPTED = "ACCEPTED"
        TAKEN = "TAKEN"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """What the button says that takes it over, so that nobody takes over another file than the one they looked at."""
    agency = models.OneToOneField("assessment.Agency", on_delete=models.CASCADE, related_name="+")
    """Whose tree it is to become; another upload takes its place."""
    kind = models.CharField(max_length=5)
    """The end of the file's name; the name itself is not kept."""
    content = models.BinaryField()
    """The file; emptied as soon as it is taken over or refused."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    """Moved by services alone."""
    stage = models.PositiveSmallIntegerField(default=0)
    """How many steps of the work are done, for the bar."""
    findings = models.JSONField(default=dict)
    """What would change, or what is wrong."""
    basis = models.CharField(max_length=64, blank=True)
    """Fingerprint of the tree that it was compared with."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often the work was begun and not ended."""
    claimed_at = models.DateTimeField(null=True)
    """When a worker began; another may begin only some time later."""
    uploaded_at = models.DateTimeField()
    """When it came."""
