"""One link, many hands at once: one sheet, and one receipt for a form that is sent twice."""

import json
from pathlib import Path

import pytest

from tests.anonymity.apart import House, house_apart

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
SHOW = """
from tests.anonymity.clicks import forms_of
forms = forms_of(wave, Path("{file}").read_text().splitlines())
Path("{file}").write_text("\\n".join(" ".join(form) for form in forms))
"""
CLICK = """
import json, sys
from tests.anonymity.clicks import click
print("ready", flush=True)
sys.stdin.readline()
print(json.dumps([click(token, offer) for token, offer in {forms}]))
"""
TYPE = """
import sys
from surveys.frame.paper import PaperFormUsed
from surveys.intake import paper_sheet_type
from surveys.waves.models import Wave
wave = Wave.objects.get()
unit = wave.cycle.agency.units.get().pk
print("ready", flush=True)
sys.stdin.readline()
stored = 0
for form in {forms}:
    try:
        paper_sheet_type(wave=wave, form=form, unit_id=unit, group="staff", answers={{}})
        stored += 1
    except PaperFormUsed:
        pass
print(stored)
"""
COUNT_PAPER = """
import json
from surveys.frame.models import PaperCount, PaperForm
from surveys.responses.models import Response
print(json.dumps([Response.objects.count(), PaperCount.objects.get().sheets, PaperForm.objects.count()]))
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

        stored = at_once(house, SEND.format(tokens=tokens))

        assert sum(map(int, stored)) == 20
        assert house.run(COUNT) == [20, 20]


def test_clicks_on_the_same_forms_at_once_store_one_sheet_for_each_and_all_show_its_receipt(tmp_path: Path) -> None:
    links = tmp_path / "links"
    with house_apart(tmp_path, PREPARE.format(file=links) + SHOW.format(file=links)) as house:
        forms = [tuple(line.split()) for line in links.read_text().splitlines()]

        shown = [json.loads(printed) for printed in at_once(house, CLICK.format(forms=forms))]

        assert shown == [[offer.partition(".")[0] for _, offer in forms]] * 3
        assert house.run(COUNT) == [20, 20]


def test_the_same_forms_for_paper_sent_at_once_store_one_sheet_each(tmp_path: Path) -> None:
    names = tmp_path / "forms"
    shown = (
        "from surveys.frame.paper import paper_form_new\n"
        f'Path("{names}").write_text("\\n".join(paper_form_new(wave=wave) for _ in range(20)))'
    )
    with house_apart(tmp_path, PREPARE.format(file=tmp_path / "links") + shown) as house:
        stored = at_once(house, TYPE.format(forms=names.read_text().splitlines()))

        assert sum(map(int, stored)) == 20
        assert house.run(COUNT_PAPER) == [20, 20, 0]


def at_once(house: House, code: str) -> list[str]:
    """What three processes print that do the same at the same moment."""
    senders = [house.start(code) for _ in range(3)]
    for sender in senders:
        assert sender.stdout is not None
        assert sender.stdout.readline() == "ready\n"
    for sender in senders:
        assert sender.stdin is not None
        sender.stdin.write("go\n")
        sender.stdin.flush()
    return [sender.communicate(timeout=120)[0] for sender in senders]
