"""The addresses of the room."""

from django.urls import path

from reports import views

urlpatterns = [
    path("reports/<uuid:report>/", views.report, name="report"),
    path("reports/<uuid:report>/pdf/", views.report_pdf, name="report_pdf"),
    path("reports/<uuid:report>/release/", views.report_release_to_leaders, name="report_release"),
    path("scorecards/<uuid:scorecard>/reports/", views.report_open, name="report_open"),
]
