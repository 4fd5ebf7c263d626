"""The back office of superusers: people, agencies and their units. Scorecards are not shown here: they never change."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from assessment.models import Agency, Membership, Unit, User


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """The person's roles."""

    model = Membership
    extra = 0


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    """People who sign in."""

    inlines = (MembershipInline,)


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Agencies."""

    list_display = ("name", "code", "kind")
    search_fields = ("name", "code")


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Parts of agencies."""

    list_display = ("name", "code", "agency", "headcount")
    list_filter = ("agency",)
    search_fields = ("name", "code")
    raw_id_fields = ("parent",)
