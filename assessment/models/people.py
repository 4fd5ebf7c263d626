"""People who sign in: staff of agencies and of the method, never respondents."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who signs in."""
