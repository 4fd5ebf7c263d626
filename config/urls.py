"""The addresses of all rooms, the choice of language, and the health of the house."""

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from config.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("", include("assessment.urls")),
    path("", include("surveys.urls")),
    path("", include("reports.urls")),
]
