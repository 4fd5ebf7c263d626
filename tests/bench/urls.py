"""The addresses of the product, and the view that pages are compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from assessment.models import Agency


def one_query(request: HttpRequest) -> HttpResponse:
    """One row of one table, past the same middleware."""
    return HttpResponse(Agency.objects.values_list("name", flat=True)[0])


urlpatterns = [path("one-query/", one_query), path("", include("config.urls"))]
