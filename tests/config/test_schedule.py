"""Every clock starts a task that exists, and every queue is one the worker listens on."""

from django.conf import settings

from config.celery import app
from config.schedule import BEAT, ROUTES


def test_every_clock_and_route_names_a_task_that_exists() -> None:
    app.loader.import_default_modules()

    named = {clock["task"] for clock in BEAT.values()} | set(ROUTES)

    assert named - set(app.tasks) == set()


def test_every_route_leads_to_a_queue_of_the_worker() -> None:
    assert {route["queue"] for route in ROUTES.values()} <= {queue.name for queue in settings.CELERY_TASK_QUEUES}


def test_a_sweep_in_the_queue_expires_before_the_next() -> None:
    for name, clock in BEAT.items():
        if isinstance(clock["schedule"], float):
            assert clock["options"] == {"expires": clock["schedule"]}, name
