"""A half-filled sheet that the database alone cannot open."""

from django.db import models


class Draft(models.Model):
    """Sealed bytes under a name that only the holder of the link can work out."""

    locator = models.BinaryField(primary_key=True, max_length=32)
    """Derived one way from the token; not the hash kept with the invitation."""
    wave = models.ForeignKey("surveys.Wave", on_delete=models.CASCADE, related_name="+")
    """Only to know when it must go: with the closing of the wave."""
    sealed = models.BinaryField()
    """Nonce and ciphertext, as long for an empty sheet as for a full one."""
