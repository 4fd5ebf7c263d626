"""From a posted page to words in the PDF: a web process, a real worker with its clock, and nothing run in place."""

import base64
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.embedded import embedded_broker
from tests.anonymity.apart import ROOT, House, house_apart
from tests.factories.pdf import pages_of

pytestmark = [pytest.mark.django_db, pytest.mark.worker, pytest.mark.printing]

PREPARE = """
from datetime import timedelta
from django.core.management import call_command
from django.utils.timezone import now
from surveys.waves.services import headcounts_set, wave_open, wave_schedule
from tests.factories.assessment import agency_of, alice, cycle_of
from tests.factories.surveys import TERMS

call_command("collectstatic", interactive=False, verbosity=0)
cycle = cycle_of(agency_of(name="Агентство переправ"))
alice(cycle.agency)
day = timedelta(days=1)
wave = wave_schedule(cycle=cycle, title="Осень", opens_at=now() - day, closes_at=now() + day, terms=TERMS)
headcounts_set(wave=wave, headcounts={("all", "staff"): 14, ("all", "leaders"): 3})
wave_open(wave=wave, now=now())
"""
ANSWER = """
import json, re
from django.conf import settings
from django.test import Client
from django.utils.timezone import now
from surveys.frame.services import invitation_batch_issue
from surveys.waves.models import Wave
from tests.factories.assessment import PASSWORD

settings.ALLOWED_HOSTS.append("testserver")
wave = Wave.objects.get()
unit = wave.cycle.agency.units.get()
receipts = []
for number, token in enumerate(invitation_batch_issue(wave=wave, unit=unit, group="staff", count=12, now=now()).tokens):
    device = Client()
    page = f"/s/{token}/1/"
    # One goes the whole way, the others leave off after the twelfth practice: more than half, so that they count.
    while "/check/" not in page:
        if number and page.endswith("/13/"):
            page = f"/s/{token}/check/"
            break
        item = re.findall(r'name="([A-F]\\d\\.[a-z])"', device.get(page).text)[0]
        page = device.post(page, {item: "1" if item == "B1.a" else "2", "then": "next"})["Location"]
    receipts += re.findall(r'id="receipt-code"[^>]*>([0-9A-Z-]{19})<', device.post(page).text)
desk = Client()
desk.post("/accounts/sign-in/", {"username": "alice@example.org", "password": PASSWORD})
desk.post(f"/waves/{wave.public_id}/close/")
wave.refresh_from_db()
print(json.dumps([len(set(receipts)), wave.state]))
"""
LOOK = """
import base64, json
from reports.models import Report
report = Report.objects.filter(state="RENDERED").first()
print(json.dumps(base64.b64encode(report.pdf).decode() if report else ""))
"""
PATIENCE_SECONDS = 90


@contextmanager
def worker_in(house: House, broker: str, log: Path) -> Iterator[None]:
    """A worker process with its clock in the house, ended afterwards."""
    command = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "config", "worker", "--beat", "-c", "1"]
    command += ["-Q", "celery,default,mail,scoring,pdf", "-s", str(log.parent / "beat"), "--loglevel", "WARNING"]
    with log.open("wb") as words:
        environment = house.environment | {"REDIS_URL": broker}
        worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=words, stderr=words)
        try:
            yield
        finally:
            worker.terminate()
            worker.wait(timeout=30)


def test_answers_posted_by_people_become_words_in_a_pdf_through_a_real_worker(tmp_path: Path) -> None:
    with house_apart(tmp_path, PREPARE) as house, embedded_broker(folder=tmp_path / "broker") as broker:
        house.environment["REDIS_URL"] = broker
        with worker_in(house, broker, tmp_path / "worker.log"):
            assert house.run(ANSWER) == [12, "CLOSED"]
            pdf = _printed(house, tmp_path / "worker.log")

    pages = pages_of(pdf)
    assert "Агентство переправ" in pages[0]
    assert "Осень" in pages[0]
    assert "Главное на одной странице" in pages[1]
    assert "A1 Знаем и слушаем клиента. Сотрудники — 2,0" in pages[1]
    assert "12 из 14" in " ".join(pages)
    answered_level = "В отдельных подразделениях права исполнителя записаны."  # the level above the one everybody chose
    assert answered_level in " ".join(pages)


def _printed(house: House, log: Path) -> bytes:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found := str(house.run(LOOK)):
            return base64.b64decode(found)
        time.sleep(1)
    raise AssertionError(f"nothing was printed in {PATIENCE_SECONDS} s{os.linesep}{log.read_text()}")
