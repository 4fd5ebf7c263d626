"""The switchboard: settings, clocks, addresses and the start of the product.

The only room that knows every other. Never here: a rule of the method, a table, a word put to a respondent.
"""

from config.celery import app as celery_app

__all__ = ["celery_app"]
