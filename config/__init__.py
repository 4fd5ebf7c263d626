"""The switchboard: settings, clocks, addresses and the start. The only room that knows every other; never a rule of the trade."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
