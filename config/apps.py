"""The switchboard as a Django application, and which static files are left at home."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class SwitchboardConfig(AppConfig):
    """Known to Django for its commands, templates and checks; it has no tables."""

    name = "config"


class StaticConfig(StaticFilesConfig):
    """Of Bootstrap only the compiled stylesheet is served; its fifteen variants stay in the package."""

    ignore_patterns = ["CVS", ".*", "*~", "bootstrap-*", "bootstrap.css*", "*.rtl.*"]
