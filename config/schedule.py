"""Every clock of the product, and the queue of every task."""

from typing import Any

from celery.schedules import crontab

# State in the database is the queue: these sweeps find what there is to do, also after a broker lost everything.
BEAT: dict[str, dict[str, Any]] = {
    "close the waves that are due": {"task": "surveys.tasks.close_due_waves", "schedule": 60.0},
    "score the closed waves": {"task": "surveys.tasks.score_closed_waves", "schedule": 10.0},
    "print the missing reports": {"task": "reports.tasks.render_missing_reports", "schedule": 10.0},
    "read the files with units": {"task": "surveys.tasks.read_waiting_imports", "schedule": 10.0},
    "blur the order of arrival": {"task": "surveys.tasks.rewrite_traces", "schedule": 300.0},
    "part old links from their marks": {"task": "surveys.tasks.forget_links", "schedule": crontab(hour=3, minute=40)},
    "destroy the drafts that expired": {"task": "surveys.tasks.purge_drafts", "schedule": crontab(hour=3, minute=30)},
    "drop files with units after a day": {"task": "surveys.tasks.purge_imports", "schedule": 600.0},
}

# A sweep that waited longer than the next one is due has nothing left to find.
for _clock in BEAT.values():
    if isinstance(_clock["schedule"], float):
        _clock["options"] = {"expires": _clock["schedule"]}

ROUTES: dict[str, dict[str, str]] = {
    "surveys.tasks.score_wave": {"queue": "scoring"},
    "surveys.tasks.score_closed_waves": {"queue": "scoring"},
    "reports.tasks.render_report": {"queue": "pdf"},
}
