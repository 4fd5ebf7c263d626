"""The room assessment as a Django application."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Named for Django."""

    name = "assessment"
    default_auto_field = "django.db.models.BigAutoField"
