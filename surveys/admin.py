"""Waves for the administrator's eye, to read only; links, drafts and sheets have no page here and get none."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from surveys.waves.models import Wave


@admin.register(Wave)
class WaveAdmin(admin.ModelAdmin[Wave]):
    """A wave is moved by services alone."""

    list_display = ("title", "cycle", "state", "opened_on", "closed_on", "hindrance", "hindered_at")
    list_filter = ("state", "hindrance")
    list_select_related = ("cycle",)
    search_fields = ("title",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """No."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """No."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """No."""
        return False
