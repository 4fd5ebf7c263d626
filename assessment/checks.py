"""Checks that Django runs before it serves: editions compile, and no cycle leans on one that is not there."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from assessment import library
from assessment.library.crosswalks import crosswalk_faults
from assessment.library.fingerprints import lock_faults
from assessment.models import Cycle


@register()
def editions_compile(*, app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every edition and crosswalk of the library compiles, and the published editions are unchanged."""
    messages: list[CheckMessage] = []
    for root in library.ROOTS:
        messages += [Error(str(fault), id="assessment.E002") for fault in lock_faults(root)]
    for code in library.editions():
        try:
            library.edition(code)
        except library.EditionRefused as refusal:
            messages.append(Error(str(refusal), hint="Run `manage.py check_library`.", id="assessment.E001"))
    messages += [Error(str(fault), id="assessment.E004") for fault in crosswalk_faults()]
    return messages


@register(Tags.database)
def cycles_have_editions(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every cycle's edition is in the library; asked only of databases that are named and already migrated."""
    messages: list[CheckMessage] = []
    for alias in databases or []:
        if Cycle._meta.db_table not in connections[alias].introspection.table_names():
            continue
        codes = Cycle.objects.using(alias).order_by("edition_code").values_list("edition_code", flat=True).distinct()
        messages += [
            Error(
                f"A cycle was opened with the edition {code}, which is not in the library.",
                hint="Bring the edition's folder back; scorecards and open waves need it.",
                id="assessment.E003",
            )
            for code in codes
            if code not in library.editions()
        ]
    return messages
