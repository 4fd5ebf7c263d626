"""Makes an open wave of the published edition and some links, and prints the links as JSON."""

import json

from django.utils.timezone import now

from surveys.drafts.seal import DraftContent, size_for
from surveys.drafts.services import draft_keep
from surveys.frame.services import invitation_batch_issue
from surveys.waves.selectors import pinned_edition
from tests.bench.agencies import wave_made

EDITION = "clientocracy-2026.1"
LINKS = 60


def invite() -> str:
    """Links of one unit, each with half a questionnaire filled."""
    wave, units = wave_made(edition=EDITION, units=20, people=LINKS)
    batch = invitation_batch_issue(wave=wave, unit=units[-1], group="staff", count=LINKS, now=now())
    edition = pinned_edition(wave)
    items = edition.items_for("staff")
    answers = {item.code: edition.scales[item.scale].options[2].code for item in items[: len(items) // 2]}
    for token in batch.tokens:
        content = DraftContent(page=2, answers=answers, language="ru")
        draft_keep(token=token, wave_id=wave.pk, content=content, size=size_for(edition))
    return json.dumps({"tokens": batch.tokens, "items": [item.code for item in items]})
