"""The addresses of all rooms, and the health of the house."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path

from config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("admin/", admin.site.urls),
]
