"""The room assessment as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Named for Django."""

    name = "assessment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's checks known; they read models, so they are imported only now."""
        import_module("assessment.checks")
