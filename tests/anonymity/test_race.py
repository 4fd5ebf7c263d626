"""One link, many hands at once: one sheet."""

from pathlib import Path

import pytest

from tests.anonymity.apart import house_apart

pytestmark = pytest.mark.django_db

PREPARE = """
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import open_wave, tokens_of
wave = open_wave(cycle_of(agency_of()))
from pathlib import Path
Path("{file}").write_text("\\n".join(tokens_of(wave, wave.cycle.agency.units.get(), count=20)))
"""
SEND = """
import sys
from surveys.frame.services import TokenUsed
from surveys.intake import sheet_accept
print("ready", flush=True)
sys.stdin.readline()
stored = 0
for token in {tokens}:
    try:
        sheet_accept(token=token, answers={{}})
        stored += 1
    except TokenUsed:
        pass
print(stored)
"""
COUNT = """
import json
from surveys.frame.models import Invitation
from surveys.responses.models import Response
print(json.dumps([Response.objects.count(), Invitation.objects.filter(state="USED").count()]))
"""


def test_processes_that_send_with_the_same_links_at_once_store_one_sheet_for_each(tmp_path: Path) -> None:
    links = tmp_path / "links"
    with house_apart(tmp_path, PREPARE.format(file=links)) as house:
        tokens = links.read_text().splitlines()

        senders = [house.start(SEND.format(tokens=tokens)) for _ in range(3)]
        for sender in senders:
            assert sender.stdout is not None
            assert sender.stdout.readline() == "ready\n"
        stored = [int(sender.communicate("go\n", timeout=120)[0]) for sender in senders]

        assert sum(stored) == 20
        assert house.run(COUNT) == [20, 20]
