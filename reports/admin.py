"""Reports in the administration: their state, never their content, and nothing to add or change by hand."""

from django.contrib import admin
from django.http import HttpRequest

from reports.models import Report


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin[Report]):
    """For whoever looks after the machine: what waits, what failed and why."""

    list_display = ("scorecard", "language", "state", "attempts", "error")
    list_filter = ("state", "language")
    fields = ("scorecard", "language", "state", "attempts", "started_at", "error", "pdf_sha256")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports are asked for on the agency's page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """States change through services only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """A report goes with its scorecard."""
        return False
