"""The room surveys as a Django application."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Named for Django."""

    name = "surveys"
    default_auto_field = "django.db.models.BigAutoField"
