"""The Celery application: settings under CELERY_, tasks found in the rooms."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Processes share the cores already: matrix products on threads of their own made counting ten times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

app = Celery("clientocracy")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
