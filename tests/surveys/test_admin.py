"""The administrator's site: waves to read, nothing of respondents."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from surveys import models
from surveys.admin import WaveAdmin
from surveys.waves.models import Wave


@pytest.mark.parametrize("name", sorted(set(models.__all__) - {"Wave"}))
def test_only_waves_have_a_page_here(name: str) -> None:
    assert not admin.site.is_registered(getattr(models, name))


def test_a_wave_is_only_read_here(rf: RequestFactory) -> None:
    page, request = WaveAdmin(Wave, admin.site), rf.get("/")

    assert not page.has_add_permission(request)
    assert not page.has_change_permission(request)
    assert not page.has_delete_permission(request)
