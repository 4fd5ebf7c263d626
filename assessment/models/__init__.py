"""The tables of the room."""

from assessment.models.people import User

__all__ = ["User"]
