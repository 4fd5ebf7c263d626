"""The room reports as a Django application."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Named for Django."""

    name = "reports"
    default_auto_field = "django.db.models.BigAutoField"
